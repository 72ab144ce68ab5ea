"""Today: what a learner should do now, and what is coming."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from quizapp.domain.banks import Bank, BankCounts
from quizapp.domain.insights import Scope, WeekOfRetention
from quizapp.domain.learners import Learner
from quizapp.domain.quizzes import Quiz
from quizapp.domain.streaks import streak
from quizapp.services.insights import practice
from quizapp.services.limits import fitting
from quizapp.services.study import minutes_for
from quizapp.store.store import Store

_AHEAD = 7
_BACK = 28
_MONTH = 30
_ENOUGH = 30


@dataclass(frozen=True, slots=True)
class Overview:
    """What Today shows.

    Attributes:
        minutes: What the due and new cards should take.
        held_back: Cards that the learner's minutes leave for another day.
        late: Reviews that were due before today.
        away: Whether the day is one of the learner's days off.
        exams: Banks with an exam to come, the next one first.
        again: Quizzes that were to be taken again by today.
        forecast: Reviews due on each of the next seven days, today first.
        streak: Days in a row with study, up to two free days a month forgiven.
        free_left: The free days left in this month.
        practised: Answers given on each of the last 28 days, today last.
        forgiven: Whether each of them was a free day that the row has gone over.
        recalled: The share of reviews of the last 30 days that was remembered; None
            where there were too few to tell.
        desired: The share that should be, by the banks' options.
    """

    day: date
    banks: tuple[BankCounts, ...]
    due: int
    new: int
    learning: int
    minutes: int
    held_back: int
    late: int
    away: bool
    exams: tuple[Bank, ...]
    again: tuple[Quiz, ...]
    forecast: tuple[int, ...]
    streak: int
    free_left: int
    practised: tuple[int, ...]
    forgiven: tuple[bool, ...]
    recalled: float | None
    desired: float


def overview(store: Store, learner: Learner, now: datetime) -> Overview:
    """Return what Today shows at a moment."""
    today = learner.day(now)
    with store.read() as tx:
        all_counts = tx.counts.of_banks(learner, today, now)
        banks = fitting(tx, learner, now, all_counts)
        forecast = tx.counts.forecast(learner.id, today, _AHEAD)
        late = tx.counts.late(learner.id, today)
        answers = tx.counts.practised(learner.id, today)
        pace = tx.reviews.pace(learner.id)
        again = tx.quizzes.due_again(date.fromordinal(today))
    row = streak(frozenset(answers), today, learner.routine.away)
    behind = range(today - _BACK + 1, today + 1)
    done = practice(store, learner, Scope(), now, _MONTH)
    return Overview(
        day=date.fromordinal(today),
        banks=banks,
        due=sum(bank.due for bank in banks),
        new=sum(bank.new for bank in banks),
        learning=sum(bank.learning for bank in banks),
        minutes=minutes_for(banks, pace),
        held_back=_cards(all_counts) - _cards(banks),
        late=late,
        away=learner.routine.away(today),
        exams=_exams(banks, today),
        again=again,
        forecast=forecast,
        streak=row.days,
        free_left=row.free_left,
        practised=tuple(answers.get(day, 0) for day in behind),
        forgiven=tuple(day in row.forgiven for day in behind),
        recalled=_recalled(done.weeks),
        desired=done.desired,
    )


def _recalled(weeks: tuple[WeekOfRetention, ...]) -> float | None:
    reviews = sum(week.reviews for week in weeks)
    if reviews < _ENOUGH:
        return None
    return sum(week.remembered for week in weeks) / reviews


def _cards(counts: tuple[BankCounts, ...]) -> int:
    return sum(bank.due + bank.new + bank.learning for bank in counts)


def _exams(counts: tuple[BankCounts, ...], today: int) -> tuple[Bank, ...]:
    coming = [
        (each.bank.options.exam.on, each.bank.name, each.bank)
        for each in counts
        if each.bank.options.exam and each.bank.options.exam.ahead(today)
    ]
    return tuple(bank for *_, bank in sorted(coming, key=itemgetter(0, 1)))
