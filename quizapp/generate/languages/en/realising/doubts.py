"""Tell what speaks against a question, from the clause that it is made of."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause
from quizapp.generate.languages.en.facts.misreadings import misunderstood
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.lexicon import is_person
from quizapp.generate.languages.en.realising.nouns import Slot
from quizapp.generate.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATED = frozenset({"YEAR", "MONTH", "DAY", "WEEKDAY", "DECADE", "PERIOD", "DURATION"})
_FIGURES = frozenset({"MONEY", "NUMBER", "PERCENT"})
_OFTEN = 4  # sentences that name where an article's story plays
_PLAYERS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})


def doubts(
    names: Names, clause: Clause, slot: Slot, printed: Collection["Token"]
) -> Iterator[str]:
    """Yield why a clause should not be asked about in this way."""
    if slot.role == "subject" and _reports_little(clause):
        yield "reports too little"
    if clause.subject.tag_ == "CD" and clause.subject.ent_type_ != "MONEY":
        yield "needs its antecedent"
    if clause.verb.lemma_ == "join" and not _has_object(clause):
        yield "what was joined is left out"
    if _torn(names, clause, slot, printed) or _with_after(clause, slot):
        yield "the answer is torn from its phrase"
    if _unowned(names, clause, slot):
        yield "whose it is remains unclear"
    if _half_compared(clause, slot, printed):
        yield "half a comparison"
    yield from _halves(clause, slot)
    yield from _otherwise(clause, slot, printed)
    if _only_dated(clause, slot):
        yield "says only when something was"
    if _sets_scene(clause, slot) or _defines(clause, slot) or _about_any(clause, slot):
        yield "says of something only that there is one"


def _has_object(clause: Clause) -> bool:
    """Tell whether a clause says what its verb is done to."""
    return clause.passive or any(p.role == "object" for p in clause.after)


def _halves(clause: Clause, slot: Slot) -> Iterator[str]:
    """Yield why an answer is but a part of what belongs together."""
    if _half_quoted(clause, slot):
        yield "half a quotation"
    if slot.ending and clause.verb.lemma_ in {"cost", "help"}:
        yield "asks what it costs, or helps, to do"
    if slot.beside and slot.ask.type == "NOUN" and slot.role in {"complement", "actor"}:
        yield "half of a pair"


def _otherwise(
    clause: Clause, slot: Slot, printed: Collection["Token"]
) -> Iterator[str]:
    """Yield why a question asks something else than the answer answers."""
    if slot.ask.type in _FIGURES and _each(clause, printed):
        yield "a figure for each without saying so"
    if slot.role == "place" and slot.answer[-1].lemma_ in words("kinds_of_vehicle"):
        yield "asks where, but means in what"
    if slot.role == "place" and _from_where(slot, printed):
        yield "half of a pair"


def _from_where(slot: Slot, printed: Collection["Token"]) -> bool:
    """Tell whether it is asked where something goes from a place that is told."""
    removed = [t for t in slot.answer[0].sent if t.i in slot.removed]
    to = any(t.lower_ == "to" and t.dep_ == "prep" for t in removed)
    return to and any(t.lower_ == "from" for t in printed)


def _reports_little(clause: Clause) -> bool:
    """Tell whether somebody only says that he is ready, or may join later."""
    content = [p for p in clause.after if p.role == "content"]
    said = [t for part in content for t in part.tokens]
    named = any(t.tag_ in {"NNP", "NNPS", "CD"} for t in said)
    little = words("weak_verbs") | words("leaning_words")
    return bool(said) and not named and len(lemmas(said) - little) < 3


def _torn(
    names: Names, clause: Clause, slot: Slot, printed: Collection["Token"]
) -> bool:
    """Tell whether a noun that goes with the answer is left in the question."""
    first = slot.answer[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    if before is None or slot.ask.type in _DATED or before.ent_type_ == "DATE":
        return False
    named = names.at(clause.sentence, first) is not None
    left = before in printed and before.pos_ in {"NOUN", "PROPN"}
    return left and named and before.dep_ in _PLAYERS


def _with_after(clause: Clause, slot: Slot) -> bool:
    """Tell whether "with" after a thing may say which: glasses with a number."""
    things = [p for p in clause.after if p.role == "object"]
    rest = [p for p in clause.after if p.head.lower_ == "with"]
    beside = any(p.tokens[-1].i + 1 == r.head.i for p in things for r in rest)
    thing = slot.role == "object" and slot.ask.type == "NOUN"
    asked = thing or (slot.last is not None and slot.last in rest)
    return beside and asked and clause.verb.lemma_ not in words("with_verbs")


def _unowned(names: Names, clause: Clause, slot: Slot) -> bool:
    """Tell whether "her knees" are asked for of what is no person."""
    theirs = [t for t in clause.sentence.tokens if t.i in slot.removed]
    hers = any(t.tag_ == "PRP$" and t.lower_ in {"his", "her"} for t in theirs)
    mention = names.at(clause.sentence, clause.subject)
    thing = mention is None and clause.subject.tag_ in {"NN", "NNS"}
    person = is_person(clause.subject.lemma_.lower())
    return hers and thing and not person and not slot.role.startswith("subject")


def _each(clause: Clause, printed: Collection["Token"]) -> bool:
    """Tell whether a question leaves out that it was so much for each."""
    return any(t.lower_ == "each" and t not in printed for t in clause.verb.children)


def _only_dated(clause: Clause, slot: Slot) -> bool:
    """Tell whether it is asked what came before or after something."""
    comes = clause.verb.lemma_ in {"come", "follow", "happen", "occur"}
    dated = any(p.head.lower_ in {"before", "after"} for p in clause.after)
    thing = slot.ask.type == "NOUN" and slot.role.startswith("subject")
    return comes and dated and thing


def _sets_scene(clause: Clause, slot: Slot) -> bool:
    """Tell whether a country only says where a story plays: in Estmark, it rained."""
    before = all(i < clause.subject.i for i in slot.removed)
    entity = slot.ask.entity
    known = slot.ask.type == "COUNTRY" or (entity and len(entity.numbers) >= _OFTEN)
    return before and slot.role == "place" and bool(known)


def _defines(clause: Clause, slot: Slot) -> bool:
    """Tell whether it is asked what is a wall, or who is not the first."""
    complements = [p for p in clause.after if p.role == "complement"]
    if clause.verb.lemma_ != "be" or slot.role != "subject" or not complements:
        return False
    some = complements[0].tokens[0].lower_ in {"a", "an"}
    denied = any(t.dep_ == "neg" for t in clause.group)
    return denied or (some and slot.ask.type == "NOUN")


def _half_compared(clause: Clause, slot: Slot, printed: Collection["Token"]) -> bool:
    """Tell whether "more" is asked about without its "than", or the other way."""
    said = [t for t in clause.verb.subtree if t.lower_ == "than"]
    more = {"JJR", "RBR"}
    counted = [t for t in said if t.head.tag_ in more or t.dep_ != "quantmod"]
    compares = any(t.tag_ in more for t in (*printed, *slot.answer))
    torn = any(t not in printed and t not in slot.answer for t in counted)
    left = any(t in printed for t in counted)
    asked = left and any(t.tag_ in more for t in slot.answer)
    return (compares and torn) or asked


def _half_quoted(clause: Clause, slot: Slot) -> bool:
    """Tell whether an answer is part of what stands between quotation marks."""
    answer = {t.i for t in slot.answer}
    for start, end in clause.sentence.quoted:
        inside = {*range(start, end + 1)}
        left = [t for t in slot.answer[0].doc[start : end + 1] if t.i not in answer]
        if answer & inside and any(t.dep_ != "det" and not t.is_punct for t in left):
            return True
    return False


def _about_any(clause: Clause, slot: Slot) -> bool:
    """Tell whether a side clause is about "a dam" that the main one tells of."""
    side = clause.pattern not in {"main", "joined", "content"}
    article = any(c.lower_ in {"a", "an"} for c in clause.subject.lefts)
    asked = slot.role.startswith("subject")
    others = [t for t in clause.subject_tokens if t != clause.subject]
    named = any(t.pos_ == "PROPN" for t in others)
    return side and article and not asked and not named


def can_tell(names: Names, clause: Clause) -> bool:
    """Tell whether the source of a claim is one that can be asked: no pollen grains."""
    claim = clause.claim
    if claim is None or names.at(clause.sentence, claim.head) is not None:
        return True
    lemma = claim.head.lemma_.lower()
    telling = words("org_words") | words("collective_nouns") | words("told_by")
    person = is_person(lemma) or claim.head.lower_ in words("person_nouns")
    return person or lemma in telling or claim.head.tag_ in {"PRP", "NNP", "NNPS"}


def misread(clause: Clause) -> bool:
    """Tell whether a clause was misunderstood, as "called X" after a noun can be."""
    naming = clause.verb.lemma_ in {"call", "name", "dub", "know"}
    named = any(part.role == "object" for part in clause.after)
    what = any(part.role == "complement" for part in clause.after)
    plain = len(clause.group) == 1 and clause.verb.tag_ == "VBD"
    called = naming and named and not what and plain and clause.verb.lemma_ != "know"
    return called or misunderstood(clause)


def quoting(clause: Clause) -> bool:
    """Tell whether a sentence quotes more than a few words."""
    return any(end - start >= 5 for start, end in clause.sentence.quoted)
