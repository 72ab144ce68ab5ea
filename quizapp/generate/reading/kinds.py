"""Which kind of document bytes are, and what reads it."""

import io
import logging
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError, QuizError
from quizapp.generate.reading import docx, epub, html, markdown, pdf, text
from quizapp.generate.reading.archives import damaged

logger = logging.getLogger(__name__)

READERS: dict[str, Callable[[bytes, str], Source]] = {
    "docx": docx.read,
    "epub": epub.read,
    "html": html.read,
    "markdown": markdown.read,
    "pdf": pdf.read,
    "text": text.read,
}
SUFFIXES = {
    ".docm": "docx",
    ".docx": "docx",
    ".epub": "epub",
    ".htm": "html",
    ".html": "html",
    ".markdown": "markdown",
    ".md": "markdown",
    ".pdf": "pdf",
    ".text": "text",
    ".txt": "text",
    ".xhtml": "html",
}
TEXTS = ("html", "markdown", "text")
_MEMBERS = {"word/document.xml": "docx", "META-INF/container.xml": "epub"}
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Word document", "Save it as .docx and choose that."),
    (b"{\\rtf", "a rich text file", "Save it as .docx and choose that."),
    (b"\x89PNG", "a picture", "Choose the article's text."),
    (b"\xff\xd8\xff", "a picture", "Choose the article's text."),
    (b"GIF8", "a picture", "Choose the article's text."),
    (b"PK\x03\x04", "an archive", "Unpack it and choose the article in it."),
    (b"PK\x05\x06", "an archive", "Unpack it and choose the article in it."),
)
_UNSOUND = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST_LINE = 300
_PAGE = re.compile(
    rb"\s*(?><\?xml[^>]*>\s*)?(?><!--(?>(?!-->).)*-->\s*)*"
    rb"<(?>!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(data: bytes, name: str, where: str) -> str:
    """Return the kind of a document by what is in it, and else by its name.

    Raises:
        ArticleError: It is of a kind that cannot be read.
    """
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if _PAGE.match(start):
        return "html"
    if start.startswith(b"PK") and (kind := _archived(data)):
        return kind
    for begins, what, remedy in _OTHERS:
        if start.startswith(begins):
            raise ArticleError(f"This is {what}", where=where, remedy=remedy)
    named = SUFFIXES.get(Path(name).suffix.lower(), "text")
    return named if named in TEXTS else "text"


def read(kind: str, data: bytes, where: str) -> Source:
    """Return the article in a document of this kind.

    Raises:
        ArticleError: It cannot be read.
    """
    try:
        return printable(READERS[kind](data, where))
    except QuizError:
        raise
    except MemoryError as error:
        raise ArticleError(
            "This document takes too much memory to read",
            where=where,
            remedy="Copy the article's text and paste it.",
        ) from error
    except Exception as error:
        # Documents break their readers in more ways than readers declare.
        logger.warning("a %s document cannot be read", kind, exc_info=True)
        raise damaged(where) from error


def printable(source: Source) -> Source:
    """Return a source without characters that no text has, its details a line each."""
    title, site, author = (
        " ".join(_UNSOUND.sub("", words).split())[:_LONGEST_LINE]
        for words in (source.title, source.site, source.author)
    )
    text = _UNSOUND.sub("", source.text)
    return replace(source, title=title, text=text, site=site, author=author)


def _archived(data: bytes) -> str:
    """Return the kind of document that an archive is, or nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        # Cut off: the names that stand before the parts still tell.
        names = {name for name in _MEMBERS if name.encode() in data}
    return next((kind for name, kind in _MEMBERS.items() if name in names), "")
