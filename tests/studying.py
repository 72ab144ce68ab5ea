"""A learner who studies for some days and remembers as the model says."""

import random
from datetime import datetime, timedelta

from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.ids import QuestionId, named_id
from quizapp.domain.questions import Question
from quizapp.services import banks, study
from quizapp.store.store import Store
from tests.factories import BANK, LEARNER, NOW, a_bank, a_learner, a_question

DAYS = 20
LATER = NOW + timedelta(days=DAYS)


def fill(store: Store, count: int, **bank: object) -> tuple[Question, ...]:
    """Add a bank of questions with new cards."""
    questions = tuple(_question(number) for number in range(count))
    with store.write() as tx:
        tx.banks.add(a_bank(**bank))
        tx.questions.add(*questions)
        for question in questions:
            tx.cards.add(*banks.new_cards(question, a_learner()))
    return questions


def study_for(store: Store, days: int, seed: int = 1) -> datetime:
    """Answer whatever is due on each day; return the moment on the day after."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    session = study.start(a_learner(), (BANK,), NOW)
    now = NOW
    for day in range(days):
        now = NOW + timedelta(days=day)
        while asked := study.next_card(store, session, now):
            rating = _rating(store, asked.card, now, dice)
            study.rate_card(store, asked.card.id, rating, now, duration_ms=6_000)
            now += timedelta(minutes=1)
    return NOW + timedelta(days=days)


def cards(store: Store) -> tuple[Card, ...]:
    with store.read() as tx:
        return tuple(tx.cards.of_bank(BANK, LEARNER))


def _question(number: int) -> Question:
    """Return a question whose id, which decides how its days are spread, is known."""
    known = QuestionId(named_id("question", str(number)))
    return a_question(id=known, stem=f"Question {number}?")


def _rating(store: Store, card: Card, now: datetime, dice: random.Random) -> Rating:
    if card.state is not State.REVIEW:
        return Rating.GOOD
    with store.read() as tx:
        recalled = dice.random() < tx.scheduler(card).retrievability(card, now)
    return Rating.GOOD if recalled else Rating.AGAIN
