"""Articles from files, the clipboard and the web."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quizapp.domain.articles import Article, Source
from quizapp.domain.errors import ArticleError
from quizapp.domain.ids import ArticleId, named_id
from quizapp.domain.work import Progress, Work
from quizapp.generate.languages import NAMES, language_called, language_of
from quizapp.generate.reading.blocks import headline
from quizapp.generate.reading.kinds import kind_of, printable
from quizapp.generate.reading.process import fetch, read
from quizapp.generate.reading.text import FEWEST_WORDS, check

LARGEST = 50_000_000
_STEP = 1_000_000
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to"]
)


def read_file(path: Path) -> Work[Source]:
    """Return the article in a file; without a title of its own it has the file's name.

    Raises:
        ArticleError: It cannot be read.
    """
    yield Progress(0, stage="reading")
    data = yield from _bytes(path)
    where = str(path)
    source = yield from read(kind_of(data, path.name, where), data, where)
    return _completed(source, _title(path.stem))


def read_text(text: str, *, title: str = "") -> Source:
    """Return an article that was pasted."""
    return _completed(printable(Source(title, text)), "")


def is_foreign(text: str) -> bool:
    """Tell whether a text is long enough to see that questions cannot be made of it."""
    return len(text.split()) >= FEWEST_WORDS and language_of(text) is None


def read_address(
    url: str, *, allow_private: bool = False, now: datetime
) -> Work[Source]:
    """Return the article at a web address, as it is read now.

    An address without http:// or https:// is one of https. It may be on this machine
    or its network only if that is allowed.

    Raises:
        ArticleError: It cannot be fetched or read.
        PrivateError: It is on this machine or its network, which was not allowed.
    """
    url = url.strip()
    url = url if "://" in url else f"https://{url}"
    yield Progress(0, stage="connecting")
    source = yield from fetch(url, allow_private=allow_private)
    return replace(_completed(source, source.site), accessed=now.replace(microsecond=0))


def article_of(source: Source, *, rights: str = "", where: str = "") -> Article:
    """Return the article to ask about, named by its text.

    Raises:
        ArticleError: Its text is too short, too long or in another language.
    """
    where = where or source.url or source.title
    check(source.text, where)
    written = language_of(source.text)
    language = source.language or (written.code if written else "")
    if language_called(language) is None:
        raise ArticleError(
            f"The language of this article is said to be {language}",
            where=where,
            remedy=f"Questions can be made from {NAMES} articles only.",
        )
    return Article(
        ArticleId(named_id("article", source.text)),
        source.title,
        source.text,
        language=language,
        url=source.url,
        site=source.site,
        author=source.author,
        published=source.published,
        accessed=source.accessed,
        rights=rights,
    )


def _bytes(path: Path) -> Work[bytes]:
    data = bytearray()
    try:
        with path.open("rb") as file:  # not all at once: a device never ends
            while (part := file.read(_STEP)) and len(data) <= LARGEST:
                data += part
                yield Progress(len(data), stage="reading")
            size = max(path.stat().st_size, len(data))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArticleError(
            f"This file cannot be read ({reason})",
            where=str(path),
            remedy="Check that it exists and that you may open it.",
        ) from error
    if len(data) > LARGEST:
        raise ArticleError(
            f"This file has {size / 1e6:.1f} MB, and 50 MB is the most",
            where=str(path),
            remedy="Save the article alone as a text file and choose that.",
        )
    return bytes(data)


def _completed(source: Source, title: str) -> Source:
    """Return a source with a title and a language, where the document has none."""
    written = language_of(source.text)
    language = source.language or (written.code if written else "")
    title = source.title or headline(source.text) or title
    return replace(source, title=title, language=language)


def _title(stem: str) -> str:
    """Return a file's name as a title: putin-in-pyongyang → Putin in Pyongyang."""
    words = re.sub(r"[-_\s]+", " ", stem).strip().split()
    return " ".join(
        word if index and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )
