"""Stems that mislead or will not stay true."""

import re
from collections.abc import Iterator

from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from quizapp.services.problems.problem import Part, Problem, Sign
from quizapp.services.problems.surroundings import Surroundings

NEGATION = re.compile(
    r"(?P<bold>\*\*|__)?\b(?P<word>not|except|never|cannot|least)\b", re.IGNORECASE
)
_JUDGED = (MultipleChoice, TrueFalse, ShortAnswer)
_PASSING = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|now|currently|at present|at the moment"
    r"|recently|(?:the )?(?:latest|newest|most recent|current|incumbent)"
    r"|(?:last|this|next) (?:week|month|year|night|morning|evening|season))\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\b(?:who|what|which [\w ]+?) (?:is|are) (?:the )?(?:[\w-]+ ){0,3}?"
    r"(?:president|prime minister|leader|chancellor|king|queen|minister|mayor|head"
    r"|chief|director|chair(?:man|woman)?|ceo|champions?|record|population|price)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:1\d|20)\d\d\b")
_HARDER = 25


def negative(question: Question) -> Iterator[Problem]:
    """Tell of a “not” that is easily missed.

    Stems are to be positive; where a negative word is needed it is to be in capitals
    and bold (Haladyna, Downing and Rodriguez 2002, guideline 17).
    """
    if not isinstance(question.body, _JUDGED):
        return
    for found in NEGATION.finditer(question.stem):
        if not found["bold"] and not found["word"].isupper():
            yield Problem(question.id, Sign.NEGATIVE_STEM, Part.STEM, found["word"])
            return


def undated(question: Question) -> Iterator[Problem]:
    """Tell of what is true today only, without a year.

    A stem is to ask for one thing that stays decidable (guidelines 5 and 14).
    """
    if _DATED.search(question.stem):
        return
    found = _PASSING.search(question.stem) or _HOLDER.search(question.stem)
    if found:
        yield Problem(question.id, Sign.UNDATED, Part.STEM, found[0])


def hard_to_read(question: Question, around: Surroundings) -> Iterator[Problem]:
    """Tell of a stem that reads far harder than the bank's (guideline 8).

    25 points of the readability index lie between a newspaper and a law.
    """
    level, usual = around.seen(question).level, around.level
    if level is not None and usual is not None and level > usual + _HARDER:
        yield Problem(question.id, Sign.HARD_TO_READ, Part.STEM, f"{level:.0f}")
