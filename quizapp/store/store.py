"""The collection on disk: opened, read and written in transactions, closed."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import (
    AbstractContextManager,
    closing,
    contextmanager,
    suppress,
)
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine

from quizapp.domain.errors import CollectionError, QuizError
from quizapp.store import connections, opening
from quizapp.store.backup import newest_good
from quizapp.store.faults import busy, damaged, told
from quizapp.store.inspection import unsound
from quizapp.store.media import Media
from quizapp.store.transaction import Transaction

__all__ = ["Store", "Transaction", "open_store"]

# Noted by the first transaction that writes, taken back on closing.
_OPEN = "open"


def open_store(
    path: Path, *, now: datetime, backups: Path | None = None, read_only: bool = False
) -> "Store":
    """Open the collection in a file; make it if there is none.

    One of an earlier version is brought up to date, after a backup.

    Raises:
        DamagedError: The file is no sound database; it is left as it is.
        CollectionError: It cannot be opened, or belongs to a newer version.
    """
    with told(path, lambda: newest_good(backups)):
        unclean = opening.left_open(path)
        if read_only:
            mode = opening.reading_mode(path)
        else:
            opening.make_current(path, now, backups)
            mode = "mode=rw"
        store = Store(path, backups, mode, writable=not read_only)
        try:
            with store.read() as tx:
                store.needs_check = unclean or tx.note(_OPEN) == "1"
        except BaseException:
            store.close()
            raise
        return store


class Store:
    """A learner's collection; every thread may use it.

    Attributes:
        path: The file.
        media: The pictures and sounds that its texts refer to.
        needs_check: Whether the file was not closed properly and has not been
            checked since. The first write checks it if nobody has.
    """

    def __init__(
        self, path: Path, backups: Path | None, mode: str, *, writable: bool
    ) -> None:
        self.path = path
        self.media = Media.of(path)
        self.needs_check = False
        self._backups = backups
        self._readers = connections.readers(path, mode)
        self._writers = connections.writers(path) if writable else None
        self._writing = threading.Lock()
        self._checking = threading.Lock()
        self._problems: tuple[str, ...] = ()
        self._wrote = False
        self._file = _identity(path)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Read the collection as it is at one moment, whoever writes meanwhile."""
        with self._told(), self._readers.begin() as connection:
            yield Transaction(connection)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Write all or, if the block raises, nothing.

        Raises:
            CollectionError: The collection cannot be written to; nothing was.
        """
        with self._one_writer() as writers, self._told():
            self._require_in_place()
            self._require_sound()
            with writers.begin() as connection:
                transaction = Transaction(connection)
                if not self._wrote:
                    transaction.set_note(_OPEN, "1")
                yield transaction
            self._wrote = True

    def quick_check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, or nothing; may take seconds."""
        with self._checking:
            return self._check()

    def checkpoint(self) -> None:
        """Move what was written from the log into the file; for when nothing is done.

        It is left for another time when somebody is writing.
        """
        if self._writers and self._writing.acquire(blocking=False):
            try:
                with self._told():
                    self._move_log("PASSIVE")
            finally:
                self._writing.release()

    def close(self) -> None:
        """Close the file; nothing that was written depends on it."""
        with suppress(QuizError):
            if self._wrote:
                with self.write() as tx:
                    tx.set_note(_OPEN, "0")
                with self._told():
                    self._move_log("TRUNCATE")
            self._wrote = False
        self._readers.dispose()
        if self._writers:
            self._writers.dispose()

    @contextmanager
    def _one_writer(self) -> Iterator[Engine]:
        if self._writers is None:
            raise CollectionError(
                "the collection was opened for reading only", where=str(self.path)
            )
        # In turns here: SQLite would make threads sleep and try again.
        if not self._writing.acquire(timeout=connections.WAIT_SECONDS):
            raise busy(self.path)
        try:
            yield self._writers
        finally:
            self._writing.release()

    def _require_in_place(self) -> None:
        """Refuse to write to a file that nobody would find again."""
        found = _identity(self.path)
        if found != self._file:
            backup = newest_good(self._backups)
            put_back = f", or restore the backup {backup}" if backup else ""
            raise CollectionError(
                "another file stands in the collection's place"
                if found
                else "the collection's file was moved or removed while it was open",
                where=str(self.path),
                remedy="Nothing of this was saved. Close the window, put the file back"
                f"{put_back}, and open the window again.",
            )

    def _require_sound(self) -> None:
        if self.needs_check:
            with self._checking:  # somebody may be checking it just now
                if self.needs_check:
                    self._check()
        if self._problems:
            raise damaged(self.path, newest_good(self._backups))

    def _check(self) -> tuple[str, ...]:
        with self._told(), self._readers.connect() as connection:
            self._problems = unsound(_bare(connection))
        self.needs_check = False
        return self._problems

    def _move_log(self, how: str) -> None:
        assert self._writers
        with closing(self._writers.connect()) as connection:
            _bare(connection).execute(f"PRAGMA wal_checkpoint({how})").fetchall()

    def _told(self) -> AbstractContextManager[None]:
        return told(self.path, lambda: newest_good(self._backups))


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other, or nothing where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _bare(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
