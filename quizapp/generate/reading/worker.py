"""The process in which a document is read: order and bytes in, a source out."""

import json
import sys
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from quizapp.domain.articles import Source
from quizapp.domain.codec import encode
from quizapp.domain.errors import PrivateError, QuizError
from quizapp.generate.reading import kinds, text, web

_NAMES = {
    "application/xhtml+xml": "page.html",
    "text/html": "page.html",
    "text/markdown": "page.md",
    "text/plain": "page.txt",
}


def main() -> None:
    """Carry out the order on standard input, write what came of it to standard output.

    An order has a line of JSON, then the bytes of a document or none.
    """
    order = json.loads(sys.stdin.buffer.readline())
    _limit(int(order["seconds"]), order["megabytes"])
    try:
        source = _fetched(order) if "url" in order else _given(order)
        answer = {"source": encode(source)}
    except QuizError as error:
        answer = {
            "private": isinstance(error, PrivateError),
            "problem": error.problem,
            "where": error.where,
            "remedy": error.remedy,
        }
    sys.stdout.write(json.dumps(answer))


def _given(order: dict[str, Any]) -> Source:
    return kinds.read(order["kind"], sys.stdin.buffer.read(), order["where"])


def _fetched(order: dict[str, Any]) -> Source:
    page = web.fetch(
        order["url"],
        allow_private=order["allow_private"],
        patience=order["patience"],
    )
    parts = urlsplit(page.url)
    kind = kinds.kind_of(page.data, _NAMES.get(page.media, parts.path), page.url)
    data = page.data
    if page.charset and kind in kinds.TEXTS:
        data = text.decoded(data, page.url, page.charset).encode()
    source = kinds.read(kind, data, page.url)
    return replace(source, url=page.url, site=source.site or parts.hostname or "")


def _limit(seconds: int, megabytes: int) -> None:
    """Bound what this process may take; Windows has no such bounds, only the clock."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, megabytes << 20),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a lower bound may be set already
            resource.setrlimit(what, (most, most))
