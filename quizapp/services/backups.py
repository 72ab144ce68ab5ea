"""Copies of the collection: made, listed, put back; and the look for damage."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.domain.errors import CollectionError, NotFoundError
from quizapp.domain.work import Progress, Work
from quizapp.paths import Paths
from quizapp.services.collection import open_collection
from quizapp.store import backup
from quizapp.store.backup import Backup, Contents
from quizapp.store.lock import Lock
from quizapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup with what it holds; nothing where it cannot be read."""

    backup: Backup
    contents: Contents | None


def kept(paths: Paths) -> tuple[Kept, ...]:
    """Return the backups that there are, the newest first."""
    return tuple(
        Kept(each, _contents(each.path)) for each in backup.backups(paths.backups)
    )


def back_up(paths: Paths, now: datetime, target: Path | None = None) -> Path:
    """Write a backup, to the backups folder where no file is named; return its path.

    Raises:
        NotFoundError: There is no collection yet.
        CollectionError: It cannot be read, or the backup cannot be written.
    """
    _require(paths)
    if target is not None:
        return backup.copy(paths.collection, target)
    return backup.back_up(paths.collection, paths.backups, now)


def restore(paths: Paths, source: Path, now: datetime) -> Path | None:
    """Put a backup in the collection's place; return where the old one was put.

    Raises:
        BusyError: The collection is in use.
        DamagedError: The backup is not sound; nothing was changed.
    """
    lock = Lock(paths.lock)
    try:
        return put_back(paths, source, now)
    finally:
        lock.release()


def put_back(paths: Paths, source: Path, now: datetime) -> Path | None:
    """Do as restore does, for who has locked the collection and closed it.

    Raises:
        DamagedError: The backup is not sound; nothing was changed.
    """
    return backup.restore(source, paths.collection, now)


def _contents(path: Path) -> Contents | None:
    try:
        return backup.contents(path)
    except CollectionError:
        return None


def check(paths: Paths, now: datetime) -> tuple[str, ...]:
    """Return what is wrong with the collection, or nothing."""
    _require(paths)
    with closing(open_collection(paths, now, write=False)) as collection:
        problems = collection.store.quick_check()
        with collection.store.read() as tx:
            miscounted = tx.counts.recount()
    return (*problems, *(f"a count is wrong: {each}" for each in miscounted))


def look_after(store: Store, paths: Paths, now: datetime) -> Work[tuple[str, ...]]:
    """Check a collection that was not closed properly, then make the daily backup.

    Returns what is wrong with the collection; one that is damaged is not backed up.
    """
    yield Progress(0, 2, "checking")
    problems = store.quick_check() if store.needs_check else ()
    yield Progress(1, 2, "backing up")
    if not problems:
        backup.daily_backup(paths.collection, paths.backups, now)
    return problems


def _require(paths: Paths) -> None:
    if not paths.collection.exists():
        raise NotFoundError(
            "there is no collection yet",
            where=str(paths.collection),
            remedy="It is made when the app is opened for the first time.",
        )
