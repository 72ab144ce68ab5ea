"""The equations of FSRS-6 over arrays of cards, and their derivatives.

The equations are those of the model's description (open-spaced-repetition, "The
Algorithm", FSRS-6), with the numbering of its weights, w0 to w20; the fsrs package
computes the same for one card.
"""

from dataclasses import dataclass

import numpy as np

from quizapp.memory.histories import Flags, Floats, Integers

LEAST_STABILITY, MOST_STABILITY = 0.001, 36_500.0
_EASIEST, _HARDEST = 1.0, 10.0
_LOG_NINETY = float(np.log(0.9))


@dataclass(frozen=True, slots=True)
class Asked:
    """Cards' memory when they are asked, and what was answered.

    Attributes:
        chance: Of recall.
    """

    stability: Floats
    difficulty: Floats
    chance: Floats
    ratings: Integers

    def only(self, places: Integers) -> "Asked":
        """Return some of the cards."""
        return Asked(
            self.stability[places],
            self.difficulty[places],
            self.chance[places],
            self.ratings[places],
        )


@dataclass(slots=True)
class Gradient:
    """Sums of derivatives after the weights, and those after each card's memory."""

    weights: Floats
    stability: Floats
    difficulty: Floats


def curve_factor(w: Floats) -> float:
    """Return what makes recall 90 % after as many days as the stability says."""
    return float(np.exp(-_LOG_NINETY / w[20]) - 1)


def recall(w: Floats, stability: Floats, elapsed: Floats) -> Floats:
    """Return the probability of recall after some days."""
    shown: Floats = (1 + curve_factor(w) * elapsed / stability) ** -w[20]
    return shown


def interval(w: Floats, stability: Floats, retention: float) -> Floats:
    """Return the days after which recall has fallen to a retention, unrounded."""
    days: Floats = stability / curve_factor(w) * (retention ** (-1 / w[20]) - 1)
    return days


def first_stability(w: Floats, ratings: Integers) -> Floats:
    """Return the stability after a first answer."""
    return w[ratings - 1]


def first_difficulty(w: Floats, ratings: Integers) -> Floats:
    """Return the difficulty after a first answer."""
    free: Floats = w[4] - np.exp(w[5] * (ratings - 1)) + 1
    return free.clip(_EASIEST, _HARDEST)


def first_gradient(w: Floats, ratings: Integers, after: Gradient) -> None:
    """Add the derivatives that first answers have."""
    after.weights[:4] += np.bincount(ratings - 1, after.stability, 4)
    grown = np.exp(w[5] * (ratings - 1))
    free = w[4] - grown + 1
    inside = after.difficulty * ((free > _EASIEST) & (free < _HARDEST))
    after.weights[4] += inside.sum()
    after.weights[5] -= (inside * grown * (ratings - 1)).sum()


def next_difficulty(w: Floats, difficulty: Floats, ratings: Integers) -> Floats:
    """Return the difficulty after an answer."""
    return np.clip(_free_difficulty(w, difficulty, ratings), _EASIEST, _HARDEST)


def difficulty_gradient(
    w: Floats, difficulty: Floats, ratings: Integers, after: Floats, weights: Floats
) -> Floats:
    """Return the derivatives after the difficulty before, and add those of weights."""
    free = _free_difficulty(w, difficulty, ratings)
    inside = after * ((free > _EASIEST) & (free < _HARDEST))
    damped = (10 - difficulty) / 9 * (3 - ratings)
    moved = difficulty + w[6] * damped
    easiest = w[4] - np.exp(3 * w[5]) + 1
    total = inside.sum()
    weights[4] += w[7] * total
    weights[5] -= w[7] * total * 3 * np.exp(3 * w[5])
    weights[6] += (1 - w[7]) * (inside * damped).sum()
    weights[7] += (inside * (easiest - moved)).sum()
    before: Floats = (1 - w[7]) * inside * (1 - w[6] * (3 - ratings) / 9)
    return before


def _free_difficulty(w: Floats, difficulty: Floats, ratings: Integers) -> Floats:
    moved = difficulty + (10 - difficulty) / 9 * w[6] * (3 - ratings)
    easiest = w[4] - np.exp(3 * w[5]) + 1
    free: Floats = w[7] * easiest + (1 - w[7]) * moved
    return free


def recalled_stability(w: Floats, asked: Asked) -> Floats:
    """Return the stability after a recall."""
    surprise = np.exp(w[10] * (1 - asked.chance)) - 1
    grown = _growth(w, asked) * surprise * _bonus(w, asked.ratings)
    after: Floats = asked.stability * (1 + grown)
    return after


