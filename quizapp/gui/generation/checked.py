"""What proposals stand for, and what may be wrong with it."""

from collections.abc import Callable

from quizapp.domain.articles import Article
from quizapp.domain.drafts import Proposal
from quizapp.domain.ids import ProposalId
from quizapp.domain.questions import Question
from quizapp.gui.generation.rows import Row
from quizapp.services import checking, desk
from quizapp.services.checking import Finding


class Checked:
    """The questions of a draft's proposals, made and looked at when asked for."""

    def __init__(self, kept: Callable[[], tuple[Proposal, ...]]) -> None:
        self._kept = kept
        self._article: Article | None = None
        self._questions: dict[ProposalId, tuple[Proposal, Question]] = {}
        self._doubts: dict[ProposalId, tuple[Proposal, bool]] = {}

    def begin(self, article: Article) -> None:
        """Begin with another draft."""
        self._article = article
        self._questions.clear()
        self._doubts.clear()

    def look_again(self) -> None:
        """Forget what is doubtful: others are kept now, which may be the same."""
        self._doubts.clear()

    def question(self, proposal: Proposal) -> Question:
        """Return what a proposal stands for now."""
        assert self._article
        known = self._questions.get(proposal.id)
        if known is None or known[0] is not proposal:
            known = (proposal, desk.question_of(proposal, self._article))
            self._questions[proposal.id] = known
        return known[1]

    def findings(self, proposal: Proposal, question: Question) -> tuple[Finding, ...]:
        """Return what may be wrong with a proposal that is edited to this question."""
        assert self._article
        kept = (p for p in self._kept() if p.id != proposal.id)
        return checking.check(question, self._article, map(self.question, kept))

    def doubtful(self, row: Row) -> bool:
        """Tell whether something may be wrong with the question of a row."""
        proposal = row.proposal
        known = self._doubts.get(row.id)
        if known is None or known[0] is not proposal:
            found = bool(self.findings(proposal, self.question(proposal)))
            known = self._doubts[row.id] = (proposal, found)
        return known[1]
