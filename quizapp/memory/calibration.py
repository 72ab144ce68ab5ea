"""Whether what was foretold came true: predicted against real recall."""

from dataclasses import dataclass

import numpy as np

from quizapp.memory.loss import Predicted

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers with a similar predicted recall.

    Attributes:
        predicted: The mean of the recall predicted.
        recalled: The share that was recalled.
        low: Below it that share would hardly be if the prediction were right.
        high: Likewise above it.
    """

    answers: int
    predicted: float
    recalled: float
    low: float
    high: float


def calibration(found: Predicted, bins: int = _BINS) -> tuple[Bin, ...]:
    """Return the answers in bins of equal number, the least likely recalled first."""
    by_chance = np.argsort(found.chance, kind="stable")
    return tuple(
        _bin(found, places) for places in np.array_split(by_chance, bins) if len(places)
    )


def misfit(found: Predicted, bins: int = _BINS) -> float:
    """Return the root mean square of the bins' errors, in recall; 0 is perfect."""
    errors = [
        (each.answers, (each.predicted - each.recalled) ** 2)
        for each in calibration(found, bins)
    ]
    answers = sum(count for count, _ in errors)
    return float((sum(n * e for n, e in errors) / answers) ** 0.5) if answers else 0.0


def _bin(found: Predicted, places: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Bin:
    """Return a bin with Wilson's interval (1927) at 95 % around its share."""
    n, z = len(places), 1.96
    share = float(found.recalled[places].mean())
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return Bin(
        n, float(found.chance[places].mean()), share, middle - half, middle + half
    )
