"""Read an article from a text file."""

import re
from pathlib import Path

from quizapp.domain.errors import ArticleError
from quizapp.generate.languages.en import words

MAXIMUM_BYTES = 2_000_000
_ENCODINGS = ("cp1252", "latin_1", "utf_16", "utf_32")
_FEWEST_WORDS = 20
_FREQUENT_SHARE = 0.14


def read_text(path: Path) -> str:
    """Return the text of a file, its line ends as they are.

    Raises:
        ArticleError: The file is missing, too large, empty, not text or not English.
    """
    where = str(path)
    text = _decoded(_bytes(path, where), where)
    _check_language(text, where)
    return text


def _bytes(path: Path, where: str) -> bytes:
    try:
        with path.open("rb") as file:  # not all at once: a device never ends
            data = file.read(MAXIMUM_BYTES + 1)
        if len(data) > MAXIMUM_BYTES:
            size = max(path.stat().st_size, len(data))
            raise ArticleError(
                f"This file has {size / 1_000_000:.1f} MB, and 2 MB is the most",
                where=where,
                remedy="Save the article alone as a text file and choose that.",
            )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArticleError(
            f"This file cannot be read ({reason})",
            where=where,
            remedy="Check that it exists and that you may open it.",
        ) from error
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise ArticleError(
            "This file is empty",
            where=where,
            remedy="Choose a file with the text of an article.",
        )
    return data


def _decoded(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _guessed(data)
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]", text))
    if not text.strip() or controls > len(text) / 500:
        raise ArticleError(
            "This file is not text",
            where=where,
            remedy="Choose a plain text file, or paste the article's text.",
        )
    return text


def _guessed(data: bytes) -> str:
    """Return the text in the encoding of English text that fits best, or nothing."""
    from charset_normalizer import from_bytes

    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    best = from_bytes(data, cp_isolation=list(_ENCODINGS)).best()
    return str(best) if best else ""


def _check_language(text: str, where: str) -> None:
    """Refuse a text that is too short to ask about, or not English."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    if len(found) < _FEWEST_WORDS:
        raise ArticleError(
            f"This text has {len(found)} words, too few for questions",
            where=where,
            remedy=f"Choose an article of at least {_FEWEST_WORDS} words.",
        )
    frequent = words("frequent")
    if sum(word in frequent for word in found) / len(found) < _FREQUENT_SHARE:
        raise ArticleError(
            "This text does not read like English",
            where=where,
            remedy="Questions can be made from English articles only.",
        )
