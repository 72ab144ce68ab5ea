"""Choices that should not be offered so (Haladyna, Downing and Rodriguez 2002)."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from quizapp.domain.grading import compared
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.services.problems.problem import Part, Problem, Sign

_THOSE = r"(?:the )?(?:above|others?|these|those|them|preceding|options|choices)\b"
_ALL = re.compile(
    rf"(?:all|each|both) (?:of )?{_THOSE}|all (?:the )?answers", re.IGNORECASE
)
_NONE = re.compile(
    rf"(?:none|neither|not any) (?:of )?{_THOSE}|no (?:right )?answer", re.IGNORECASE
)
_COMBINED = re.compile(
    r"(?:both |only )?\(?([a-f]|[1-6]|i{1,3}|iv)\)?(?:, ?\(?\w{1,3}\)?)*,? ?"
    r"(?:and|&|or) \(?([a-f]|[1-6]|i{1,3}|iv)\)?(?: only)?\.?",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:not|cannot|never|\w+n[’']t)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:from |between )?(\d+(?:[.,]\d+)*)\s*(?:-|–|to|and)\s*(\d+(?:[.,]\d+)*)\D*"
)


def repeated(question: Question) -> Iterator[Problem]:
    """Tell of a choice that is offered twice (guideline 22)."""
    seen: set[tuple[str, ...]] = set()
    for text in _offered(question):
        words = compared(text)
        if words in seen:
            yield Problem(question.id, Sign.REPEATED_CHOICE, Part.ANSWERS, text)
        seen.add(words)


def overlapping(question: Question) -> Iterator[Problem]:
    """Tell of two choices of which one holds the other (guideline 22)."""
    for one, other in combinations(_offered(question), 2):
        if _overlap(one, other):
            about = f"{one} · {other}"
            yield Problem(question.id, Sign.OVERLAPPING_CHOICES, Part.ANSWERS, about)
            return


def all_of_the_above(question: Question) -> Iterator[Problem]:
    """Tell of “all of the above”: two right ones give it away (guideline 26)."""
    yield from _saying(question, Sign.ALL_OF_THE_ABOVE, _ALL.fullmatch)


def none_of_the_above(question: Question) -> Iterator[Problem]:
    """Tell of “none of the above”, to be used with care (guideline 25)."""
    yield from _saying(question, Sign.NONE_OF_THE_ABOVE, _NONE.fullmatch)


def combined(question: Question) -> Iterator[Problem]:
    """Tell of choices made of others, such as “A and B” (guideline 9, type K)."""
    yield from _saying(question, Sign.COMBINED_CHOICES, _COMBINED.fullmatch)


def negative(question: Question) -> Iterator[Problem]:
    """Tell of a choice that says what is not (guideline 27)."""
    yield from _saying(question, Sign.NEGATIVE_CHOICE, _NEGATIVE.search)


def two_only(question: Question) -> Iterator[Problem]:
    """Tell of two choices where three are adequate (guideline 18)."""
    if len(_offered(question)) == 2:
        yield Problem(question.id, Sign.TWO_CHOICES, Part.ANSWERS)


def is_above(text: str) -> bool:
    """Tell whether a choice only speaks of the others."""
    plain = text.strip().rstrip(".")
    return bool(_ALL.fullmatch(plain) or _NONE.fullmatch(plain))


def _saying(
    question: Question, sign: Sign, says: Callable[[str], object]
) -> Iterator[Problem]:
    for text in _offered(question):
        if says(text.strip().rstrip(".")):
            yield Problem(question.id, sign, Part.ANSWERS, text)


def _offered(question: Question) -> tuple[str, ...]:
    body = question.body
    return body.words() if isinstance(body, MultipleChoice) else ()


def _overlap(one: str, other: str) -> bool:
    """Tell whether one choice holds the other: as numbers, or in its words."""
    ranges = _RANGE.fullmatch(one.strip()), _RANGE.fullmatch(other.strip())
    if ranges[0] and ranges[1]:
        (a, b), (c, d) = (tuple(map(_number, each.groups())) for each in ranges if each)
        return a < d and c < b
    mine, theirs = compared(one), compared(other)
    if mine == theirs or any(word[0].isdigit() for word in (*mine, *theirs)):
        return False
    less, more = sorted((frozenset(mine), frozenset(theirs)), key=len)
    return less < more


def _number(text: str) -> float:
    return float(text.replace(",", ""))