def recalled_gradient(
    w: Floats, asked: Asked, after: Floats, weights: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return the derivatives after stability, difficulty and chance."""
    surprise = np.exp(w[10] * (1 - asked.chance))
    bonus = _bonus(w, asked.ratings)
    unweighted = after * asked.stability * _growth(w, asked)
    by_bonus = unweighted * (surprise - 1)
    by_growth = by_bonus * bonus
    by_surprise = unweighted * bonus * surprise
    weights[8] += by_growth.sum()
    weights[9] -= (by_growth * np.log(asked.stability)).sum()
    weights[10] += (by_surprise * (1 - asked.chance)).sum()
    weights[15] += by_bonus[asked.ratings == 2].sum()
    weights[16] += by_bonus[asked.ratings == 4].sum()
    by_stability = after + by_growth * (1 - w[9]) / asked.stability
    by_difficulty = -by_growth / (11 - asked.difficulty)
    return by_stability, by_difficulty, -w[10] * by_surprise


def _growth(w: Floats, asked: Asked) -> Floats:
    grown: Floats = np.exp(w[8]) * (11 - asked.difficulty) * asked.stability ** -w[9]
    return grown


def _bonus(w: Floats, ratings: Integers) -> Floats:
    return np.array([1.0, 1.0, w[15], 1.0, w[16]])[ratings]


def forgotten_stability(w: Floats, asked: Asked) -> Floats:
    """Return the stability after a lapse."""
    most = asked.stability * np.exp(-w[17] * w[18])
    after: Floats = np.minimum(_lapsed(w, asked), most)
    return after


def forgotten_gradient(
    w: Floats, asked: Asked, after: Floats, weights: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return the derivatives after stability, difficulty and chance."""
    lapsed = _lapsed(w, asked)
    most = asked.stability * np.exp(-w[17] * w[18])
    free = lapsed <= most
    by_log = after * lapsed * free
    power = (asked.stability + 1) ** w[13]
    by_power = by_log * power / (power - 1)
    by_most = after * most * ~free
    weights[11] += by_log.sum() / w[11]
    weights[12] -= (by_log * np.log(asked.difficulty)).sum()
    weights[13] += (by_power * np.log(asked.stability + 1)).sum()
    weights[14] += (by_log * (1 - asked.chance)).sum()
    weights[17] -= by_most.sum() * w[18]
    weights[18] -= by_most.sum() * w[17]
    by_stability = by_power * w[13] / (asked.stability + 1) + by_most / asked.stability
    return by_stability, -by_log * w[12] / asked.difficulty, -by_log * w[14]


def _lapsed(w: Floats, asked: Asked) -> Floats:
    after: Floats = (
        w[11]
        * asked.difficulty ** -w[12]
        * ((asked.stability + 1) ** w[13] - 1)
        * np.exp(w[14] * (1 - asked.chance))
    )
    return after


def same_day_stability(w: Floats, stability: Floats, ratings: Integers) -> Floats:
    """Return the stability after another answer on the same day."""
    grown, held = _same_day_growth(w, stability, ratings)
    after: Floats = stability * np.where(held, 1.0, grown)
    return after


def same_day_gradient(
    w: Floats, stability: Floats, ratings: Integers, after: Floats, weights: Floats
) -> Floats:
    """Return the derivatives after the stability, and add those of weights."""
    grown, held = _same_day_growth(w, stability, ratings)
    by_log = np.where(held, 0.0, after * stability * grown)
    weights[17] += (by_log * (ratings - 3 + w[18])).sum()
    weights[18] += by_log.sum() * w[17]
    weights[19] -= (by_log * np.log(stability)).sum()
    before: Floats = np.where(held, after, by_log * (1 - w[19]) / stability)
    return before


def _same_day_growth(
    w: Floats, stability: Floats, ratings: Integers
) -> tuple[Floats, Flags]:
    """Return the growth, and where it is held at 1: no success makes weaker."""
    grown = np.exp(w[17] * (ratings - 3 + w[18])) * stability ** -w[19]
    return grown, (ratings > 1) & (grown < 1)


def recall_gradient(
    w: Floats, stability: Floats, elapsed: Floats, after: Floats, weights: Floats
) -> Floats:
    """Return the derivatives of recall after the stability; add those of weights."""
    factor = curve_factor(w)
    spent = elapsed / stability
    base = 1 + factor * spent
    chance = base ** -w[20]
    slope = w[20] * chance / base
    by_factor = (factor + 1) * _LOG_NINETY / w[20] ** 2
    weights[20] -= (after * (chance * np.log(base) + slope * spent * by_factor)).sum()
    before: Floats = after * slope * factor * spent / stability
    return before
