"""Measure what tells a question that a teacher keeps from one that is thrown out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.facts.phrases import words_of
from quizapp.generate.languages.en.lexicon import is_title

if TYPE_CHECKING:
    from spacy.tokens import Token

Features = dict[str, float]

_WORD = re.compile(r"[\w$£€]+(?:[-'.,:/]\w+)*")
_OPENINGS = (
    "what kind of",
    "what percentage",
    "how many",
    "how much",
    "how long",
    "how old",
    "whose",
    "whom",
    "who",
    "where",
    "when",
    "why",
    "which",
    "what",
    "how",
)
_INDEFINITE = re.compile(r"\b(?:do|does|did|is|are|was|were|has|have|had|will) an? \w")
_LONG = 14  # words of a question
_LEFT = {
    "conj": "leaves a member",
    "cc": "leaves a member",
    "prep": "leaves a phrase",
    "relcl": "leaves a clause",
    "acl": "leaves a clause",
    "appos": "leaves a name",
}


def features_of(draft: Draft, frequent: Mapping[str, int], sentences: int) -> Features:
    """Return what is measured of a draft, by name; what is nought is left out.

    Args:
        draft: The question, with what its rule measured.
        frequent: How often each telling word occurs in the article.
        sentences: How many sentences the article has.
    """
    found = {**draft.features, f"type {draft.type}": 1.0, f"kind {draft.kind}": 1.0}
    pattern, _, role = draft.rule.partition(" ")
    if draft.kind == "question":
        found[f"pattern {pattern}"] = 1.0
        found[f"role {role or pattern}"] = 1.0
        found.update(_opening(draft.question))
        found.update(_seams(draft))
    found.update(_wording(draft))
    found.update(_answer(draft))
    found.update(_sentence(draft, frequent, sentences))
    return {name: round(value, 4) for name, value in found.items() if value}


def _opening(question: str) -> Features:
    """Return which question word there is and what stands before it."""
    lowered = question.lower()
    opening = next((o for o in _OPENINGS if re.search(rf"\b{o}\b", lowered)), "none")
    before = lowered[: lowered.find(opening)].split() if opening != "none" else []
    sourced = lowered.startswith("according to")
    led = len(before) == 1 and not sourced
    return {
        f"asks {opening}": 1.0,
        "led by a preposition": float(led),
        f"led {opening}": float(led),
        "asks inside": float(len(before) > 1 and before[-1][-1] != ","),
        "led by a phrase": float(
            bool(before) and before[-1].endswith(",") and not sourced
        ),
    }


def _seams(draft: Draft) -> Features:
    """Return how often words meet in a question that the article keeps apart."""
    asked = [w.lower() for w in _WORD.findall(draft.question)]
    told = [w.lower() for w in _WORD.findall(draft.sentence.text)]
    pairs = {*pairwise(told)}
    known = {*told}
    both = [(a, b) for a, b in pairwise(asked) if a in known and b in known]
    new = [w for w in asked[1:] if w not in known]
    return {
        "seams": float(min(sum(pair not in pairs for pair in both), 6)),
        "new words": float(min(len(new), 12)) / 4,
    }


def _wording(draft: Draft) -> Features:
    question = draft.question
    found = [w.lower() for w in question.rstrip("?.").split()]
    telling = draft.asked - words("weak_verbs")
    named = bool(re.search(r"\b[A-Z]", question[1:]))
    last = found[-1] if found else ""
    closing = last if last in words("closing_prepositions") else ""
    names = Counter(re.findall(r"\b[A-Z]\w+ [A-Z]\w+", question))
    return {
        "named": float(named),
        "short": float(len(telling) < 3),
        "brief": float(len(found) < 6),
        "long": max(0, len(found) - _LONG) / 8,
        "telling words": float(min(len(telling), 6)),
        "commas": float(min(question.count(","), 3)),
        "ends in a preposition": float(bool(closing)),
        f"ends in {closing or 'none'}": float(bool(closing)),
        "ends in do": float(last == "do"),
        "long owner": float(bool(re.search(r"\bof (\S+ ){0,4}\S+'s\b", question))),
        "repeats a name": float(any(count > 1 for count in names.values())),
        "unnamed definite": float(
            not named and bool(draft.features.get("bare definites"))
        ),
        "definites": float(min(found.count("the"), 4)),
        "indefinites": float(min(found.count("a") + found.count("an"), 3)),
        "indefinite subject": float(bool(_INDEFINITE.search(question))),
        "weak verb alone": float(len(telling) < 4 and bool(draft.asked - telling)),
    }


def _answer(draft: Draft) -> Features:
    first = draft.answer[0]
    before = first.nbor(-1).lower_ if first.i else ""
    count = words_of(draft.answer)
    entity = draft.entity
    noun = draft.type == "NOUN"
    return {
        "answer words": float(max(0, count - 3)),
        "one word": float(count == 1),
        "single noun": float(noun and count == 1),
        "bare noun": float(noun and before not in {"a", "an", "the"}),
        "the noun": float(entity is None and before == "the"),
        "a noun": float(entity is None and before in {"a", "an"}),
        "noun subject": float(noun and draft.rule.endswith("subject")),
        "titled": float(entity is not None and is_title(first.lower_)),
        "often named": float(min(len(entity.numbers), 4) if entity else 0) / 4,
        "part of a name": float(
            entity is not None and draft.answer_text != entity.name
        ),
        "number": float(any(t.like_num for t in draft.answer)),
        **dict.fromkeys(_left_out(draft.answer), 1.0),
    }


def _left_out(answer: tuple["Token", ...]) -> Iterator[str]:
    """Yield what hangs on an answer and is not part of it."""
    inside = {t.i for t in answer}
    for token in answer:
        for child in token.rights:
            if child.i not in inside and child.dep_ in _LEFT:
                yield _LEFT[child.dep_]


def _sentence(draft: Draft, frequent: Mapping[str, int], sentences: int) -> Features:
    tokens = draft.sentence.tokens
    telling = draft.asked - words("weak_verbs")
    often = sum(min(frequent.get(w, 0), 5) for w in telling)
    leading = tokens[0].lower_
    return {
        "central": often / (5 * max(1, len(telling))),
        "early": 1 - draft.sentence.number / max(1, sentences),
        "sentence length": min(len(tokens), 50) / 25,
        "verbs": float(min(sum(t.pos_ == "VERB" for t in tokens), 6)) / 3,
        "covered": min(1.0, len(draft.asked) / max(1, len(tokens))),
        "sentence leans": float(
            tokens[0].tag_ in {"PRP", "PRP$"} or leading in {"this", "these", "that"}
        ),
        "sentence quotes": float(bool(draft.sentence.quoted)),
    }
