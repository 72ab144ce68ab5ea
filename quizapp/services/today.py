"""Today: what a learner should do now, and what is coming."""

from dataclasses import dataclass
from datetime import date, datetime

from quizapp.domain.banks import BankCounts
from quizapp.domain.learners import Learner
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
    forecast: tuple[int, ...]
    streak: int
    practised: tuple[int, ...]


def overview(store: Store, learner: Learner, now: datetime) -> Overview:
    """Return what Today shows at a moment."""
    today = learner.day(now)
    with store.read() as tx:
        banks = tx.counts.of_banks(learner, today, now)
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
        forecast=forecast,
        streak=streak(frozenset(answers), today),
        practised=tuple(
            answers.get(day, 0) for day in range(today - _BACK + 1, today + 1)
        ),
    )


def streak(days: frozenset[int], today: int) -> int:
    """Return the days with study up to today, gaps of free days forgiven.

    Two days of each calendar month are free: they neither count nor end the streak.
    Today does not end it before it is over.
    """
    count = int(today in days)
    used: dict[tuple[int, int], int] = {}
    day = today - 1
    while days and day >= min(days):
        if day in days:
            count += 1
        else:
            at = date.fromordinal(day)
            month = (at.year, at.month)
            used[month] = used.get(month, 0) + 1
            if used[month] > _FREE_DAYS:
                break
        day -= 1
    return count
