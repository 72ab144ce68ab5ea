"""What a write did: one value for undo, redo and what must be redrawn."""

from dataclasses import dataclass
from typing import Any

from quizapp.domain.articles import Article
from quizapp.domain.attempts import Answered, Attempt
from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Review
from quizapp.domain.drafts import BankDraft, Proposal
from quizapp.domain.ids import BankId, BatchId
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question, Version
from quizapp.domain.quizzes import Quiz


@dataclass(frozen=True, slots=True)
class Batch:
    """Many values changed alike; what they were is kept by the store.

    Attributes:
        id: The store's name for it, as long as the collection is open.
        count: How many values the action was about.
        types: The types of the values that changed.
        bank_ids: The banks they belong to, or belonged to.
    """

    id: BatchId
    count: int
    types: tuple[type[Any], ...]
    bank_ids: frozenset[BankId]


Stored = (
    Batch
    | Learner
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
            _is_of(edit.value, types)
            and (in_bank is None or _is_in(edit.value, in_bank))
            for edit in self.edits
        )

    @property
    def count(self) -> int:
        """How many cards or questions the action was about."""
        values = [edit.value for edit in self.edits]
        batched = sum(value.count for value in values if isinstance(value, Batch))
        questions = sum(isinstance(value, Question) for value in values)
        cards = sum(isinstance(value, Card) for value in values)
        return batched + (questions or cards)

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


def _is_of(value: Stored, types: tuple[type[Any], ...]) -> bool:
    if isinstance(value, Batch):
        return any(issubclass(each, types) for each in value.types)
    return isinstance(value, types)


def _is_in(value: Stored, bank_id: BankId) -> bool:
    """Tell whether a value belongs to a bank, or to none and so to all."""
    if isinstance(value, Batch):
        return bank_id in value.bank_ids
    return _bank_of(value) in {bank_id, None}


def _bank_of(value: Stored) -> BankId | None:
    if isinstance(value, Bank):
        return value.id
    if isinstance(value, Question | Card | Review):
        return value.bank_id
    return None
