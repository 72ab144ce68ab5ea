"""What SQLite complains of → errors that a user can act on."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from quizapp.domain.errors import (
    BusyError,
    CollectionError,
    ConflictError,
    DamagedError,
    QuizError,
)

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_OF_SYSTEM = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
    errno.EIO: sqlite3.SQLITE_IOERR,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SAID = {
    sqlite3.SQLITE_FULL: (
        "the disk is full",
        "Nothing of this was saved. Make room on the disk and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "the collection cannot be written to",
        "Nothing was changed. See that its folder and file may be written to.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the collection's file cannot be opened",
        "Nothing was changed. See that its folder is there and may be written to.",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk that holds the collection does not answer as it should",
        "Nothing of this was saved. See that the disk is connected and has room.",
    ),
    sqlite3.SQLITE_PERM: (
        "the collection's file may not be opened",
        "Nothing was changed. See that you may read and write it.",
    ),
    sqlite3.SQLITE_AUTH: (
        "the collection's file may not be opened",
        "Nothing was changed. See that you may read and write it.",
    ),
}


@contextmanager
def told(path: Path, newest_backup: Callable[[], Path | None]) -> Iterator[None]:
    """Raise what goes wrong in the block with the collection as an error of ours."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        if said := _said(error, path, newest_backup):
            raise said from error
        raise


def damaged(path: Path, backup: Path | None) -> DamagedError:
    """Return the error for a file that is not a sound collection."""
    kept = "The file was left as it is."
    way = (
        f"The newest good backup is {backup}: restore it."
        if backup
        else "There is no backup; copy the file before you try to repair it."
    )
    return DamagedError(
        "the collection is damaged", where=str(path), remedy=f"{kept} {way}"
    )


def busy(path: Path) -> BusyError:
    """Return the error for a collection that somebody else is writing to."""
    return BusyError(
        "the collection is in use by another program",
        where=str(path),
        remedy="Nothing of this was saved. Try again when it has finished.",
    )


def _said(
    error: Exception, path: Path, newest_backup: Callable[[], Path | None]
) -> QuizError | None:
    extended = _code(error)
    code = extended & 0xFF  # the rest of the number only tells kinds of it apart
    if code in _DAMAGED:
        return damaged(path, newest_backup())
    if code in _BUSY:
        return busy(path)
    if extended == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return ConflictError(
            "what this belongs to is not in the collection",
            remedy="Nothing of this was saved.",
        )
    if code in _SAID:
        problem, remedy = _SAID[code]
        return CollectionError(problem, where=str(path), remedy=remedy)
    return None


def _code(error: BaseException | None) -> int:
    """Return SQLite's extended code for an error, its own or the system's."""
    if isinstance(error, DBAPIError):
        error = error.orig
    if isinstance(error, OSError):
        return _OF_SYSTEM.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
