"""What a write did: one value for undo, redo and what must be redrawn."""

from dataclasses import dataclass
from typing import Any

from quizapp.domain.articles import Article
from quizapp.domain.attempts import Answered, Attempt
from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Review
from quizapp.domain.drafts import BankDraft, Proposal
from quizapp.domain.ids import BankId
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question, Version
from quizapp.domain.quizzes import Quiz

Stored = (
    Learner
    | Bank
    | Article
    | Question
    | Version
    | Card
    | Review
    | BankDraft
    | Proposal
    | Quiz
    | Attempt
    | Answered
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stored value before and after; one of them is None where it came or went."""

    before: Stored | None
    after: Stored | None

    @property
    def value(self) -> Stored:
        """The value after, or the one that went."""
        value = self.before if self.after is None else self.after
        assert value is not None
        return value


@dataclass(frozen=True, slots=True)
class Change:
    """All that one action of a user wrote.

    Attributes:
        action: The code of the action, such as rate-card.
        edits: In the order they were made.
        undoing: Whether it took an earlier change back.
    """

    action: str
    edits: tuple[Edit, ...] = ()
    undoing: bool = False

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        edits = tuple(Edit(e.after, e.before) for e in reversed(self.edits))
        return Change(self.action, edits, not self.undoing)

    def touches(self, *types: type[Any], in_bank: BankId | None = None) -> bool:
        """Tell whether it wrote a value of one of these types, in a bank if given."""
        return any(
            isinstance(edit.value, types)
            and (in_bank is None or _bank_of(edit.value) in {in_bank, None})
            for edit in self.edits
        )

    @property
    def undone_review(self) -> Card | None:
        """The card whose review it took back, as it is again; None for others."""
        undone = {
            edit.before.card_id
            for edit in self.edits
            if isinstance(edit.before, Review) and edit.after is None
        }
        cards = (e.after for e in self.edits if isinstance(e.after, Card))
        return next((card for card in cards if card.id in undone), None)


def _bank_of(value: Stored) -> BankId | None:
    if isinstance(value, Bank):
        return value.id
    if isinstance(value, Question | Card | Review):
        return value.bank_id
    return None
