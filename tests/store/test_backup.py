import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.domain.errors import CollectionError, DamagedError
from quizapp.store import backup
from quizapp.store.store import Store, open_store
from tests.factories import BANK, NOW, a_question


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def stems(path: Path) -> list[str]:
    store = open_store(path, now=NOW)
    with store.read() as tx:
        found = [question.stem for question in tx.questions.of_bank(BANK)]
    store.close()
    return found


def add(store: Store, stem: str) -> None:
    with store.write() as tx:
        tx.questions.add(a_question(stem=stem))


def device_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT uuid FROM devices ORDER BY id DESC LIMIT 1"
        return str(connection.execute(query).fetchone()[0])


def test_a_backup_of_an_open_collection_is_whole(stocked: Store, folder: Path) -> None:
    add(stocked, "In the log?")
    path = backup.back_up(stocked.path, folder, NOW, "before-import")
    (found,) = backup.backups(folder)
    assert found == backup.Backup(path, NOW, path.stat().st_size, "before-import")
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert stems(path) == ["In the log?"]


def test_one_backup_a_day_is_made(stocked: Store, folder: Path) -> None:
    first = backup.daily_backup(stocked.path, folder, NOW)
    assert first is not None
    assert backup.daily_backup(stocked.path, folder, NOW + timedelta(hours=2)) is None
    second = backup.daily_backup(stocked.path, folder, NOW + timedelta(days=1))
    assert [each.path for each in backup.backups(folder)] == [second, first]


def test_older_backups_are_thinned_out(stocked: Store, folder: Path) -> None:
    backup.back_up(stocked.path, folder, NOW - timedelta(days=390), "before-update")
    for days in range(400, 0, -1):
        made = f"collection-{NOW - timedelta(days=days):%Y-%m-%dT%H%M%S}.db"
        (folder / made).touch()
    backup.daily_backup(stocked.path, folder, NOW)
    ages = [(NOW - each.made).days for each in backup.backups(folder)]
    assert ages[:8] == list(range(8))
    assert 390 in ages
    weekly = [age for age in ages if 7 < age <= 56]
    assert 7 <= len(weekly) <= 8
    assert 11 <= len([age for age in ages if age > 56]) <= 14
    assert [each.label for each in backup.backups(folder)].count("before-update") == 1


def test_a_folder_may_hold_other_files(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.db").touch()
    assert backup.backups(folder) == ()
    assert backup.newest_good(folder) is None
    assert backup.newest_good(None) is None


def test_the_newest_good_backup_is_one_that_is_sound(
    stocked: Store, folder: Path
) -> None:
    good = backup.back_up(stocked.path, folder, NOW - timedelta(days=2))
    later = backup.back_up(stocked.path, folder, NOW - timedelta(days=1))
    later.write_bytes(later.read_bytes()[:5000])
    (folder / f"collection-{NOW:%Y-%m-%dT%H%M%S}.db").touch()
    assert backup.newest_good(folder) == good


def test_restoring_keeps_the_replaced_one_and_becomes_a_new_device(
    stocked: Store, folder: Path
) -> None:
    add(stocked, "Before?")
    path = backup.back_up(stocked.path, folder, NOW)
    add(stocked, "After?")
    stocked.close()
    device = device_of(stocked.path)
    aside = backup.restore(path, stocked.path, NOW)
    assert aside is not None
    assert stems(stocked.path) == ["Before?"]
    assert stems(aside) == ["Before?", "After?"]
    assert device_of(stocked.path) != device
    assert device_of(path) == device


def test_restoring_over_a_damaged_collection(stocked: Store, folder: Path) -> None:
    add(stocked, "Before?")
    path = backup.back_up(stocked.path, folder, NOW)
    stocked.close()
    stocked.path.write_bytes(b"nonsense" * 900)
    stocked.path.with_name("collection.db-wal").write_bytes(b"nonsense" * 900)
    aside = backup.restore(path, stocked.path, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"nonsense" * 900
    assert stems(stocked.path) == ["Before?"]


def test_restoring_where_there_is_none(stocked: Store, folder: Path) -> None:
    path = backup.back_up(stocked.path, folder, NOW)
    target = stocked.path.with_name("fresh.db")
    assert backup.restore(path, target, NOW) is None
    assert stems(target) == []


@pytest.mark.parametrize("content", [b"", b"nonsense" * 900])
def test_a_backup_that_is_not_sound_is_not_restored(
    stocked: Store, tmp_path: Path, content: bytes
) -> None:
    stocked.close()
    before = stocked.path.read_bytes()
    (tmp_path / "bad.db").write_bytes(content)
    with pytest.raises(DamagedError, match=r"not sound .* Nothing was changed"):
        backup.restore(tmp_path / "bad.db", stocked.path, NOW)
    assert stocked.path.read_bytes() == before


@pytest.mark.parametrize("step", ["_copy", "_become_new_device", "_keep_aside", "_put"])
def test_a_restore_that_is_cut_short_leaves_the_old_one(
    stocked: Store, folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backup.back_up(stocked.path, folder, NOW)
    add(stocked, "After?")
    stocked.close()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(backup, step, cut)
        with pytest.raises(KeyboardInterrupt):
            backup.restore(path, stocked.path, NOW)
    assert stems(stocked.path) == ["After?"]
    backup.restore(path, stocked.path, NOW)
    assert stems(stocked.path) == []


def test_a_backup_that_cannot_be_written_leaves_nothing(
    stocked: Store, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CollectionError):
        backup.back_up(stocked.path, tmp_path / "file", NOW)
    with pytest.raises(CollectionError):
        backup.copy(stocked.path, tmp_path / "missing" / "copy.db")
    with pytest.raises(CollectionError):
        backup.copy(tmp_path / "missing.db", tmp_path / "copy.db")
    assert not list(tmp_path.glob("*copy*"))


def test_a_backup_is_not_written_over_the_collection(
    stocked: Store, tmp_path: Path
) -> None:
    (tmp_path / "link.db").symlink_to(stocked.path)
    for target in (stocked.path, tmp_path / "link.db"):
        with pytest.raises(CollectionError, match="collection itself"):
            backup.copy(stocked.path, target)
    add(stocked, "After?")
    stocked.close()
    assert stems(stocked.path) == ["After?"]


def test_a_place_that_a_backup_cannot_have_is_named(
    stocked: Store, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "folder", tmp_path / "missing" / "copy.db"):
        with pytest.raises(CollectionError, match="Choose another") as caught:
            backup.copy(stocked.path, target)
        assert caught.value.where == str(target)
