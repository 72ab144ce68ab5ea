from decimal import Decimal
from typing import Any

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

COLOURS = MultipleChoice(
    (Choice("red", 0.5, "Yes."), Choice("blue", 0.5), Choice("loud", -1.0, "No.")),
    single=False,
)
ONE = MultipleChoice((Choice("Lima", 1.0), Choice("Quito")))
TYPED = ShortAnswer((Choice("Lima", 1.0), Choice("Peru", 0.5, "That is the country.")))
GAPS = Cloze((("Kim", "Kim Jong Un"), ("Pyongyang",)))
SENTENCE = "[[1]] met him in [[2]]."
PAIRS = (Pair("Ada", "London"), Pair("Eva", "Lima"), Pair("Rui", "London"))
PLACES = Matching(PAIRS, ("Oslo", "Lima"))
STEPS = Ordering(("wake", "rise", "wash", "eat"))


def a_number(value: str | None, *rest: Any) -> NumericalAnswer:
    return NumericalAnswer(value and Decimal(value), *rest)  # type: ignore[arg-type]


LENGTH = Numerical(
    (
        a_number("1.5", Decimal("0.05"), 1.0, "Measured well."),
        a_number("1.4", Decimal("0.2"), 0.5, "Nearly."),
        a_number(None, Decimal(0), 0.0, "Look at the map."),
    ),
    (Unit("km"), Unit("m", Decimal(1000)), Unit("mi", Decimal("0.62"))),
)
COUNT = Numerical((a_number("12000"),))


@pytest.mark.parametrize(
    ("typed", "fraction", "feedback"),
    [
        ("1.5", 1, "Measured well."),
        ("1,55 km", 1, "Measured well."),
        ("1450m", 1, "Measured well."),
        ("0.93 mi", 1, "Measured well."),
        ("1.4499999", 0.5, "Nearly."),
        ("1200 m", 0.5, "Nearly."),
        ("1500", 0, "Look at the map."),
        ("1.5 kg", 0, ""),
        ("far", 0, ""),
    ],
)
def test_the_first_number_that_fits_counts_with_both_ends_of_its_tolerance(
    typed: str, fraction: float, feedback: str
) -> None:
    grade = LENGTH.grade(typed, 0, "")
    assert (grade.fraction, grade.feedback) == (fraction, feedback)


def test_a_number_is_reckoned_exactly() -> None:
    tenth = Numerical((a_number("0.3", Decimal("0.1")),))
    assert tenth.grade("0.2", 0, "").correct  # 0.3 - 0.1 is less in binary
    assert tenth.grade("0.19999999999999999999", 0, "").correct is False
    assert tenth.grade("1/5", 0, "").correct


@pytest.mark.parametrize("typed", ["12,000", "12 000", "12000", "1.2e4", "12 thousand"])
def test_a_number_may_be_written_as_people_do(typed: str) -> None:
    assert COUNT.grade(typed, 0, "").correct
    assert COUNT.key("", 0) == "12,000"


def test_a_percentage_is_meant_as_it_is_asked() -> None:
    half = Numerical((a_number("0.5"),), (Unit("%"),))
    assert half.grade("0.5 %", 0, "").correct
    assert half.grade("50 %", 0, "").correct is False
    share = Numerical((a_number("0.5"),))
    assert share.grade("50 %", 0, "").correct
    assert Numerical((a_number("50"),)).grade("50%", 0, "").correct
    assert share.grade("0.5 kg", 0, "").correct is False


def test_a_missing_or_unknown_unit_costs_what_the_author_says() -> None:
    strict = Numerical((a_number("5"),), (Unit("m²"),), unit_penalty=0.25)
    assert strict.grade("5 m^2", 0, "").fraction == 1
    assert strict.grade("5", 0, "").fraction == 0.75
    assert strict.grade("5 km", 0, "").fraction == 0.75
    assert strict.key("", 0) == "5 m²"


def test_an_essay_is_left_to_the_learner_and_a_description_asks_nothing() -> None:
    essay = Essay("Because of the harbour.", "First,")
    assert essay.grade("whatever", 0, "").correct is None
    assert (essay.prompts, essay.key("", 0)) == (1, "Because of the harbour.")
    assert Description().prompts == 0
    assert Description().prompt("Read this.", 0) == "Read this."


def test_one_choice_is_graded() -> None:
    assert ONE.grade(frozenset({0}), 0, "").correct
    assert ONE.grade(frozenset({1}), 0, "").correct is False
    assert ONE.grade(frozenset(), 0, "").fraction == 0


