"""The formats of other programs that are read and written."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from quizapp.domain.errors import FormatError
from quizapp.domain.imports import Draft, Trouble
from quizapp.domain.questions import Question
from quizapp.formats import package
from quizapp.formats.files import UNTOUCHED, decoded
from quizapp.formats.gift import Gift
from quizapp.formats.tables import CSV, TSV

NATIVE = (".json", package.SUFFIX)

_TEXT = ".txt"
_ARTICLES = (".docx", ".epub", ".zip")  # zip files, as our packages are
_START = 100_000


class Importer(Protocol):
    """Reads the files of one format."""

    @property
    def name(self) -> str:
        """What it is called in commands."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of its files end."""
        ...

    def claims(self, text: str) -> bool:
        """Tell whether a text looks like the format."""
        ...

    def read(self, content: bytes, where: str) -> Iterator[Draft | Trouble]:
        """Yield a draft for each question, and what cannot be taken over.

        Raises:
            FormatError: It is no file of the format at all.
        """
        ...


class Exporter(Protocol):
    """Writes files of one format."""

    @property
    def name(self) -> str:
        """What it is called in commands."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of its files end, the usual one first."""
        ...

    @property
    def encoding(self) -> str:
        """The encoding that its files are in."""
        ...

    def write(self, questions: Iterable[Question]) -> Iterator[str | Trouble]:
        """Yield the text of the file piece by piece, and what it cannot say."""
        ...


IMPORTERS: tuple[Importer, ...] = (Gift(), CSV, TSV)
EXPORTERS: tuple[Exporter, ...] = (Gift(), CSV, TSV)


def is_native(path: Path, content: bytes) -> bool:
    """Tell whether a file that begins so is meant to be a bank in our own format."""
    start = content[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    named = path.suffix.casefold() in NATIVE
    packed = start.startswith(package.BEGINNING)
    return named or packed or (start[:1] == b"{" and b'"format"' in start)


def holds_questions(path: Path, start: bytes) -> bool:
    """Tell whether a file that begins so holds questions, and is no article.

    Text may be either; it holds questions if it has the marks of a format that prose
    does not have.
    """
    suffix = path.suffix.casefold()
    if is_native(path, start):
        return suffix not in _ARTICLES
    if suffix != _TEXT:
        return any(suffix in importer.suffixes for importer in IMPORTERS)
    try:
        text, _ = decoded(start, str(path))
    except FormatError:
        return False
    lines = [line for line in text.splitlines()[:-1] if line.strip()]
    tabbed = bool(lines) and all("\t" in line.strip() for line in lines)
    return tabbed or Gift().claims(text)


def find_importer(path: Path, content: bytes, name: str = "") -> Importer:
    """Return what reads a file: by name, else by its suffix and what stands in it.

    Raises:
        FormatError: Nothing does.
    """
    if name:
        return next(each for each in IMPORTERS if each.name == name)
    text, _ = decoded(content[:_START], str(path))
    suffix = path.suffix.casefold()
    alike = sorted(IMPORTERS, key=lambda each: suffix not in each.suffixes)
    for importer in alike:
        if importer.claims(text):
            return importer
    names = ", ".join(["a bank of ours", *(each.name.upper() for each in IMPORTERS)])
    raise FormatError(
        "no questions were found in the file",
        where=str(path),
        remedy=f"It can be {names}. {UNTOUCHED}",
    )


def find_exporter(path: Path) -> Exporter | None:
    """Return what writes a file of this name; None for our own format.

    Raises:
        FormatError: Nothing does.
    """
    suffix = path.suffix.casefold()
    if suffix in NATIVE:
        return None
    for exporter in EXPORTERS:
        if suffix in exporter.suffixes:
            return exporter
    known = ", ".join([*NATIVE, *(each.suffixes[0] for each in EXPORTERS)])
    raise FormatError(
        f"the ending {path.suffix or 'of the name'} does not tell the format",
        where=str(path),
        remedy=f"Choose one of {known}.",
    )
