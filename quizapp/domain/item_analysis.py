"""Item analysis: is a test any good, and which of its questions are not?

The figures are those of Moodle's quiz statistics report, after its document "Quiz
statistics calculations" (docs.moodle.org/dev), with classical test theory behind
them. All marks are shares of the maximum, 0 to 1, so that attempts at tests drawn at
random can be analysed together: the rest of a test is then the share earned in all its
other items.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import fmean, median

from quizapp.domain.ids import QuestionId
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question

FEW = 20  # below so many answers a figure says little
_EASIEST, _HARDEST, _POOR = 0.95, 0.15, 0.2
_DEAD_BELOW = 0.05  # Haladyna & Downing (1993): fewer do not choose it


class Fault(StrEnum):
    """What item analysis says against a question."""

    MISLEADS = "misleads"
    GUESSED = "guessed"
    TOO_HARD = "too-hard"
    TOO_EASY = "too-easy"
    TELLS_LITTLE = "tells-little"
    DEAD_CHOICES = "dead-choices"


@dataclass(frozen=True, slots=True)
class Marked:
    """What one attempt earned in one item.

    Attributes:
        fraction: The share of the maximum; 0 for a blank, below 0 for a fine.
        maximum: The item's mark.
        picked: The places of the choices that were picked, where it has choices.
    """

    question_id: QuestionId
    fraction: float
    maximum: float = 1.0
    picked: tuple[int, ...] = ()


Sheet = Sequence[Marked]  # one attempt


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """How an item did; figures that cannot be told from so few answers are None.

    Attributes:
        answers: In how many attempts it was asked.
        facility: The mean share earned (Moodle: facility index).
        deviation: The standard deviation of that share.
        guess: The share that random answering earns (random guess score).
        discrimination: The correlation of the item with the rest of the test, -1 to
            1 (discrimination index).
        efficiency: The covariance with the rest as a share of the highest that is
            possible with these marks, -1 to 1 (discriminative efficiency).
        picks: How many picked each choice, by its place.
    """

    question_id: QuestionId
    answers: int
    facility: float
    deviation: float | None
    guess: float
    discrimination: float | None
    efficiency: float | None
    picks: Mapping[int, int]

    @property
    def few(self) -> bool:
        """Whether the figures rest on too few answers to mean much."""
        return self.answers < FEW

    def dead(self, wrong: Sequence[int]) -> tuple[int, ...]:
        """Return the wrong choices that hardly anybody picks, once that can be told."""
        if self.few:
            return ()
        least = _DEAD_BELOW * self.answers
        return tuple(place for place in wrong if self.picks.get(place, 0) < least)


@dataclass(frozen=True, slots=True)
class TestFigures:
    """How the attempts did as a whole; None where there are too few.

    Attributes:
        mean: Of the shares earned; likewise middle, the median, and deviation.
        consistency: Cronbach's alpha (Moodle: coefficient of internal consistency);
            None too where attempts were asked different questions.
        error: The standard error of a share, from deviation and consistency.
    """

    __test__ = False  # the name begins as those of tests do

    attempts: int
    mean: float
    middle: float
    deviation: float | None
    consistency: float | None
    error: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The figures of a test and of its items, in the order they first came up."""

    test: TestFigures | None
    items: tuple[ItemFigures, ...]


def analyse(sheets: Sequence[Sheet], guesses: Mapping[QuestionId, float]) -> Analysis:
    """Return the figures of some attempts.

    Args:
        sheets: What each attempt earned, item by item.
        guesses: What random answering earns in each item.
    """
    places: dict[QuestionId, list[tuple[Marked, float]]] = defaultdict(list)
    for sheet in sheets:
        earned = sum(marked.fraction * marked.maximum for marked in sheet)
        possible = sum(marked.maximum for marked in sheet)
        for marked in sheet:
            rest = possible - marked.maximum
            share = (earned - marked.fraction * marked.maximum) / rest if rest else 0.0
            places[marked.question_id].append((marked, share))
    items = (_item(key, guesses.get(key, 0.0), seen) for key, seen in places.items())
    return Analysis(_test(sheets), tuple(items))


