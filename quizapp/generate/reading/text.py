"""Articles in plain text."""

import codecs
import re
from contextlib import suppress

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.generate.languages import NAMES, language_of

FEWEST_WORDS, MOST_CHARACTERS = 20, 2_000_000
_ENCODINGS = ("cp1252", "latin_1", "utf_16", "utf_32")
_TRUSTED = ("cp125", "iso8859", "mac-roman", "utf-16", "utf-32")
_WORD = re.compile(r"[^\W\d_]+")


def read(data: bytes, where: str) -> Source:
    """Return the article in a text file, its line ends as they are.

    Raises:
        ArticleError: It is empty or not text.
    """
    return Source("", decoded(data, where))


def decoded(data: bytes, where: str, declared: str = "") -> str:
    """Return bytes as text, by their byte order mark, as UTF-8 or as declared.

    Raises:
        ArticleError: They are empty or not text.
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise ArticleError(
            "This is empty",
            where=where,
            remedy="Choose something with the text of an article.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _declared(data, declared) or _guessed(data)
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]", text))
    if not text.strip() or controls > len(text) / 500:
        raise ArticleError(
            "This is not text",
            where=where,
            remedy="Choose a plain text file, or paste the article's text.",
        )
    return text


def _declared(data: bytes, name: str) -> str:
    """Return the text in an encoding declared, or nothing if it is not in that."""
    with suppress(LookupError, UnicodeError):
        known = codecs.lookup(name).name
        if known.startswith(_TRUSTED):
            return data.decode("cp1252" if known == "iso8859-1" else known)
    return ""


def _guessed(data: bytes) -> str:
    """Return the text in the encoding of English text that fits best, or nothing."""
    from charset_normalizer import from_bytes

    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    best = from_bytes(data, cp_isolation=list(_ENCODINGS)).best()
    return str(best) if best else ""


def check(text: str, where: str) -> None:
    """Refuse a text that is too short to ask about, too long or in another language.

    Raises:
        ArticleError: It is one of these.
    """
    count = len(_WORD.findall(text))
    if count < FEWEST_WORDS:
        raise ArticleError(
            f"This text has {count} words, too few for questions",
            where=where,
            remedy=f"Choose an article of at least {FEWEST_WORDS} words.",
        )
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(
            f"This text has {count:,} words, too many for one article",
            where=where,
            remedy="Choose one article or chapter of it.",
        )
    if language_of(text) is None:
        raise ArticleError(
            f"This text does not read like {NAMES}",
            where=where,
            remedy=f"Questions can be made from {NAMES} articles only.",
        )
