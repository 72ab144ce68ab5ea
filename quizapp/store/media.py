"""Pictures and sounds in a folder beside the collections that refer to them."""

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from quizapp.domain.media import LARGEST, is_name, name_of, referred
from quizapp.store.connections import connect
from quizapp.store.faults import told

_SETTLED_SECONDS = 24 * 60 * 60


class Media:
    """Keeps files by what is in them; one that is there already is not kept twice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, collection: Path) -> "Media":
        """Return what is kept for the collections in a folder."""
        return cls(collection.parent / "media")

    def add(self, content: bytes) -> str:
        """Keep a picture or a sound, whole or not at all, and return its name.

        Raises:
            FormatError: It is neither, or too large.
            CollectionError: It cannot be written.
        """
        name = name_of(content)
        path = self.folder / name
        with told(self.folder, lambda: None):
            if self.read(name) == content:
                return name
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self.folder / f"{name}.{os.getpid()}.part"
            try:
                _write(part, content)
                part.replace(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        return name

    def path(self, name: str) -> Path | None:
        """Return where a picture or a sound is, or nothing where it is not kept."""
        path = self.folder / name
        return path if is_name(name) and path.is_file() else None

    def read(self, name: str) -> bytes | None:
        """Return a picture or a sound, or nothing where it is not kept."""
        path = self.path(name)
        if path is None or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes()

    def names(self) -> frozenset[str]:
        """Return the names of all that is kept."""
        if not self.folder.is_dir():
            return frozenset()
        found = (path.name for path in self.folder.iterdir())
        return frozenset(filter(is_name, found))

    def take_from(self, other: "Media", names: Iterable[str]) -> None:
        """Keep what is kept elsewhere; what is missing or damaged there stays out."""
        for name in sorted(set(names) - self.names()):
            content = other.read(name)
            if content is not None and name_of(content) == name:
                self.add(content)

    def unused(self) -> frozenset[str]:
        """Return the names that no collection beside the folder refers to.

        What was kept within a day is left alone: it may belong to a text that is still
        being written.

        Raises:
            CollectionError: One of the collections cannot be read.
        """
        found = self.names()
        if not found:
            return found
        used = {
            name
            for collection in sorted(self.folder.parent.glob("*.db"))
            for name in names_in(collection)
        }
        settled = time.time() - _SETTLED_SECONDS
        return frozenset(
            name
            for name in found - used
            if (self.folder / name).stat().st_mtime < settled
        )

    def remove(self, names: Iterable[str]) -> int:
        """Remove files and return how many bytes that freed."""
        freed = 0
        for path in filter(None, map(self.path, names)):
            freed += path.stat().st_size
            path.unlink(missing_ok=True)
        return freed


def names_in(collection: Path) -> frozenset[str]:
    """Return the names that a collection refers to anywhere, removed rows included.

    Raises:
        CollectionError: It cannot be read.
    """
    with told(collection, lambda: None), closing(connect(collection)) as connection:
        return frozenset(
            name
            for table, column in _texts(connection)
            for (text,) in connection.execute(
                f'SELECT "{column}" FROM "{table}"'  # noqa: S608 - names of ours
                f" WHERE \"{column}\" LIKE '%media:%'"
            )
            for name in referred(str(text))
        )


def _texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return every column of text, by its table."""
    return connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables,"
        " pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND tables.sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND tables.name NOT GLOB 'sqlite_*' AND columns.type = 'TEXT'"
    ).fetchall()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
