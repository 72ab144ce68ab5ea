"""A card's memory in the hands of the fsrs package, whose days are the learner's.

The package counts spans of 24 hours; it is given times that stand a day apart for each
of the learner's days.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

import fsrs

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating, State

_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_STATES = {
    State.NEW: fsrs.State.Learning,
    State.LEARNING: fsrs.State.Learning,
    State.REVIEW: fsrs.State.Review,
    State.RELEARNING: fsrs.State.Relearning,
}
_RATINGS = {rating: fsrs.Rating(rating) for rating in Rating}
_NAMES = {
    fsrs.State.Learning: State.LEARNING,
    fsrs.State.Review: State.REVIEW,
    fsrs.State.Relearning: State.RELEARNING,
}


def remembered(
    options: StudyOptions, card: Card, rating: Rating, today: int
) -> tuple[Card, timedelta]:
    """Return the card with its new memory, and the wait that the model proposes."""
    memory = _answer(options, _to_memory(card), rating, today)
    lapsed = card.state is State.REVIEW and rating is Rating.AGAIN
    return _with_memory(card, memory, today, lapsed), memory.due - _at(today)


def relived(card: Card, answers: Sequence[tuple[StudyOptions, Rating, int]]) -> Card:
    """Return a card after answers, each with its options and its day."""
    if not answers:
        return card
    memory, lapses = _to_memory(card), 0
    for options, rating, day in answers:
        lapses += memory.state is fsrs.State.Review and rating is Rating.AGAIN
        memory = _answer(options, memory, rating, day)
    return _with_memory(card, memory, answers[-1][2], lapses)


def recall(options: StudyOptions, card: Card, day: int) -> float:
    """Return the probability that a card is recalled on a day."""
    return _model(options).get_card_retrievability(_to_memory(card), _at(day))


def interval(options: StudyOptions, stability: float, retention: float) -> int:
    """Return the days after which recall has fallen to a retention."""
    decay = -_model(options).parameters[20]
    factor: float = 0.9 ** (1 / decay) - 1
    faded: float = retention ** (1 / decay) - 1
    days = round(stability / factor * faded)
    return min(max(days, 1), options.maximum_interval)


def _answer(
    options: StudyOptions, memory: fsrs.Card, rating: Rating, day: int
) -> fsrs.Card:
    return _model(options).review_card(memory, _RATINGS[rating], _at(day))[0]


def _with_memory(card: Card, memory: fsrs.Card, day: int, lapses: int) -> Card:
    return replace(
        card,
        state=_NAMES[memory.state],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        lapses=card.lapses + lapses,
        last_day=day,
    )


def _to_memory(card: Card) -> fsrs.Card:
    """Return the package's card, its times a day apart for each learner's day."""
    return fsrs.Card(
        card_id=UUID(card.id).int >> 64,  # without an id it would sleep a millisecond
        state=_STATES[card.state],
        step=0 if card.state is State.NEW else card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_EPOCH,
        last_review=None if card.last_day is None else _at(card.last_day),
    )


@lru_cache(maxsize=4_096)
def _at(day: int) -> datetime:
    return datetime.fromordinal(day).replace(tzinfo=UTC)


@lru_cache(maxsize=64)
def _model(options: StudyOptions) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=options.parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
        desired_retention=options.desired_retention,
        learning_steps=options.learning_steps,
        relearning_steps=options.relearning_steps,
        maximum_interval=options.maximum_interval,
        enable_fuzzing=False,
    )
