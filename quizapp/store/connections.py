"""Connections to a collection's file, set up as the store needs them."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

WAIT_SECONDS = 2.0

_IMMEDIATE = "BEGIN IMMEDIATE"

# Long enough that a sitting's answers are moved into the file when the app is idle.
_PAGES_BEFORE_CHECKPOINT = 8000
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
)
_WRITER_SETTINGS = (
    "PRAGMA temp_store = FILE",  # where what can be undone is kept, see kept.py
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}",
    "PRAGMA journal_size_limit = 33554432",
)


def readers(path: Path, mode: str = "mode=rw") -> Engine:
    """Return the connections for reading; they refuse to write."""
    return _engine(path, mode, (*_SETTINGS, "PRAGMA query_only = ON"), "BEGIN", 16)


def writers(path: Path) -> Engine:
    """Return the connection for writing; a transaction locks out other writers."""
    return _engine(path, "mode=rwc", (*_SETTINGS, *_WRITER_SETTINGS), _IMMEDIATE, 1)


def migrating(path: Path) -> Engine:
    """Return the connection for changing the schema: foreign keys are off."""
    return _engine(path, "mode=rw", ("PRAGMA synchronous = FULL",), _IMMEDIATE, 1)


def connect(path: Path, mode: str = "mode=ro") -> sqlite3.Connection:
    """Return a bare connection, for what is done to a file as a whole."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def _power_of(base: float | None, exponent: float) -> float | None:
    """Return a power; SQLite need not have been built with its own."""
    return None if base is None else float(base**exponent)


def _engine(
    path: Path, mode: str, settings: tuple[str, ...], begin: str, most: int
) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=_opener(path, mode, settings),
        poolclass=QueuePool,
        pool_size=most,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        pool_use_lifo=True,  # the connection used last has the pages in its cache
    )

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", on_begin)
    return engine


def _opener(
    path: Path, mode: str, settings: tuple[str, ...]
) -> Callable[[], sqlite3.Connection]:
    def opened() -> sqlite3.Connection:
        connection = connect(path, mode)
        try:
            for setting in settings:
                connection.execute(setting)
            connection.create_function("power_of", 2, _power_of, deterministic=True)
        except BaseException:
            connection.close()
            raise
        return connection

    return opened
