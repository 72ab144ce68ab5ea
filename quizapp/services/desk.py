"""Choosing among the questions that a generator proposes for an article.

Every decision is one small write, so that nothing is lost whatever happens.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from quizapp.domain.articles import Article, Span
from quizapp.domain.candidates import Candidate
from quizapp.domain.changes import Change
from quizapp.domain.drafts import (
    BY_HAND,
    BankDraft,
    DraftListing,
    Fault,
    Proposal,
    Verdict,
)
from quizapp.domain.ids import BankId, DraftId, ProposalId, named_id, new_id
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.questions import Question
from quizapp.domain.work import Work
from quizapp.services import generation
from quizapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft with all that was proposed for it."""

    draft: BankDraft
    proposals: tuple[Proposal, ...]


def find_questions(store: Store, article: Article, now: datetime) -> Work[Opened]:
    """Return a new draft with every question found in an article."""
    candidates = yield from generation.find_candidates(article)
    return begin_draft(store, article, candidates, now)


def begin_draft(
    store: Store, article: Article, candidates: Iterable[Candidate], now: datetime
) -> Opened:
    """Keep candidates as a draft that can be gone on with at any time."""
    maker = generation.version(article)
    draft = BankDraft(DraftId(new_id()), article, maker, now)
    made = tuple(Proposal(ProposalId(new_id()), draft.id, c) for c in candidates)
    with store.write() as tx:
        tx.drafts.add(draft)
        tx.proposals.add(*made)
    return Opened(draft, made)


def drafts(store: Store) -> tuple[DraftListing, ...]:
    """Return the drafts that can be gone on with, the newest first."""
    with store.read() as tx:
        return tx.drafts.listings()


def open_draft(store: Store, draft_id: DraftId) -> Opened:
    """Return a draft and what was decided so far.

    Raises:
        NotFoundError: It was deleted.
    """
    with store.read() as tx:
        return Opened(tx.drafts.get(draft_id), tx.proposals.of_draft(draft_id))


def delete_draft(store: Store, draft_id: DraftId) -> Change:
    """Take a draft away; what was decided stays known to whoever trains a ranker."""
    with store.write() as tx:
        tx.drafts.remove(tx.drafts.get(draft_id))
        return tx.change("delete-draft")


def keep(store: Store, proposal: Proposal, now: datetime) -> Change:
    """Keep a question for the bank."""
    after = replace(proposal, verdict=Verdict.KEPT, fault=None, decided=now)
    with store.write() as tx:
        tx.proposals.replace(proposal, after)
        return tx.change("keep-question")


def reject(
    store: Store, proposal: Proposal, now: datetime, fault: Fault | None = None
) -> Change:
    """Reject a question, perhaps with the reason."""
    after = replace(proposal, verdict=Verdict.REJECTED, fault=fault, decided=now)
    with store.write() as tx:
        tx.proposals.replace(proposal, after)
        return tx.change("reject-question")


def reopen(store: Store, proposal: Proposal) -> Change:
    """Leave a question undecided again."""
    after = replace(proposal, verdict=Verdict.OPEN, fault=None, decided=None)
    with store.write() as tx:
        tx.proposals.replace(proposal, after)
        return tx.change("reopen-question")


def edit(store: Store, proposal: Proposal, question: Question) -> Change:
    """Put a teacher's wording in the place of the generator's."""
    with store.write() as tx:
        tx.proposals.replace(proposal, replace(proposal, edited=question))
        return tx.change("edit-proposal")


def write_own(store: Store, draft: BankDraft, answer: Span, sentence: Span) -> Change:
    """Add a question of the teacher's own whose answer stands in the article."""
    text = draft.article.text
    candidate = Candidate(
        kind=ShortAnswer.name,
        question="",
        answer=" ".join(text[answer.start : answer.end].split()),
        evidence=sentence,
        answer_span=answer,
        rule=BY_HAND,
    )
    with store.write() as tx:
        tx.proposals.add(Proposal(ProposalId(new_id()), draft.id, candidate))
        return tx.change("write-question")


def decisions(store: Store) -> tuple[dict[str, Any], ...]:
    """Return what was decided about the generator's questions, to train a ranker.

    There are the features of each and no words of the article, which may be private.
    """
    with store.read() as tx:
        return tuple(
            _label(maker, place, proposal)
            for maker, place, proposal in tx.proposals.decided()
            if proposal.candidate.rule != BY_HAND
        )


def question_of(proposal: Proposal, article: Article) -> Question:
    """Return a proposal as the question it stands for now."""
    return proposal.edited or generation.question_of(
        proposal.candidate, article, own_bank(article)
    )


def _label(maker: str, place: int, proposal: Proposal) -> dict[str, Any]:
    candidate = proposal.candidate
    return {
        "group": proposal.draft_id,
        "place": place,
        "keep": proposal.verdict is Verdict.KEPT,
        "fault": proposal.fault and proposal.fault.value,
        "edited": proposal.edited is not None,
        "dropped": proposal.dropped,
        "kind": candidate.kind,
        "rule": candidate.rule,
        "score": candidate.score,
        "features": dict(candidate.features),
        "maker": maker,
    }


def own_bank(article: Article) -> BankId:
    """Return the id of the bank that is made from an article and nothing else."""
    return BankId(named_id("bank", article.id))
