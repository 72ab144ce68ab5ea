"""What a file is: a collection, of which version, and whether it is sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

from quizapp.domain.errors import CollectionError, DamagedError
from quizapp.store.connections import connect
from quizapp.store.schema import APPLICATION_ID, VERSION


def version_of(connection: sqlite3.Connection, path: Path) -> int | None:
    """Return the version of a collection's schema, or nothing for an empty database.

    Raises:
        CollectionError: It is some other program's database, or of a later version.
    """
    kind = _value(connection, "PRAGMA application_id")
    if kind != APPLICATION_ID:
        if kind == 0 and not _value(connection, "SELECT count(*) FROM sqlite_schema"):
            return None
        raise CollectionError(
            "the file is a database of another program",
            where=str(path),
            remedy="Nothing was changed.",
        )
    version = _noted_version(connection, path)
    if version > VERSION:
        raise CollectionError(
            f"the collection is of version {version}, made by a newer QuizApp; this "
            f"one knows versions up to {VERSION}",
            where=str(path),
            remedy="Nothing was changed. Install the newest QuizApp to open it.",
        )
    return version


def problems(path: Path) -> tuple[str, ...]:
    """Return what is wrong with a file that should be a whole collection."""
    try:
        with closing(connect(path, "mode=ro")) as connection:
            if version_of(connection, path) is None:
                return ("it is empty",)
            return unsound(connection)
    except CollectionError as error:
        return (error.problem,)
    except sqlite3.Error as error:
        return (str(error),)


def unsound(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with a database, or nothing."""
    try:
        found = [row[0] for row in connection.execute("PRAGMA quick_check(20)")]
    except sqlite3.DatabaseError as error:
        return (str(error),)
    return () if found == ["ok"] else tuple(found)


def _noted_version(connection: sqlite3.Connection, path: Path) -> int:
    try:
        return _value(connection, "SELECT max(version_num) FROM alembic_version")
    except (sqlite3.OperationalError, ValueError) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code != sqlite3.SQLITE_ERROR:
            raise  # the file cannot be read just now
        raise DamagedError(
            "the collection does not say of which version it is",
            where=str(path),
            remedy="The file was left as it is. Put a backup back with: quizapp"
            " restore FILE",
        ) from None


def _value(connection: sqlite3.Connection, query: str) -> int:
    (value,) = connection.execute(query).fetchone()
    return int(value or 0)
