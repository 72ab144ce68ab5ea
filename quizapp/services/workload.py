"""What a desired retention costs, told before it is chosen."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.ids import BankId, CardId, LearnerId, QuestionId
from quizapp.domain.learners import Learner
from quizapp.domain.scheduling import Scheduler

_CARDS = 60
_DAYS = 365
_BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)


def reviews_per_day(options: StudyOptions) -> int:
    """Return how many reviews a day there are after a year of as many new cards a day.

    It is what some cards need in their first year, played through with a fixed seed:
    each is forgotten as often as the memory model says and else remembered with Good.
    """
    per_card = _reviews_per_card(replace(options, new_per_day=0, reviews_per_day=0))
    return min(round(per_card * options.new_per_day), options.reviews_per_day)


@lru_cache(maxsize=64)
def _reviews_per_card(options: StudyOptions) -> float:
    learner = Learner(LearnerId(""), "", day_start=0)
    scheduler = Scheduler(options, learner)
    dice = random.Random(1)  # noqa: S311 - chance, not secrecy
    return sum(_life(scheduler, number, dice) for number in range(_CARDS)) / _CARDS


def _life(scheduler: Scheduler, number: int, dice: random.Random) -> int:
    """Return how often a card is reviewed in its first year."""
    key = CardId(f"{number:032x}")
    card = Card(key, scheduler.learner.id, BankId(""), QuestionId(""))
    now, count = _BEGIN, 0
    while now < _BEGIN + timedelta(days=_DAYS):
        rating = Rating.GOOD
        if card.state is State.REVIEW:
            count += 1
            if dice.random() > scheduler.retrievability(card, now):
                rating = Rating.AGAIN
        card = scheduler.review(card, rating, now)
        assert card.due is not None
        now = max(card.due, now)
    return count
