"""Estimate what a question asks of a learner, and how hard it is.

The estimate is a sum of plain judgements, not of measurements: no learner's answers
went into it. It is meant for ordering and mixing, not for marking.
"""

from dataclasses import dataclass

from quizapp.domain.difficulty import Thinking

_THINKING = {
    "PERSON": Thinking.NAME,
    "PERSONS": Thinking.NAME,
    "ORG": Thinking.NAME,
    "OTHER": Thinking.NAME,
    "NATIONALITY": Thinking.NAME,
    "SEVERAL": Thinking.NAME,
    "COUNTRY": Thinking.PLACE,
    "CITY": Thinking.PLACE,
    "PLACE": Thinking.PLACE,
    "FACILITY": Thinking.PLACE,
    "NUMBER": Thinking.NUMBER,
    "MONEY": Thinking.NUMBER,
    "PERCENT": Thinking.NUMBER,
    "YEAR": Thinking.TIME,
    "MONTH": Thinking.TIME,
    "DAY": Thinking.TIME,
    "WEEKDAY": Thinking.TIME,
    "DECADE": Thinking.TIME,
    "DURATION": Thinking.TIME,
    "SPOT": Thinking.PLACE,
    "MOMENT": Thinking.TIME,
    "REASON": Thinking.REASON,
}
_BASE = {
    Thinking.PLACE: 0.35,
    Thinking.NAME: 0.4,
    Thinking.STATEMENT: 0.4,
    Thinking.RELATION: 0.5,
    Thinking.TIME: 0.55,
    Thinking.REASON: 0.55,
    Thinking.NUMBER: 0.6,
}
_KIND = {"truefalse": -0.15, "multichoice": -0.1, "cloze": 0.05, "shortanswer": 0.1}
_OFTEN = 5  # named more often than that a name is no easier to recall
_MANY = 6  # more like names than that confuse no further
_SHORT, _LONG = 10, 40  # words of a sentence


@dataclass(frozen=True, slots=True)
class Signs:
    """What the estimate is made from.

    Attributes:
        kind: The name of the question's kind.
        thinking: What has to be recalled.
        mentions: How many sentences name the answer.
        central: 0 to 1, how much of the question is what the article is about.
        length: The words of the sentence that tells the answer.
        alike: How many other answers of its sort the article offers.
    """

    kind: str
    thinking: Thinking
    mentions: int = 1
    central: float = 0.0
    length: int = _SHORT
    alike: int = 0


def thinking_of(kind: str, answer_type: str) -> Thinking:
    """Return what a question of a kind for a type of answer makes one recall."""
    if kind == "truefalse":
        return Thinking.STATEMENT
    return _THINKING.get(answer_type, Thinking.RELATION)


def difficulty(signs: Signs) -> float:
    """Return an estimate of how hard a question is, 0 to 1."""
    often = min(max(signs.mentions, 1), _OFTEN) - 1
    alike = min(max(signs.alike, 0), _MANY)
    length = min(max(signs.length, _SHORT), _LONG) - _SHORT
    total = _BASE[signs.thinking] + _KIND.get(signs.kind, 0.0)
    total -= 0.15 * often / (_OFTEN - 1)
    total -= 0.1 * min(max(signs.central, 0.0), 1.0)
    total += 0.15 * alike / _MANY
    total += 0.1 * length / (_LONG - _SHORT)
    return round(min(max(total, 0.0), 1.0), 3)