def test_picking_everything_earns_nothing() -> None:
    assert COLOURS.grade(frozenset({0, 1}), 0, "").correct
    half = COLOURS.grade(frozenset({0}), 0, "")
    assert (half.fraction, half.feedback) == (0.5, "Yes.")
    assert COLOURS.grade(frozenset({0, 1, 2}), 0, "").fraction == 0
    assert COLOURS.key("", 0) == "red; blue"


@pytest.mark.parametrize("answer", [True, False])
def test_a_statement_is_judged(answer: bool) -> None:
    body = TrueFalse(answer, if_true="It is not.", if_false="It is.")
    assert body.key("", 0) == str(answer)
    assert body.grade(answer, 0, "").correct
    wrong = body.grade(not answer, 0, "")
    assert wrong.correct is False
    assert wrong.feedback == ("It is." if answer else "It is not.")


def test_the_best_accepted_answer_counts() -> None:
    assert TYPED.grade(" lima ", 0, "").correct
    part = TYPED.grade("peru", 0, "")
    assert (part.fraction, part.feedback) == (0.5, "That is the country.")
    assert TYPED.grade("Bogotá", 0, "").correct is False
    assert TYPED.key("", 0) == "Lima"


def test_a_slip_is_left_to_the_learner_unless_case_matters() -> None:
    strict = ShortAnswer((Choice("Quito City", 1.0),), case_sensitive=True)
    loose = ShortAnswer((Choice("Quito City", 1.0),))
    assert loose.grade("Qito City", 0, "").near
    assert not strict.grade("Qito City", 0, "").near
    assert not strict.grade("quito city", 0, "").correct
    assert strict.grade("Quito City", 0, "").correct


def test_a_cloze_asks_one_gap_and_fills_the_others() -> None:
    assert GAPS.prompts == 2
    assert GAPS.prompt(SENTENCE, 0) == "____ met him in Pyongyang."
    assert GAPS.prompt(SENTENCE, 1) == "Kim met him in ____."
    assert GAPS.grade("kim jong un", 0, "").correct
    assert GAPS.grade("Pyonyang", 1, "").near
    assert GAPS.key(SENTENCE, 1) == "Pyongyang"


def test_a_flashcard_turns_both_ways() -> None:
    card = Flashcard("Lima", both_ways=True)
    assert card.prompts == 2
    assert (card.prompt("Capital of Peru", 0), card.key("Capital of Peru", 0)) == (
        "Capital of Peru",
        "Lima",
    )
    assert card.prompt("Capital of Peru", 1) == "Lima"
    assert card.key("Capital of Peru", 1) == "Capital of Peru"
    assert card.grade(None, 0, "").correct is None
    assert Flashcard("Lima").prompts == 1


def test_pairs_are_graded_one_by_one_and_may_share_an_answer() -> None:
    assert PLACES.prompts == 1
    assert PLACES.answers() == ("London", "Lima", "Oslo")
    assert PLACES.grade((0, 1, 0), 0, "").correct
    assert PLACES.grade((0, 2, 0), 0, "").fraction == pytest.approx(2 / 3)
    assert PLACES.grade((-1, -1, -1), 0, "").fraction == 0
    assert PLACES.key("", 0) == "Ada → London; Eva → Lima; Rui → London"
    assert PLACES.prompt("Who lives where?", 0) == "Who lives where?"


@pytest.mark.parametrize(
    ("order", "fraction"),
    [
        ((0, 1, 2, 3), 1),
        ((3, 0, 1, 2), 2 / 3),
        ((0, 2, 1, 3), 0),
        ((1, 0, 2, 3), 1 / 3),
        ((3, 2, 1, 0), 0),
    ],
)
def test_an_order_is_graded_by_what_follows_what(
    order: tuple[int, ...], fraction: float
) -> None:
    assert STEPS.grade(order, 0, "").fraction == pytest.approx(fraction)


def test_an_order_is_asked_once_and_its_key_is_the_right_one() -> None:
    assert STEPS.prompts == 1
    assert STEPS.prompt("In which order?", 0) == "In which order?"
    assert STEPS.key("", 0) == "wake → rise → wash → eat"


@pytest.mark.parametrize(
    "body",
    [
        *(COLOURS, ONE, TrueFalse(answer=True), TYPED, GAPS, PLACES, STEPS),
        *(Matching(PAIRS), LENGTH, COUNT, Essay(), Description()),
    ],
)
def test_a_sound_body_has_no_problems(body: Body) -> None:
    assert body.problems() == ()


