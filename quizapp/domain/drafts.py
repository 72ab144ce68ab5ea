"""Banks in the making: what a generator proposed and what a teacher made of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.ids import BankId, DraftId, ProposalId
from quizapp.domain.questions import Question

BY_HAND = "by hand"


class Verdict(StrEnum):
    """What a teacher has decided about a proposal."""

    OPEN = "open"
    KEPT = "kept"
    REJECTED = "rejected"


class Fault(StrEnum):
    """Why a teacher rejects a question."""

    UNCLEAR = "unclear"
    WRONG = "wrong"
    GIVEN_AWAY = "given-away"
    SEVERAL_ANSWERS = "several-answers"
    TRIVIAL = "trivial"
    POOR_CHOICES = "poor-choices"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class BankDraft:
    """An article that questions are being chosen for.

    Attributes:
        maker: The version of the generator that made the proposals.
        bank_id: The bank that the questions were added to last.
    """

    id: DraftId
    article: Article
    maker: str
    begun: datetime
    bank_id: BankId | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate and the decision about it, kept so that a ranker can learn from it.

    Attributes:
        candidate: As the generator made it.
        fault: Why it was rejected, where a reason was given.
        edited: What the teacher made of it, where it was edited.
        decided: When it was kept or rejected last.
    """

    id: ProposalId
    draft_id: DraftId
    candidate: Candidate
    verdict: Verdict = Verdict.OPEN
    fault: Fault | None = None
    edited: Question | None = None
    decided: datetime | None = None

    @property
    def dropped(self) -> bool:
        """Whether the generator thinks that it should not be asked."""
        return not self.candidate.kept

    @property
    def shown(self) -> bool:
        """Whether it stands among the proposals, not among what was dropped."""
        return not self.dropped or self.verdict is not Verdict.OPEN


@dataclass(frozen=True, slots=True)
class DraftListing:
    """A draft in a list: its article, and how far the teacher is."""

    id: DraftId
    title: str
    begun: datetime
    kept: int
    rejected: int
