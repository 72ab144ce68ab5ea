"""Is a taker as often right as they are sure?"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from quizapp.domain.attempts import Answered, Attempt, Confidence

# What a level of confidence stands for; a guess is worth what chance earns.
_EXPECTED = {Confidence.SURE: 0.95, Confidence.THINK_SO: 0.7}
_Z = 1.959964  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Level:
    """The answers given with one level of confidence.

    Attributes:
        expected: The share that would be right if confidence were well placed.
        right: The share that was.
        low: Where the 95 % interval of that share begins (Wilson 1927); high is
            where it ends.
    """

    confidence: Confidence
    answers: int
    expected: float
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidence was placed.

    Attributes:
        score: The mean squared distance of confidence from what came true, 0 the
            best (Brier 1950).
        bias: Mean confidence less the share right: above 0 is too sure.
    """

    levels: tuple[Level, ...]
    answers: int
    score: float
    bias: float


def calibration(
    taken: Iterable[tuple[Attempt, Iterable[Answered]]],
) -> Calibration | None:
    """Return how well confidence was placed in some attempts, if any was told."""
    told = [
        (answered.confidence, _expected(attempt, answered), float(answered.right))
        for attempt, answers in taken
        for answered in answers
        if answered.confidence and answered.given and not answered.awaits_judgement
    ]
    if not told:
        return None
    levels = (
        _level(level, [(e, r) for own, e, r in told if own is level])
        for level in Confidence
    )
    return Calibration(
        levels=tuple(level for level in levels if level.answers),
        answers=len(told),
        score=fmean((expected - right) ** 2 for _, expected, right in told),
        bias=fmean(expected - right for _, expected, right in told),
    )


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927); all of it from nothing."""
    if not total:
        return 0.0, 1.0
    share, square = right / total, _Z * _Z
    centre = share + square / (2 * total)
    reach = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    # None or all of them are an end of the interval, whatever rounding says.
    low = (centre - reach) / scale if right else 0.0
    high = (centre + reach) / scale if right < total else 1.0
    return low, high


def _level(level: Confidence, pairs: list[tuple[float, float]]) -> Level:
    if not pairs:
        return Level(level, 0, 0.0, 0.0, 0.0, 1.0)
    right = sum(outcome for _, outcome in pairs)
    return Level(
        level,
        len(pairs),
        fmean(expected for expected, _ in pairs),
        right / len(pairs),
        *wilson(round(right), len(pairs)),
    )


def _expected(attempt: Attempt, answered: Answered) -> float:
    assert answered.confidence
    chance = attempt.items[answered.position].question.body.guess()
    return _EXPECTED.get(answered.confidence, chance)
