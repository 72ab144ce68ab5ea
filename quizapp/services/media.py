"""Pictures and sounds of questions."""

import json
from dataclasses import dataclass
from pathlib import Path

from quizapp.domain.codec import encode
from quizapp.domain.media import referred
from quizapp.domain.questions import Question
from quizapp.formats.files import read_bytes
from quizapp.paths import Paths
from quizapp.store.media import Media
from quizapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Unused:
    """Pictures and sounds that nothing refers to any more."""

    files: int
    size: int


def keep_media(store: Store, content: bytes | Path) -> str:
    """Keep a picture or a sound, or a file with one, for texts; return its name.

    Raises:
        FormatError: It cannot be read, or is neither, or is too large.
        CollectionError: It cannot be written.
    """
    if isinstance(content, Path):
        content = read_bytes(content)
    return store.media.add(content)


def media_of(question: Question) -> frozenset[str]:
    """Return the names of the pictures and sounds that a question refers to."""
    return frozenset(referred(json.dumps(encode(question))))


def unused(paths: Paths) -> Unused:
    """Return what a tidy-up would remove, from the collection and from the backups.

    Raises:
        CollectionError: A collection or a backup beside them cannot be read.
    """
    found = [(kept, name) for kept in _kept(paths) for name in kept.unused()]
    sizes = (len(kept.read(name) or b"") for kept, name in found)
    return Unused(len(found), sum(sizes))


def tidy(paths: Paths) -> Unused:
    """Remove what unused tells of; raises as it does, before anything is removed."""
    found = [(kept, kept.unused()) for kept in _kept(paths)]
    size = sum(kept.remove(names) for kept, names in found)
    return Unused(sum(len(names) for _, names in found), size)


def _kept(paths: Paths) -> tuple[Media, ...]:
    return Media.of(paths.collection), Media.of(paths.backups / paths.collection.name)
