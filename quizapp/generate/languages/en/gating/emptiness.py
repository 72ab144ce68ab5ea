"""Find questions that tell, or ask, too little to be worth asking."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.realising.cloze import GAP
from quizapp.generate.names import PLACES

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENOUGH = 4  # words that say something
LITTLE = "the question tells too little"
NOTICE = "a notice to visitors"

_ONLY_WHEN = re.compile(
    r"^(?:Who|What) (?:has |had |have |was |were |is |are |will )*\w+\b"
)
_SPOKE = re.compile(
    r"^(?:To|With|About) whom \w+ .+ (?:speak|spoken|speaking|talk|talked|talking)\?$"
)
_ANYTHING = re.compile(
    r"\b(?:any|some)(?:thing|one|body|where)\b(?! (?:else|that|who|which|about|like))"
)
_HOURS = re.compile(
    r"\bopen (?:daily|every day|all day|seven days|on weekdays|at weekends"
    r"|from \d|until \d|(?:from )?(?:\w+day)s? to )"
    r"|\b(?:admission|entry|entrance|parking) (?:is|costs|charges|fees?)\b"
    r"|\b(?:doors|gates) open at\b",
    re.IGNORECASE,
)
_ANOTHER_SORT = re.compile(r"\ba different (?!.*\b(?:from|than|to)\b)")
_THE_TWO = re.compile(
    r"\b(?:between|of|by|for|to) the (?:two|three|four)"
    r"(?=\?|$|,| (?:in|on|at|by|for|to|from|was|were|is|are|has|have)\b)"
)
# what these need is not said: responsibility for what, which office
_NEEDY = re.compile(
    r"\bresponsibility(?! (?:for|of|to))\b|\b(?:take|takes|took|taken) office\b(?! as)"
    r"|\bbe(?:ing)? included\b(?! (?:in|among|with))"
    r"|\bwalk(?:ed|s)? out\b(?! (?:of|on|over|with))",
    re.IGNORECASE,
)
_LED = re.compile(r"^Along with [^?]*, (?:who|what) \w+\?$")
_MONEY = {"A$": "Australia", "NZ$": "New Zealand", "S$": "Singapore",
          "C$": "Canada", "US$": "United States", "HK$": "Hong Kong",
          "R$": "Brazil"}  # fmt: skip
_COMPARED = frozenset({"different", "similar", "various", "separate", "certain"})


def emptiness(draft: Draft) -> Iterator[str]:
    """Yield why a question is not worth asking, though it be right."""
    if draft.kind != "statement" and _HOURS.search(draft.sentence.text):
        yield NOTICE
    if _NEEDY.search(draft.question):
        yield LITTLE
    if draft.kind == "question":
        yield from _asks_little(draft)
    elif any(map(_bare_number, draft.sentence.tokens)):
        yield "a number of nothing"
    if draft.kind == "cloze":
        yield from _gap_of_little(draft)


def _asks_little(draft: Draft) -> Iterator[str]:
    """Yield why a question tells or asks too little."""
    defines = draft.rule.endswith("complement")
    bare = not defines and _only_when(draft.question)
    bare = bare or bool(_SPOKE.search(draft.question))
    if bare or _ANYTHING.search(draft.question):
        yield LITTLE
    if _THE_TWO.search(draft.question) or _THE_TWO.search(draft.answer_text):
        yield "points outside"
    if _ANOTHER_SORT.search(draft.question):
        yield "half a comparison"
    thing = draft.type in {"NOUN", "PEOPLE"}
    if thing and any(t.lower_ in _COMPARED for t in draft.answer):
        yield "answer says little"


def telling_words(draft: Draft) -> int:
    """Return how many words of a sentence with a gap say something, if none is a name.

    With a name or a number beside the gap a sentence tells enough.
    """
    left = re.sub(rf"(?:\b[MD]\w{{1,2}}\.? )?{GAP}", "", draft.question).strip()
    if re.search(r"[A-Z\d]", left[1:]):
        return _ENOUGH
    empty = words("stop") | words("weak_verbs")
    return sum(w not in empty for w in re.findall(r"[\w'-]+", left.lower()))


def _gap_of_little(draft: Draft) -> Iterator[str]:
    """Yield why a gap is not worth filling."""
    if _in_city(draft) or _with_its_money(draft):
        yield "gives the answer away"
    if telling_words(draft) < _ENOUGH - 1:
        yield LITTLE
    if any(map(_of_nothing, draft.sentence.tokens)):
        yield "a share without what it is of"


def _of_nothing(token: "Token") -> bool:
    """Tell whether a share is a subject and does not say of what: 95% is needed."""
    of = token.i + 1 < len(token.doc) and token.nbor().lower_ == "of"
    of = of or token.sent[0].lower_ == "of"  # Of the teachers, 34 per cent left
    subject = token.dep_ in {"nsubj", "nsubjpass"} and token.n_rights == 0
    return subject and token.ent_type_ == "PERCENT" and not of


def _bare_number(token: "Token") -> bool:
    """Tell whether a number does not say of what it is: by that count she has 38."""
    counted = token.dep_ == "dobj" and token.tag_ == "CD"
    verb = token.head.lemma_.lower()
    counted = counted and verb in words("sharing_verbs") | {"lose", "want", "expect"}
    counted = counted and token.ent_type_ == "CARDINAL" and token.n_rights == 0
    last = token.i + 1 == len(token.doc)
    return counted and token.sent[0].lower_ != "of" and (last or token.nbor().is_punct)


def _with_its_money(draft: Draft) -> bool:
    """Tell whether a country's own money stands beside its gap: A$5m."""
    return any(
        land in draft.answer_text and re.search(rf"\b{re.escape(sign)}", draft.question)
        for sign, land in _MONEY.items()
    )


def lone_object(draft: Draft) -> bool:
    """Tell whether the answer is one noun that says little: converted a penalty."""
    first = draft.answer[0]
    before = first.nbor(-1) if first.i else first
    led = before.lower_ in {"a", "an"} or before.tag_ == "PRP$"
    object_ = draft.rule.endswith((" object", " inner", " preposition"))
    return len(draft.answer) == 1 and draft.type == "NOUN" and led and object_


def _only_when(question: str) -> bool:
    """Tell whether a question has a verb and a date, and nothing else: died in 2021."""
    if _LED.search(question):
        return True
    found = _ONLY_WHEN.search(question)
    if found is None:
        return False
    rest = re.findall(r"\w+", question[found.end() :].lower())
    dates = words("months") | words("weekdays")
    when = {"in", "on", "since", "until", "by", "last", "the", "early", "late", "year"}
    return all(w.isdigit() or w in dates | when for w in rest)


def _in_city(draft: Draft) -> bool:
    """Tell whether a place is what the one right before it lies in: Kingston, ____."""
    if draft.entity is None or draft.entity.kind not in PLACES:
        return False
    first = draft.answer[0]
    before = first.doc[max(first.sent.start, first.i - 2) : first.i]
    return len(before) == 2 and before[1].text == "," and _place(before[0])


def _place(token: "Token") -> bool:
    return token.ent_type_ == "GPE" and token.pos_ == "PROPN"
