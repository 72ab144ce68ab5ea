"""Pictures and sounds of questions."""

from pathlib import Path

from quizapp.formats.files import read_bytes
from quizapp.store.store import Store


def keep_media(store: Store, content: bytes) -> str:
    """Keep a picture or a sound for texts to refer to; return its name.

    Raises:
        FormatError: It is neither, or too large.
        CollectionError: It cannot be written.
    """
    return store.media.add(content)


def keep_file(store: Store, path: Path) -> str:
    """Keep a copy of a file with a picture or a sound; return its name.

    Raises:
        FormatError: It cannot be read, or is neither, or is too large.
        CollectionError: It cannot be written.
    """
    return store.media.add(read_bytes(path))
