"""Insights: how a learner is doing."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Rating
from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.insights import (
    Bucket,
    DayOfPractice,
    HardQuestion,
    Hour,
    Memory,
    Scope,
    WeekOfRetention,
    buckets,
    by_day,
    by_week,
    retrievability,
)
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.store.store import Store, Transaction

_STABILITY = (0.0, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0, 180.0, 365.0, 36_500.0)
_DIFFICULTY = tuple(float(edge) for edge in range(1, 11))
_HARDEST_POSSIBLE = 9  # and above: the last bucket ends at 10
_TENTHS = 10
_AHEAD = 30
_HARDEST = 20
_ANSWERS_BY_HOUR = 20_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Practice:
    """What was done and remembered.

    Attributes:
        desired: The mean desired retention of the banks, as their cards weigh it.
    """

    days: tuple[DayOfPractice, ...]
    weeks: tuple[WeekOfRetention, ...]
    desired: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is told of a learner; hours are those of the learner's clock."""

    practice: Practice
    forecast: tuple[int, ...]
    memory: Memory
    hours: tuple[Hour, ...]
    hardest: tuple[HardQuestion, ...]


def figures(
    store: Store, learner: Learner, scope: Scope, now: datetime, days: int | None = None
) -> Work[Figures]:
    """Return all figures of the last days, or of all days since the first answer."""
    yield Progress(0, 5)
    done = practice(store, learner, scope, now, days)
    yield Progress(1, 5)
    coming = forecast(store, learner, scope, now)
    yield Progress(2, 5)
    remembered = memory(store, learner, scope, now)
    yield Progress(3, 5)
    hours = by_hour(store, learner, scope)
    yield Progress(4, 5)
    return Figures(done, coming, remembered, hours, hardest(store, learner, scope))


def choices(store: Store) -> tuple[tuple[Bank, ...], tuple[str, ...]]:
    """Return the banks and the tags that figures can be narrowed to."""
    with store.read() as tx:
        return tx.banks.all(), tx.questions.tags()


def question(store: Store, question_id: QuestionId) -> Question:
    """Return a question that figures told of.

    Raises:
        NotFoundError: It was removed since.
    """
    with store.read() as tx:
        return tx.questions.get(question_id)


def practice(
    store: Store, learner: Learner, scope: Scope, now: datetime, days: int | None = None
) -> Practice:
    """Return the practice of the last days, or of all days since the first answer."""
    today = learner.day(now)
    with store.read() as tx:
        begun = tx.insights.first_day(learner.id) or today
        first = begun if days is None else today - days + 1
        tallies = tuple(tx.insights.tallies(learner.id, scope, first, today))
        desired = _desired(tx, learner, scope, now)
    return Practice(by_day(tallies, first, today), by_week(tallies), desired)


def forecast(
    store: Store, learner: Learner, scope: Scope, now: datetime, days: int = _AHEAD
) -> tuple[int, ...]:
    """Return how many known cards are due on each day, today and overdue ones first."""
    today = learner.day(now)
    with store.read() as tx:
        due = tx.insights.due(learner.id, scope, today, today + days - 1)
    return tuple(due.get(day, 0) for day in range(today, today + days))


def memory(store: Store, learner: Learner, scope: Scope, now: datetime) -> Memory:
    """Return how well the cards are remembered now."""
    today = learner.day(now)
    with store.read() as tx:
        ages = tx.insights.ages(learner.id, scope, today)
        decays = _decays(tx, learner)
        spread = tx.insights.spread(learner.id, scope, _STABILITY)
    stability: Counter[int] = Counter()
    difficulty: Counter[int] = Counter()
    for place, hardness, cards in spread:
        stability[place] += cards
        difficulty[min(max(hardness, 1), _HARDEST_POSSIBLE) - 1] += cards
    tenths: dict[int, int] = defaultdict(int)
    known = 0.0
    for bank_id, ratio, cards in ages:
        chance = retrievability(ratio, 1.0, decays[bank_id])
        tenths[min(int(chance * _TENTHS), _TENTHS - 1)] += cards
        known += chance * cards
    return Memory(
        stability=buckets(_STABILITY, stability),
        difficulty=buckets(_DIFFICULTY, difficulty),
        retrievability=_shares(tenths),
        cards=sum(cards for _, _, cards in ages),
        known=known,
    )


def hardest(store: Store, learner: Learner, scope: Scope) -> tuple[HardQuestion, ...]:
    """Return the questions that are forgotten again and again, the worst first."""
    with store.read() as tx:
        return tx.insights.hardest(learner.id, scope, _HARDEST)


def by_hour(store: Store, learner: Learner, scope: Scope) -> tuple[Hour, ...]:
    """Return the last answers by the hour of the learner's clock, all 24 hours."""
    with store.read() as tx:
        found = tx.insights.last_answers(learner.id, scope, _ANSWERS_BY_HOUR)
    sums = [[0, 0, 0] for _ in range(24)]
    for microseconds, milliseconds, rating in found:
        at = learner.hour(_EPOCH + timedelta(microseconds=microseconds))
        sums[at][0] += 1
        sums[at][1] += milliseconds
        sums[at][2] += rating != Rating.AGAIN
    return tuple(Hour(hour, *each) for hour, each in enumerate(sums))


def _shares(counts: Mapping[int, int]) -> tuple[Bucket, ...]:
    edges = tuple(place / _TENTHS for place in range(_TENTHS + 1))
    return buckets(edges, counts)


def _decays(tx: Transaction, learner: Learner) -> Mapping[BankId, float]:
    """Return each bank's last weight of FSRS-6 for a learner."""
    from fsrs.scheduler import DEFAULT_PARAMETERS  # late: fsrs takes its time

    options = {bank.id: learner.studying(bank.options) for bank in tx.banks.all()}
    return {
        key: (each.parameters or DEFAULT_PARAMETERS)[-1]
        for key, each in options.items()
    }


def _desired(tx: Transaction, learner: Learner, scope: Scope, now: datetime) -> float:
    banks = tx.counts.of_banks(learner, learner.day(now), now)
    chosen = [
        counts
        for counts in banks
        if scope.bank_ids is None or counts.bank.id in scope.bank_ids
    ]
    weights = [max(counts.known, 1) for counts in chosen]
    wanted = [counts.bank.options.desired_retention for counts in chosen]
    if not chosen:
        return 0.9
    pairs = zip(weights, wanted, strict=True)
    return sum(weight * each for weight, each in pairs) / sum(weights)
