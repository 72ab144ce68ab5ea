"""What the review log and the cards tell a learner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from quizapp.domain.calibration import wilson
from quizapp.domain.cards import Rating, State
from quizapp.domain.ids import BankId, QuestionId

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose cards are looked at: those of some banks, or with a tag; else all.

    Attributes:
        bank_ids: None stands for all banks.
    """

    bank_ids: tuple[BankId, ...] | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers of one of the learner's days, to cards in a state, with a rating."""

    day: int
    state: State
    rating: Rating
    answers: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class DayOfPractice:
    """What was done on a day, or on several taken together.

    Attributes:
        day: The first of them.
        length: How many they are.
    """

    day: int
    answers: int = 0
    milliseconds: int = 0
    remembered: int = 0
    length: int = 1

    @property
    def minutes(self) -> float:
        """The time the answers took."""
        return self.milliseconds / 60_000


@dataclass(frozen=True, slots=True)
class WeekOfRetention:
    """How much was remembered in a week of what had been learned (true retention).

    Attributes:
        first_day: The Monday it begins on.
        low: Where the 95 % interval of the share begins (Wilson); high where it ends.
    """

    first_day: int
    reviews: int
    remembered: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that was remembered."""
        return self.remembered / self.reviews


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many cards have a figure from low up to high."""

    low: float
    high: float
    cards: int


@dataclass(frozen=True, slots=True)
class Memory:
    """How well the cards that were learned are remembered now.

    Attributes:
        stability: Cards by stability in days; likewise difficulty and
            retrievability, the chance that a card is recalled now.
        cards: All cards that were answered at least once.
        known: How many of them are expected to be recalled now.
    """

    stability: tuple[Bucket, ...]
    difficulty: tuple[Bucket, ...]
    retrievability: tuple[Bucket, ...]
    cards: int
    known: float


@dataclass(frozen=True, slots=True)
class Hour:
    """The answers given at an hour of the learner's clock."""

    hour: int
    answers: int
    milliseconds: int
    remembered: int

    @property
    def seconds(self) -> float:
        """The mean time of an answer."""
        return self.milliseconds / self.answers / 1000 if self.answers else 0.0


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question that is forgotten again and again."""

    question_id: QuestionId
    stem: str
    lapses: int
    difficulty: float
    stability: float


def by_day(
    tallies: Iterable[Tally], first: int, last: int
) -> tuple[DayOfPractice, ...]:
    """Return what was done on each day from a first to a last one."""
    found: dict[int, list[int]] = {}
    for each in tallies:
        sums = found.setdefault(each.day, [0, 0, 0])
        sums[0] += each.answers
        sums[1] += each.milliseconds
        sums[2] += each.answers * (each.rating is not Rating.AGAIN)
    return tuple(
        DayOfPractice(day, *found.get(day, ())) for day in range(first, last + 1)
    )


def grouped(days: tuple[DayOfPractice, ...], most: int) -> tuple[DayOfPractice, ...]:
    """Return days taken together so that there are not too many to draw.

    They are single days, whole weeks, or as many whole weeks as it takes.
    """
    if len(days) <= most:
        return days
    length = DAYS_A_WEEK * -(-len(days) // (DAYS_A_WEEK * most))
    groups: dict[int, list[DayOfPractice]] = {}
    for each in days:
        groups.setdefault((monday(each.day) - 1) // length, []).append(each)
    return tuple(
        DayOfPractice(
            group[0].day,
            sum(each.answers for each in group),
            sum(each.milliseconds for each in group),
            sum(each.remembered for each in group),
            len(group),
        )
        for group in groups.values()
    )


def by_week(tallies: Iterable[Tally]) -> tuple[WeekOfRetention, ...]:
    """Return the true retention of each week in which something was reviewed.

    As in Anki it is the share of answers to cards in review, of a day or more, that
    were not Again.
    """
    weeks: dict[int, list[int]] = {}
    for each in tallies:
        if each.state is State.REVIEW:
            sums = weeks.setdefault(monday(each.day), [0, 0])
            sums[0] += each.answers
            sums[1] += each.answers * (each.rating is not Rating.AGAIN)
    return tuple(
        WeekOfRetention(first, total, right, *wilson(right, total))
        for first, (total, right) in sorted(weeks.items())
    )


def monday(day: int) -> int:
    """Return the number of the Monday on or before a day."""
    return day - date.fromordinal(day).weekday()


def retrievability(elapsed: float, stability: float, decay: float) -> float:
    """Return the chance of recall after some days (FSRS-6's forgetting curve).

    Args:
        elapsed: Days since the last review.
        stability: Days after which it is 90 %.
        decay: The model's last weight, above 0.
    """
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * elapsed / stability) ** -decay)


def buckets(edges: tuple[float, ...], counts: Mapping[int, int]) -> tuple[Bucket, ...]:
    """Return cards between edges; counts has them by the place of the lower edge."""
    pairs = enumerate(pairwise(edges))
    return tuple(Bucket(low, high, counts.get(i, 0)) for i, (low, high) in pairs)
