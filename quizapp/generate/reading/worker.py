"""The process in which a document is read: order and bytes in, a source out."""

import json
import sys
from contextlib import suppress

from quizapp.domain.codec import encode
from quizapp.domain.errors import QuizError
from quizapp.generate.reading import kinds


def main() -> None:
    """Read the document on standard input, write what came of it to standard output."""
    order = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    _limit(int(order["seconds"]), order["megabytes"])
    try:
        source = kinds.read(order["kind"], data, order["where"])
        answer = {"source": encode(source)}
    except QuizError as error:
        answer = {
            "problem": error.problem,
            "where": error.where,
            "remedy": error.remedy,
        }
    sys.stdout.write(json.dumps(answer))


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
