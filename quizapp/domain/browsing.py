"""Cards in a long list: what a row shows, and what rows are sorted by."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.domain.cards import Card, Review
from quizapp.domain.ids import CardKey
from quizapp.domain.questions import Question


class Column(StrEnum):
    """What a column of the list shows."""

    QUESTION = "question"
    ANSWER = "answer"
    BANK = "bank"
    KIND = "kind"
    TAGS = "tags"
    STATE = "state"
    DUE = "due"
    INTERVAL = "interval"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RETRIEVABILITY = "retrievability"
    LAPSES = "lapses"
    REPS = "reps"
    LAST_REVIEW = "last-review"
    ADDED = "added"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Order:
    """What rows are sorted by; without a column as they came into the collection."""

    column: Column | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A card in the list.

    Attributes:
        recall: The probability, 0 to 1, that it is recalled today; none while new.
        reps: How often it was answered.
    """

    key: CardKey
    card: Card
    question: Question
    bank_name: str
    recall: float | None
    reps: int

    @property
    def prompt(self) -> str:
        """What the card asks, as Markdown."""
        return self.question.prompt(self.card.ordinal)

    @property
    def answer(self) -> str:
        """The right answer to that."""
        return self.question.key(self.card.ordinal)

    @property
    def interval(self) -> int | None:
        """The days between its last answer and its due date; none while new."""
        return interval(self.card)


def interval(card: Card) -> int | None:
    """Return the days between a card's last answer and its due date, if it has any."""
    if card.day is None or card.last_day is None:
        return None
    return card.day - card.last_day


@dataclass(frozen=True, slots=True)
class Past:
    """An entry of a card's log as its history shows it.

    Attributes:
        recall: The probability that the card was recalled when it was asked.
        stability: What the entry left; none where it made the card new again.
    """

    review: Review
    recall: float | None
    stability: float | None
