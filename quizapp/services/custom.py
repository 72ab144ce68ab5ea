"""Custom study: cards that are picked, whatever is due."""

import random
from collections.abc import Sequence
from datetime import datetime

from quizapp.domain.cards import Card, Rating
from quizapp.domain.changes import Change, Edit
from quizapp.domain.drills import drilled
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId, CardId
from quizapp.domain.learners import Learner
from quizapp.domain.sessions import Pick, StudySession, Wish
from quizapp.services.study import Asked, Remaining, asked
from quizapp.store.store import Store

MOST = 1_000


def begin(
    store: Store,
    learner: Learner,
    bank_ids: tuple[BankId, ...],
    wish: Wish,
    now: datetime,
) -> StudySession:
    """Return a session over the cards that a wish picks, in the order of asking.

    Cards ahead come as they fall due; others are shuffled, the same way all day.

    Raises:
        QuizError: There are none.
    """
    today = learner.day(now)
    with store.read() as tx:
        found = [
            card_id
            for bank_id in bank_ids
            for card_id in tx.picks.ids(wish, learner.id, bank_id, today)
        ]
    if wish.pick is not Pick.AHEAD:
        random.Random(today).shuffle(found)  # noqa: S311 - not a secret
    chosen = tuple(dict.fromkeys(found))[: min(wish.most, MOST)]
    if not chosen:
        raise QuizError("there are no such cards")
    return StudySession(learner.id, bank_ids, now, chosen=chosen, cram=wish.cram)


def count(
    store: Store,
    learner: Learner,
    bank_ids: tuple[BankId, ...],
    wish: Wish,
    now: datetime,
) -> int:
    """Return how many cards a wish finds, however many it wants at most."""
    today = learner.day(now)
    with store.read() as tx:
        return sum(tx.picks.count(wish, learner.id, each, today) for each in bank_ids)


def tags(store: Store, bank_ids: Sequence[BankId]) -> tuple[str, ...]:
    """Return the tags of the questions of a bank, or of all where several are given."""
    with store.read() as tx:
        found = (
            tx.picks.tags(bank_ids[0]) if len(bank_ids) == 1 else tx.picks.all_tags()
        )
    return tuple(sorted(found, key=str.casefold))


def next_crammed(
    store: Store,
    session: StudySession,
    answers: Sequence[tuple[CardId, Rating]],
    now: datetime,
) -> Asked | None:
    """Return the card that a drill asks next, or None when all are known.

    Cards that were removed, suspended or buried meanwhile are passed over.
    """
    left = _crammed(store, session, answers)
    return asked(store, session, left[0], now) if left else None


def crammed_remaining(
    store: Store, session: StudySession, answers: Sequence[tuple[CardId, Rating]]
) -> Remaining:
    """Return how far a drill is."""
    left = len(_crammed(store, session, answers))
    done = len(session.chosen) - left
    with store.read() as tx:
        pace = tx.reviews.pace(session.learner_id)
    return Remaining(done, left, pace.minutes(left))


def cram_card(store: Store, card_id: CardId) -> Change:
    """Return the change of an answer in a drill: the card stays as it is.

    It writes nothing, and is a change for undo to go back to the card.
    """
    with store.read() as tx:
        card = tx.cards.get(card_id)
    return Change("cram-card", (Edit(card, card),))


def _crammed(
    store: Store, session: StudySession, answers: Sequence[tuple[CardId, Rating]]
) -> tuple[CardId, ...]:
    with store.read() as tx:
        learner = tx.learners.get(session.learner_id)
        today = learner.day(session.started_at)
        held = tx.cards.get_many(session.chosen)
    kept = {card.id for card in held if _asks(card, today)}
    return tuple(key for key in drilled(session.chosen, answers) if key in kept)


def _asks(card: Card, today: int) -> bool:
    return not card.suspended and (card.buried_until or 0) <= today
