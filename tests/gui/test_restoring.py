from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body, Question, Response
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.kinds import ANSWERS
from tests.factories import a_choice_question, a_question

SEVERAL = MultipleChoice(
    (Choice("a", 0.5), Choice("b", 0.5), Choice("c", -1.0)), single=False
)
BODIES: tuple[Body, ...] = (
    a_choice_question().body,
    SEVERAL,
    TrueFalse(answer=True),
    a_question().body,
    Numerical((NumericalAnswer(None),)),
    Matching((Pair("Porto", "Portugal"), Pair("Turin", "Italy")), ("Spain",)),
    Ordering(("First", "Second", "Third")),
    Cloze((("mayor",),)),
    Essay("A model", "Begin here"),
)


def click(qtbot: QtBot, widget: Any, *places: int) -> None:
    for place in places:
        row = widget.choices.rows[place]
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def typed(qtbot: QtBot, widget: Any) -> None:
    qtbot.keyClicks(widget.field, "12")


GIVEN: dict[str, Callable[[QtBot, Any], object]] = {
    "multichoice": lambda qtbot, widget: click(qtbot, widget, 1),
    "truefalse": lambda qtbot, widget: click(qtbot, widget, 1),
    "shortanswer": typed,
    "numerical": typed,
    "cloze": typed,
    "essay": typed,
    "matching": lambda _, widget: widget.rows[1].box.setCurrentIndex(2),
    "ordering": lambda _, widget: widget.items.move_to(1),
}


@pytest.fixture
def widget(request: pytest.FixtureRequest, qtbot: QtBot, app: QApplication) -> Any:
    (kind,) = (kind for kind in ANSWERS if kind.name == request.param)
    made = kind()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("widget", "body"), [(body.name, body) for body in BODIES], indirect=["widget"]
)
def test_what_was_answered_is_shown_again(
    qtbot: QtBot, widget: AnswerWidget, body: Body
) -> None:
    question: Question = a_question(body=body, stem="The [[1]] came.")
    widget.ask(question, 0, "seed")
    assert widget.response is None
    GIVEN[body.name](qtbot, widget)
    response, words = widget.response, widget.words()
    assert response is not None
    assert words
    grade = body.grade(response, 0, "")
    assert widget.grade("") == grade

    widget.ask(a_question(body=body), 0, "another")
    assert widget.response is None
    widget.ask(question, 0, "seed")
    widget.restore(response)
    assert (widget.response, widget.words()) == (response, words)
    assert widget.answered
    widget.restore(None)


@pytest.mark.parametrize(
    ("widget", "response"), [("multichoice", frozenset({0, 2}))], indirect=["widget"]
)
def test_an_order_of_its_own_does_not_change_what_was_picked(
    qtbot: QtBot, widget: AnswerWidget, response: Response
) -> None:
    question = a_question(body=SEVERAL)
    for seed in "abc":
        widget.ask(question, 0, seed)
        widget.restore(response)
        assert widget.response == response
        assert set(widget.words().split("; ")) == {"a", "c"}


@pytest.mark.parametrize("widget", ["flashcard"], indirect=True)
def test_a_card_is_turned_and_not_answered(widget: AnswerWidget) -> None:
    widget.ask(a_question(body=Flashcard("Back")), 0, "")
    widget.restore("Back")
    assert widget.response is None
    assert not widget.answered
