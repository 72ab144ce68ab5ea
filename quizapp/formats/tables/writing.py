"""Questions → rows, and what a row cannot say of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quizapp.domain.imports import Trouble
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.numbers import Quantity, read
from quizapp.domain.questions import Question
from quizapp.formats.tables.cells import ALTERNATIVE, ARROW, guarded, listed

_WEIGHTS = "loses what its choices weigh"
_SAID = "loses what it says of single answers"
_SIGNS = ("→", "->", "=>")


class UnfitError(Exception):
    """A row cannot hold a question; carries why, in words."""


@dataclass(slots=True)
class _Row:
    kind: str
    answers: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def write_rows(questions: Iterable[Question]) -> Iterator[list[str] | Trouble]:
    """Yield the header and a row for each question, and what rows cannot say."""
    written: list[tuple[Question, _Row]] = []
    for question in questions:
        try:
            row = _ROWS[question.body.name](question.body)
            _refuse_empty(row)
        except UnfitError as error:
            yield Trouble(str(error), stem=question.stem, left_out=True)
            continue
        written.append((question, row))
        for problem in dict.fromkeys((*row.lost, *_lost(question))):
            yield Trouble(problem, stem=question.stem)
    answers = max((len(row.answers) for _, row in written), default=1)
    wrong = max((len(row.wrong) for _, row in written), default=0)
    header = ["id", "kind", "question", *_numbered("answer", answers)]
    yield [*header, *_numbered("wrong", wrong), "feedback", "tags", "mark"]
    for question, row in written:
        cells = [question.id, row.kind, question.stem]
        cells += row.answers + [""] * (answers - len(row.answers))
        cells += row.wrong + [""] * (wrong - len(row.wrong))
        cells += [question.feedback, _tags(question), f"{question.default_mark:g}"]
        yield [guarded(cell) for cell in cells]


def _numbered(name: str, count: int) -> list[str]:
    return [f"{name} {number}" for number in range(1, count + 1)]


def _refuse_empty(row: _Row) -> None:
    if not all(text.strip() for text in (*row.answers, *row.wrong)):
        raise UnfitError("has an empty answer, which no cell can hold")


def _lost(question: Question) -> Iterator[str]:
    if question.evidence:
        yield "loses the passage that proves its answer"
    if listed(_tags(question)) != question.tags:
        yield "loses a tag, or where one ends"


def _tags(question: Question) -> str:
    end = ";" if any("," in tag for tag in question.tags) else ""
    return "; ".join(question.tags) + end


def _multiple_choice(body: MultipleChoice) -> _Row:
    right = [choice for choice in body.choices if choice.fraction > 0]
    wrong = [choice for choice in body.choices if choice.fraction <= 0]
    row = _Row(body.name, [c.text for c in right], [c.text for c in wrong])
    if body.single and len(right) > 1:
        raise UnfitError("has choices that earn a part, which a row cannot tell apart")
    if not body.single and len(right) == 1:
        row.lost.append("becomes a choice of one")
    cost = -1 / len(wrong) if wrong and not body.single else 0.0
    usual = {1 / len(right)}, {cost}
    if ({c.fraction for c in right}, {c.fraction for c in wrong} or {cost}) != usual:
        row.lost.append(_WEIGHTS)
    if any(choice.feedback for choice in body.choices):
        row.lost.append(_SAID)
    return row


def _true_false(body: TrueFalse) -> _Row:
    said = [_SAID] if body.if_true or body.if_false else []
    return _Row(body.name, [str(body.answer)], lost=said)


def _short_answer(body: ShortAnswer) -> _Row:
    full = [answer for answer in body.answers if answer.fraction >= 1]
    row = _Row(body.name, [answer.text for answer in full])
    if len(full) < len(body.answers):
        row.lost.append("loses answers that earn only a part")
    if any(answer.feedback for answer in full):
        row.lost.append(_SAID)
    if body.case_sensitive:
        row.lost.append("no longer heeds capitals")
    return row


def _numerical(body: Numerical) -> _Row:
    full = [a for a in body.answers if a.value is not None and a.fraction >= 1]
    row = _Row(body.name)
    name = body.units[0].name if body.units else ""
    for answer in full:
        assert answer.value is not None
        number = f"{answer.value} ± {answer.tolerance}" if answer.tolerance else ""
        row.answers.append(f"{number or answer.value} {name}".strip())
    if name and read(f"1 {name}") != Quantity(read("1").number, name):  # type: ignore[union-attr]
        raise UnfitError("has a unit that cannot be told from its number")
    if len(full) < len(body.answers):
        row.lost.append("loses answers that earn only a part")
    if any(answer.feedback for answer in full):
        row.lost.append(_SAID)
    if len(body.units) > 1 or body.unit_penalty:
        row.lost.append("loses its other units, or what a wrong one costs")
    return row


def _matching(body: Matching) -> _Row:
    if any(sign in pair.subquestion for pair in body.pairs for sign in _SIGNS):
        raise UnfitError("has an arrow in a pair, where the row would divide it")
    pairs = [f"{pair.subquestion}{ARROW}{pair.answer}" for pair in body.pairs]
    return _Row(body.name, pairs, list(body.extra))


def _cloze(body: Cloze) -> _Row:
    if any(ALTERNATIVE in answer for gap in body.gaps for answer in gap):
        raise UnfitError("has the sign | in an answer, where the row would divide it")
    lost = ["loses what its gaps offer to pick from"] if body.offered else []
    gaps = [f" {ALTERNATIVE} ".join(gap) for gap in body.gaps]
    return _Row(body.name, gaps, lost=lost)


def _flashcard(body: Flashcard) -> _Row:
    both = " both ways" if body.both_ways else ""
    return _Row(f"{body.name}{both}", [body.back])


def _essay(body: Essay) -> _Row:
    lost = ["loses its template"] if body.template else []
    return _Row(body.name, [body.model_answer] if body.model_answer else [], lost=lost)


_ROWS: dict[str, Callable[[Any], _Row]] = {
    MultipleChoice.name: _multiple_choice,
    TrueFalse.name: _true_false,
    ShortAnswer.name: _short_answer,
    Numerical.name: _numerical,
    Matching.name: _matching,
    Cloze.name: _cloze,
    Ordering.name: lambda body: _Row(body.name, list(body.items)),
    Essay.name: _essay,
    Description.name: lambda body: _Row(body.name),
    Flashcard.name: _flashcard,
}
