"""Make answers whole and no more than whole; say which cannot be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import table, words
from quizapp.generate.languages.en.lexicon import is_everyday

if TYPE_CHECKING:
    from spacy.tokens import Token

CUT = "the answer is cut short"

_HANGING = frozenset({"this", "that", "these", "those", "such"})
_SIDES = frozenset({"north", "south", "east", "west"})
_ALL_SIDES = (
    _SIDES
    | {f"{a}{b}" for a in ("north", "south") for b in ("east", "west")}
    | {"central", "upper", "lower", "inner", "outer", "rural", "mainland"}
)
_FROM_TO = re.compile(r"\d\S* to \S*\d")
_PADDED = re.compile(r"\b(?:at the|at that) time$|\bthen$")
_HIMSELF = re.compile(
    r"(?<=\w) (?:himself|herself|itself|themselves)(?= \w+ (?:in|of)\b)"
)
_TALLY = re.compile(
    r"(\d[\d,]*(?: (?:votes?|seats|points|goals|sets|games|runs|frames))?) to \d[\d,]*"
)


def trimmed(draft: Draft) -> Draft:
    """Return a draft whose thing asked for does not end in when it was: in 2022."""
    if draft.kind != "question" or draft.type != "NOUN":
        return draft
    preposition = next((t for t in draft.answer[2:] if _dates(t, draft.answer)), None)
    if preposition is None or preposition.head.pos_ == "VERB":
        return draft
    left = tuple(t for t in draft.answer if t.i < preposition.i)
    return replace(draft, answer=left)


def _dates(token: "Token", answer: Sequence["Token"]) -> bool:
    """Tell whether what ends an answer, from a preposition on, is a time."""
    if token.dep_ != "prep" or token.lower_ not in {"in", "on", "at", "by", "from"}:
        return False
    rest = [t for t in answer if t.i > token.i and t.dep_ != "det"]
    times = words("time_nouns") | words("weekdays") | words("months")
    timed = [t for t in rest if t.ent_type_ in {"DATE", "TIME"} or t.lemma_ in times]
    # "The budget in 2022" and "a plan by 2030" say which; "a deal in 2022" does not.
    article = answer[0].i > 0 and answer[0].nbor(-1).lower_ == "the"
    return len(timed) == len(rest) > 0 and not article


def cuts(draft: Draft) -> Iterator[str]:
    """Yield why an answer is not the whole of what it should name."""
    if draft.type == "NUMBER" and _names(draft.answer[-1]):
        yield CUT
    if draft.kind != "question":
        return
    if _name_cut(draft) or _body_cut(draft) or _tally_cut(draft):
        yield CUT
    if _ranged(draft):
        yield CUT
    if _PADDED.search(draft.answer_text) or _of_hers(draft.answer[0]):
        yield "answer points back"
    if any(t.tag_ == "DT" and t.lower_ in _HANGING for t in draft.answer):
        yield "answer points back"


def _ranged(draft: Draft) -> bool:
    """Tell whether an answer to "from what" takes in what it fell to: of 6% to 4%."""
    first = draft.answer[0]
    before = {t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]}
    return "from" in before and bool(_FROM_TO.search(draft.answer_text))


def _of_hers(first: "Token") -> bool:
    """Tell whether an answer has lost whose owner its owner is: her country's team."""
    owner = first.i + 1 < len(first.doc) and first.nbor().tag_ == "POS"
    return owner and first.i > 0 and first.nbor(-1).tag_ == "PRP$"


def _names(number: "Token") -> bool:
    """Tell whether a number counts nothing but is in a name: 38 North."""
    last = number.i + 1 == len(number.doc)
    large = not last and number.nbor().tag_ == "NNP" and bool(number.whitespace_)
    return large and number.head.tag_ in {"NN", "NNP"} and number.head.i > number.i


def _name_cut(draft: Draft) -> bool:
    """Tell whether a capital before the answer belongs to its name in the article."""
    first = draft.answer[0]
    if draft.entity is None or first.i == first.sent.start:
        return False
    before = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    if first.lower_ in _SIDES and before[-1] == "and" and before[0] in _SIDES:
        return True  # North and South Korea
    if draft.entity.kind not in {"PERSON", "ORG"} and _is_part(first):
        return True
    longer = f"{first.nbor(-1).text} {draft.answer_text}"
    known = {draft.entity.name, *draft.entity.aliases}
    loose = draft.entity.kind == "ORG" and is_everyday(draft.answer_text.lower())
    opens = first.i - 1 == first.sent.start and longer[0].isupper()
    return longer in known or (loose and opens and first.nbor(-1).pos_ != "DET")


def _is_part(first: "Token") -> bool:
    """Tell whether only a part of a named place is meant: the south-western Pacific."""
    before = first.nbor(-1)
    side = before.lower_.rpartition("-")[2].removesuffix("ern")
    return before.dep_ == "amod" and before.head.i >= first.i and side in _ALL_SIDES


def _body_cut(draft: Draft) -> bool:
    """Tell whether a body is named by its kind only: of Russia's, Foreign Ministry."""
    first = draft.answer[0]
    owned = first.i > first.sent.start and first.nbor(-1).tag_ == "POS"
    named = owned and draft.entity is not None and draft.entity.kind != "PERSON"
    plain = all(is_everyday(t.lower_) for t in draft.answer)
    return named and plain and len(draft.answer) == 2


def _tally_cut(draft: Draft) -> bool:
    """Tell whether "62 votes to 60" is asked for, or printed, by one half only."""
    for found in _TALLY.finditer(draft.sentence.text):
        half = re.search(rf"\b{re.escape(found[1])}\b", draft.question)
        whole = found[0] in draft.question or found[0] in draft.answer_text
        if (half or draft.answer_text in found[0].split(" to ")) and not whole:
            return True
    return False


def plain(draft: Draft) -> Draft:
    """Return a draft without a "himself" that only stresses, and with its countries.

    Two countries are asked for with "which", not "what".
    """
    if draft.kind != "question":
        return draft
    question = _HIMSELF.sub("", draft.question)
    if draft.rule.endswith("subject") and _are_countries(draft.answer_text):
        question = re.sub(r"^What\b", "Which countries", question)
        question = re.sub(r", what\b", ", which countries", question)
    return replace(draft, question=question)


def _are_countries(text: str) -> bool:
    """Tell whether a text names two countries: North and South Korea."""
    first, _, last = text.partition(" and ")
    known = {country[0] for country in table("countries")}
    shared = f"{first} {last.rpartition(' ')[2]}"
    return last in known and (first in known or shared in known)
