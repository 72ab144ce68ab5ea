"""Cards in a long list: what a row shows, and what rows are sorted by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.domain.cards import Card, Review
from quizapp.domain.forgetting import Forgetting
from quizapp.domain.ids import CardKey, ParametersId
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


@dataclass(frozen=True, slots=True)
class Fading:
    """A stretch of time in which a memory fades.

    Attributes:
        since: When the card was answered last.
    """

    begins: datetime
    ends: datetime
    since: datetime
    stability: float


def past(
    card: Card, log: Sequence[Review], ways: Mapping[ParametersId, Forgetting]
) -> tuple[Past, ...]:
    """Return the history of a card, by how memories faded under each set of weights."""
    found = []
    last_day: int | None = None
    for entry, left in zip(log, _left(card, log), strict=True):
        recall = None
        if last_day is not None and entry.stability_before:
            days = max(entry.day - last_day, 0)
            recall = ways[entry.parameters_id].recall(days, entry.stability_before)
        found.append(Past(entry, recall if entry.rating else None, left))
        if entry.forgets:
            last_day = None
        elif entry.rating is not None:
            last_day = entry.day
    return tuple(found)


def fading(history: Sequence[Past], now: datetime) -> tuple[Fading, ...]:
    """Return the stretches between the entries of a history, and from the last to now.

    Only an answer brings a memory back; an entry that moves the card does not.
    """
    stretches = []
    since: datetime | None = None
    ends = [*(each.review.reviewed_at for each in history[1:]), now]
    for each, end in zip(history, ends, strict=False):
        begins = each.review.reviewed_at
        if each.review.rating is not None:
            since = begins
        if since is not None and each.stability is not None and end > begins:
            stretches.append(Fading(begins, end, since, each.stability))
    return tuple(stretches)


def _left(card: Card, log: Sequence[Review]) -> list[float | None]:
    """Return the stability that each entry of a log left."""
    following = [entry.stability_before for entry in log[1:]]
    return [*following, card.stability] if log else []
