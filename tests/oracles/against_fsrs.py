"""Compares memories with the fsrs package fed the same day counts.

python -m tests.oracles.against_fsrs [HOW_MANY]

Answers are given at any hour, in zones with and without a clock that is changed, with
days that begin at any hour. The package is driven on its own, with times a whole number
of days apart; the arrays of quizapp.memory are a second writing of the same equations.
"""

import random
import sys
from datetime import UTC, datetime, timedelta

import fsrs
import numpy as np

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating
from quizapp.domain.learners import Learner
from quizapp.domain.scheduling import Scheduler
from quizapp.memory.fitting import DEFAULTS, HIGHEST, LOWEST
from quizapp.memory.histories import Answers, Floats, histories
from quizapp.memory.loss import predict
from tests.factories import LEARNER, a_card

_ZONES = ("UTC", "Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Pacific/Apia")
_BEGUN = datetime(2025, 1, 1, tzinfo=UTC)
_LONGEST = 15
_HOURS = (0.05, 2, 9, 15, 24, 50, 300, 2_000)


def furthest_apart(count: int, seed: int = 1) -> tuple[float, float]:
    """Return by how much memories differ at most: ours, and the arrays' recall."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    ours = arrays = 0.0
    for _ in range(count):
        mine, in_arrays = _apart(dice)
        ours, arrays = max(ours, mine), max(arrays, in_arrays)
    return ours, arrays


def _apart(dice: random.Random) -> tuple[float, float]:
    learner = Learner(
        LEARNER, "Ada", day_start=dice.randrange(24), zone=dice.choice(_ZONES)
    )
    weights = _weights(dice)
    parameters = tuple(float(weight) for weight in weights)
    scheduler = Scheduler(StudyOptions(parameters=parameters), learner)
    model = fsrs.Scheduler(parameters, enable_fuzzing=False)
    card, theirs = a_card(), fsrs.Card(card_id=1)
    moment = _BEGUN + timedelta(minutes=dice.randrange(60 * 24 * 365))
    worst, rows, chances = 0.0, [], []
    for _ in range(dice.randrange(1, _LONGEST)):
        rating, day = dice.choice(list(Rating)), learner.day(moment)
        whole = datetime.fromordinal(day).replace(tzinfo=UTC)
        if theirs.last_review and theirs.last_review < whole:
            chances.append(model.get_card_retrievability(theirs, whole))
        theirs, _log = model.review_card(theirs, fsrs.Rating(rating), whole)
        card = scheduler.review(card, rating, moment)
        worst = max(worst, _difference(card, theirs))
        rows.append((int(rating), day))
        moment += timedelta(hours=dice.choice(_HOURS) * dice.uniform(0.5, 1.5))
    return worst, _in_arrays(weights, rows, chances)


def _weights(dice: random.Random) -> Floats:
    factors = np.array([dice.uniform(0.8, 1.2) for _ in DEFAULTS])
    weights: Floats = np.clip(DEFAULTS * factors, LOWEST, HIGHEST)
    return weights


def _difference(card: Card, theirs: fsrs.Card) -> float:
    assert card.state.value == theirs.state.name.lower()
    assert card.step == theirs.step
    assert card.stability is not None
    assert card.difficulty is not None
    assert theirs.stability is not None
    assert theirs.difficulty is not None
    return max(
        abs(card.stability - theirs.stability), abs(card.difficulty - theirs.difficulty)
    )


def _in_arrays(
    weights: Floats, rows: list[tuple[int, int]], chances: list[float]
) -> float:
    ratings, days = np.array(rows, np.int64).T
    log = histories(Answers(np.zeros(len(rows), np.int64), ratings, days))
    found = predict(weights, log).chance
    assert len(found) == len(chances)
    return float(np.abs(found - chances).max(initial=0.0))


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    mine, in_arrays = furthest_apart(how_many)
    sys.stdout.write(
        f"{how_many} histories: memory {mine:.1e} apart, recall {in_arrays:.1e}\n"
    )
