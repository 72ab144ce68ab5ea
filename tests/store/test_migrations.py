import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.domain.errors import CollectionError
from quizapp.store.backup import backups
from quizapp.store.migrations import _HERE
from quizapp.store.schema import APPLICATION_ID, VERSION
from quizapp.store.store import open_store
from tests.factories import NOW
from tests.store.freeze import schema_of

KEPT = sorted((Path(__file__).parents[1] / "data" / "collections").glob("*.db"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A collection from before the first step: nothing is in it."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    return path


def test_a_collection_brought_up_equals_a_new_one(empty: Path, tmp_path: Path) -> None:
    open_store(empty, now=NOW).close()
    open_store(tmp_path / "new.db", now=NOW).close()
    assert schema_of(empty) == schema_of(tmp_path / "new.db")


def test_it_is_backed_up_first(empty: Path, tmp_path: Path) -> None:
    open_store(empty, now=NOW, backups=tmp_path / "backups").close()
    (kept,) = backups(tmp_path / "backups")
    assert kept.label == "before-update"
    assert "cards" not in schema_of(kept.path)


def test_it_is_stamped(empty: Path) -> None:
    open_store(empty, now=NOW).close()
    with closing(sqlite3.connect(empty)) as connection:
        (version,) = connection.execute("SELECT version_num FROM alembic_version")
    assert version == (f"{VERSION:04}",)


def test_a_step_that_fails_leaves_the_collection_as_it_was(empty: Path) -> None:
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("CREATE TABLE reviews (id INTEGER PRIMARY KEY)")
    before = schema_of(empty)
    with pytest.raises(CollectionError, match=r"as it was; a backup of it is .*before"):
        open_store(empty, now=NOW)
    assert schema_of(empty) == before


def test_the_steps_end_at_this_version() -> None:
    names = [path.stem for path in (_HERE / "versions").glob("step_*.py")]
    assert max(names) == f"step_{VERSION:04}"


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_a_collection_of_each_release_opens(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    store = open_store(path, now=NOW)
    assert store.quick_check() == ()
    with store.read() as tx:
        (bank,) = tx.banks.all()
        questions = tx.questions.of_bank(bank.id)
        (learner,) = tx.learners.all()
        cards = list(tx.cards.of_bank(bank.id, learner.id))
        assert len(questions) == len(cards) == 3
        assert [r.seq for c in cards for r in tx.reviews.of_card(c.id)] == [1]
        assert tx.counts.recount() == ()
        (article,) = tx.articles.of_bank(bank.id)
        assert tx.articles.banks_about(article) == (bank.id,)
    store.close()


def test_collections_are_kept() -> None:
    assert KEPT


def test_opening_what_is_up_to_date_imports_little(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    open_store(path, now=NOW).close()
    code = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path;"
        "from quizapp.store.store import open_store;"
        f"open_store(Path({str(path)!r}), now=datetime.now(UTC)).close();"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    heavy = {"sqlalchemy.orm", "alembic", "numpy", "spacy", "fsrs", "PySide6"}
    assert not imported & heavy
