"""A learner's cards and log as arrays, for the fit and for days played ahead."""

from collections.abc import Iterable

import numpy as np

from quizapp.domain.cards import Card, State
from quizapp.domain.ids import BankId
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.memory.fitting import DEFAULTS
from quizapp.memory.histories import Answers, Floats
from quizapp.memory.playing import Deck
from quizapp.store.store import Store, Transaction


def answers_of(store: Store, learner: Learner) -> Work[Answers]:
    """Return a learner's answers to cards whose first answer is in the log.

    A card that was made new again is another card from there on.
    """
    numbers: dict[str, int] = {}
    rows: list[tuple[int, int, int]] = []
    count = 0
    with store.read() as tx:
        for some in tx.reviews.answers(learner.id):
            for answer in some:
                if answer.new:
                    numbers[answer.card_id] = count
                    count += 1
                if (number := numbers.get(answer.card_id)) is not None:
                    rows.append((number, answer.rating, answer.day))
            yield Progress(len(rows), None, "reading the log")
    columns = np.array(rows, np.int64).reshape(-1, 3).T
    return Answers(columns[0], columns[1], columns[2])


def deck_of(
    tx: Transaction, learner: Learner, bank_ids: Iterable[BankId], today: int
) -> Deck:
    """Return a learner's cards of some banks, without suspended ones."""
    cards = [
        card
        for bank_id in bank_ids
        for card in tx.cards.of_bank(bank_id, learner.id)
        if not card.suspended
    ]
    rows = np.array([_row(card, today) for card in cards], float).reshape(-1, 5).T
    stability, difficulty, last, due, seen = rows
    return Deck(stability, difficulty, last, due, seen > 0)


def weights_of(parameters: tuple[float, ...]) -> Floats:
    """Return weights as an array, the model's defaults where there are none."""
    return np.array(parameters) if parameters else DEFAULTS


def _row(card: Card, today: int) -> tuple[float, float, float, float, bool]:
    seen = card.state is not State.NEW and card.stability is not None
    return (
        card.stability or 0.0,
        card.difficulty or 0.0,
        (card.last_day or today) - today,
        (card.day or today) - today,
        seen,
    )
