"""Articles in EPUB files."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.generate.reading import archives
from quizapp.generate.reading.blocks import blocks, joined, language
from quizapp.generate.reading.html import parse
from quizapp.generate.reading.text import decoded

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/rights.xml"
_ANY = "{*}"
_PAGES = ("application/xhtml+xml", "text/html")


def read(data: bytes, where: str) -> Source:
    """Return what an EPUB file says from its first page to its last.

    Raises:
        ArticleError: It is damaged or locked.
    """
    archive = archives.opened(data, where)
    if _RIGHTS in archive.namelist():
        raise ArticleError(
            "This book is locked to one reader's account",
            where=where,
            remedy="Choose a file without copy protection, or paste the text.",
        )
    container = archives.xml(archive, _CONTAINER, where)
    root = container.find(f".//{_ANY}rootfile")
    package = root.get("full-path", "") if root is not None else ""
    book = archives.xml(archive, package, where)
    found: list[str] = []
    for name in _pages(book, posixpath.dirname(package)):
        found.extend(_page(archive, name, where))
    title = _said(book, "title")
    text = joined(title, found)
    return Source(
        title=title,
        text=text,
        kind="epub",
        site=_said(book, "publisher"),
        author=_said(book, "creator"),
        published=_date(_said(book, "date")),
        language=language(_said(book, "language"), text),
    )


def _pages(book: Any, folder: str) -> Iterator[str]:
    """Yield the names of a book's pages in reading order, but its contents."""
    items = {item.get("id"): item for item in book.iterfind(f".//{_ANY}item")}
    for each in book.iterfind(f".//{_ANY}itemref"):
        item = items.get(each.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        contents = "nav" in item.get("properties", "").split()
        if not contents and each.get("linear") != "no":
            href = unquote(item.get("href", ""))
            yield posixpath.normpath(posixpath.join(folder, href))


def _page(archive: ZipFile, name: str, where: str) -> list[str]:
    data = archives.part(archive, name, where)
    page = parse(decoded(data, where)) if data.strip() else None
    return [] if page is None else blocks(page)


def _said(book: Any, name: str) -> str:
    return " ".join((book.findtext(f".//{_ANY}{name}") or "").split())


def _date(text: str) -> date | None:
    found = re.match(r"\d{4}-\d\d-\d\d", text)
    with suppress(ValueError):
        return date.fromisoformat(found[0]) if found else None
    return None
