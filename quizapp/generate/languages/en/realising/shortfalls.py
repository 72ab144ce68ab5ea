"""Tell what a question leaves out without which its answer is not right."""

from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause, Part
from quizapp.generate.languages.en.facts.phrases import lemmas, words_of
from quizapp.generate.languages.en.lexicon import is_person
from quizapp.generate.languages.en.realising.nouns import Slot
from quizapp.generate.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGURES = frozenset({"NUMBER", "MONEY", "PERCENT"})
_NARROWING = frozenset(
    {"to", "in", "on", "at", "with", "from", "through", "under", "among", "across",
     "by", "for", "within"}
)  # fmt: skip
_WITHIN = frozenset({"in", "on", "within", "among", "at"})
_ANY = frozenset(
    {"anything", "nothing", "anyone", "nobody", "none", "everything", "everyone",
     "anybody", "everybody", "nowhere", "anywhere", "everywhere"}
)  # fmt: skip
_EXCEPT = frozenset({"but", "except", "save", "besides", "beyond"})
_GIVEN = frozenset({"object", "recipient", "amount", "count"})
_NAME = 3  # words that say hardly more than who it is
_TELLING = 3  # words of an answer that one may well ask for
_PERCENT = frozenset({"%", "percent", "cent"})


def shortfalls(
    names: Names, clause: Clause, slot: Slot, printed: Collection["Token"]
) -> Iterator[str]:
    """Yield what is missing from a question that its answer depends on."""
    if slot.beside and any(t.lower_ == "between" for t in printed):
        yield "half of a pair"
    if slot.role in {"deed", "aim"} and clause.verb.lemma_ == "be":
        yield from _is_to_do(names, clause)
    people = slot.ask.type in {"PEOPLE", "PERSON", "PERSONS"}
    if slot.role == "nested" and people and _within(slot):
        yield "asks for somebody within a phrase"
    if any(_excepted(token, printed) for token in printed):
        yield "leaves out an exception"
    if _of_nothing(clause, slot, printed):
        yield "a share without what it is of"
    left_out = [p for p in clause.after if not _shown(p, slot, printed)]
    counted = any(p.role == "object" and _counts(p, printed) for p in clause.after)
    counting = _NARROWING if slot.ask.type in _FIGURES else _WITHIN if counted else ()
    if any(p.head.lower_ in counting and _narrows(p) for p in left_out):
        yield "leaves out what a figure is of"
    if any(_for_which(clause, part) for part in left_out):
        yield "leaves out what for"
    if _by_person(names, clause) and did_little(names, clause, slot, printed):
        yield "the question tells too little"
    if any(p.head.lower_ in {"late", "early"} and _next(clause, p) for p in left_out):
        yield "leaves out how"


def _is_to_do(names: Names, clause: Clause) -> Iterator[str]:
    """Yield that it is asked what somebody is who only is to do something."""
    named = names.at(clause.sentence, clause.subject) is not None
    if (
        named
        or clause.subject.tag_ == "PRP"
        or is_person(clause.subject.lemma_.lower())
    ):
        yield "asks what somebody is to do"


def _within(slot: Slot) -> bool:
    """Tell whether people are asked for inside a circumstance: among parents of."""
    noun = next((t for t in slot.answer if t.dep_ == "pobj"), None)
    return noun is not None and noun.head.head.dep_ == "pobj"


def _shown(part: Part, slot: Slot, printed: Collection["Token"]) -> bool:
    """Tell whether a part is in a question or asked for."""
    return any(t in printed or t.i in slot.removed or t in slot.answer
               for t in part.tokens)  # fmt: skip


def _excepted(token: "Token", printed: Collection["Token"]) -> bool:
    """Tell whether "but" takes something from all or none: anything but a memo.

    A question may say so too.
    """
    if token.lower_ not in _ANY or token.i + 2 >= len(token.doc):
        return False
    after, second = token.nbor(), token.nbor(2)
    near = token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]
    within = takewhile(lambda t: not t.is_punct and t.pos_ != "VERB", near)
    but = next((t for t in within if t.lower_ == "but"), None)
    nothing = token.lower_ in {"nothing", "nobody"} or but == after
    noun = second.tag_ in {"DT", "PRP$", "CD", "NN", "NNS", "NNP", "IN", "JJ"}
    if but is not None and nothing:
        return but not in printed and (noun or but != after)
    pair = f"{after.lower_} {second.lower_}"
    excepts = after.lower_ in _EXCEPT or pair in {"other than", "apart from"}
    return excepts and after not in printed


def _of_nothing(clause: Clause, slot: Slot, printed: Collection["Token"]) -> bool:
    """Tell whether a share is asked for without what it is a share of."""
    if slot.ask.type not in {"PERCENT", "MONEY"} or slot.front:
        return False
    if not any(t.lower_ in _PERCENT for t in slot.answer):
        return False
    of = any(t.lower_ == "of" and t in printed for t in slot.tail)
    last = slot.answer[-1]
    of = of or (last.i + 1 < len(last.doc) and last.nbor().lower_ == "of")
    sharing = clause.verb.lemma_.lower() in words("sharing_verbs")
    return not of and (slot.role.startswith("subject") or sharing)


def _counts(part: Part, printed: Collection["Token"]) -> bool:
    """Tell whether a question prints how many of a thing there are."""
    return any(t.dep_ == "nummod" and t in printed and t.ent_type_ == "CARDINAL"
               for t in part.tokens)  # fmt: skip


def _narrows(part: Part) -> bool:
    """Tell whether a phrase says of what part of a thing a figure is told."""
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in part.tokens)
    plain = part.role == "preposition"
    first = part.head.left_edge
    aside = first.i > 0 and first.nbor(-1).is_punct
    return plain and not dated and not aside


def _for_which(clause: Clause, part: Part) -> bool:
    """Tell whether somebody only moves in order to do it: rose to head the winner."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in part.head.lefts)
    moves = clause.verb.lemma_.lower() in words("moving_verbs")
    needed = any(p.role in {"object", "complement", "content"} for p in clause.after)
    return to and moves and not needed and part.head.left_edge.nbor(-1).text != ","


def _next(clause: Clause, part: Part) -> bool:
    """Tell whether a word stands right after the verb."""
    return part.role == "adverb" and part.head.i == clause.verb.i + 1


def did_little(
    names: Names, clause: Clause, slot: Slot, printed: Collection["Token"]
) -> bool:
    """Tell whether it is asked what somebody gave or used, and nothing more is said."""
    bare = clause.verb.lemma_.lower() in words("bare_verbs")
    bare = bare and not any(p.role == "particle" for p in clause.after)
    which = slot.ask.phrase.startswith("which")
    if not bare or which or slot.role not in _GIVEN or slot.beside or slot.tail:
        return False
    subject = clause.subject_tokens
    source = clause.claim.source if clause.claim is not None else ()
    known = {*subject, *clause.group, *source}
    said = any(t.dep_ == "prep" for t in subject) or len(lemmas(subject)) > _NAME
    if said or lemmas(t for t in printed if t not in known):
        return False
    return _by_person(names, clause) or words_of(slot.answer) < _TELLING


def _by_person(names: Names, clause: Clause) -> bool:
    mention = names.at(clause.sentence, clause.subject)
    person = mention is not None and mention.entity.kind == "PERSON"
    person = person or clause.subject.lower_ in {"he", "she"}
    return person or is_person(clause.subject.lemma_.lower())
