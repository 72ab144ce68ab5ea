"""Which kind of document bytes are, and what reads it."""

import re
from collections.abc import Callable
from pathlib import Path

from quizapp.domain.articles import Source
from quizapp.generate.reading import html, text

Reader = Callable[[bytes, str], Source]

READERS: dict[str, Reader] = {
    "html": html.read,
    "text": text.read,
}
_SUFFIXES = {".htm": "html", ".html": "html", ".xhtml": "html"}
_PAGE = re.compile(
    rb"\s*(?><\?xml[^>]*>\s*)?(?><!--(?>(?!-->).)*-->\s*)*"
    rb"<(?>!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(data: bytes, name: str = "") -> str:
    """Return the kind of a document, by what is in it and else by its name."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(start):
        return "html"
    return _SUFFIXES.get(Path(name).suffix.lower(), "text")
