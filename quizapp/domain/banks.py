"""Banks of questions and how they are studied."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from quizapp.domain.exams import Exam
from quizapp.domain.ids import BankId

_MOST_REVIEWS = 100_000
_RANGES = {
    "desired_retention": (0.5, 0.99),
    "new_per_day": (0, 100_000),
    "reviews_per_day": (0, _MOST_REVIEWS),
    "maximum_interval": (1, 36_500),
}
_MOST_STEPS = 20
_LONGEST_STEP = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class StudyOptions:
    """How a bank is studied.

    Attributes:
        desired_retention: The share of reviews that should be remembered.
        learning_steps: Waits before a new card becomes a review card.
        relearning_steps: Waits before a forgotten one does.
        maximum_interval: Days.
        parameters: The 21 weights of FSRS-6; none means the model's defaults.
        exam: The day up to which the bank is to be known, if there is one.
    """

    desired_retention: float = 0.9
    new_per_day: int = 20
    reviews_per_day: int = 200
    learning_steps: tuple[timedelta, ...] = (
        timedelta(minutes=1),
        timedelta(minutes=10),
    )
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    maximum_interval: int = 36_500
    parameters: tuple[float, ...] = ()
    exam: Exam | None = None

    def limits(self, day: int, new: int) -> tuple[int, int]:
        """Return how many new cards and reviews a day may bring, of so many new ones.

        Before an exam, new cards come fast enough and reviews are not held back.
        """
        if self.exam is None or not self.exam.ahead(day):
            return self.new_per_day, self.reviews_per_day
        paced = self.exam.new_per_day(day, new)
        return max(self.new_per_day, paced), _MOST_REVIEWS

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what nothing can be scheduled with: the field, and what is wrong."""
        for name, (least, most) in _RANGES.items():
            if not least <= getattr(self, name) <= most:
                yield name, f"it is not between {least} and {most}"
        for name in ("learning_steps", "relearning_steps"):
            yield from _step_problems(name, getattr(self, name))
        if self.parameters:
            yield from _parameter_problems(self.parameters)
        if self.exam:
            yield from (("exam", problem) for problem in self.exam.problems())


@dataclass(frozen=True, slots=True)
class Bank:
    """A named collection of questions."""

    id: BankId
    name: str
    description: str = ""
    language: str = "en"
    author: str = ""
    license: str = ""
    archived: bool = False
    options: StudyOptions = field(default_factory=StudyOptions)


@dataclass(frozen=True, slots=True)
class BankCounts:
    """What one learner has to do in a bank, and how far they are.

    Attributes:
        new: Cards never asked, as many as today's limit still allows.
        learning: Cards in learning or relearning steps due by the end of the day.
        due: Review cards due today, as many as today's limit still allows.
        cards: All cards that are not suspended.
        known: Those that have passed their learning steps.
        new_done: New cards asked for the first time today.
        reviews_done: Answers given today to cards in review.
    """

    bank: Bank
    new: int = 0
    learning: int = 0
    due: int = 0
    cards: int = 0
    known: int = 0
    questions: int = 0
    new_done: int = 0
    reviews_done: int = 0


def _step_problems(
    name: str, steps: tuple[timedelta, ...]
) -> Iterator[tuple[str, str]]:
    if len(steps) > _MOST_STEPS:
        yield name, f"there are more than {_MOST_STEPS} steps"
    for position, step in enumerate(steps):
        if not timedelta(seconds=1) <= step <= _LONGEST_STEP:
            yield f"{name}[{position}]", "a step is from one second to 365 days long"


def _parameter_problems(parameters: tuple[float, ...]) -> Iterator[tuple[str, str]]:
    from fsrs import scheduler  # late: few banks have parameters of their own

    lowest, highest = (
        scheduler.LOWER_BOUNDS_PARAMETERS,
        scheduler.UPPER_BOUNDS_PARAMETERS,
    )
    if len(parameters) != len(lowest):
        yield "parameters", f"there are {len(parameters)} of them, not {len(lowest)}"
        return
    for position, value in enumerate(parameters):
        if not lowest[position] <= value <= highest[position]:
            yield (
                f"parameters[{position}]",
                f"it is not between {lowest[position]} and {highest[position]}",
            )
