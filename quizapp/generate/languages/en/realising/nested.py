"""Find what can be asked for inside the phrases of a clause."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.clauses import Clause, Part
from quizapp.generate.languages.en.facts.phrases import kept
from quizapp.generate.languages.en.facts.subjects import SUBJECTS
from quizapp.generate.languages.en.lexicon import is_person
from quizapp.generate.languages.en.realising.circumstances import LEFT_BEHIND
from quizapp.generate.languages.en.realising.nouns import Slot, noun_slots
from quizapp.generate.languages.en.realising.values import sum_of
from quizapp.generate.languages.en.wording import Ask
from quizapp.generate.names import PLACES, Names

if TYPE_CHECKING:
    from spacy.tokens import Token

_PHRASES = frozenset(
    {"object", "complement", "recipient", "preposition", "agent", "infinitive"}
)
_LINKS = frozenset({"prep", "pobj", "dobj", "xcomp", "agent"})
_SHARES = frozenset(
    {"one", "some", "many", "most", "kind", "type", "sort", "number", "lot", "series",
     "all", "each", "percent", "%", "half", "majority", "any", "those", "none", "both",
     "several", "few", "tens", "dozens", "hundreds", "thousands", "millions",
     "billions", "wall", "rounds", "pieces", "piece", "bit", "deal", "pair", "set",
     "variety", "range", "couple", "group", "amount", "form"}
)  # fmt: skip
_FRACTIONS = frozenset({"third", "quarter", "fifth", "tenth"})
_FIXED = frozenset(
    {"such", "because", "due", "according", "addition", "result", "case", "terms",
     "front", "spite", "favor", "favour", "top", "view", "light", "way", "instead",
     "account", "means", "place", "event", "course", "part", "as"}
)  # fmt: skip


def nested_slots(names: Names, clause: Clause) -> Iterator[Slot]:
    """Yield the nouns that hang on prepositions inside what a clause says."""
    for part in (*clause.before, *clause.after):
        if part.role not in _PHRASES:
            continue
        for token in part.tokens:
            if token.dep_ == "pobj" and _reached(token, part):
                yield from _after_preposition(names, clause, part, token)
    if clause.pattern != "relative" or names.at(clause.sentence, clause.subject):
        yield from _in_subject(names, clause)


def _reached(token: "Token", part: Part) -> bool:
    """Tell whether only nouns and prepositions lead from a part to a noun in it."""
    preposition = token.head
    if preposition == part.head or preposition.lower_ not in LEFT_BEHIND:
        return False
    path = [token]
    while path[-1] != part.head:
        at = path[-1]
        if at.dep_ not in _LINKS or at.head.norm_ in _SHARES or at.dep_ == "ROOT":
            return False
        if at.head.like_num or at.head.lower_ in words("uncounted") | _FRACTIONS:
            return False
        path.append(at.head)
    outer = part.role in {"preposition", "agent"}
    if len(path) > (4 if outer else 5) or part.head.lower_ in _FIXED:
        return False
    if outer and (preposition.lower_ != "of" or part.tokens[1].lower_ in _FIXED):
        return False
    return all(t.i < token.i or t in token.subtree for t in preposition.subtree)


def _after_preposition(
    names: Names, clause: Clause, part: Part, token: "Token"
) -> Iterator[Slot]:
    """Yield ways to ask for a noun after a preposition inside a part."""
    preposition = token.head
    if token.ent_type_ == "MONEY" and preposition.lower_ == "of":
        yield from _sized(part, preposition, token)
        return
    for slot in noun_slots(names, clause.sentence, token, "nested"):
        if slot.ask.type in PLACES and preposition.lower_ in words("facing_places"):
            if preposition.head != part.head or _of_its_own(part):
                continue
            pair = frozenset(t.i for t in kept(preposition))
            front = preposition.lower_
            came = front == "from" and _comes_from(clause, preposition.head)
            placed = front in {"in", "at"} or came
            if slot.ask.phrase.startswith("which ") and placed:
                yield Slot("place", slot.ask, slot.answer, pair, front)
            continue
        # "Which place were they found near the town of?" asks badly for a place.
        if slot.ask.type in PLACES and preposition.lower_ == "of":
            continue
        if len(slot.answer) == 1 and slot.ask.type == "NOUN":
            continue
        gone = frozenset(t.i for t in part.tokens if t.i > preposition.i)
        of_whom = preposition.lower_ == "of" and slot.ask.phrase == "who"
        if (
            preposition.lower_ in {"at", "in"}
            or of_whom
            or _crowded(clause, preposition)
        ):
            continue
        yield Slot("nested", slot.ask, slot.answer, gone, last=part)


def _of_its_own(part: Part) -> bool:
    """Tell whether a place inside a phrase is rather that of a noun: for a bank in."""
    return part.role in {"preposition", "agent"} and part.head.lower_ not in {
        "in",
        "at",
    }


def _comes_from(clause: Clause, noun: "Token") -> bool:
    """Tell whether a thing that something is done to can be what is from a place."""
    person = is_person(noun.lemma_.lower())
    return clause.verb.lemma_.lower() in words("from_verbs") and not person


def _sized(part: Part, preposition: "Token", sum_: "Token") -> Iterator[Slot]:
    """Yield the way to ask for "a loss of £5m" with "how large a loss"."""
    noun = preposition.head
    some = [c for c in noun.lefts if c.lower_ in {"a", "an"}]
    if part.role != "object" or noun != part.head or not some:
        return
    between = tuple(noun.doc[some[0].i + 1 : preposition.i])
    end = preposition.right_edge.i
    gone = frozenset(t.i for t in part.tokens if t.i <= end)
    for _, ask, answer, *_ in sum_of(sum_, part.tokens, ""):
        large = replace(ask, phrase=f"how large {some[0].lower_}")
        yield Slot("nested", large, answer, gone, tail=between)


def _crowded(clause: Clause, preposition: "Token") -> bool:
    """Tell whether other prepositions keep one that is left behind from its verb."""
    others = [t for p in clause.after for t in p.tokens if t.i < preposition.i]
    return any(t.dep_ == "prep" and t.i < preposition.i - 2 for t in others)


def _in_subject(names: Names, clause: Clause) -> Iterator[Slot]:
    """Yield what the subject is of: "the population of which city"."""
    subject = clause.subject_tokens
    for token in subject:
        if token.dep_ != "pobj" or token.head.lower_ not in {"of", "in", "for"}:
            continue
        last = token.right_edge.i >= subject[-1].i
        if token.head.head != clause.subject or not last:
            continue
        placed = clause.subject.lower_ in words("place_words")
        if (
            placed
            or clause.subject.norm_ in _SHARES
            or clause.subject.dep_ not in SUBJECTS
        ):
            continue
        doing = words("org_words") | words("collective_nouns") | words("person_nouns")
        lemma = clause.subject.lemma_.lower()
        if not (is_person(lemma) or {lemma, clause.subject.lower_} & doing):
            continue
        lead = tuple(t for t in subject if t.i <= token.head.i)
        for slot in noun_slots(names, clause.sentence, token, "subject"):
            if slot.ask.phrase.startswith("which "):
                gone = frozenset(t.i for t in subject)
                phrase = "whom" if slot.ask.phrase == "who" else slot.ask.phrase
                plural = clause.subject.tag_ in {"NNS", "NNPS"}
                ask = Ask(phrase, slot.ask.type, slot.ask.entity, plural)
                yield Slot("subject nested", ask, slot.answer, gone, lead=lead)
