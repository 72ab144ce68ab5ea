"""What each desired retention would cost and give, played through day by day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from quizapp.domain.banks import Bank
from quizapp.domain.errors import QuizError
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.memory.habits import Habits, habits
from quizapp.memory.playing import Way, play
from quizapp.services.decks import answers_of, deck_of, weights_of
from quizapp.store.store import Store

RETENTIONS = (0.7, 0.75, 0.8, 0.83, 0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.97)
_CARDS = 2_000  # as many are played through, however few there are
_SEED = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a desired retention leads to.

    Attributes:
        minutes: A day, on average.
        busiest: The minutes of the busiest tenth of the days, at least.
        remembered: How many cards would be recalled at the end.
        cards: How many have been asked by then.
        retention: The share of reviews that were recalled.
    """

    desired: float
    minutes: float
    busiest: float
    remembered: float
    cards: int
    retention: float

    @property
    def per_minute(self) -> float:
        """How many cards are remembered for each minute a day."""
        return self.remembered / self.minutes if self.minutes else 0.0


def simulate(
    store: Store, learner: Learner, banks: Sequence[Bank], days: int, now: datetime
) -> Work[tuple[Outcome, ...]]:
    """Study the cards of some banks for some days at each of several retentions.

    Their limits add up. The chances are drawn alike each time, so that what differs is
    the retention.

    Raises:
        QuizError: The banks have no cards.
    """
    answers = yield from answers_of(store, learner)
    with store.read() as tx:
        deck = deck_of(tx, learner, (bank.id for bank in banks), learner.day(now))
        per_minute = tx.reviews.pace(learner.id).per_minute
    if not len(deck):
        raise QuizError("there are no cards to study yet")
    times = -(-_CARDS // len(deck))
    deck = deck.times(times)
    usual = _way(learner, banks, habits(answers), days, times)
    outcomes = []
    for done, retention in enumerate(RETENTIONS):
        yield Progress(done, len(RETENTIONS), "simulating")
        way = replace(usual, retention=retention)
        cards = deck.copy()
        played = play(cards, way, days, np.random.default_rng(_SEED))
        minutes = np.array(played.answers) / per_minute / times
        asked = sum(played.asked)
        outcomes.append(
            Outcome(
                desired=retention,
                minutes=float(minutes.mean()),
                busiest=float(np.quantile(minutes, 0.9)),
                remembered=float(cards.recall(way.weights, days).sum()) / times,
                cards=round(int(cards.seen.sum()) / times),
                retention=sum(played.recalled) / asked if asked else retention,
            )
        )
    return tuple(outcomes)


def _way(
    learner: Learner, banks: Sequence[Bank], ways: Habits, days: int, times: int
) -> Way:
    options = [learner.studying(bank.options) for bank in banks]
    return Way(
        weights=weights_of(options[0].parameters),
        habits=ways,
        retention=options[0].desired_retention,
        new_per_day=sum(each.new_per_day for each in options) * times,
        reviews_per_day=sum(each.reviews_per_day for each in options) * times,
        longest=max(each.maximum_interval for each in options),
        answers_per_day=np.full(days, np.inf),
    )
