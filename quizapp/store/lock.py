"""One writer for a collection at a time."""

import sqlite3
from pathlib import Path

from quizapp.domain.errors import BusyError, CollectionError


class Lock:
    """Held by the one process that may write; freed when it ends, however it ends.

    SQLite's own file lock is used, on a file of its own: it works alike on every
    system and needs no clean-up after a crash.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._connection.execute("BEGIN EXCLUSIVE")
        except (OSError, sqlite3.OperationalError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise BusyError(
                    "the collection is open in another window or command",
                    where=str(path.parent),
                    remedy="Nothing was changed. Close that one first.",
                ) from None
            raise CollectionError(
                "the folder of the collection cannot be written to",
                where=str(path.parent),
                remedy="Nothing was changed. Check its permissions and free space,"
                " or set QUIZAPP_HOME to another folder.",
            ) from None

    def release(self) -> None:
        """Let another process write."""
        self._connection.close()
