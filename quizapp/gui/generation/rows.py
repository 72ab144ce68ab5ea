"""A proposal as a row shows it, and which rows a filter lets through."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.domain.articles import Span
from quizapp.domain.drafts import BY_HAND, Proposal, Verdict
from quizapp.domain.ids import ProposalId
from quizapp.domain.kinds.cloze import Cloze

MOST = 5


class Status(StrEnum):
    """Which proposals are listed."""

    ALL = "all"
    OPEN = "open"
    KEPT = "kept"
    REJECTED = "rejected"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal with what its row shows."""

    id: ProposalId
    proposal: Proposal
    stem: str
    answer: str
    kind: str
    strength: int

    @property
    def difficulty(self) -> float | None:
        """The generator's estimate, which there is none of for a teacher's own."""
        candidate = self.proposal.candidate
        return None if candidate.rule == BY_HAND else candidate.difficulty


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of all proposals together."""

    kept: tuple[Proposal, ...] = ()
    rejected: int = 0
    hidden: int = 0
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the article that questions are wanted about.

    Attributes:
        words: What stands there.
        whole: Whether it is a sentence; else their answers have to be there.
    """

    span: Span
    words: str
    whole: bool

    def holds(self, proposal: Proposal) -> bool:
        """Tell whether a proposal asks about it."""
        candidate = proposal.candidate
        if self.whole or candidate.answer_span is None:
            return candidate.evidence.overlaps(self.span)
        return candidate.answer_span.overlaps(self.span)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is listed: a status, a kind, a least strength; or all about a place."""

    status: Status = Status.ALL
    kind: str = ""
    strength: int = 1
    place: Place | None = None

    def takes(self, row: Row) -> bool:
        """Tell whether a row is listed."""
        if self.kind and row.kind != self.kind:
            return False
        if row.strength < self.strength:
            return False
        if self.place is not None and not self.place.holds(row.proposal):
            return False
        wanted = self.place is not None and self.status is Status.ALL
        return wanted or _STATUSES[self.status](row.proposal)


def row_of(proposal: Proposal) -> Row:
    """Return a proposal as a row."""
    question, candidate = proposal.edited, proposal.candidate
    if question is not None:
        stem, answer, kind = question.prompt(), question.key(), question.body.name
    else:
        stem, answer, kind = candidate.question, candidate.answer, candidate.kind
    if kind != Cloze.name:
        stem = stem or "…"
    strength = min(1 + int(candidate.score * MOST), MOST)
    return Row(proposal.id, proposal, stem, answer, kind, strength)


def told_of(rows: Iterable[Row]) -> Told:
    """Return what is told of all rows together, from one look at each."""
    kept: list[Proposal] = []
    rejected = hidden = 0
    kinds: set[str] = set()
    for row in rows:
        kinds.add(row.kind)
        verdict = row.proposal.verdict
        if verdict is Verdict.KEPT:
            kept.append(row.proposal)
        elif verdict is Verdict.REJECTED:
            rejected += 1
        elif row.proposal.candidate.reasons:
            hidden += 1
    return Told(tuple(kept), rejected, hidden, tuple(sorted(kinds)))


_STATUSES: Mapping[Status, Callable[[Proposal], bool]] = {
    Status.ALL: lambda p: p.shown,
    Status.OPEN: lambda p: p.shown and p.verdict is Verdict.OPEN,
    Status.KEPT: lambda p: p.verdict is Verdict.KEPT,
    Status.REJECTED: lambda p: p.verdict is Verdict.REJECTED,
    Status.DROPPED: lambda p: not p.shown,
}
