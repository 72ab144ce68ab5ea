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
from typing import IO

from quizapp.domain.articles import Source
from quizapp.domain.codec import decode
from quizapp.domain.errors import ArticleError
from quizapp.domain.work import Progress, Work
from quizapp.generate.reading import text

logger = logging.getLogger(__name__)

SECONDS = 30.0
MEGABYTES = 1024
_STEP = 0.05
# The path is handed on because -I keeps the child from finding one by itself: it
# runs the code that runs here, wherever that was started from.
_START = (
    "import sys; sys.path[:] = sys.argv[1:];"
    " from quizapp.generate.reading import worker; worker.main()"
)


def read(kind: str, data: bytes, where: str) -> Work[Source]:
    """Return the article in a document, read apart unless it is plain text.

    Cancelling ends the process.

    Args:
        kind: What the document is.
        data: What it holds.
        where: What to call it in errors.

    Raises:
        ArticleError: It cannot be read, or not within the limits.
    """
    if kind == "text":
        return text.read(data, where)
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as made,
        tempfile.TemporaryFile() as told,
    ):
        order = {"kind": kind, "where": where}
        limits = {"seconds": SECONDS, "megabytes": MEGABYTES}
        given.write(json.dumps(order | limits).encode() + b"\n" + data)
        given.seek(0)
        code = yield from _run(given, made, told, where)
        told.seek(0)
        if complaint := told.read(10_000).decode(errors="replace"):
            logger.warning("reading a document: %s", complaint)
        made.seek(0)
        return _result(code, made.read(), where)


def _run(given: IO[bytes], made: IO[bytes], told: IO[bytes], where: str) -> Work[int]:
    """Run the worker to its end and return its exit code."""
    command = [sys.executable, "-I", "-S", "-c", _START, *sys.path]
    # Windows would open a console for it.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    until = time.monotonic() + SECONDS
    child = subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdin=given, stdout=made, stderr=told, creationflags=flags
    )
    try:
        while True:
            try:
                return child.wait(_STEP)
            except subprocess.TimeoutExpired:
                yield Progress(0, stage="reading")
            if time.monotonic() > until:
                raise ArticleError(
                    f"This document takes more than {SECONDS:.0f} seconds to read",
                    where=where,
                    remedy="Copy the article's text and paste it.",
                )
    finally:
        child.kill()
        child.wait()


def _result(code: int, made: bytes, where: str) -> Source:
    if code != 0:
        raise ArticleError(
            "This document is damaged, or takes too much time or memory to read",
            where=where,
            remedy="Copy the article's text and paste it.",
        )
    answer = json.loads(made)
    if problem := answer.get("problem"):
        raise ArticleError(problem, where=answer["where"], remedy=answer["remedy"])
    return decode(Source, answer["source"])
