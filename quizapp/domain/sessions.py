"""What is asked next: limits, order, and siblings kept apart within a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from quizapp.domain.cards import Card, State
from quizapp.domain.ids import BankId, CardId, LearnerId

LEARN_AHEAD = timedelta(minutes=20)
LONGEST_ANSWER = timedelta(minutes=1)  # a longer one was a pause, not an answer

_SUPPOSED = timedelta(seconds=8)
_SUPPOSED_ANSWERS = 20


@dataclass(frozen=True, slots=True)
class StudySession:
    """A sitting. It keeps no queue: the next card is worked out from the store.

    Attributes:
        chosen: The cards of a custom study; none where what is due is asked.
        cram: Whether its answers leave the schedule alone.
    """

    learner_id: LearnerId
    bank_ids: tuple[BankId, ...]
    started_at: datetime
    chosen: tuple[CardId, ...] = ()
    cram: bool = False


class Pick(StrEnum):
    """Which cards a custom study asks."""

    AHEAD = "ahead"
    MISSED = "missed"
    TAGGED = "tagged"
    FLAGGED = "flagged"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner wants to study.

    Attributes:
        days: How many days ahead, where cards are studied ahead.
        tag: The tag that their questions bear, where it goes by tag.
        most: How many of them at most.
        cram: Whether the answers leave the schedule alone.
    """

    pick: Pick
    days: int = 1
    tag: str = ""
    most: int = 100
    cram: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What a learner has done in a bank on one day, and what is left of it.

    Attributes:
        new_done: New cards asked for the first time on that day.
        reviews_done: Answers to cards in review on that day.
        new_left: New cards that the limit still allows, of those there are.
        reviews_left: Likewise for cards in review.
    """

    new_done: int
    reviews_done: int
    new_left: int
    reviews_left: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a learner's last answers took."""

    answers: int = 0
    total: timedelta = timedelta()

    @property
    def mean(self) -> timedelta:
        """The time an answer takes, near eight seconds until enough are known."""
        known = self.total + _SUPPOSED * _SUPPOSED_ANSWERS
        return known / (self.answers + _SUPPOSED_ANSWERS)

    @property
    def per_minute(self) -> float:
        """How many answers there is time for in a minute."""
        return timedelta(minutes=1) / self.mean

    def minutes(self, answers: int) -> int:
        """Return the minutes that so many answers should take, at least one if any."""
        return -(-answers * self.mean // timedelta(minutes=1))


class Pile(StrEnum):
    """Where the next card is taken from."""

    NEW = "new"
    REVIEW = "review"


def next_pile(day: Day) -> Pile | None:
    """Return where the next card comes from so that new ones are spread evenly."""
    if not day.new_left or not day.reviews_left:
        if day.new_left:
            return Pile.NEW
        return Pile.REVIEW if day.reviews_left else None
    new_total = day.new_done + day.new_left
    reviews_total = day.reviews_done + day.reviews_left
    new_behind = day.new_done * reviews_total < day.reviews_done * new_total
    return Pile.NEW if new_behind else Pile.REVIEW


def left_of(
    chosen: tuple[Card, ...], session: StudySession, day: int
) -> tuple[Card, ...]:
    """Return the cards of a custom study that were not answered in it yet.

    One that goes through its steps since is asked again in its time.
    """
    return tuple(
        card
        for card in chosen
        if not card.suspended
        and (card.buried_until or 0) <= day
        and (card.last_review is None or card.last_review < session.started_at)
    )


def in_steps(chosen: tuple[Card, ...], session: StudySession) -> tuple[Card, ...]:
    """Return the cards of a custom study that are in steps since, as they fall due."""
    steps = (
        card
        for card in chosen
        if card.learning
        and card.due
        and not card.suspended
        and card.last_review
        and card.last_review >= session.started_at
    )
    return tuple(sorted(steps, key=lambda card: (card.due, card.id)))


def next_of(
    chosen: tuple[Card, ...], session: StudySession, day: int, now: datetime
) -> Card | None:
    """Return the card that a custom study asks next; steps that are due go first."""
    soon = [
        c for c in in_steps(chosen, session) if c.due and c.due <= now + LEARN_AHEAD
    ]
    due = [card for card in soon if card.due and card.due <= now]
    return next(iter((*due, *left_of(chosen, session, day), *soon)), None)


def buried_by(siblings: tuple[Card, ...], day: int) -> tuple[Card, ...]:
    """Return the siblings of an answered card that have to wait for another day.

    A sibling is another card of the question, or a card of a question whose
    evidence overlaps. Those in learning steps go on: they were seen already.
    """
    return tuple(
        card
        for card in siblings
        if not card.learning
        and not card.suspended
        and (card.state is State.NEW or (card.day or 0) <= day)
        and (card.buried_until or 0) <= day
    )
