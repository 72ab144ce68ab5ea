"""What was answered in a sitting, read from the changes so that undo counts too."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from quizapp.domain.cards import Card, Rating, Review
from quizapp.domain.changes import Change
from quizapp.domain.ids import CardId
from quizapp.services.study import Asked

CRAM = "cram-card"
_AWAY = {"bury-card", "suspend-card"}


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer; the id is that of its review, or nothing where it left none."""

    id: str
    card_id: CardId
    rating: Rating
    duration_ms: int


@dataclass(slots=True)
class Tally:
    """The answers of a sitting, in their order."""

    answers: list[Answered] = field(default_factory=list)
    _taken_back: list[Answered] = field(default_factory=list)

    def note(self, change: Change) -> None:
        """Take up the reviews that a change added, and drop those it took back."""
        if change.action == CRAM:
            self._move(undoing=change.undoing)
        for edit in change.edits:
            if isinstance(edit.after, Review) and edit.after.rating is not None:
                made = edit.after
                self.answers.append(
                    Answered(made.id, made.card_id, edit.after.rating, made.duration_ms)
                )
            elif isinstance(edit.before, Review):
                self._drop(edit.before)

    def cram(self, card_id: CardId, rating: Rating, duration_ms: int) -> None:
        """Say what the next change will count as that leaves no review."""
        self._taken_back = [Answered("", card_id, rating, duration_ms)]

    @property
    def taken_back(self) -> CardId | None:
        """The card of the answer that left no review and was taken back last."""
        return self._taken_back[-1].card_id if self._taken_back else None

    @property
    def answered(self) -> int:
        """How many answers were given."""
        return len(self.answers)

    @property
    def remembered(self) -> int:
        """How many of them were rated better than Again."""
        return self.answered - self.ratings[Rating.AGAIN]

    @property
    def ratings(self) -> Counter[Rating]:
        """How often each rating was given."""
        return Counter(answer.rating for answer in self.answers)

    @property
    def time(self) -> timedelta:
        """How long the answers took together."""
        return timedelta(milliseconds=sum(a.duration_ms for a in self.answers))

    @property
    def missed(self) -> tuple[CardId, ...]:
        """The cards that were rated Again at least once, in the order of that."""
        missed = [a.card_id for a in self.answers if a.rating is Rating.AGAIN]
        return tuple(dict.fromkeys(missed))

    def _move(self, *, undoing: bool) -> None:
        crammed = bool(self.answers) and not self.answers[-1].id
        if undoing and crammed:
            self._taken_back.append(self.answers.pop())
        elif not undoing and self._taken_back:
            self.answers.append(self._taken_back.pop())

    def _drop(self, gone: Review) -> None:
        for i in range(len(self.answers) - 1, -1, -1):
            if self.answers[i].id == gone.id:
                del self.answers[i]
                return


def put_back(change: Change) -> Card | None:
    """Return the card that an undo brought back to be asked again, if it did."""
    if change.undone_review or not change.undoing or change.action not in _AWAY:
        return change.undone_review
    return next((e.after for e in change.edits if isinstance(e.after, Card)), None)


def deals_with(change: Change, card_id: CardId) -> bool:
    """Tell whether a change rated a card or put it away, so that the next is due."""
    if change.undoing or change.action not in {"rate-card", *_AWAY}:
        return False
    first = change.edits[0].value if change.edits else None
    return isinstance(first, Card) and first.id == card_id


def takes_away(change: Change, asked: Asked) -> bool:
    """Tell whether a change removed what is asked, with its question or its bank."""
    ids = {asked.card.id, asked.question.id, asked.card.bank_id}
    gone = (e.before for e in change.edits if e.after is None and e.before)
    return any(value.id in ids for value in gone)
