"""Files that cannot be opened or are not what they should be."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.domain.errors import BusyError, CollectionError, DamagedError
from quizapp.store.backup import back_up
from quizapp.store.schema import VERSION
from quizapp.store.store import Store, open_store
from tests.factories import BANK, NOW, a_bank, a_learner, a_question


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed collection with 300 questions."""
    path = tmp_path / "collection.db"
    store = open_store(path, now=NOW)
    with store.write() as tx:
        tx.learners.add(a_learner())
        tx.banks.add(a_bank())
        tx.questions.add(*(a_question(stem=f"{n}?" * 40) for n in range(300)))
    store.close()
    return path


def crash(path: Path, code: str = "") -> None:
    """Write to a collection in a process that ends without closing it."""
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from quizapp.store.store import open_store\n"
        "from tests.factories import *\n"
        "store = open_store(Path(sys.argv[1]), now=NOW)\n"
        "with store.write() as tx:\n"
        "    tx.questions.add(a_question(stem='The last one'))\n"
        f"{code}\nos._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert done.returncode == 9


def crash_and_lose_the_log(path: Path) -> None:
    crash(path, "store.checkpoint()")
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink()


def test_closing_leaves_one_file(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert not _opened_and_closed(path)


def test_a_crash_is_noticed_and_the_file_checked_before_the_first_write(
    path: Path,
) -> None:
    crash(path)
    store = open_store(path, now=NOW)
    assert store.needs_check
    with store.write() as tx:
        assert tx.questions.count(BANK) == 301
    assert not store.needs_check
    store.close()
    assert not _opened_and_closed(path)


def test_a_crash_is_noticed_when_the_log_was_moved_in_or_lost(path: Path) -> None:
    crash_and_lose_the_log(path)
    store = open_store(path, now=NOW)
    assert store.needs_check
    assert store.quick_check() == ()
    assert not store.needs_check
    store.close()


def test_a_damaged_page_is_found_and_nothing_is_written(path: Path) -> None:
    kept = back_up(path, path.parent / "backups", NOW)
    crash_and_lose_the_log(path)  # it would mend the pages that it holds
    _damage(path)
    content = path.read_bytes()
    store = open_store(path, now=NOW, backups=path.parent / "backups")
    with pytest.raises(DamagedError, match="left as it is") as raised, store.write():
        pytest.fail("a damaged file was written to")
    assert str(kept) in raised.value.remedy
    assert store.quick_check() != ()
    store.close()
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"not a database" * 99, b"SQLite format 3\0" * 99])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_left_as_it_is(
    tmp_path: Path, content: bytes, read_only: bool
) -> None:
    path = tmp_path / "collection.db"
    path.write_bytes(content)
    with pytest.raises(DamagedError, match="There is no backup"):
        open_store(path, now=NOW, backups=tmp_path / "none", read_only=read_only)
    assert path.read_bytes() == content


def test_a_truncated_file_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 9])
    with pytest.raises(DamagedError):
        _read_all(path)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id)")
    content = path.read_bytes()
    with pytest.raises(CollectionError, match="another program"):
        open_store(path, now=NOW)
    assert path.read_bytes() == content


def test_a_collection_of_a_later_version_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0907'")
        connection.commit()
    content = path.read_bytes()
    both = rf"version 907, .*up to {VERSION}\. Nothing was changed"
    for read_only in (True, False):
        with pytest.raises(CollectionError, match=both):
            open_store(path, now=NOW, read_only=read_only)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_collection(tmp_path: Path) -> None:
    (tmp_path / "collection.db").touch()
    store = open_store(tmp_path / "collection.db", now=NOW)
    assert store.path == tmp_path / "collection.db"
    store.close()


@pytest.mark.parametrize("below", ["file/collection.db", "missing/collection.db"])
def test_a_path_that_cannot_be_is_said_so(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CollectionError, match="cannot be opened"):
        open_store(tmp_path / below, now=NOW)


def test_reading_only(path: Path) -> None:
    store = open_store(path, now=NOW, read_only=True)
    with store.read() as tx:
        assert tx.questions.count(BANK) == 300
    with pytest.raises(CollectionError, match="for reading only"), store.write():
        pytest.fail("it was written to")
    store.checkpoint()
    store.close()


