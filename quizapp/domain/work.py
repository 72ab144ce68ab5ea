"""Long work: a generator that tells how far it is and returns its result."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is: so many done, of a total where it is known."""

    done: int
    total: int | None = None
    stage: str = ""


Work = Generator[Progress, None, T]


def finish(work: Work[T], report: Callable[[Progress], None] | None = None) -> T:
    """Run work to its end, telling each step to report, and return its result."""
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        if report:
            report(progress)
