"""What happens to a file before a collection is used: made, checked, brought up."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from quizapp.domain.errors import CollectionError
from quizapp.domain.ids import new_id
from quizapp.store import connections
from quizapp.store.backup import back_up
from quizapp.store.inspection import version_of
from quizapp.store.schema import VERSION, create, devices


def left_open(path: Path) -> bool:
    """Tell whether a file was not closed: then its log is still beside it."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def reading_mode(path: Path) -> str:
    """Return how a collection can be opened for reading.

    Raises:
        CollectionError: It has to be brought up to date first, or is not there.
    """
    mode = "mode=ro"
    try:
        version = _version(path, mode)
    except sqlite3.OperationalError:
        if left_open(path) or not path.is_file():
            raise
        # In a folder that cannot be written to, SQLite has to be told that nobody
        # else will write either.
        mode = "mode=ro&immutable=1"
        version = _version(path, mode)
    if version != VERSION:
        raise CollectionError(
            "the collection was made by an earlier QuizApp",
            where=str(path),
            remedy="Nothing was changed. Open it in the app once to bring it up.",
        )
    return mode


def make_current(path: Path, now: datetime, backups: Path | None) -> None:
    """Make the collection if there is none, or bring it to the current version."""
    empty = not path.exists() or path.stat().st_size == 0
    version = None if empty else _version(path, "mode=rw")
    if version is None:
        _make(path)
    elif version < VERSION:
        _bring_up(path, now, backups or path.parent / "backups")


def _version(path: Path, mode: str) -> int | None:
    with closing(connections.connect(path, mode)) as connection:
        # Closing must not write to a file of which nothing is known yet.
        connection.execute("PRAGMA query_only = ON")
        return version_of(connection, path)


def _make(path: Path) -> None:
    engine = connections.writers(path)
    try:
        with engine.begin() as connection:
            create(connection)
            first = {"uuid": new_id(), "next_seq": 1}
            connection.execute(devices.insert().inline(), [first])
    finally:
        engine.dispose()


def _bring_up(path: Path, now: datetime, backups: Path) -> None:
    """Run the missing steps in one transaction, after a backup."""
    from quizapp.store.migrations import upgrade  # late: Alembic takes its time

    kept = back_up(path, backups, now, "before-update")
    engine = connections.migrating(path)
    try:
        with engine.begin() as connection:
            upgrade(connection)
    except SQLAlchemyError as error:
        raise CollectionError(
            "the collection could not be brought to this version",
            where=str(path),
            remedy=f"It is as it was; a backup of it is {kept}.",
        ) from error
    finally:
        engine.dispose()
