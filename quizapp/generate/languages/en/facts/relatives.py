"""Restate relative clauses: "the bridge that Ann built" says that Ann built it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.languages.en.facts.claims import claim_on
from quizapp.generate.languages.en.facts.clauses import (
    LOOSE,
    Clause,
    Part,
    limits,
    parts_of,
    told_story,
)
from quizapp.generate.languages.en.facts.phrases import kept
from quizapp.generate.languages.en.facts.verbgroups import group_of
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_OBJECTS = frozenset(
    {"time", "day", "year", "month", "week", "way", "reason", "place", "moment", "case",
     "extent", "point", "manner", "fact"}
)  # fmt: skip


def relatives(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses whose object or prepositional object is the noun before."""
    for verb in sentence.tokens:
        head = verb.head
        named = head.pos_ in {"NOUN", "PROPN"} and head.i < verb.i
        if verb.dep_ != "relcl" or not named or sentence.quotes(verb):
            continue
        subject = next(
            (c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None
        )
        group = group_of(verb)
        if limits(verb) or told_story(verb):
            continue
        if subject is None or not group or subject.tag_ in {"WDT", "WP", "DT", "EX"}:
            continue
        gap = _gap(verb, head)
        before, after = parts_of(verb, subject)
        others = [p for p in (*before, *after) if gap is None or p.head != gap.head]
        if gap is not None and not any(part.role == LOOSE for part in others):
            rest = [p for p in after if p in others]
            objects = [p for p in rest if p.role == "object"]
            led = objects if gap.role == "preposition" else []
            # "A treaty on which he staked his post": he staked his post on a treaty.
            after = (*led, gap, *(p for p in rest if p not in led))
            claim = claim_on(verb)
            yield Clause(
                sentence, verb, subject, group, (), after, claim, "relative object"
            )


def _gap(verb: "Token", head: "Token") -> Part | None:
    """Return the part of a relative clause that the noun before it plays."""
    noun = [t for t in kept(head) if t.i < verb.left_edge.i]
    while noun and (noun[-1].is_punct or noun[-1].dep_ == "prep"):
        noun.pop()
    if head not in noun:
        return None
    for child in verb.children:
        if child.dep_ == "dobj":
            pronoun = child.tag_ in {"WDT", "WP"} or child.lower_ == "that"
            return Part("object", head, tuple(noun)) if pronoun else None
        if child.dep_ == "prep":
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if not inner or inner[0].tag_ in {"WDT", "WP"}:
                return Part("preposition", child, (child, *noun))
    marked = any(c.tag_ in {"WRB", "WDT", "WP$"} for c in verb.subtree)
    complete = any(c.dep_ in {"ccomp", "xcomp", "attr", "acomp"} for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if marked or complete or passive or head.lemma_.lower() in _NO_OBJECTS:
        return None
    return Part("object", head, tuple(noun))
