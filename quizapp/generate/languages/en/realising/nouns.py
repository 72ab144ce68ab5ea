"""Ask for a noun phrase: who, what, or which and a noun."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Part
from quizapp.generate.languages.en.facts.phrases import (
    kept,
    noun,
    without_article,
    words_of,
)
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.lexicon import is_everyday, is_person
from quizapp.generate.languages.en.wording import Ask, ask_for, thing_noun
from quizapp.generate.names import Mention, Names
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


LONGEST = 9
_LONGEST_SORT = 4
_NONE = frozenset({"no", "neither", "nor", "any", "not"})
_VALUES = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """An answer in a clause and how to ask for it.

    Attributes:
        answer: The tokens of the answer.
        removed: What leaves the clause when it is asked for, by token index.
        front: A preposition that goes before the question word.
        tail: What follows the question word, as "people" in how many people.
        lead: What goes before it, as "the mayor of" in the mayor of which city.
        last: What the question ends with, its preposition left behind.
        head: The noun that is asked for.
        beside: What else is told of the same: "Along with Ann, who …".
        ending: What stands in for an answer that is a verb: "to do".
    """

    role: str
    ask: Ask
    answer: tuple["Token", ...]
    removed: frozenset[int]
    front: str = ""
    tail: tuple["Token", ...] = ()
    lead: tuple["Token", ...] = ()
    last: Part | None = None
    head: "Token | None" = None
    beside: tuple[tuple["Token", ...], ...] = ()
    ending: str = ""


def noun_slots(
    names: Names,
    sentence: Sentence,
    head: "Token",
    role: str,
    phrase: Sequence["Token"] = (),
) -> Iterator[Slot]:
    """Yield the way to ask for a noun phrase, which is all of its head by default."""
    if any(c.lower_ in _NONE for c in head.lefts) or _about(head):
        return
    ask = ask_for(names, sentence, head) or loosely_asked(names, sentence, head)
    if ask is None:
        return
    named = _named_beside(names, sentence, head)
    mention = names.at(sentence, named or head)
    if named is not None and mention is not None:
        found = ask_for(names, sentence, named)
        ask = found or ask
    answer = without_article(phrase) if phrase else noun(head)
    if mention is not None and not ask.plural:
        answer = list(head.doc[mention.start : mention.end])
    answer = _shortened(answer, head, defines=role == "complement")
    sum_ = re.match(r"[£$€¥] ?\d", "".join(t.text_with_ws for t in answer))
    if sum_ and head.ent_type_ == "MONEY":
        ask = Ask("how much", "MONEY")
    removed = frozenset(t.i for t in kept(head))
    if answer or ask.plural:
        yield Slot(role, ask, tuple(answer), removed, head=head)
    yield from _called(head, role)


def _called(head: "Token", role: str) -> Iterator[Slot]:
    """Yield what a thing is called, as in "an enzyme called rubisco"."""
    for verb in head.rights:
        name = _name_after(verb) if verb.dep_ == "acl" else None
        sort = [t for t in noun(head) if t.i <= head.i]
        if name is None or name.right_edge.is_punct or words_of(sort) > _LONGEST_SORT:
            continue
        told = [t for t in noun(name) if t.i <= name.i]
        plain = not any(t.tag_ in {"PRP", "PRP$", "POS"} for t in (*sort, *told))
        whole = bool(told) and told[-1].i - told[0].i == len(told) - 1
        if plain and whole and sort and sort[-1] == head:
            phrase = f"which {' '.join(t.text for t in sort)}"
            ask = Ask(phrase, "CALLED", plural=head.tag_ == "NNS")
            gone = frozenset(t.i for t in kept(head) if t.i <= name.i)
            yield Slot(role, ask, tuple(told), gone, head=head)


def _name_after(verb: "Token") -> "Token | None":
    """Return the name that "called" or "known as" is followed by."""
    calls = verb.lemma_ in {"call", "name", "dub", "title", "nickname"}
    # "The dispute, called the treaty a beginning" has a verb of its own.
    if calls and not any(c.dep_ in {"dobj", "nsubj"} for c in verb.children):
        return next((c for c in verb.rights if c.dep_ == "oprd"), None)
    by = [c for c in verb.rights if c.lower_ == "as" and verb.lemma_ == "know"]
    return next((c for c in by[0].rights if c.dep_ == "pobj"), None) if by else None


def loosely_asked(names: Names, sentence: Sentence, head: "Token") -> Ask | None:
    """Return how to ask for what has a name that tells nothing of its kind."""
    mention = names.at(sentence, head)
    if any(c.dep_ == "conj" for c in head.children):
        return None
    if mention is None:
        thing = head.tag_ in {"NN", "NNS"} and head.ent_type_ not in _VALUES
        weak = head.lemma_.lower() in words("weak_nouns") or not head.ent_type_
        return (
            Ask("what", "NOUN", plural=head.tag_ == "NNS")
            if thing and not weak
            else None
        )
    if mention.entity.kind == "NATIONALITY" and head.tag_ == "NNPS":
        return Ask("who", "PEOPLE", plural=True)
    article = any(c.lower_ in {"a", "an"} for c in head.lefts)
    if mention.entity.kind == "NATIONALITY" and article:
        return Ask("what", "NATIONALITY")
    if mention.entity.kind != "OTHER" or not _impersonal(mention, head):
        return None
    return Ask("what", "OTHER", mention.entity, plural=head.tag_ == "NNPS")


def _impersonal(mention: Mention, head: "Token") -> bool:
    """Tell whether a name is surely not a person's."""
    tokens = head.doc[mention.start : mention.end]
    if any(t.text == mention.entity.name.lower() for t in head.doc):
        return True
    verb = head.head
    many = head.dep_ in SUBJECTS and not any(c.dep_ == "conj" for c in head.rights)
    if many and any(t.lower_ in {"are", "were"} for t in (*verb.lefts, verb)):
        return True
    article = tokens[0].i > 0 and tokens[0].nbor(-1).lower_ in {"the", "a", "an"}
    labelled = head.ent_type_ in {"EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}
    odd = any(t.text.isupper() or t.text.islower() or t.like_num for t in tokens)
    everyday = all(is_everyday(t.lower_) for t in tokens)
    return article or labelled or odd or head.tag_ == "NNPS" or everyday


def by_trade(name: "Token") -> str:
    """Return "which analyst" for a name that "an analyst with …" stands beside."""
    for noun_ in name.rights:
        article = any(c.lower_ in {"a", "an"} for c in noun_.lefts)
        trade = noun_.tag_ == "NN" and is_person(noun_.lemma_.lower())
        if noun_.dep_ == "appos" and article and trade:
            return f"which {noun_.text}"
    return ""


def _about(head: "Token") -> bool:
    """Tell whether a preposition after a noun is surely its own: a law on trees."""
    after = head.nbor() if head.i + 1 < len(head.doc) else head
    own = after.lower_ in {"about", "between"}
    topical = after.lower_ == "on" and head.lemma_.lower() in words("topical_nouns")
    return after.dep_ == "prep" and after.head != head and (own or topical)


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
        thing = kind == "ORG" or (kind == "OTHER" and thing_noun(mention.entity))
        if (token.head == head and thing) or (kind == "PERSON" and person):
            return token
    return None


def _shortened(
    answer: list["Token"], head: "Token", *, defines: bool = False
) -> list["Token"]:
    """Return an answer without its owner, and without what trails when it is long.

    A definition may have a clause of its own: a plastid that lacks chlorophyll.
    """
    answer = without_owner(answer)
    if words_of(answer) > LONGEST:
        cut = [
            c
            for c in head.rights
            if c.dep_ in {"prep", "relcl", "acl", "advcl"} and c.lower_ != "of"
        ]
        if not cut:
            return []
        left_out = [t for t in answer if t.i >= cut[0].left_edge.i]
        answer = [t for t in answer if t.i < cut[0].left_edge.i]
        # Half of what is joined, or a noun without what says which, is no answer.
        if words_of(answer) < 2 or any(t.dep_ == "cc" for t in left_out):
            return []
    while answer and answer[-1].tag_ in {"CC", "IN"}:
        answer = answer[:-1]
    contiguous = bool(answer) and answer[-1].i - answer[0].i == len(answer) - 1
    short = words_of(answer) <= LONGEST
    hanging = {"PRP", "PRP$"} if defines else {"PRP", "PRP$", "WDT", "WP"}
    loose = any(t.tag_ in hanging or t.text == '"' for t in answer)
    return answer if contiguous and short and not loose else []


def without_owner(phrase: list["Token"]) -> list["Token"]:
    """Return a noun phrase without the article or pronoun that it begins with."""
    bare = without_article(phrase)
    bare = bare[1:] if bare and bare[0].tag_ == "PRP$" else bare
    return bare[1:] if len(bare) > 1 and bare[0].lower_ == "own" else bare
