"""Documents read in a process of their own, which can be limited and ended.

A document is a stranger's program for its reader. Whatever it does there, it cannot
take more time and memory than it is given, nor the app with it.
"""

import json
import logging
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from typing import IO, Any

from quizapp.domain.articles import Source
from quizapp.domain.codec import decode
from quizapp.domain.errors import ArticleError, PrivateError
from quizapp.domain.work import Progress, Work
from quizapp.generate.reading import kinds

logger = logging.getLogger(__name__)

_STEP = 0.05
# The path is handed on because -I keeps the child from finding one by itself: it
# runs the code that runs here, wherever that was started from.
_START = (
    "import sys; sys.path[:] = sys.argv[1:];"
    " from quizapp.generate.reading import worker; worker.main()"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may take; patience is a site's longest silence, in seconds."""

    seconds: float = 30
    megabytes: int = 1024
    patience: float = 10


LIMITS = Limits()


def read(kind: str, data: bytes, where: str, limits: Limits = LIMITS) -> Work[Source]:
    """Return the article in a document, read apart unless it is plain text.

    Cancelling ends the process.

    Raises:
        ArticleError: It cannot be read, or not within the limits.
    """
    if kind == "text":
        return kinds.read(kind, data, where)
    slow = f"This document takes more than {limits.seconds:.0f} seconds to read"
    order = {"kind": kind, "where": where}
    return (yield from _done(order, data, where, slow, limits))


def fetch(
    url: str, *, allow_private: bool = False, limits: Limits = LIMITS
) -> Work[Source]:
    """Return the article at an address on the web, fetched and read apart.

    Cancelling ends the process, however long the site is silent.

    Raises:
        ArticleError: It cannot be fetched or read, or not within the limits.
        PrivateError: It is on this machine or its network.
    """
    slow = f"The site takes more than {limits.seconds:.0f} seconds to give the page"
    order = {"url": url, "allow_private": allow_private}
    return (yield from _done(order, b"", url, slow, limits))


def _done(
    order: dict[str, Any], data: bytes, where: str, slow: str, limits: Limits
) -> Work[Source]:
    """Have an order carried out and return what came of it."""
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as made,
        tempfile.TemporaryFile() as told,
    ):
        given.write(json.dumps(order | asdict(limits)).encode() + b"\n" + data)
        given.seek(0)
        code = yield from _run((given, made, told), limits.seconds)
        told.seek(0)
        if complaint := told.read(10_000).decode(errors="replace"):
            logger.warning("a document broke its reader")
            logger.debug("%s", complaint)  # which may hold words of the document
        made.seek(0)
        return _result(code, made.read(), where, slow)


def _run(files: tuple[IO[bytes], ...], seconds: float) -> Work[int | None]:
    """Run the worker and return its exit code, None if it took too long."""
    given, made, told = files
    command = [sys.executable, "-I", "-S", "-c", _START, *sys.path]
    # Windows would open a console for it.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    until = time.monotonic() + seconds
    child = subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdin=given, stdout=made, stderr=told, creationflags=flags
    )
    try:
        while time.monotonic() < until:
            try:
                return child.wait(_STEP)
            except subprocess.TimeoutExpired:
                yield Progress(0, stage="reading")
    finally:
        child.kill()
        child.wait()
    return None


def _result(code: int | None, made: bytes, where: str, slow: str) -> Source:
    remedy = "Copy the article's text and paste it."
    if code is None:
        raise ArticleError(slow, where=where, remedy=remedy)
    if code != 0:
        problem = "This is damaged, or takes too much time or memory to read"
        raise ArticleError(problem, where=where, remedy=remedy)
    answer = json.loads(made)
    if "source" in answer:
        return decode(Source, answer["source"])
    kind = PrivateError if answer["private"] else ArticleError
    problem, remedy = answer["problem"], answer["remedy"]
    raise kind(problem, where=answer["where"], remedy=remedy)
