"""Processes that are killed and disks that are full lose nothing that was saved."""

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from quizapp.domain.errors import CollectionError
from quizapp.domain.ids import ReviewId
from quizapp.store.store import Store, open_store
from tests.factories import BANK, LEARNER, NOW, a_card, a_question


@pytest.mark.parametrize("seconds", [0.02, 0.15, 0.4])
def test_a_killed_process_loses_no_review_that_it_told_of(
    stocked: Store, seconds: float
) -> None:
    questions = [a_question(stem=f"{n}?") for n in range(5)]
    with stocked.write() as tx:
        tx.questions.add(*questions)
        tx.cards.add(*map(a_card, questions))
    stocked.close()
    command = [sys.executable, "-m", "tests.store.writer", str(stocked.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        first = process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        told = [first, *process.stdout.read().splitlines(keepends=True)]
    saved = [ReviewId(line.strip()) for line in told if line.endswith("\n")]
    store = open_store(stocked.path, now=NOW)
    assert store.needs_check
    assert store.quick_check() == ()
    with store.read() as tx:
        assert len(tx.reviews.get_many(saved)) == len(saved) > 0
        log = [
            r for c in tx.cards.of_bank(BANK, LEARNER) for r in tx.reviews.of_card(c.id)
        ]
        # At most the one it was killed over came without being told of.
        assert len(saved) <= len(log) <= len(saved) + 1
        assert sorted(review.seq for review in log) == list(range(1, len(log) + 1))
        assert tx.counts.recount() == ()
    store.close()
    with closing(sqlite3.connect(stocked.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_full_disk_is_told_and_nothing_half_is_saved(stocked: Store) -> None:
    with stocked.write() as tx:  # the database may not grow by more than this
        query = "SELECT page_count FROM pragma_page_count"
        (pages,) = tx._connection.exec_driver_sql(query).one()  # noqa: SLF001
        tx._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")  # noqa: SLF001
    with pytest.raises(CollectionError, match="disk is full"), stocked.write() as tx:
        tx.questions.add(*(a_question(feedback="long " * 200) for _ in range(50)))
    with stocked.write() as tx:
        assert tx.questions.count(BANK) == 0
        tx.questions.add(a_question())
    with stocked.read() as tx:
        assert tx.questions.count(BANK) == 1


def test_a_disk_that_fails_is_told(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from quizapp.domain.errors import CollectionError\n"
        "from quizapp.store.store import open_store\n"
        "from tests.factories import *\n"
        "store = open_store(Path(sys.argv[1]), now=NOW)\n"
        "with store.write() as tx: tx.banks.add(a_bank())\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "try:\n"
        "    with store.write() as tx:\n"
        "        many = (a_question(feedback='x' * 999) for _ in range(900))\n"
        "        tx.questions.add(*many)\n"
        "except CollectionError as error: print(error)\n"
        "with store.read() as tx: print(tx.questions.count(BANK))\n"
        "store.close()\n"
    )
    path = tmp_path / "collection.db"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    told, left = done.stdout.splitlines()
    assert "Nothing of this was saved" in told
    assert left == "0"
    store = open_store(path, now=NOW)
    assert store.quick_check() == ()
    store.close()
