"""Cards, their reviews and ratings, in the terms of FSRS."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from quizapp.domain.ids import (
    BankId,
    CardId,
    DeviceId,
    LearnerId,
    ParametersId,
    QuestionId,
    ReviewId,
    named_id,
)


class Rating(IntEnum):
    """How well a card was remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(StrEnum):
    """Where a card stands."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Card:
    """One prompt of one question, as one learner remembers it.

    Days are numbers of the learner's days (see Learner.day).

    Attributes:
        ordinal: Which of the question's prompts it asks.
        step: The learning or relearning step it is at.
        stability: Days after which it is recalled with 90 % probability.
        difficulty: 1 to 10.
        due: The moment from which it is due; none while it is new.
        day: The learner's day that due falls on.
        last_day: The learner's day of the last review.
        lapses: How often it was forgotten after it had been learned.
        buried_until: The learner's day on which it may be asked again.
    """

    id: CardId
    learner_id: LearnerId
    bank_id: BankId
    question_id: QuestionId
    ordinal: int = 0
    state: State = State.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    day: int | None = None
    last_review: datetime | None = None
    last_day: int | None = None
    lapses: int = 0
    flagged: bool = False
    suspended: bool = False
    buried_until: int | None = None

    @property
    def learning(self) -> bool:
        """Whether it goes through steps of minutes, first or after a lapse."""
        return self.state in {State.LEARNING, State.RELEARNING}


@dataclass(frozen=True, slots=True)
class Review:
    """An entry of the review log: a card was rated, or it was rescheduled.

    Attributes:
        device_id: The device that wrote the entry.
        seq: The entry's number on that device, 0 until it is signed.
        rating: None where the card was rescheduled, not asked.
        day: The learner's day it counted for.
        duration_ms: From the question's appearance to its rating.
        thought_ms: From there to its answer, pauses left out; 0 where not known.
        kind: The kind of its question; nothing where not known.
        response: What was answered, as text.
        correct: Whether that was right; None where the learner judged alone.
        due_after: When the entry made the card due.
        day_after: The learner's day of due_after; 0 where the card was made new.
        parameters_id: The study options it was made with.
        state_before: The card's state before; likewise step, stability, difficulty.
    """

    id: ReviewId
    card_id: CardId
    learner_id: LearnerId
    bank_id: BankId
    rating: Rating | None
    reviewed_at: datetime
    day: int
    due_after: datetime
    day_after: int
    parameters_id: ParametersId
    state_before: State
    step_before: int | None = None
    stability_before: float | None = None
    difficulty_before: float | None = None
    duration_ms: int = 0
    thought_ms: int = 0
    kind: str = ""
    response: str = ""
    correct: bool | None = None
    device_id: DeviceId | None = None
    seq: int = 0

    @property
    def forgets(self) -> bool:
        """Whether the entry made the card new again."""
        return self.rating is None and self.day_after == 0


def card_id(learner_id: LearnerId, question_id: QuestionId, ordinal: int) -> CardId:
    """Return the id of the card that a learner has for a prompt of a question."""
    return CardId(named_id("card", learner_id, question_id, str(ordinal)))
