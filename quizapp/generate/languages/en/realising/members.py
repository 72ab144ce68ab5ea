"""Ask for one of several: "Along with Ann, who signed the treaty?"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause
from quizapp.generate.languages.en.facts.phrases import kept, words_of
from quizapp.generate.languages.en.realising.nouns import (
    Slot,
    loosely_asked,
    without_owner,
)
from quizapp.generate.languages.en.wording import ask_for_entity, ask_for_noun
from quizapp.generate.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 4
_LONGEST = 6


def members(names: Names, clause: Clause, slot: Slot) -> Iterator[Slot]:
    """Yield a slot for each of the names or things that a slot asks for together."""
    head = slot.head
    pair = {slot.front, slot.last.head.lower_ if slot.last else ""}
    if pair & {"between", "among"}:
        return
    if head is None or clause.claim is not None or slot.lead or slot.tail:
        return
    heads = [head, *(c for c in head.conjuncts if c.i > head.i)]
    if not 1 < len(heads) <= _MOST or any(_other_link(h) for h in heads):
        return
    phrases = [_alone(names, clause, h) for h in heads]
    if any(not p or words_of(p) > _LONGEST for p in phrases):
        return
    addressed = words("forms_of_address")
    also = any(t.lower_ == "also" for t in clause.verb.lefts)
    if also or any(h.lower_.strip(".") in addressed for h in heads):
        return
    for at, member in enumerate(heads):
        mention = names.at(clause.sentence, member)
        if mention is not None:
            ask = ask_for_entity(mention.entity)
        else:
            ask = ask_for_noun(member) if member.tag_ in {"NN", "NNS"} else None
        ask = ask or loosely_asked(names, clause.sentence, member)
        answer = without_owner(phrases[at])
        if ask is not None and answer:
            phrase = "whom" if slot.ask.phrase == "whom" else ask.phrase
            beside = tuple(tuple(p) for p in (*phrases[:at], *phrases[at + 1 :]))
            ask = replace(ask, phrase=phrase)
            yield replace(
                slot, ask=ask, answer=tuple(answer), beside=beside, role=slot.role
            )


def listed(texts: Sequence[str]) -> str:
    """Return phrases as a list: "a, b and c"."""
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last


def _other_link(head: "Token") -> bool:
    """Tell whether several are linked by another word than "and"."""
    links = [c.lower_ for c in head.children if c.dep_ in {"cc", "preconj"}]
    return any(link != "and" for link in links)


def _alone(names: Names, clause: Clause, head: "Token") -> list["Token"]:
    """Return one of several, without what is joined to it."""
    mention = names.at(clause.sentence, head)
    if mention is not None:
        return list(head.doc[mention.start : mention.end])
    gone: set[int] = set()
    for child in head.children:
        if child.dep_ in {"conj", "cc", "preconj"}:
            gone |= {t.i for t in child.subtree}
    found = [t for t in kept(head) if t.i not in gone]
    while found and found[-1].is_punct:
        found.pop()
    whole = bool(found) and found[-1].i - found[0].i == len(found) - 1
    return found if whole else []
