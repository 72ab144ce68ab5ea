"""What of a kind's answers is edited, as lines of text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body

_OR = " / "


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: its text, what belongs to it, and whether it is right."""

    text: str = ""
    other: str = ""
    right: bool = False


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """How the answers of a kind are edited.

    Attributes:
        heading: What stands above the lines.
        read: The lines of a body.
        make: The body of some lines, the rest as in the body before.
        picks: Whether lines are marked as right: one of them, or any.
        paired: Whether each line has a second text.
        fixed: Whether the number of lines stays as it is.
        told: Whether their texts stay as they are.
    """

    heading: str
    read: Callable[[Any], Lines]
    make: Callable[[Any, Lines], Body]
    picks: bool = False
    paired: bool = False
    fixed: bool = False
    told: bool = False


def _choices(body: MultipleChoice) -> Lines:
    return tuple(Line(c.text, right=c.fraction > 0) for c in body.choices)


def _with_choices(body: MultipleChoice, lines: Lines) -> Body:
    told = {choice.text: choice.feedback for choice in body.choices}
    right = sum(line.right for line in lines)
    full = 1.0 if body.single else 1 / max(right, 1)
    wrong = 0.0 if body.single else -1 / max(len(lines) - right, 1)
    choices = (
        Choice(line.text, full if line.right else wrong, told.get(line.text, ""))
        for line in lines
    )
    return replace(body, choices=tuple(choices))


def _judgements(body: TrueFalse) -> Lines:
    return (Line("True", right=body.answer), Line("False", right=not body.answer))


def _with_judgement(body: TrueFalse, lines: Lines) -> Body:
    answer = lines[0].right
    if answer == body.answer:
        return body
    return TrueFalse(answer, if_true=body.if_false, if_false=body.if_true)


def _accepted(body: ShortAnswer) -> Lines:
    return tuple(Line(answer.text) for answer in body.answers)


def _with_accepted(body: ShortAnswer, lines: Lines) -> Body:
    known = {answer.text: answer for answer in body.answers}
    answers = (known.get(line.text, Choice(line.text, 1.0)) for line in lines)
    return replace(body, answers=tuple(answers))


def _gaps(body: Cloze) -> Lines:
    return tuple(Line(_OR.join(gap)) for gap in body.gaps)


def _with_gaps(body: Cloze, lines: Lines) -> Body:
    parts = (line.text.split(_OR.strip()) for line in lines)
    gaps = (tuple(filter(None, map(str.strip, part))) for part in parts)
    return replace(body, gaps=tuple(gap or ("",) for gap in gaps))


def _pairs(body: Matching) -> Lines:
    pairs = (Line(pair.subquestion, pair.answer) for pair in body.pairs)
    return (*pairs, *(Line("", answer) for answer in body.extra))


def _with_pairs(_body: Matching, lines: Lines) -> Body:
    pairs = (Pair(line.text, line.other) for line in lines if line.text)
    return Matching(tuple(pairs), tuple(li.other for li in lines if not li.text))


FORMS = {
    MultipleChoice.name: Form("Choices", _choices, _with_choices, picks=True),
    TrueFalse.name: Form(
        "Answer", _judgements, _with_judgement, picks=True, fixed=True, told=True
    ),
    ShortAnswer.name: Form("Accepted answers", _accepted, _with_accepted),
    Cloze.name: Form("What belongs in the gap", _gaps, _with_gaps, fixed=True),
    Flashcard.name: Form(
        "Back",
        lambda body: (Line(body.back),),
        lambda body, lines: replace(body, back=lines[0].text),
        fixed=True,
    ),
    Matching.name: Form("Pairs", _pairs, _with_pairs, paired=True),
    Ordering.name: Form(
        "In this order",
        lambda body: tuple(map(Line, body.items)),
        lambda _body, lines: Ordering(tuple(line.text for line in lines)),
    ),
}
