"""Backups of a collection: made, listed, thinned out and restored."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from quizapp.domain.errors import CollectionError, DamagedError
from quizapp.domain.ids import new_id
from quizapp.store.connections import connect
from quizapp.store.faults import told
from quizapp.store.inspection import problems
from quizapp.store.media import Media, names_in

_STAMP = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(r".+?-(\d{4}-\d\d-\d\dT\d{6})(?:-([a-z][a-z0-9-]*))?\.db")
_DAYS_KEPT = 7
_WEEKS_KEPT = 8
_COUNTED = (
    "banks WHERE removed = 0",
    "questions WHERE removed = 0",
    "reviews WHERE rating IS NOT NULL",
)
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup; label says what it was made before, and is empty for a daily one."""

    path: Path
    made: datetime
    size: int
    label: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a collection holds, in numbers."""

    banks: int
    questions: int
    reviews: int


def back_up(collection: Path, folder: Path, now: datetime, label: str = "") -> Path:
    """Write a backup into a folder and return its path; the collection may be open.

    Raises:
        CollectionError: It cannot be read, or there is no room for the backup.
    """
    name = f"{collection.stem}-{now:{_STAMP}}{'-' if label else ''}{label}.db"
    with told(folder, lambda: None):
        folder.mkdir(parents=True, exist_ok=True)
    return copy(collection, folder / name)


def copy(collection: Path, target: Path) -> Path:
    """Write a backup to a file, whole or not at all, and return its path.

    Pictures and sounds go to a folder beside it, each once for all backups there.

    Raises:
        CollectionError: The collection cannot be read or the file not be written.
    """
    _require_place(collection, target)
    part = target.with_name(f"{target.name}.part")
    with told(collection, lambda: None):
        try:
            _copy(collection, part)
            kept = Media.of(collection)
            Media.of(target).take_from(kept, kept.names())
            _put(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return target


def daily_backup(collection: Path, folder: Path, now: datetime) -> Path | None:
    """Back the collection up if that was not done today; thin out older backups."""
    made = [b for b in backups(folder) if not b.label]
    if made and made[0].made.date() == now.date():
        return None
    path = back_up(collection, folder, now)
    for old in _surplus(made, now.date()):
        old.path.unlink(missing_ok=True)
    return path


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, the newest first."""
    found = []
    for path in folder.glob("*.db"):
        if name := _NAME.fullmatch(path.name):
            made = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, made, path.stat().st_size, name[2] or ""))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def contents(path: Path) -> Contents:
    """Return what a backup holds.

    Raises:
        CollectionError: It cannot be read.
    """
    with told(path, lambda: None), closing(connect(path, "mode=ro")) as connection:
        counted = (
            connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]  # noqa: S608
            for rows in _COUNTED
        )
        return Contents(*counted)


def newest_good(folder: Path | None) -> Path | None:
    """Return the newest backup that is a sound collection, if there is one."""
    found = backups(folder) if folder else ()
    return next((b.path for b in found if not problems(b.path)), None)


def restore(source: Path, collection: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a closed collection; return where that one is now.

    The restored collection counts as a new device, so that numbers in its review log
    are not given out twice. Interrupted at any moment, the old one or the new one
    stands in its place.

    Raises:
        DamagedError: The backup is not sound; nothing was changed.
    """
    if found := problems(source):
        raise DamagedError(
            f"the backup is not sound ({found[0]})",
            where=str(source),
            remedy="Nothing was changed. Choose another backup.",
        )
    part = collection.with_name(f"{collection.name}.part")
    with told(collection, lambda: None):
        _copy(source, part)
        _become_new_device(part)
        Media.of(collection).take_from(Media.of(source), names_in(part))
        aside = _keep_aside(collection, now)
        for suffix in _BESIDE:
            _beside(collection, suffix).unlink(missing_ok=True)
        _put(part, collection)
    return aside


def _require_place(collection: Path, target: Path) -> None:
    """Refuse a target that is the collection, or where no file can be written."""
    problem = ""
    if target.exists() and target.samefile(collection):
        problem = "a backup cannot stand where the collection itself is"
    elif target.exists() and not target.is_file():
        problem = "a backup has to be a file of its own, no folder or device"
    elif not target.parent.is_dir():
        problem = "there is no such folder for the backup"
    elif not os.access(target.parent, os.W_OK):
        problem = "the folder for the backup cannot be written to"
    if problem:
        remedy = "Nothing was changed. Choose another file or folder."
        raise CollectionError(problem, where=str(target), remedy=remedy)


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with (
        closing(connect(source, "mode=rw")) as old,
        closing(connect(target, "mode=rwc")) as new,
    ):
        old.backup(new)
        # A file of its own, that can be read where nothing may be written beside it.
        new.execute("PRAGMA journal_mode = DELETE")


def _become_new_device(collection: Path) -> None:
    with closing(connect(collection, "mode=rw")) as connection:
        connection.execute(
            "INSERT INTO devices (uuid, next_seq) VALUES (?, 1)", [new_id()]
        )


def _keep_aside(collection: Path, now: datetime) -> Path | None:
    """Copy the collection to another name, with all that was written to it."""
    if not collection.exists():
        return None
    try:
        with closing(connect(collection, "mode=rw")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:
        pass  # A damaged one is kept as it is, with the files beside it.
    aside = collection.with_name(f"{collection.stem}-replaced-{now:{_STAMP}}.db")
    for suffix in ("", *_BESIDE):
        if _beside(collection, suffix).exists():
            shutil.copy2(_beside(collection, suffix), _beside(aside, suffix))
            _sync(_beside(aside, suffix))
    return aside


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _put(part: Path, target: Path) -> None:
    """Give a finished file its name, in one step that survives a power cut."""
    _sync(part)
    part.replace(target)
    if os.name != "nt":
        _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _surplus(made: list[Backup], today: date) -> list[Backup]:
    """Return the backups that are not the last of their day, week or month.

    Each is kept for a week, then one for each week, later one for each month.
    """
    surplus = []
    periods: set[tuple[int, ...]] = set()
    for backup in made:
        day = backup.made.date()
        age = (today - day).days
        if age <= _DAYS_KEPT:
            continue
        weekly = age <= 7 * _WEEKS_KEPT
        period = tuple(day.isocalendar()[:2]) if weekly else (day.year, day.month, 0)
        if period in periods:
            surplus.append(backup)
        periods.add(period)
    return surplus
