"""Clocks that were wrong: noticed, and what they did to the cards set right."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizapp.domain.cards import Card, Review
from quizapp.domain.changes import Change
from quizapp.domain.learners import Learner
from quizapp.store.store import Store, Transaction

_SLACK = timedelta(hours=1)  # devices differ, and zones are left


@dataclass(frozen=True, slots=True)
class ClockTrouble:
    """The clock says an earlier time than the log.

    Attributes:
        last: When something was last written to the log, by the clock of then.
        cards: How many cards have been put off by days that are still to come.
    """

    last: datetime
    cards: int


def clock_trouble(store: Store, learner: Learner, now: datetime) -> ClockTrouble | None:
    """Return what is wrong with a learner's times, if anything is.

    A zone that was left makes a learner's day one earlier; that is no trouble.
    """
    with store.read() as tx:
        last = tx.reviews.latest()
        cards = len(tx.picks.to_come(learner.id, learner.day(now) + 1))
    if last is None or (last <= now + _SLACK and not cards):
        return None
    return ClockTrouble(last, cards)


def mend_clock(store: Store, learner: Learner, now: datetime) -> Change:
    """Set cards right that were answered while the clock stood ahead.

    Each is as if its last answers had been given today, and the log says so. Those
    put off until a day to come are put off no more.
    """
    today = learner.day(now)
    with store.write() as tx:
        for card in tx.cards.get_many(tx.picks.to_come(learner.id, today + 1)):
            woken = replace(card, buried_until=None)
            if card.last_day is None or card.last_day <= today + 1:
                tx.cards.replace(card, woken)
            else:
                _mend(tx, card, woken, learner, now)
        return tx.change("mend-clock")


def _mend(
    tx: Transaction, before: Card, woken: Card, learner: Learner, now: datetime
) -> None:
    from quizapp.domain.scheduling import reviewed

    today = learner.day(now)
    scheduler = tx.scheduler(before)
    parameters = tx.parameters(scheduler.options)
    after = replace(woken, due=now, day=today, last_day=today)
    entry = reviewed(before, after, None, now, parameters)
    after = _remembered(tx, after, entry)
    if not after.learning:
        day = scheduler.due_day(after, today)
        after = replace(after, due=learner.day_begins(day), day=day)
    tx.cards.replace(before, after)
    tx.reviews.add(tx.sign(reviewed(before, after, None, now, parameters)))


def _remembered(tx: Transaction, card: Card, entry: Review) -> Card:
    """Return the card with the memory that its log gives on the days it was answered.

    A card whose log does not tell its memory keeps it.
    """
    from quizapp.domain.scheduling import replay

    log = tx.reviews.of_card(card.id)
    keys = {each.parameters_id for each in (*log, entry)}
    options = {key: tx.options_of(key) for key in keys}
    told = replay(card, log, options)
    if (told.state, told.stability) != (card.state, card.stability):
        return card
    return replay(card, (*log, entry), options)
