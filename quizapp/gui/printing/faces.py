"""What stands under each kind of question on paper, and what the key says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication

from quizapp.domain.kinds.cloze import GAP, Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.papers import LETTERS, Printed

_ESSAY_LINES = 8


class Mark(Enum):
    """What stands before a row, for the pen."""

    CIRCLE = "circle"
    SQUARE = "square"
    BLANK = "blank"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Row:
    """A line to pick or to fill in; text is Markdown."""

    mark: Mark
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Face:
    """A question as it is printed.

    Attributes:
        stem: Markdown.
        lines: Ruled lines to write on.
        key: The right answer as the key sheet gives it, Markdown.
        number: Whether it has a number and a mark, as what asks something has.
    """

    stem: str
    rows: tuple[Row, ...] = ()
    lines: int = 0
    key: str = ""
    number: bool = True


def face(printed: Printed) -> Face:
    """Return how a question is printed."""
    return _FACES[type(printed.item.question.body)](printed, printed.item.question.body)


def _multichoice(printed: Printed, body: MultipleChoice) -> Face:
    mark = Mark.CIRCLE if body.single else Mark.SQUARE
    order = printed.order(len(body.choices))
    choices = [body.choices[place] for place in order]
    rows = tuple(
        Row(mark, letter, choice.text)
        for letter, choice in zip(LETTERS, choices, strict=False)
    )
    right = [
        f"**{row.letter}** {row.text}"
        for row, choice in zip(rows, choices, strict=False)
        if choice.fraction > 0
    ]
    return Face(printed.item.prompt, rows, key="; ".join(right))


def _truefalse(printed: Printed, body: TrueFalse) -> Face:
    words = (_words("True"), _words("False"))
    rows = tuple(Row(Mark.CIRCLE, "", word) for word in words)
    return Face(printed.item.prompt, rows, key=words[0 if body.answer else 1])


def _matching(printed: Printed, body: Matching) -> Face:
    answers = body.answers()
    order = printed.order(len(answers))
    letters = {answers[place]: LETTERS[at] for at, place in enumerate(order)}
    asked = tuple(Row(Mark.BLANK, "", pair.subquestion) for pair in body.pairs)
    offered = tuple(
        Row(Mark.LETTER, LETTERS[at], answers[p]) for at, p in enumerate(order)
    )
    key = "; ".join(f"{p.subquestion} **{letters[p.answer]}**" for p in body.pairs)
    return Face(printed.item.prompt, (*asked, *offered), key=key)


def _ordering(printed: Printed, body: Ordering) -> Face:
    order = printed.order(len(body.items))
    rows = tuple(
        Row(Mark.BLANK, LETTERS[at], body.items[place])
        for at, place in enumerate(order)
    )
    right = (LETTERS[order.index(place)] for place in range(len(body.items)))
    return Face(printed.item.prompt, rows, key="**" + " – ".join(right) + "**")


def _cloze(printed: Printed, _body: Cloze) -> Face:
    stem = printed.item.prompt.replace(GAP, GAP * 4)
    return Face(stem, key=printed.item.key)


def _essay(printed: Printed, body: Essay) -> Face:
    return Face(printed.item.prompt, lines=_ESSAY_LINES, key=body.model_answer)


def _description(printed: Printed, _body: Description) -> Face:
    return Face(printed.item.prompt, number=False)


def _typed(printed: Printed, _body: object) -> Face:
    return Face(printed.item.prompt, lines=1, key=printed.item.key)


_FACES: Mapping[type, Callable[[Printed, Any], Face]] = {
    MultipleChoice: _multichoice,
    TrueFalse: _truefalse,
    Matching: _matching,
    Ordering: _ordering,
    Cloze: _cloze,
    Essay: _essay,
    Description: _description,
    ShortAnswer: _typed,
    Numerical: _typed,
    Flashcard: _typed,
}


def _words(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
