"""How a learner rates, from the log, for days that are played ahead."""

from dataclasses import dataclass

import numpy as np

from quizapp.memory.histories import Answers, Floats, Integers

_SUPPOSED_FIRST = np.array([5.0, 2.0, 12.0, 1.0])
_SUPPOSED_PASSED = np.array([1.0, 18.0, 1.0])


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares of ratings, each adding up to one.

    Attributes:
        first: Again, Hard, Good and Easy for a new card.
        passed: Hard, Good and Easy for a card that was recalled.
    """

    first: Floats
    passed: Floats


def habits(answers: Answers) -> Habits:
    """Return a learner's habits, near the usual ones until enough are known."""
    _, starts = np.unique(answers.cards, return_index=True)
    new = np.zeros(len(answers), bool)
    new[starts] = True
    first = _SUPPOSED_FIRST + _counts(answers.ratings[new])
    passed = _SUPPOSED_PASSED + _counts(answers.ratings[~new])[1:]
    return Habits(first / first.sum(), passed / passed.sum())


def _counts(ratings: Integers) -> Floats:
    return np.bincount(ratings, minlength=5)[1:5].astype(float)
