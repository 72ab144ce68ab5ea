"""Browse: what can be done to many cards at once, and what is known of one.

Each change is one step that can be undone, however many cards it is about.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, ParamSpec

from quizapp.domain.browsing import Fading, Listed, Past, fading, past
from quizapp.domain.changes import Change
from quizapp.domain.errors import NotFoundError, QuizError
from quizapp.domain.forgetting import Forgetting, forgetting
from quizapp.domain.ids import BankId, CardKey, ParametersId
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.services.rescheduling import place_cards, write_moves
from quizapp.store.batches import Entries, entries
from quizapp.store.store import Store, Transaction

P = ParamSpec("P")
Keys = Sequence[CardKey]

_FURTHEST = 36_500


@dataclass(frozen=True, slots=True)
class Details:
    """A card with its history.

    Attributes:
        way: How its memory fades now.
        retention: The recall that its reviews are scheduled for.
    """

    listed: Listed
    history: tuple[Past, ...]
    fading: tuple[Fading, ...]
    way: Forgetting
    retention: float


def details(store: Store, key: CardKey, learner: Learner, now: datetime) -> Details:
    """Return a card with its history.

    Raises:
        NotFoundError: It is not in the collection any more.
    """
    with store.read() as tx:
        listed = tx.browsing.listed([key], learner, now).get(key)
        if listed is None:
            raise NotFoundError("the card is not in the collection any more")
        log = tx.reviews.of_card(listed.card.id)
        ways = {
            entry.parameters_id: forgetting(tx.options_of(entry.parameters_id))
            for entry in log
        }
        bank = tx.banks.get(listed.card.bank_id)
    history = past(listed.card, log, ways)
    return Details(
        listed=listed,
        history=history,
        fading=fading(history, now),
        way=forgetting(learner.studying(bank.options)),
        retention=bank.options.desired_retention,
    )


def flag(store: Store, keys: Keys) -> Change:
    """Flag cards; where all of them are flagged, take the flags away."""
    with store.write() as tx:
        if tx.batches.flag(keys, flagged=True):
            return tx.change("flag-cards")
        tx.batches.flag(keys, flagged=False)
        return tx.change("unflag-cards")


def suspend(store: Store, keys: Keys) -> Change:
    """Stop asking cards; where all of them are suspended, ask them again."""
    with store.write() as tx:
        if tx.batches.suspend(keys, suspended=True):
            return tx.change("suspend-cards")
        tx.batches.suspend(keys, suspended=False)
        return tx.change("resume-cards")


def bury(store: Store, keys: Keys, learner: Learner, now: datetime) -> Change:
    """Put cards off until tomorrow; where all of them are, ask them again."""
    with store.write() as tx:
        if tx.batches.bury(keys, learner.day(now) + 1):
            return tx.change("bury-cards")
        tx.batches.bury(keys, None)
        return tx.change("unbury-cards")


def reset(store: Store, keys: Keys, learner: Learner, now: datetime) -> Change:
    """Make cards new again; their answers stay in the log."""
    with store.write() as tx:
        tx.batches.reset(keys, entries_for(tx, learner, now))
        return tx.change("reset-cards")


def reschedule(
    store: Store, keys: Keys, days: tuple[int, int], learner: Learner, now: datetime
) -> Work[Change]:
    """Make cards due in so many days, dealt out evenly from the first to the last.

    New cards are not asked before. What is known of a memory stays as it is, but for
    cards whose log was made with other weights than hold now: theirs is worked out
    anew.

    Raises:
        QuizError: The days are out of their range.
    """
    first, last = days
    if not 0 <= first <= last <= _FURTHEST:
        raise QuizError(
            f"cards are due in 0 to {_FURTHEST} days, the first before the last"
        )
    today = learner.day(now)
    yield Progress(0, len(keys), "rescheduling")
    with store.read() as tx:
        others = tx.browsing.weighed_otherwise(keys, learner)
    span = last - first + 1
    placed = {c: today + first + i % span for i, c in enumerate(others.values())}
    moves = yield from place_cards(store, learner, placed, now)
    begins = [learner.day_begins(today + day) for day in range(first, last + 1)]
    with store.write() as tx:
        same = [key for key in keys if key not in others]
        tx.batches.place(same, today + first, begins, entries_for(tx, learner, now))
        write_moves(tx, moves)
        return tx.change("reschedule-cards")


def move(store: Store, keys: Keys, bank_id: BankId) -> Change:
    """Put the questions of cards into a bank; all their cards go along."""
    with store.write() as tx:
        tx.batches.move(keys, tx.banks.get(bank_id).id)
        return tx.change("move-questions")


def tag(
    store: Store, keys: Keys, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Change:
    """Give the questions of cards tags and take others from them."""
    with store.write() as tx:
        tx.batches.tag(keys, add, remove)
        return tx.change("tag-questions")


def beside(
    store: Store,
    service: Callable[Concatenate[Store, Keys, P], Change],
    keys: Keys,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Work[Change]:
    """Do something to so many cards that it is better done beside the window."""
    yield Progress(0, len(keys), "writing")
    return service(store, keys, *args, **kwargs)


def entries_for(tx: Transaction, learner: Learner, now: datetime) -> Entries:
    """Return what entries of the log that tell of a learner's cards are made of."""
    parameters: Mapping[BankId, ParametersId] = {
        bank.id: tx.parameters(learner.studying(bank.options))
        for bank in tx.banks.all()
    }
    return entries(parameters, learner.day(now), now)
