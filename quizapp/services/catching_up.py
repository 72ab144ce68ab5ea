"""After a break, and before a holiday: what is due spread over days of one's choice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.domain.cards import Card
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId
from quizapp.domain.learners import Learner
from quizapp.domain.routines import Holiday
from quizapp.domain.sessions import Pace
from quizapp.domain.spreading import by_risk, filled
from quizapp.domain.work import Work
from quizapp.services.rescheduling import (
    Move,
    forecast_after,
    place_cards,
    write_moves,
)
from quizapp.store.store import Store, Transaction

if TYPE_CHECKING:
    from quizapp.domain.scheduling import Scheduler

LONGEST = 60
_SHOWN = 14


@dataclass(frozen=True, slots=True)
class Backlog:
    """Reviews that are due today or were before.

    Attributes:
        late: Those that were due before today.
        oldest: For how many days the oldest has been due.
    """

    cards: int
    late: int
    oldest: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Cards that would be due on other days, and what that means.

    Attributes:
        learner: As it is to be.
        cards: How many are spread; some of them may stay where they are.
        first: The first of the days in before and after.
        before: Cards due on each day as things are.
        after: Likewise once the cards are spread.
        recall_at_once: The share that would be recalled if all were asked on the
            first day of the spread.
        recall_spread: The share that will be recalled when they are asked.
    """

    before_learner: Learner
    learner: Learner
    moves: tuple[Move, ...]
    cards: int
    first: date
    before: tuple[int, ...]
    after: tuple[int, ...]
    pace: Pace
    recall_at_once: float
    recall_spread: float


def backlog(store: Store, learner: Learner, now: datetime) -> Backlog:
    """Return what waits for a learner."""
    today = learner.day(now)
    with store.read() as tx:
        (due,) = tx.counts.forecast(learner.id, today, 1)
        oldest = min(tx.counts.oldest(learner.id, today).values(), default=today)
        late = tx.counts.late(learner.id, today)
        pace = tx.reviews.pace(learner.id)
    return Backlog(due, late, today - oldest, pace.minutes(due))


def catch_up(store: Store, learner: Learner, days: int, now: datetime) -> Work[Spread]:
    """Work out what spreading the backlog over the next days would do.

    Raises:
        QuizError: There are too few or too many days.
    """
    _check(days)
    today = learner.day(now)
    return (yield from _spread(store, learner, learner, (0, today), (today, days), now))


def plan_holiday(
    store: Store, learner: Learner, holiday: Holiday, days: int, now: datetime
) -> Work[Spread]:
    """Work out what a holiday does, with its reviews spread over the days after it.

    Raises:
        QuizError: It lies in the past, is too long, or the days are too many.
    """
    _check(days)
    today = learner.day(now)
    first, last = holiday.first.toordinal(), holiday.last.toordinal()
    if last < today:
        raise QuizError("the holiday is over already")
    kept = tuple(h for h in learner.routine.holidays if h.last.toordinal() >= today)
    routine = replace(learner.routine, holidays=(*kept, holiday))
    for problem in routine.problems():
        raise QuizError(problem)
    away = replace(learner, routine=routine)
    due = (0 if first <= today else first, last)
    return (yield from _spread(store, learner, away, due, (last + 1, days), now))


def apply_spread(store: Store, spread: Spread) -> Change:
    """Do what was worked out.

    Raises:
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    with store.write() as tx:
        tx.learners.replace(spread.before_learner, spread.learner)
        write_moves(tx, spread.moves)
        same = spread.before_learner == spread.learner
        return tx.change("catch-up" if same else "plan-holiday")


def cancel_holiday(store: Store, learner: Learner, holiday: Holiday) -> Change:
    """Take a holiday back; the cards stay where they were spread to."""
    kept = tuple(each for each in learner.routine.holidays if each != holiday)
    routine = replace(learner.routine, holidays=kept)
    with store.write() as tx:
        tx.learners.replace(learner, replace(learner, routine=routine))
        return tx.change("cancel-holiday")


def _check(days: int) -> None:
    if not 1 <= days <= LONGEST:
        raise QuizError(f"what waits can be spread over 1 to {LONGEST} days")


def _spread(  # noqa: PLR0913, PLR0917 - who, which cards, over which days
    store: Store,
    before: Learner,
    learner: Learner,
    due: tuple[int, int],
    over: tuple[int, int],
    now: datetime,
) -> Work[Spread]:
    today, (first, days) = learner.day(now), over
    shown = max(first + days - today, _SHOWN)
    with store.read() as tx:
        cards = _due(tx, learner, *due)
        load = tx.counts.load(learner.id, first, first + days - 1)
        ahead = tx.counts.forecast(learner.id, today, shown)
        pace = tx.reviews.pace(learner.id)
        placed, at_once, later = _placed(tx, learner, cards, dict(load), over)
    moves = yield from place_cards(store, learner, placed, now)
    count = max(len(cards), 1)
    return Spread(
        before_learner=before,
        learner=learner,
        moves=moves,
        cards=len(cards),
        first=date.fromordinal(today),
        before=ahead,
        after=forecast_after(ahead, moves, today),
        pace=pace,
        recall_at_once=at_once / count,
        recall_spread=later / count,
    )


def _due(tx: Transaction, learner: Learner, first: int, last: int) -> tuple[Card, ...]:
    return tuple(
        card
        for bank in tx.banks.all()
        for card in tx.cards.reviews_between(learner.id, bank.id, first, last)
    )


def _schedulers(
    tx: Transaction, learner: Learner, cards: tuple[Card, ...]
) -> "dict[BankId, Scheduler]":
    from quizapp.domain.scheduling import Scheduler

    banks = tx.banks.get_many({card.bank_id for card in cards})
    return {
        bank.id: Scheduler(learner.studying(bank.options), learner) for bank in banks
    }


def _placed(
    tx: Transaction,
    learner: Learner,
    cards: tuple[Card, ...],
    load: dict[int, int],
    over: tuple[int, int],
) -> tuple[Mapping[Card, int], float, float]:
    """Return the day for each card, and the recall now and then summed up."""
    first, days = over
    for card in cards:  # those that are there already are to be spread too
        if card.day in load:
            load[card.day] -= 1
    around = range(first, first + days)
    share = learner.routine.share
    room = filled(
        len(cards), [load.get(day, 0) for day in around], [share(d) for d in around]
    )
    schedulers = _schedulers(tx, learner, cards)
    begin = [schedulers[c.bank_id].recall_on(c, first) for c in cards]
    end = [schedulers[c.bank_id].recall_on(c, first + days - 1) for c in cards]
    losses = [a - b for a, b in zip(begin, end, strict=True)]
    placed = {
        card: first + day
        for card, day in zip(cards, by_risk(losses, room), strict=True)
    }
    later = sum(schedulers[c.bank_id].recall_on(c, day) for c, day in placed.items())
    return placed, sum(begin), later
