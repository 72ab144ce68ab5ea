"""A question made one of another kind; what can be kept is kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from quizapp.domain.choices import Choice
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
from quizapp.domain.numbers import read, sound
from quizapp.domain.questions import Body, Question

_BLANK = re.compile(r"_{2,}")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a question says, whatever its kind.

    Attributes:
        rights: What is right, the best first.
        wrongs: What is offered and wrong.
        judged: Whether that is True and False, which makes sense as choices alone.
    """

    stem: str
    rights: tuple[Choice, ...] = ()
    wrongs: tuple[Choice, ...] = ()
    judged: bool = False


def converted(question: Question, kind: str) -> Question:
    """Return a question as one of another kind."""
    if kind == question.body.name:
        return question
    if question.body == empty_body(question.body.name):
        return replace(question, body=empty_body(kind))
    said = _READERS[question.body.name](question.stem, question.body)
    if said.judged and kind != MultipleChoice.name:
        said = _Said(said.stem)
    stem, body = _MAKERS[kind](said)
    return replace(question, stem=stem, body=body)


def empty_body(kind: str) -> Body:
    """Return a body of a kind in which nothing is written yet."""
    return _MAKERS[kind](_Said(""))[1]


def _of_choices(stem: str, body: MultipleChoice) -> _Said:
    rights = tuple(c for c in body.choices if c.fraction > 0)
    return _Said(stem, rights, tuple(c for c in body.choices if c.fraction <= 0))


def _of_judgement(stem: str, body: TrueFalse) -> _Said:
    both = {True: body.if_true, False: body.if_false}
    right, wrong = body.answer, not body.answer
    return _Said(
        stem,
        (Choice(str(right), 1.0, both[right]),),
        (Choice(str(wrong), 0.0, both[wrong]),),
        judged=True,
    )


def _of_cloze(stem: str, body: Cloze) -> _Said:
    if not body.gaps:
        return _Said(stem)
    rights = tuple(Choice(answer, 1.0) for answer in body.gaps[0] if answer)
    return _Said(body.prompt(stem, 0), rights)


def _of_pairs(stem: str, body: Matching) -> _Said:
    rights = tuple(
        Choice(" – ".join(filter(None, (p.subquestion, p.answer))), 1.0)
        for p in body.pairs
    )
    return _Said(stem, rights, tuple(Choice(text) for text in body.extra))


def _of_numbers(stem: str, body: Numerical) -> _Said:
    unit = f" {body.units[0].name}" if body.units else ""
    rights = tuple(
        Choice(f"{answer.value:f}{unit}", answer.fraction, answer.feedback)
        for answer in body.answers
        if answer.value is not None
    )
    return _Said(stem, rights)


def _of_texts(*texts: str) -> tuple[Choice, ...]:
    return tuple(Choice(text, 1.0) for text in texts if text.strip())


_READERS: dict[str, Callable[[str, Any], _Said]] = {
    MultipleChoice.name: _of_choices,
    TrueFalse.name: _of_judgement,
    ShortAnswer.name: lambda stem, body: _Said(stem, body.answers),
    Cloze.name: _of_cloze,
    Flashcard.name: lambda stem, body: _Said(stem, _of_texts(body.back)),
    Matching.name: _of_pairs,
    Ordering.name: lambda stem, body: _Said(stem, _of_texts(*body.items)),
    Numerical.name: _of_numbers,
    Essay.name: lambda stem, body: _Said(stem, _of_texts(body.model_answer)),
    Description.name: lambda stem, _body: _Said(stem),
}


def _to_choices(said: _Said) -> tuple[str, Body]:
    full = tuple(Choice(c.text, 1.0, c.feedback) for c in said.rights[:1])
    others = (*said.rights[1:], *said.wrongs)
    wrongs = tuple(Choice(c.text, 0.0, c.feedback) for c in others)
    return said.stem, MultipleChoice((*full, *wrongs))


def _to_judgement(said: _Said) -> tuple[str, Body]:
    answer = not said.rights or said.rights[0].text != str(False)
    told = {c.text: c.feedback for c in (*said.rights, *said.wrongs)}
    return said.stem, TrueFalse(answer, told.get("True", ""), told.get("False", ""))


def _to_typed(said: _Said) -> tuple[str, Body]:
    best, *others = said.rights or (Choice(""),)
    first = (replace(best, fraction=1.0),) if best.text else ()
    return said.stem, ShortAnswer((*first, *others))


def _to_cloze(said: _Said) -> tuple[str, Body]:
    texts = tuple(c.text for c in said.rights if c.fraction >= 1)
    if not texts:
        return said.stem, Cloze(())
    if _BLANK.search(said.stem):
        return _BLANK.sub("[[1]]", said.stem, count=1), Cloze((texts,))
    before, answer, after = said.stem.partition(texts[0])
    if answer:
        return f"{before}[[1]]{after}", Cloze((texts,))
    return f"{said.stem} [[1]]".strip(), Cloze((texts,))


def _to_card(said: _Said) -> tuple[str, Body]:
    return said.stem, Flashcard(said.rights[0].text if said.rights else "")


def _to_pairs(said: _Said) -> tuple[str, Body]:
    divided = (choice.text.partition(" – ") for choice in said.rights)
    pairs = tuple(
        Pair(left, right) if right else Pair("", left) for left, _, right in divided
    )
    return said.stem, Matching(pairs, tuple(choice.text for choice in said.wrongs))


def _to_order(said: _Said) -> tuple[str, Body]:
    return said.stem, Ordering(tuple(c.text for c in (*said.rights, *said.wrongs)))


def _to_numbers(said: _Said) -> tuple[str, Body]:
    answers: list[NumericalAnswer] = []
    units: dict[str, None] = {}
    for choice in said.rights:
        quantity = read(choice.text)
        if quantity is None:
            continue
        number = quantity.number
        value = Decimal(number.numerator) / Decimal(number.denominator)
        if sound(value):
            share = max(choice.fraction, 0.0)
            answers.append(
                NumericalAnswer(value, fraction=share, feedback=choice.feedback)
            )
            units |= {quantity.unit: None} if quantity.unit else {}
    same = tuple(Unit(name) for name in units) if len(units) == 1 else ()
    return said.stem, Numerical(tuple(answers), same)


def _to_essay(said: _Said) -> tuple[str, Body]:
    return said.stem, Essay("\n\n".join(choice.text for choice in said.rights))


_MAKERS: dict[str, Callable[[_Said], tuple[str, Body]]] = {
    MultipleChoice.name: _to_choices,
    TrueFalse.name: _to_judgement,
    ShortAnswer.name: _to_typed,
    Cloze.name: _to_cloze,
    Flashcard.name: _to_card,
    Matching.name: _to_pairs,
    Ordering.name: _to_order,
    Numerical.name: _to_numbers,
    Essay.name: _to_essay,
    Description.name: lambda said: (said.stem, Description()),
}