@pytest.fixture
def frozen(path: Path) -> Iterator[Path]:
    """A collection in a folder that not even root may write to."""
    both = [str(path), str(path.parent)]
    chattr = shutil.which("chattr")
    if not chattr or subprocess.run([chattr, "+i", *both], check=False).returncode:
        pytest.skip("files cannot be made immutable here")
    yield path
    subprocess.run([chattr, "-i", *both], check=True)


def test_a_folder_that_cannot_be_written_to_can_be_read(frozen: Path) -> None:
    store = open_store(frozen, now=NOW, read_only=True)
    with store.read() as tx:
        assert tx.questions.count(BANK) == 300
    store.close()
    with pytest.raises(CollectionError, match="may be written to"):
        open_store(frozen, now=NOW)


def test_reading_beside_a_writer(path: Path) -> None:
    writer = open_store(path, now=NOW)
    reader = open_store(path, now=NOW, read_only=True)
    with writer.write() as tx:
        tx.questions.add(a_question())
        with reader.read() as seen:
            assert seen.questions.count(BANK) == 300
    with reader.read() as seen:
        assert seen.questions.count(BANK) == 301
    reader.close()
    writer.close()


def test_two_writers_take_turns_or_are_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.store.connections.WAIT_SECONDS", 0.05)
    first, second = open_store(path, now=NOW), open_store(path, now=NOW)
    with first.write():
        with pytest.raises(BusyError, match="in use"), second.write():
            pytest.fail("two wrote at once")
        with pytest.raises(BusyError), first.write():
            pytest.fail("two wrote at once")
    with second.write() as tx:
        tx.questions.add(a_question())
    second.close()
    first.close()


def test_many_threads_read_and_write(path: Path) -> None:
    store = open_store(path, now=NOW)
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(20):
                with store.write() as tx:
                    tx.questions.add(a_question())
                with store.read() as tx:
                    tx.questions.listings(BANK, 0, 10)
        except BaseException as error:  # noqa: BLE001 - told by the test's thread
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    store.checkpoint()
    with store.read() as tx:
        assert tx.questions.count(BANK) == 420
    store.close()


def _read_all(path: Path) -> None:
    with closing(open_store(path, now=NOW)) as store, store.read() as tx:
        tx.questions.of_bank(BANK)


def _opened_and_closed(path: Path) -> bool:
    store: Store = open_store(path, now=NOW)
    needed = store.needs_check
    store.close()
    return needed


def _damage(path: Path) -> None:
    """Write nonsense over the first page of the questions."""
    where = "SELECT rootpage FROM sqlite_schema WHERE name = 'questions'"
    uri = f"{path.as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        ((page,),) = connection.execute(where)
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xa5" * 4096)


def test_nothing_is_written_to_a_collection_that_was_taken_away(path: Path) -> None:
    store = open_store(path, now=NOW)
    kept = path.rename(path.with_name("elsewhere.db"))
    with (
        pytest.raises(CollectionError, match=r"moved or removed .* Nothing of this"),
        store.write() as tx,
    ):
        tx.questions.add(a_question())
    kept.rename(path)
    with store.write() as tx:
        tx.questions.add(a_question(stem="Written when it was back"))
    store.close()
    assert _last_stem(path) == "Written when it was back"


def test_nothing_is_written_when_another_file_has_taken_the_place(path: Path) -> None:
    other = shutil.copy(path, path.with_name("other.db"))
    store = open_store(path, now=NOW)
    Path(other).replace(path)
    before = path.read_bytes()
    with (
        pytest.raises(CollectionError, match="another file stands"),
        store.write() as tx,
    ):
        tx.questions.add(a_question())
    store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    ["DROP TABLE alembic_version", "UPDATE alembic_version SET version_num = 'one'"],
)
def test_a_collection_that_does_not_say_its_version_is_left_alone(
    path: Path, damage: str
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(DamagedError, match=r"which version .* restore FILE"):
            open_store(path, now=NOW, read_only=read_only)
    assert path.read_bytes() == before


def _last_stem(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT stem FROM questions ORDER BY id DESC LIMIT 1"
        return str(connection.execute(query).fetchone()[0])
