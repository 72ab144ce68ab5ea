"""Files on disk, read with a limit and written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.domain.errors import FormatError

LARGEST = 64 * 1024 * 1024
UNTOUCHED = "Nothing was imported."

_DATABASE = b"SQLite format 3\0"
_BEGINNING = 1_000
_COMMONEST = "cp1252"
_GUESSED = (_COMMONEST, "cp1250", "cp1251", "mac_roman", "utf_16", "utf_32")


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        FormatError: It cannot be read, or is larger than any bank.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)  # a device has no size to ask for
            size = max(os.fstat(file.fileno()).st_size, len(content))
    except OSError as error:
        raise _unreadable(path, error) from error
    if size > LARGEST:
        raise FormatError(
            f"a file of {size / 1e6:.0f} MB is too large",
            where=str(path),
            remedy=f"At most {LARGEST // 1024**2} MiB are read. {UNTOUCHED}",
        )
    return content


def beginning(path: Path) -> bytes:
    """Return what a file begins with; raises as read_bytes does."""
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING)
    except OSError as error:
        raise _unreadable(path, error) from error


def decoded(content: bytes, where: str, encoding: str = "") -> tuple[str, str]:
    """Return bytes as text, and the encoding they are in: the one given, or a guess.

    Raises:
        FormatError: They are not text, or not in the encoding given.
    """
    encoding = encoding or _guess(content)
    try:
        text = content.decode(encoding)
    except (LookupError, UnicodeError):
        raise FormatError(
            f"this is not text in the encoding {encoding or 'of any language'}",
            where=where,
            remedy=f"Choose another encoding or file. {UNTOUCHED}",
        ) from None
    if (at := text.find("\0")) >= 0:
        line, column = place(text, at)
        raise FormatError(
            "this is not a text file: it holds a character NUL",
            where=f"{where}: line {line}, column {column}",
            remedy=UNTOUCHED,
        )
    return text, encoding


def place(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column of a position in a text, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a file, whole or not at all; what it replaces must not be a database.

    Raises:
        FormatError: The file cannot be written there.
    """
    with replacing(path) as draft:
        draft.write_bytes(text.encode(encoding))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Put what the block writes to a draft in the place of a file, if all goes well.

    Raises:
        FormatError: The file cannot be written there, or is a database.
    """
    if path.exists() and not path.is_dir():
        _refuse_to_replace(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        raise FormatError(
            f"the file cannot be written: {error.strerror}",
            where=str(path),
            remedy="Choose another file or folder, or make room.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _unreadable(path: Path, error: OSError) -> FormatError:
    problem = f"the file cannot be read: {error.strerror}"
    return FormatError(problem, where=str(path), remedy=UNTOUCHED)


def _refuse_to_replace(path: Path) -> None:
    """Refuse a file that must not be lost to a bank file."""
    remedy = "It was left as it is. Choose another file."
    if not path.is_file():
        raise FormatError(
            "a device is no place for a bank", where=str(path), remedy=remedy
        )
    with suppress(OSError), path.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise FormatError(
                "a collection or another database stands there",
                where=str(path),
                remedy=remedy,
            )


def _guess(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    with suppress(UnicodeDecodeError):
        content.decode("utf-8-sig")
        return "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"
    from charset_normalizer import from_bytes  # late: most files are in UTF-8

    found = from_bytes(content, cp_isolation=list(_GUESSED))
    best = found.best()
    for each in found:
        if best and each.encoding == _COMMONEST and each.chaos <= best.chaos:
            return _COMMONEST  # short texts look like many encodings
    return best.encoding if best else ""
