"""Which rating an answer itself proposes, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import median

from quizapp.domain.cards import Rating
from quizapp.domain.grading import Grade

LATEST = 200

_ENOUGH = 20
_SLOW = 0.8
_QUICK = 0.5
_NEARLY = 0.8


class Reason(StrEnum):
    """What a proposal rests on."""

    RIGHT = "right"
    WRONG = "wrong"
    SLIP = "slip"
    NEARLY = "nearly"
    SLOW = "slow"
    QUICK = "quick"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one learner's right answers to one kind of question come.

    Attributes:
        quick_ms: Faster than this is quick: half of their median.
        slow_ms: Slower than this is slow: their 80th percentile, by nearest rank.
    """

    quick_ms: float
    slow_ms: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rating and what it rests on."""

    rating: Rating
    reason: Reason


_RATINGS = {
    Reason.RIGHT: Rating.GOOD,
    Reason.WRONG: Rating.AGAIN,
    Reason.SLIP: Rating.HARD,
    Reason.NEARLY: Rating.HARD,
    Reason.SLOW: Rating.HARD,
    Reason.QUICK: Rating.EASY,
    Reason.JUDGE: Rating.GOOD,
}


def speed(times_ms: Sequence[int]) -> Speed | None:
    """Return how fast answers that took these times were; None for fewer than 20."""
    if len(times_ms) < _ENOUGH:
        return None
    rank = ceil(_SLOW * len(times_ms))
    return Speed(_QUICK * median(times_ms), sorted(times_ms)[rank - 1])


def propose(grade: Grade, taken_ms: int, known: Speed | None) -> Proposal:
    """Return the rating that an answer proposes.

    Wrong is Again, right is Good; right but slow for this learner, one typing slip or
    four fifths of the mark are Hard; right and quick is Easy. Where the learner
    judges alone, time says nothing.
    """
    reason = _reason(grade, taken_ms, known)
    return Proposal(_RATINGS[reason], reason)


def _reason(grade: Grade, taken_ms: int, known: Speed | None) -> Reason:
    if grade.near:
        return Reason.SLIP
    if grade.fraction is None:
        return Reason.JUDGE
    if grade.fraction < 1:
        return Reason.NEARLY if grade.fraction >= _NEARLY else Reason.WRONG
    if known and taken_ms > known.slow_ms:
        return Reason.SLOW
    if known and 0 < taken_ms < known.quick_ms:
        return Reason.QUICK
    return Reason.RIGHT