def faults(item: ItemFigures, question: Question) -> tuple[Fault, ...]:
    """Return what figures say against a question, the worst first.

    Bounds are those of Moodle's documentation of its statistics report, and for dead
    choices Haladyna & Downing (1993). Nothing is said of few answers.
    """
    if item.few:
        return ()
    body = question.body
    choices = body.choices if isinstance(body, MultipleChoice) else ()
    wrong = [place for place, choice in enumerate(choices) if choice.fraction <= 0]
    apart = item.discrimination if item.discrimination is not None else 1.0
    told = (
        (Fault.MISLEADS, apart < 0),
        (Fault.GUESSED, item.guess > 0 and item.facility <= item.guess),
        (Fault.TOO_HARD, item.facility < _HARDEST),
        (Fault.TOO_EASY, item.facility > _EASIEST),
        (Fault.TELLS_LITTLE, 0 <= apart < _POOR),
        (Fault.DEAD_CHOICES, bool(item.dead(wrong))),
    )
    return tuple(fault for fault, holds in told if holds)


def _item(
    key: QuestionId, guess: float, seen: Sequence[tuple[Marked, float]]
) -> ItemFigures:
    own = [marked.fraction for marked, _ in seen]
    rest = [share for _, share in seen]
    return ItemFigures(
        question_id=key,
        answers=len(own),
        facility=fmean(own),
        deviation=_deviation(own),
        guess=guess,
        discrimination=_ratio(_covariance(own, rest), _product(own, rest)),
        efficiency=_ratio(
            _covariance(own, rest), _covariance(sorted(own), sorted(rest))
        ),
        picks=Counter(place for marked, _ in seen for place in set(marked.picked)),
    )


def _test(sheets: Sequence[Sheet]) -> TestFigures | None:
    if not sheets:
        return None
    shares = [_share(sheet) for sheet in sheets]
    deviation = _deviation(shares)
    consistency = _consistency(sheets)
    return TestFigures(
        attempts=len(sheets),
        mean=fmean(shares),
        middle=median(shares),
        deviation=deviation,
        consistency=consistency,
        error=_error(deviation, consistency),
    )


def _share(sheet: Sheet) -> float:
    possible = sum(marked.maximum for marked in sheet)
    earned = sum(marked.fraction * marked.maximum for marked in sheet)
    return earned / possible if possible else 0.0


def _consistency(sheets: Sequence[Sheet]) -> float | None:
    """Return Cronbach's alpha: n/(n-1) · (1 - sum of item variances / variance)."""
    items = [{marked.question_id for marked in sheet} for sheet in sheets]
    if len(sheets) < 2 or any(each != items[0] for each in items):
        return None
    columns: dict[QuestionId, list[float]] = defaultdict(list)
    for sheet in sheets:
        for marked in sheet:
            columns[marked.question_id].append(marked.fraction * marked.maximum)
    totals = [sum(m.fraction * m.maximum for m in sheet) for sheet in sheets]
    parts = sum(_covariance(column, column) or 0.0 for column in columns.values())
    whole = _covariance(totals, totals)
    if not whole or len(columns) < 2:
        return None
    return len(columns) / (len(columns) - 1) * (1 - parts / whole)


def _error(deviation: float | None, consistency: float | None) -> float | None:
    if deviation is None or consistency is None:
        return None
    return deviation * sqrt(max(1 - consistency, 0.0))


def _deviation(values: Sequence[float]) -> float | None:
    variance = _covariance(values, values)
    return None if variance is None else sqrt(variance)


def _covariance(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the sample covariance, or nothing from fewer than two pairs."""
    if len(xs) < 2:
        return None
    x_mean, y_mean = fmean(xs), fmean(ys)
    products = ((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return sum(products) / (len(xs) - 1)


def _product(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    own, rest = _deviation(xs), _deviation(ys)
    return None if own is None or rest is None else own * rest


def _ratio(part: float | None, whole: float | None) -> float | None:
    """Return a ratio within -1 and 1, or nothing where all marks were the same."""
    if part is None or not whole or whole < 1e-12:
        return None
    return min(max(part / whole, -1.0), 1.0)