@pytest.mark.parametrize(
    "body",
    [
        MultipleChoice((Choice("a", 1.0),)),
        MultipleChoice((Choice("a", 1.0), Choice("b", 1.0))),
        MultipleChoice((Choice("a", 1.0), Choice("A "))),
        MultipleChoice((Choice("a", 0.5), Choice("b")), single=False),
        MultipleChoice((Choice("a", 1.0), Choice("b", -1e308))),
        ShortAnswer((Choice("a", 2.0),)),
        ShortAnswer((Choice("a", 0.5),)),
        ShortAnswer((Choice(" ", 1.0),)),
        Cloze(()),
        Cloze((("",),)),
        Flashcard(" "),
        Matching((Pair("a", "b"),), ("c", "d")),
        Matching((Pair("a", "b"), Pair("c", "d"))),
        Matching((Pair("a", "b"), Pair("c", "b"), Pair("d", "b"))),
        Matching((Pair("a", "b"), Pair(" ", "d")), ("e",)),
        Matching((Pair("a", "b"), Pair("c", "d")), ("",)),
        Matching((Pair("a", "b"), Pair("A", "d")), ("e",)),
        Ordering(("a", "b")),
        Ordering(("a", "b", "")),
        Ordering(("a", "b", "B")),
        Numerical(()),
        Numerical((a_number("1", Decimal(0), 0.5),)),
        Numerical((a_number(None),)),
        Numerical((a_number("1"), a_number("2", Decimal(0), 2.0))),
        Numerical((a_number("1", Decimal(-1)),)),
        Numerical((a_number("1e400"),)),
        Numerical((a_number("1"),), (Unit("m"), Unit("m"))),
        Numerical((a_number("1"),), (Unit(" "),)),
        Numerical((a_number("1"),), (Unit("2nd"),)),
        Numerical((a_number("1"),), (Unit("m", Decimal(2)),)),
        Numerical((a_number("1"),), (Unit("m"), Unit("km", Decimal(0)))),
        Numerical((a_number("1"),), (Unit("m"),), unit_penalty=2.0),
    ],
)
def test_what_cannot_be_asked_or_graded_is_named(body: Body) -> None:
    assert body.problems()


def test_every_kind_has_a_name_of_its_own_and_tells_its_words() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert TYPED.words() == ("Lima", "Peru")
    assert GAPS.words() == ("Kim", "Kim Jong Un", "Pyongyang")
    assert ONE.words() == ("Lima", "Quito")
    assert Flashcard("x").words() == ("x",)
    assert TrueFalse(answer=True).words() == ()
    assert PLACES.words() == ("Ada", "Eva", "Rui", "London", "Lima", "Oslo")
    assert STEPS.words() == STEPS.items
    assert LENGTH.words() == ("1.5 ± 0.05 km", "1.4 ± 0.2 km", "km", "m", "mi")
    assert Essay("x").words() == ("x",)


def test_every_kind_tells_what_there_is_besides_the_right_answer() -> None:
    assert COLOURS.others() == ("loud",)
    assert TYPED.others() == ("Peru",)
    assert GAPS.others() == ("Kim Jong Un",)
    assert PLACES.others() == ("Oslo",)
    assert LENGTH.others() == ("1.4 ± 0.2 km",)
    alone = (TrueFalse(answer=True), Flashcard("x"), STEPS, Essay("x"), Description())
    assert {body.others() for body in alone} == {()}


PICKED = Cloze((("Kim", "Kim Jong Un"), ("Pyongyang",)), (("Putin", "Lavrov"),))


def test_a_gap_that_offers_answers_is_picked_and_knows_no_slips() -> None:
    assert PICKED.choices(0) == ("Kim", "Putin", "Lavrov")
    assert PICKED.choices(1) == ()
    assert PICKED.grade("Kim", 0, "").fraction == 1
    assert PICKED.grade("Putin", 0, "").fraction == 0
    assert PICKED.grade("Pyongang", 1, "").near
    assert not Cloze((("Pyongyang",),), (("Seoul",),)).grade("Pyongang", 0, "").near
    assert PICKED.accepted(0) == ()
    assert PICKED.accepted(1) == ("Pyongyang",)
    assert PICKED.guess() == pytest.approx(1 / 6)
    assert PICKED.problems() == ()


@pytest.mark.parametrize(
    ("offered", "problem"),
    [
        ((("a",), (), ("b",)), "offers answers for a gap that is not there"),
        ((("the Kim",),), "offers the same answer twice in a gap"),
        (((" ",),), "offers an empty answer"),
    ],
)
def test_what_is_wrong_with_an_offer_is_said(
    offered: tuple[tuple[str, ...], ...], problem: str
) -> None:
    assert Cloze(PICKED.gaps, offered).problems() == (problem,)


def test_an_offer_goes_along_with_its_gap() -> None:
    tidied, body = PICKED.tidied("In [[2]] was [[1]].")
    assert tidied == "In [[1]] was [[2]]."
    assert body == Cloze((PICKED.gaps[1], PICKED.gaps[0]), ((), PICKED.offered[0]))
    assert PICKED.tidied("[[2]]")[1] == Cloze((("Pyongyang",),))
