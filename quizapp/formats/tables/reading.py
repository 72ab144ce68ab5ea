"""Rows → drafts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from quizapp.domain.choices import Choice
from quizapp.domain.imports import Draft, Trouble, checked
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.numbers import read
from quizapp.domain.questions import Body
from quizapp.formats.tables.cells import ALTERNATIVE, listed, restored
from quizapp.formats.tables.layout import Column, Layout

_TRUTHS = dict.fromkeys(("true", "t", "yes", "right", "correct", "wahr", "1"), True)
_TRUTHS |= dict.fromkeys(
    ("false", "f", "no", "wrong", "incorrect", "falsch", "0"), False
)
_SURE = frozenset({"true", "false"})
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")
_WITHIN = re.compile(r"\s*(?:±|\+/-|\+-)\s*")
_EXACT = Context(prec=500)


class UnfitError(Exception):
    """A row is no question; carries why, in words."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """What a row offers, each right or wrong, in its order."""

    offered: tuple[tuple[str, bool], ...]

    @property
    def right(self) -> tuple[str, ...]:
        return tuple(text for text, right in self.offered if right)

    @property
    def wrong(self) -> tuple[str, ...]:
        return tuple(text for text, right in self.offered if not right)

    @property
    def first(self) -> str:
        return next(iter(self.right), "")


def draft(layout: Layout, line: int, cells: list[str]) -> Iterator[Draft | Trouble]:
    """Yield the question of a row, and what of it cannot be taken over."""
    held: dict[Column, list[str]] = {column: [] for column in Column}
    for column, cell in zip(layout.columns, cells, strict=False):
        held[column].append(restored(cell).strip())
    one = {column: next(filter(None, texts), "") for column, texts in held.items()}
    stem = one[Column.QUESTION]
    try:
        answers = _answers(held, one[Column.RIGHT])
        kind = _kind(one[Column.KIND], answers, layout.kind)
        body = _BODIES[kind](answers)
    except UnfitError as error:
        yield Trouble(str(error), line, stem, left_out=True)
        return
    mark, lost = _mark(one[Column.MARK])
    yield checked(
        Draft(
            stem=stem,
            body=body,
            feedback="\n\n".join(filter(None, held[Column.FEEDBACK])),
            default_mark=mark,
            tags=listed(";".join(filter(None, held[Column.TAGS])))
            if len(held[Column.TAGS]) > 1
            else listed(one[Column.TAGS]),
            line=line,
            ident=one[Column.ID],
            plain=True,
        )
    )
    lost += _unused(kind, answers)
    if len(cells) > len(layout.columns) and any(cells[len(layout.columns) :]):
        lost.append("loses cells beyond the last column")
    yield from (Trouble(problem, line, stem) for problem in lost)


def _answers(held: dict[Column, list[str]], right: str) -> _Answers:
    choices = held[Column.CHOICE]
    marked = _marked(choices, right) if any(choices) else set()
    offered = [(text, i in marked) for i, text in enumerate(choices)]
    offered += [(text, True) for text in held[Column.ANSWER]]
    offered += [(text, False) for text in held[Column.WRONG]]
    if right and not any(choices):
        offered.insert(0, (right, True))
    return _Answers(tuple(each for each in offered if each[0]))


def _marked(choices: list[str], right: str) -> set[int]:
    """Return the places of the choices that a cell tells to be right."""
    for place, text in enumerate(choices):
        if text and text.casefold() == right.casefold():
            return {place}
    signs = [sign for sign in re.split(r"[\s,;/&+]+", right.casefold()) if sign]
    places = {_place(sign) for sign in signs}
    filled = {place for place, text in enumerate(choices) if text}
    if places and places <= filled:
        return places
    parts = {part.strip().casefold() for part in re.split("[,;]", right)}
    found = {i for i in filled if choices[i].casefold() in parts}
    if not right or len(found) != len(parts):
        raise UnfitError(f"names {right!r} as right, which is none of its choices")
    return found


def _place(sign: str) -> int:
    sign = sign.strip("().")
    if sign.isdecimal():
        return int(sign[:4]) - 1
    return ord(sign) - ord("a") if len(sign) == 1 and sign.isalpha() else -1


def _kind(said: str, answers: _Answers, usual: str) -> str:
    if said:
        name = _KINDS.get(re.sub(r"[\W_]+", "", said.casefold()))
        if name is None:
            raise UnfitError(f"is of a kind that is not known: {said!r}")
        return name
    if usual:
        return usual
    if answers.wrong:
        truths = {text.casefold() for text, _ in answers.offered}
        return "truefalse" if truths == _SURE else "multichoice"
    return "truefalse" if answers.first.casefold() in _SURE else "shortanswer"


def _mark(cell: str) -> tuple[float, list[str]]:
    if not cell:
        return 1.0, []
    quantity = read(cell)
    if quantity is None or quantity.unit:
        return 1.0, [f"has {cell!r} for a mark, which is no number; 1 is taken"]
    return float(quantity.number), []


def _unused(kind: str, answers: _Answers) -> list[str]:
    lost = []
    if answers.wrong and kind not in {"multichoice", "matching", "truefalse"}:
        lost.append("loses its wrong answers")
    if len(answers.right) > 1 and kind in {"truefalse", *_CARDS, "essay"}:
        lost.append("loses all answers but the first")
    return lost


def _multiple_choice(answers: _Answers) -> MultipleChoice:
    right, wrong = len(answers.right), len(answers.wrong)
    if right == 1:
        return MultipleChoice(tuple(Choice(t, float(r)) for t, r in answers.offered))
    return MultipleChoice(
        tuple(Choice(t, 1 / right if r else -1 / wrong) for t, r in answers.offered),
        single=False,
    )


def _true_false(answers: _Answers) -> TrueFalse:
    answer = _TRUTHS.get(answers.first.casefold())
    if answer is None:
        raise UnfitError(f"has {answers.first!r} where true or false belongs")
    return TrueFalse(answer)


def _short_answer(answers: _Answers) -> ShortAnswer:
    return ShortAnswer(tuple(Choice(text, 1.0) for text in answers.right))


def _numerical(answers: _Answers) -> Numerical:
    found, units = [], []
    for text in answers.right:
        value, *within = _WITHIN.split(text, maxsplit=1)
        quantity, width = read(value), read(within[0]) if within else read("0")
        if quantity is None or width is None:
            raise UnfitError(f"has {text!r} where a number belongs")
        units.append(quantity.unit or width.unit)
        found.append(NumericalAnswer(_decimal(quantity.number), _decimal(width.number)))
    if len(set(units)) > 1:
        raise UnfitError("has answers in several units")
    unit = next(iter(units), "")
    return Numerical(tuple(found), (Unit(unit),) if unit else ())


def _decimal(number: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))


def _matching(answers: _Answers) -> Matching:
    pairs = []
    for text in answers.right:
        asked, *answered = _ARROW.split(text, maxsplit=1)
        if not answered:
            raise UnfitError(f"has {text!r} where a pair with an arrow → belongs")
        pairs.append(Pair(asked, answered[0]))
    return Matching(tuple(pairs), answers.wrong)


def _cloze(answers: _Answers) -> Cloze:
    gaps = (text.split(ALTERNATIVE) for text in answers.right)
    return Cloze(tuple(tuple(part.strip() for part in gap) for gap in gaps))


_CARDS = ("flashcard", "flashcard both ways")
_BODIES: dict[str, Callable[[_Answers], Body]] = {
    MultipleChoice.name: _multiple_choice,
    TrueFalse.name: _true_false,
    ShortAnswer.name: _short_answer,
    Numerical.name: _numerical,
    Matching.name: _matching,
    Cloze.name: _cloze,
    Ordering.name: lambda answers: Ordering(answers.right),
    Essay.name: lambda answers: Essay(answers.first),
    Description.name: lambda _: Description(),
    _CARDS[0]: lambda answers: Flashcard(answers.first),
    _CARDS[1]: lambda answers: Flashcard(answers.first, both_ways=True),
}
_SPELLINGS = {
    MultipleChoice.name: "multichoice mc mcq multiplechoice choice singlechoice quiz",
    TrueFalse.name: "tf truefalse trueorfalse yesno",
    ShortAnswer.name: "sa short shortanswer typed open type",
    Numerical.name: "number numeric numerical",
    Matching.name: "match matching pairs",
    Cloze.name: "cloze gap gaps fillin fillintheblank blank",
    Ordering.name: "order ordering sequence",
    Essay.name: "essay longanswer",
    Description.name: "text description texttoread",
    _CARDS[0]: "card flashcard basic",
    _CARDS[1]: "flashcardbothways reversed basicandreversed",
}
_KINDS = {word: name for name, words in _SPELLINGS.items() for word in words.split()}
