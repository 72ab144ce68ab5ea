"""Put what had been done into the tense in which a question asks for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.languages.en.facts.clauses import Clause
from quizapp.generate.languages.en.facts.verbgroups import Lent
from quizapp.generate.languages.en.grammar import (
    active,
    base,
    inflected,
    inverted,
    plain,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPANS = frozenset({"since", "for", "until", "before", "after", "when"})


@dataclass(frozen=True, slots=True)
class Tensed:
    """The verb group of a clause as a question prints it.

    What "had" been done before something else in the article, or before somebody said
    so, was done for whoever sees but the question.
    """

    group: tuple["Token", ...]
    lent: Lent | None
    simple: bool

    def statement(self, *, singular: bool = False) -> str:
        """Return the group as it follows its subject."""
        if self.simple:
            return " ".join([*self._adverbs(), inflected(base(self.group[-1]), "VBD")])
        return plain(self.group, singular=singular, lent=self.lent)

    def inversion(self) -> tuple[str, str]:
        """Return what stands before and after the subject in a question."""
        if self.simple:
            return "did", " ".join([*self._adverbs(), base(self.group[-1])])
        return inverted(self.group, self.lent)

    def turned(self, *, plural: bool) -> str:
        """Return a passive group turned active."""
        return active(self.group, self.lent, plural=plural)

    def _adverbs(self) -> list[str]:
        return [t.lower_ for t in self.group if t.dep_ == "advmod"]


def tensed(clause: Clause, role: str) -> Tensed:
    """Return the verb group in which to ask for a role of a clause."""
    group = clause.group
    kept = Tensed(group, clause.lent, simple=False)
    before = group[0].lower_ == "had" and group[0].dep_ == "aux"
    parts = (*clause.before, *clause.after)
    spans = {t.lower_ for p in parts for t in (p.head, p.head.left_edge)} & _SPANS
    negated = any(t.dep_ == "neg" or t.lower_ in {"never", "ever"} for t in group)
    if not before or spans or negated or role == "duration":
        return kept
    if any(t.dep_ == "auxpass" for t in group):
        if len(group) > 3:
            return kept
        subject = clause.subject
        joined = any(c.dep_ == "conj" for c in subject.rights)
        many = joined or subject.tag_ in {"NNS", "NNPS"}
        return Tensed((clause.verb,), Lent(past=True, plural=many), simple=False)
    simple = clause.verb.tag_ in {"VBN", "VBD"} and clause.verb.lemma_ != "be"
    return Tensed(group, clause.lent, simple=simple)
