"""Find the parts of a clause that a question can ask for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.entities import Names
from quizapp.generate.facts.clauses import Clause, Part
from quizapp.generate.facts.phrases import kept, noun, words_of
from quizapp.generate.languages.en import words
from quizapp.generate.lexicon import is_person
from quizapp.generate.realising.values import value_slots
from quizapp.generate.sentences import Sentence
from quizapp.generate.wording import Ask, ask_for, ask_for_doer

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 9
_PERSONAL = frozenset({"with", "to", "by", "from", "against", "for"})


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """An answer in a clause and how to ask for it.

    Attributes:
        answer: The tokens of the answer.
        removed: What leaves the clause when it is asked for, by token index.
        front: A preposition that goes before the question word.
        tail: What follows the question word, as "people" in how many people.
    """

    role: str
    ask: Ask
    answer: tuple["Token", ...]
    removed: frozenset[int]
    front: str = ""
    tail: tuple["Token", ...] = ()


def slots(names: Names, clause: Clause) -> Iterator[Slot]:
    """Yield all that can be asked for in a clause."""
    yield from _subject(names, clause)
    for part in (*clause.before, *clause.after):
        if part.role == "complement" and _identifies(clause, part):
            continue
        if part.role in {"object", "complement", "recipient"}:
            yield from _noun_slot(names, clause.sentence, part.head, part.role)
            yield from _inside(names, clause, part)
        elif part.role in {"preposition", "agent"}:
            yield from _prepositional(names, clause, part)
        elif part.role in {"infinitive", "adverbial"}:
            yield from _verbal(names, clause, part)
    for value in value_slots(clause):
        yield Slot(*value)


def _identifies(clause: Clause, part: Part) -> bool:
    """Tell whether "X was the Y" is better asked for X than for the Y."""
    definite = part.tokens[0].lower_ == "the" or part.tokens[0].tag_ == "PRP$"
    follows = any(t.dep_ in {"relcl", "acl"} for t in part.head.children)
    return clause.verb.lemma_ == "be" and (definite or follows)


def _subject(names: Names, clause: Clause) -> Iterator[Slot]:
    head = clause.subject
    if clause.pattern == "relative" and names.at(clause.sentence, head) is None:
        return
    for slot in _noun_slot(names, clause.sentence, head, "subject"):
        removed = frozenset(t.i for t in clause.subject_tokens)
        ask = ask_for_doer(slot.ask, clause.verb, passive=clause.passive)
        if ask is not None:
            yield Slot("subject", ask, slot.answer, removed)


def _noun_slot(
    names: Names, sentence: Sentence, head: "Token", role: str
) -> Iterator[Slot]:
    ask = ask_for(names, sentence, head)
    if ask is None:
        return
    named = _named_beside(names, sentence, head)
    mention = names.at(sentence, named or head)
    if named is not None and mention is not None:
        found = ask_for(names, sentence, named)
        ask = found or ask
    answer = noun(head)
    if mention is not None and not ask.plural:
        answer = list(head.doc[mention.start : mention.end])
    answer = _shortened(answer, head)
    if answer:
        removed = frozenset(t.i for t in kept(head))
        yield Slot(role, ask, tuple(answer), removed)


def _named_beside(names: Names, sentence: Sentence, head: "Token") -> "Token | None":
    """Return the name that stands beside a noun, as in "the mayor, Ann Lee"."""
    joined = any(c.dep_ == "conj" for c in head.children)
    if joined or names.at(sentence, head) is not None:
        return None
    person = is_person(head.lemma_.lower())
    for token in head.subtree:
        mention = names.at(sentence, token) if token.dep_ == "appos" else None
        if mention is None:
            continue
        kind = mention.entity.kind
        # The parser hangs "the mayor of Leeds, Ann Lee" on Leeds.
        if (token.head == head and kind == "ORG") or (kind == "PERSON" and person):
            return token
    return None


def _shortened(answer: list["Token"], head: "Token") -> list["Token"]:
    """Return an answer without its owner, and without what trails when it is long."""
    if answer and answer[0].tag_ == "PRP$":
        answer = answer[1:]
    if words_of(answer) > _LONGEST:
        cut = [
            c
            for c in head.rights
            if c.dep_ in {"prep", "relcl", "acl", "advcl"} and c.lower_ != "of"
        ]
        if not cut:
            return []
        answer = [t for t in answer if t.i < cut[0].left_edge.i]
    while answer and answer[-1].tag_ in {"CC", "IN"}:
        answer = answer[:-1]
    contiguous = bool(answer) and answer[-1].i - answer[0].i == len(answer) - 1
    short = words_of(answer) <= _LONGEST
    loose = any(t.tag_ in {"PRP", "PRP$", "WDT", "WP"} or t.text == '"' for t in answer)
    return answer if contiguous and short and not loose else []


def _prepositional(names: Names, clause: Clause, part: Part) -> Iterator[Slot]:
    inner = [c for c in part.head.children if c.dep_ == "pobj"]
    deeper = [c for c in part.head.children if c.dep_ == "pcomp"]
    active = not clause.passive
    if active and part.head.lower_ == "by" and deeper and deeper[0].tag_ == "VBG":
        yield from _phrase(part, "how", "MANNER")
    if deeper and deeper[0].tag_ == "VBG":
        yield from _objects(names, clause, deeper[0])
    if not inner:
        return
    head = inner[0]
    for slot in _noun_slot(names, clause.sentence, head, part.role):
        yield from _fronted(clause, part, slot)


def _fronted(clause: Clause, part: Part, slot: Slot) -> Iterator[Slot]:
    """Yield ways to ask for what follows a preposition."""
    preposition = part.head.lower_
    whole = frozenset(t.i for t in part.tokens)
    place = slot.ask.type in {"COUNTRY", "CITY", "PLACE", "FACILITY"}
    if preposition in {"because", "despite", "as", "like", "given", "following"}:
        return
    if place and preposition in words("facing_places"):
        where = Ask("where", slot.ask.type, slot.ask.entity)
        if clause.verb.lemma_ != "be" and preposition != "from":
            yield Slot("place", where, slot.answer, whole)
        if slot.ask.phrase != "which place":
            phrase = slot.ask.phrase.replace("capital", "city")
            ask = Ask(phrase, slot.ask.type, slot.ask.entity, slot.ask.plural)
            yield Slot("place", ask, slot.answer, whole, preposition)
        return
    if slot.ask.phrase.startswith("which ") or slot.ask.type in {"PERSON", "PERSONS"}:
        phrase = "whom" if slot.ask.phrase == "who" else slot.ask.phrase
        ask = Ask(phrase, slot.ask.type, slot.ask.entity, slot.ask.plural)
        if phrase != "whom" or preposition in _PERSONAL:
            yield Slot(part.role, ask, slot.answer, whole, preposition)
    elif clause.after and part is clause.after[-1] and slot.ask.type != "PEOPLE":
        beside = all(p.role == "particle" for p in clause.after[:-1])
        if beside and preposition not in {
            "in",
            "on",
            "at",
            "after",
            "before",
            "during",
        }:
            yield slot


def _inside(names: Names, clause: Clause, part: Part) -> Iterator[Slot]:
    """Yield the owner in an object: whose."""
    for child in part.head.children:
        mention = names.at(clause.sentence, child) if child.dep_ == "poss" else None
        if mention is not None and mention.entity.kind == "PERSON":
            owner = tuple(child.doc[mention.start : mention.end])
            tail = tuple(t for t in part.tokens if t.i > child.right_edge.i)
            ask = Ask("whose", "PERSON", mention.entity)
            removed = frozenset(t.i for t in part.tokens)
            yield Slot("owner", ask, owner, removed, tail=tail)


def _verbal(names: Names, clause: Clause, part: Part) -> Iterator[Slot]:
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
    marks = {c.lower_ for c in part.head.lefts if c.dep_ == "mark"}
    if part.role == "adverbial":
        denied = any(t.dep_ == "neg" for t in clause.group)
        purpose = to and not marks and clause.verb.lemma_ != "be" and not denied
        if purpose or marks & {"because"}:
            yield from _phrase(part, "why", "REASON")
        return
    yield from _objects(names, clause, part.head)


def _objects(names: Names, clause: Clause, verb: "Token") -> Iterator[Slot]:
    """Yield the objects of a verb that hangs on the clause's verb."""
    if any(c.dep_ == "conj" for c in verb.children) or verb.dep_ == "conj":
        return
    for child in verb.rights:
        if child.dep_ == "dobj":
            yield from _noun_slot(names, clause.sentence, child, "inner")
        elif child.dep_ == "xcomp":
            yield from _objects(names, clause, child)
        elif child.dep_ == "prep" and child.lower_ in words("facing_places"):
            for inner in child.children:
                if inner.dep_ == "pobj" and names.at(clause.sentence, inner):
                    part = Part("preposition", child, tuple(kept(child)))
                    for slot in _noun_slot(names, clause.sentence, inner, "inner"):
                        yield from _fronted(clause, part, slot)


def _phrase(part: Part, word: str, kind: str) -> Iterator[Slot]:
    tokens: Sequence[Token] = part.tokens
    whole = tokens[-1].i - tokens[0].i == len(tokens) - 1
    loose = any(t.tag_ == "PRP" or t.text == '"' for t in tokens)
    if whole and not loose and 2 < words_of(tokens) <= _LONGEST + 1:
        removed = frozenset(t.i for t in tokens)
        yield Slot("reason", Ask(word, kind), tuple(tokens), removed)
