"""Banks of questions and how they are studied."""

from dataclasses import dataclass, field
from datetime import timedelta

from quizapp.domain.ids import BankId


@dataclass(frozen=True, slots=True)
class StudyOptions:
    """How a bank is studied.

    Attributes:
        desired_retention: The share of reviews that should be remembered.
        learning_steps: Waits before a new card becomes a review card.
        relearning_steps: Waits before a forgotten one does.
        maximum_interval: Days.
        parameters: The 21 weights of FSRS-6; none means the model's defaults.
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
