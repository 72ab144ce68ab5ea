"""Find the parts of a clause that a question can ask for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause, Part
from quizapp.generate.languages.en.facts.phrases import kept, without_article, words_of
from quizapp.generate.languages.en.facts.subjects import described
from quizapp.generate.languages.en.realising.circumstances import (
    can_turn,
    prepositional,
    verbal,
)
from quizapp.generate.languages.en.realising.nouns import LONGEST, Slot, noun_slots
from quizapp.generate.languages.en.realising.values import value_slots
from quizapp.generate.languages.en.wording import Ask, ask_for_doer, ask_for_entity
from quizapp.generate.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Token


def slots(names: Names, clause: Clause) -> Iterator[Slot]:
    """Yield all that can be asked for in a clause."""
    yield from _subject(names, clause)
    for part in (*clause.before, *clause.after):
        completed = len(part.tokens) > len(kept(part.head))
        if completed and part.role in {"object", "complement"}:
            yield from _changed(names, clause, part)
            continue
        if part.role in {"object", "complement", "recipient"}:
            found = noun_slots(names, clause.sentence, part.head, part.role)
            yield from (_prize(clause, _teamed(clause, slot)) for slot in found)
            yield from _owner(names, clause, part.head, part.tokens, part.role)
        elif part.role in {"preposition", "agent"}:
            yield from prepositional(names, clause, part)
        elif part.role in {"infinitive", "adverbial"}:
            yield from verbal(names, clause, part)
    for value in value_slots(clause):
        # One verb form fits one who does it and many only in the past.
        past = clause.lent.past if clause.lent else clause.group[0].tag_ == "VBD"
        if value[0] == "time" and clause.group[0].lower_ in {"have", "has"}:
            continue
        if value[0] != "actor" or (past and can_turn(clause)):
            yield Slot(*value)


def _changed(names: Names, clause: Clause, part: Part) -> Iterator[Slot]:
    """Yield what changed with in what it did: a fall of a fifth in sickness absence."""
    if part.role != "object" or part.head.lemma_.lower() not in words("change_nouns"):
        return
    sentence, head = clause.sentence, part.head
    for slot in noun_slots(names, sentence, head, part.role, part.tokens):
        yield replace(slot, removed=frozenset(t.i for t in part.tokens))


def _teamed(clause: Clause, slot: Slot) -> Slot:
    """Return a slot that asks for the team of a city where it plays another."""
    plays = clause.verb.lemma_ in words("sport_verbs") and slot.ask.type == "CITY"
    if not plays or slot.role != "object":
        return slot
    return replace(slot, ask=replace(slot.ask, phrase="which team"))


def _prize(clause: Clause, slot: Slot) -> Slot:
    """Return a slot that asks what was won, whatever its name was taken for."""
    won = clause.verb.lemma_ in {"win", "receive", "clinch", "award"}
    place = slot.ask.type in {"FACILITY", "PLACE", "ORG"} and slot.role == "object"
    return (
        replace(slot, ask=replace(slot.ask, phrase="what")) if won and place else slot
    )


def identifies(clause: Clause, part: Part) -> bool:
    """Tell whether "X was the Y" is better asked for X than for the Y."""
    definite = part.tokens[0].lower_ == "the" or part.tokens[0].tag_ == "PRP$"
    follows = any(t.dep_ in {"relcl", "acl"} for t in part.head.children)
    return clause.verb.lemma_ == "be" and (definite or follows)


def _subject(names: Names, clause: Clause) -> Iterator[Slot]:
    if clause.subject.tag_ == "VBG":
        yield from _deed(clause.subject_tokens)
        return
    tokens = clause.subject_tokens
    found = list(noun_slots(names, clause.sentence, clause.subject, "subject", tokens))
    kind = clause.verb.head
    told = clause.verb.dep_ == "relcl" and described(kind) == clause.subject
    if told and all(slot.ask.entity is None for slot in found):
        which = Ask(f"which {kind.text}", "NOUN")
        found = [Slot("subject", which, tuple(without_article(tokens)), frozenset())]
    for slot in found:
        removed = frozenset(t.i for t in clause.subject_tokens)
        ask = ask_for_doer(slot.ask, clause.verb, passive=clause.passive)
        if ask is not None:
            yield replace(slot, ask=ask, removed=removed)
    yield from _owner(names, clause, clause.subject, clause.subject_tokens, "subject")


def _deed(tokens: Sequence["Token"]) -> Iterator[Slot]:
    """Yield what is done, as in "walking a mile a day could help"."""
    whole = tokens[-1].i - tokens[0].i == len(tokens) - 1
    loose = any(t.tag_ in {"PRP", "PRP$"} or t.text == '"' for t in tokens)
    if whole and not loose and words_of(tokens) <= LONGEST:
        gone = frozenset(t.i for t in tokens)
        yield Slot("subject", Ask("what", "DEED"), tuple(tokens), gone)


def _owner(
    names: Names, clause: Clause, head: "Token", tokens: Sequence["Token"], role: str
) -> Iterator[Slot]:
    """Yield the owner of a noun: whose, or which country's."""
    for child in head.children:
        mention = names.at(clause.sentence, child) if child.dep_ == "poss" else None
        ask = ask_for_entity(mention.entity) if mention is not None else None
        # Of "Britain's Ann Lee" nobody asks whose she is.
        bearer = names.at(clause.sentence, head)
        if bearer is not None and bearer.entity.kind == "PERSON":
            continue
        if mention is None or ask is None or ask.phrase == "what":
            continue
        owner = tuple(child.doc[mention.start : mention.end])
        tail = tuple(t for t in tokens if t.i > child.right_edge.i)
        # "Whose colleague Ann Lee" names whom it asks about.
        if ask.phrase == "who" and any(
            m.entity.kind == "PERSON" for m in names.within(clause.sentence, tail)
        ):
            continue
        phrase = "whose" if ask.phrase == "who" else f"{ask.phrase}'s"
        whose = replace(ask, phrase=phrase, plural=head.tag_ in {"NNS", "NNPS"})
        removed = frozenset(t.i for t in tokens)
        yield Slot(f"{role} owner", whose, owner, removed, tail=tail)
