from decimal import Decimal
from itertools import product

import pytest

from quizapp.domain.choices import Choice
from quizapp.domain.kinds import KINDS
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
from quizapp.domain.questions import Body
from quizapp.services.converting import converted, empty_body
from tests.factories import a_question

BODIES: tuple[Body, ...] = (
    MultipleChoice((Choice("12 km", 1.0, "Yes."), Choice("13 km", 0.0, "No."))),
    MultipleChoice(
        (Choice("a", 1 / 3), Choice("b", 2 / 3), Choice("c", -1.0)), single=False
    ),
    TrueFalse(answer=False, if_true="No.", if_false="Yes."),
    ShortAnswer((Choice("12 km", 1.0, "Good."), Choice("twelve", 1 / 3)), True),
    Cloze((("Ana Costa", "the mayor"),)),
    Flashcard("back", both_ways=True),
    Matching((Pair("a", "1"), Pair("b", "2"), Pair("c", "2")), ("3",)),
    Ordering(("one", "two", "three")),
    Numerical(
        (
            NumericalAnswer(Decimal("12.50"), Decimal("0.5"), 1.0, "Near enough."),
            NumericalAnswer(None, fraction=0.0, feedback="Far off."),
        ),
        (Unit("km"), Unit("m", Decimal(1000))),
        0.1,
    ),
    Essay("A model", "A template"),
    Description(),
)


def a_body(kind: str) -> Body:
    return next(body for body in BODIES if body.name == kind)


@pytest.mark.parametrize(
    ("body", "kind"), list(product(BODIES, [kind.name for kind in KINDS]))
)
def test_every_kind_becomes_every_other(body: Body, kind: str) -> None:
    question = a_question(stem="Ana Costa: [[1]]?", body=body, tags=("a",))
    after = converted(question, kind)
    assert after.body.name == kind
    assert (after.id, after.tags) == (question.id, question.tags)
    assert (after == question) is (kind == body.name)


def test_what_is_right_stays_right() -> None:
    choices = a_question(stem="How far?", body=BODIES[0])
    typed = converted(choices, "shortanswer")
    assert typed.body == ShortAnswer((Choice("12 km", 1.0, "Yes."),))
    number = converted(choices, "numerical")
    assert isinstance(number.body, Numerical)
    assert number.body.key("", 0) == "12 km"
    gap = converted(choices, "cloze")
    assert (gap.stem, gap.body) == ("How far? [[1]]", Cloze((("12 km",),)))
    assert converted(gap, "flashcard").body == Flashcard("12 km")


def test_a_blank_becomes_a_gap_and_a_gap_a_blank() -> None:
    typed = a_question(stem="____ opened it.", body=ShortAnswer((Choice("Ana", 1.0),)))
    gap = converted(typed, "cloze")
    assert gap.stem == "[[1]] opened it."
    assert converted(gap, "shortanswer").stem == "____ opened it."


def test_pairs_survive_being_items() -> None:
    pairs = a_question(body=BODIES[6])
    back = converted(converted(pairs, "ordering"), "matching")
    assert isinstance(back.body, Matching)
    assert back.body.pairs[:3] == (Pair("a", "1"), Pair("b", "2"), Pair("c", "2"))


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_empty_body_can_be_written_into(kind: str) -> None:
    assert empty_body(kind).name == kind
    assert not any(text.strip() for text in empty_body(kind).words())
