"""Banks in the making, and what was decided about each proposal."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.codec import decode
from quizapp.domain.drafts import BankDraft, DraftListing, Fault, Proposal, Verdict
from quizapp.domain.ids import DraftId, ProposalId
from quizapp.domain.questions import Question
from quizapp.store.columns import to_json, to_moment, to_number
from quizapp.store.repository import Repository, Statements
from quizapp.store.schema import drafts, proposals

_DRAFTS = Statements(
    drafts,
    (
        drafts.c.uuid,
        drafts.c.article,
        drafts.c.maker,
        drafts.c.begun,
        drafts.c.bank_id,
    ),
)
_PROPOSALS = Statements(
    proposals,
    (
        proposals.c.uuid,
        proposals.c.draft_id,
        proposals.c.candidate,
        proposals.c.verdict,
        proposals.c.fault,
        proposals.c.edited,
        proposals.c.decided,
    ),
)
_LISTED = (
    select(drafts.c.uuid, drafts.c.title, drafts.c.begun)
    .where(drafts.c.removed == 0)
    .order_by(drafts.c.id.desc())
)
_COUNTED = (
    select(proposals.c.verdict, func.count())
    .where(proposals.c.draft_id == bindparam("draft_id"))
    .group_by(proposals.c.verdict)
)
_OF_DRAFT = _PROPOSALS.all.where(
    proposals.c.draft_id == bindparam("draft_id")
).order_by(proposals.c.id)
_before = proposals.alias()
_PLACE = (
    select(func.count())
    .where(_before.c.draft_id == proposals.c.draft_id, _before.c.id < proposals.c.id)
    .scalar_subquery()
)
_DECIDED = (
    _PROPOSALS.all.add_columns(drafts.c.maker, _PLACE)
    .join(drafts, drafts.c.uuid == proposals.c.draft_id)
    .where(proposals.c.verdict != Verdict.OPEN.value)
    .order_by(proposals.c.id)
)


class Drafts(Repository[DraftId, BankDraft]):
    """The banks in the making."""

    _sql = _DRAFTS
    _name = "draft"

    def listings(self) -> tuple[DraftListing, ...]:
        """Return the drafts, the newest first, with how far each is."""
        found = self._connection.execute(_LISTED).all()
        return tuple(self._listing(*row) for row in found)

    def _listing(self, key: str, title: str, begun: int) -> DraftListing:
        rows = self._connection.execute(_COUNTED, {"draft_id": key})
        counted = {row[0]: row[1] for row in rows}
        return DraftListing(
            DraftId(key),
            title,
            to_moment(begun),
            kept=counted.get(Verdict.KEPT, 0),
            rejected=counted.get(Verdict.REJECTED, 0),
        )

    def _to_row(self, value: BankDraft) -> dict[str, Any]:
        return {
            "title": value.article.title,
            "article": to_json(value.article),
            "maker": value.maker,
            "begun": to_number(value.begun),
            "bank_id": value.bank_id,
        }

    def _to_value(self, row: Sequence[Any]) -> BankDraft:
        key, article, maker, begun, bank_id = row
        return BankDraft(
            id=key,
            article=decode(Article, json.loads(article)),
            maker=maker,
            begun=to_moment(begun),
            bank_id=bank_id,
        )


class Proposals(Repository[ProposalId, Proposal]):
    """Candidates with what was decided about them; they outlive their draft."""

    _sql = _PROPOSALS
    _name = "proposal"

    def of_draft(self, draft_id: DraftId) -> tuple[Proposal, ...]:
        """Return what was proposed for a draft, the best first."""
        return self._values(self._connection.execute(_OF_DRAFT, {"draft_id": draft_id}))

    def decided(self) -> Iterator[tuple[str, int, Proposal]]:
        """Yield every decision ever made, whether its draft is still there or not.

        Each comes with the version of the generator and its place among what that
        proposed, the best at 0.
        """
        for *row, maker, place in self._connection.execute(_DECIDED):
            yield maker, place, self._to_value(row)

    def _to_row(self, value: Proposal) -> dict[str, Any]:
        return {
            "draft_id": value.draft_id,
            "candidate": to_json(value.candidate),
            "verdict": value.verdict.value,
            "fault": value.fault and value.fault.value,
            "edited": value.edited and to_json(value.edited),
            "decided": value.decided and to_number(value.decided),
        }

    def _to_value(self, row: Sequence[Any]) -> Proposal:
        key, draft_id, candidate, verdict, fault, edited, decided = row
        return Proposal(
            id=key,
            draft_id=draft_id,
            candidate=decode(Candidate, json.loads(candidate)),
            verdict=Verdict(verdict),
            fault=None if fault is None else Fault(fault),
            edited=None if edited is None else decode(Question, json.loads(edited)),
            decided=None if decided is None else to_moment(decided),
        )
