"""An exam of a bank: what it asks for, what fits, and setting its day."""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.exams import Exam
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.memory.habits import Habits, habits
from quizapp.memory.histories import Floats
from quizapp.memory.playing import Ahead, Deck, Way, look_before, play
from quizapp.services.decks import answers_of, deck_of, weights_of
from quizapp.services.options import change_banks
from quizapp.store.store import Store

BUDGETS = (5, 10, 15, 20, 30, 45, 60, 90)
FURTHEST = 730
_LOOKS = (1, 2, 3, 5, 7, 10, 14, 21, 28)
_CARDS = 2_000  # as many are played through, however few a bank has
_NO_LIMIT = 100_000
_SEED = 7


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a number of minutes a day leads to on the day of an exam.

    Attributes:
        minutes: A day, for this bank; none means as many as it takes.
        mean_minutes: What the days up to the exam take on average.
        most_minutes: What the longest of them takes.
        recall: The share of the bank that would be recalled in the exam.
        unseen: Cards that would not have been asked once.
        unlooked: Cards, of those asked, that would not be asked a last time.
    """

    minutes: int | None
    mean_minutes: float
    most_minutes: float
    recall: float
    unseen: int
    unlooked: int


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """An exam with its prospects.

    Attributes:
        now: The share of the bank that would be recalled today.
        unplanned: The prospect if the bank is studied on as it is.
        planned: The prospect with the plan, as many minutes as it takes.
        budgets: Likewise with fewer minutes a day, the learner's own among them.
        daily: The minutes of each day of the plan, today first.
    """

    bank: Bank
    exam: Exam
    days: int
    cards: int
    now: float
    unplanned: Prospect
    planned: Prospect
    budgets: tuple[Prospect, ...]
    daily: tuple[float, ...]


def plan_exam(
    store: Store, learner: Learner, bank: Bank, exam: Exam, now: datetime
) -> Work[ExamPlan]:
    """Work out what an exam asks for; how long the last look takes is chosen here.

    Raises:
        QuizError: The day is over, too far away, or the bank has no cards.
    """
    today = learner.day(now)
    days = exam.on - today
    if not 1 <= days <= FURTHEST:
        raise QuizError(f"an exam is from 1 to {FURTHEST} days ahead")
    answers = yield from answers_of(store, learner)
    with store.read() as tx:
        deck = deck_of(tx, learner, (bank.id,), today)
        per_minute = tx.reviews.pace(learner.id).per_minute
    if not len(deck):
        raise QuizError(f"{bank.name} has no cards to study")
    shares = [learner.routine.share(today + day) for day in range(days)]
    exam = replace(exam, last_look=_last_look(learner, len(deck) / per_minute, shares))
    ahead = _ahead(exam, shares)
    player = _Player(learner, bank, deck, habits(answers), per_minute, shares)
    minutes = sorted({*BUDGETS, learner.routine.minutes_per_day or BUDGETS[0]})
    runs = [(None, False), (None, True), *((each, True) for each in minutes)]
    found: list[tuple[Prospect, Floats]] = []
    for done, (budget, planned) in enumerate(runs):
        yield Progress(done, len(runs), "planning")
        found.append(player.prospect(ahead, budget, planned=planned))
    without, best, *budgets = (prospect for prospect, _ in found)
    return ExamPlan(
        bank=bank,
        exam=exam,
        days=days,
        cards=len(deck),
        now=float(deck.recall(player.weights, 0).mean()),
        unplanned=without,
        planned=best,
        budgets=tuple(budgets),
        daily=tuple(map(float, found[1][1])),
    )


def set_exam(
    store: Store, bank: Bank, exam: Exam | None, now: datetime
) -> Work[Change]:
    """Give a bank an exam, or take it away; its cards are due accordingly."""
    after = replace(bank, options=replace(bank.options, exam=exam))
    action = "set-exam" if exam else "remove-exam"
    return (yield from change_banks(store, ((bank, after),), now, action))


def _last_look(learner: Learner, minutes: float, shares: list[float]) -> int:
    """Return in how many days every card can be asked once in the learner's time."""
    daily = learner.routine.minutes_per_day or max(minutes / 7, 15)
    days = len(shares)
    fitting = (
        look
        for look in _LOOKS
        if look <= days and sum(shares[days - look :]) * daily >= minutes
    )
    return next(fitting, min(_LOOKS[-1], days))


def _ahead(exam: Exam, shares: list[float]) -> Ahead:
    last = np.array(shares[len(shares) - exam.last_look :])
    if not last.any():
        last = np.ones(len(last))
    days = len(shares)
    return Ahead(days, days - exam.last_look, exam.recall, last / last.sum())


class _Player:
    """Plays a bank up to its exam, several times at once for chance to even out."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that the days ahead depend on
        self,
        learner: Learner,
        bank: Bank,
        deck: Deck,
        ways: Habits,
        per_minute: float,
        shares: list[float],
    ) -> None:
        self._options = learner.studying(bank.options)
        self.weights = weights_of(self._options.parameters)
        self._shares = np.array(shares)
        self._times = -(-_CARDS // len(deck))
        self._deck, self._habits = deck.times(self._times), ways
        self._per_minute = per_minute

    def prospect(
        self, exam: Ahead, minutes: int | None, *, planned: bool
    ) -> tuple[Prospect, Floats]:
        """Return what comes of a plan, or of none, and the minutes of each day."""
        dice = np.random.default_rng(_SEED)
        deck = self._deck.copy()
        if planned:
            look_before(deck, exam, dice)
        way = self._way(exam if planned else None, minutes)
        played = play(deck, way, exam.on, dice)
        daily = np.array(played.answers) / self._per_minute / self._times
        unlooked = deck.seen & (deck.last < exam.begins)
        unseen = (~deck.seen).sum() / self._times
        prospect = Prospect(
            minutes=minutes,
            mean_minutes=float(daily.mean()),
            most_minutes=float(daily.max()),
            recall=float(deck.recall(self.weights, exam.on).mean()),
            unseen=round(float(unseen)),
            unlooked=round(float(unlooked.sum()) / self._times),
        )
        return prospect, daily

    def _way(self, exam: Ahead | None, minutes: int | None) -> Way:
        room = np.where(self._shares > 0, np.inf, 0.0)
        if minutes is not None:
            room = self._shares * minutes * self._per_minute * self._times
        limit = _NO_LIMIT if exam else self._options.reviews_per_day * self._times
        return Way(
            weights=self.weights,
            habits=self._habits,
            retention=self._options.desired_retention,
            new_per_day=self._options.new_per_day * self._times,
            reviews_per_day=limit,
            longest=self._options.maximum_interval,
            answers_per_day=room,
            exam=exam,
        )
