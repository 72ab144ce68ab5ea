"""What every command does: open the collection, show progress, put numbers in words."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from quizapp.domain import work
from quizapp.domain.work import Progress, Work
from quizapp.paths import find_paths

if TYPE_CHECKING:
    from quizapp.services.collection import Collection

T = TypeVar("T")

OK, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def opened(*, write: bool = False) -> "Collection":
    """Return the user's collection, which is to be closed."""
    # Imported late: what makes banks of articles needs no collection.
    from quizapp.services.collection import open_collection

    return open_collection(find_paths(), now(), write=write)


def finish(long: Work[T]) -> T:
    """Run work; on a terminal, show how far it is."""
    if not (sys.stderr and sys.stderr.isatty()):
        return work.finish(long)
    try:
        return work.finish(long, _show)
    finally:
        print("\r\x1b[K", end="", file=sys.stderr)


def counted(counts: dict[str, int]) -> str:
    """Return what a command did, in numbers."""
    return ", ".join(f"{n} {words}" for words, n in counts.items() if n) or "no change"


def number(count: int, noun: str) -> str:
    """Return so many of something."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def _show(progress: Progress) -> None:
    of = f" of {progress.total}" if progress.total else ""
    line = f"\r\x1b[K{progress.stage} {progress.done}{of}"
    print(line, end="", file=sys.stderr, flush=True)
