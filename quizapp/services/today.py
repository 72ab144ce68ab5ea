"""Today: what a learner should do now, and what is coming."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from quizapp.domain.banks import Bank, BankCounts
from quizapp.domain.learners import Learner
from quizapp.services.limits import fitting
from quizapp.services.study import minutes_for
from quizapp.store.store import Store

_AHEAD = 7
_BACK = 28
_FREE_DAYS = 2


@dataclass(frozen=True, slots=True)
class Overview:
    """What Today shows.

    Attributes:
        minutes: What the due and new cards should take.
        held_back: Cards that the learner's minutes leave for another day.
        away: Whether the day is one of the learner's days off.
        exams: Banks with an exam to come, the next one first.
        forecast: Reviews due on each of the next seven days, today first.
        streak: Days in a row with study, up to two free days a month forgiven.
        practised: Answers given on each of the last 28 days, today last.
    """

    day: date
    banks: tuple[BankCounts, ...]
    due: int
    new: int
    learning: int
    minutes: int
    held_back: int
    away: bool
    exams: tuple[Bank, ...]
    forecast: tuple[int, ...]
    streak: int
    practised: tuple[int, ...]


def overview(store: Store, learner: Learner, now: datetime) -> Overview:
    """Return what Today shows at a moment."""
    today = learner.day(now)
    with store.read() as tx:
        all_counts = tx.counts.of_banks(learner, today, now)
        banks = fitting(tx, learner, now, all_counts)
        forecast = tx.counts.forecast(learner.id, today, _AHEAD)
        answers = tx.counts.practised(learner.id, today)
        pace = tx.reviews.pace(learner.id)
    return Overview(
        day=date.fromordinal(today),
        banks=banks,
        due=sum(bank.due for bank in banks),
        new=sum(bank.new for bank in banks),
        learning=sum(bank.learning for bank in banks),
        minutes=minutes_for(banks, pace),
        held_back=_cards(all_counts) - _cards(banks),
        away=learner.routine.away(today),
        exams=_exams(banks, today),
        forecast=forecast,
        streak=streak(frozenset(answers), today, learner.routine.away),
        practised=tuple(
            answers.get(day, 0) for day in range(today - _BACK + 1, today + 1)
        ),
    )


def streak(
    days: frozenset[int], today: int, away: Callable[[int], bool] = lambda _day: False
) -> int:
    """Return the days with study up to today, gaps of free days forgiven.

    Two days of each calendar month are free: they neither count nor end the streak;
    nor do days off. Today does not end it before it is over.
    """
    count = int(today in days)
    used: dict[tuple[int, int], int] = {}
    day = today - 1
    while days and day >= min(days):
        if day in days:
            count += 1
        elif not away(day):
            at = date.fromordinal(day)
            month = (at.year, at.month)
            used[month] = used.get(month, 0) + 1
            if used[month] > _FREE_DAYS:
                break
        day -= 1
    return count


def _cards(counts: tuple[BankCounts, ...]) -> int:
    return sum(bank.due + bank.new + bank.learning for bank in counts)


def _exams(counts: tuple[BankCounts, ...], today: int) -> tuple[Bank, ...]:
    coming = [
        (each.bank.options.exam.on, each.bank.name, each.bank)
        for each in counts
        if each.bank.options.exam and each.bank.options.exam.ahead(today)
    ]
    return tuple(bank for *_, bank in sorted(coming, key=itemgetter(0, 1)))
