"""What was answered in a sitting, read from the changes so that undo counts too."""

from dataclasses import dataclass, field

from quizapp.domain.cards import Card, Rating, Review
from quizapp.domain.changes import Change
from quizapp.domain.ids import CardId
from quizapp.services.study import Asked

_AWAY = {"bury-card", "suspend-card"}


@dataclass(slots=True)
class Tally:
    """The reviews of a sitting, in their order."""

    _reviews: list[Review] = field(default_factory=list)

    def note(self, change: Change) -> None:
        """Take up the reviews that a change added, and drop those it took back."""
        for edit in change.edits:
            if isinstance(edit.after, Review) and edit.after.rating is not None:
                self._reviews.append(edit.after)
            elif isinstance(edit.before, Review):
                self._drop(edit.before)

    @property
    def answered(self) -> int:
        """How many answers were given."""
        return len(self._reviews)

    @property
    def remembered(self) -> int:
        """How many of them were rated better than Again."""
        return sum(review.rating is not Rating.AGAIN for review in self._reviews)

    @property
    def missed(self) -> tuple[CardId, ...]:
        """The cards that were rated Again at least once, in the order of that."""
        missed = [r.card_id for r in self._reviews if r.rating is Rating.AGAIN]
        return tuple(dict.fromkeys(missed))

    def _drop(self, gone: Review) -> None:
        for i in range(len(self._reviews) - 1, -1, -1):
            if self._reviews[i].id == gone.id:
                del self._reviews[i]
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
