"""Kinds that are answered in writing: numbers and essays."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.gui.kinds.essay import EssayWidget
from quizapp.gui.kinds.numerical import NumericalWidget
from quizapp.gui.library.detail import Detail
from quizapp.gui.main_window import MainWindow
from tests.factories import a_question, evidence
from tests.gui.conftest import Shelf, study_view

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LENGTH = Numerical(
    (NumericalAnswer(Decimal(1500), Decimal(50), 1.0, "As on the map."),),
    (Unit("m"), Unit("km", Decimal("0.001"))),
)
WHY = Essay("Because the **harbour** was new.")


def press(
    qtbot: QtBot,
    key: Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, held)


def type_in(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClicks(target, text)


def test_a_number_is_typed_with_its_unit_and_read_back(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question(stem="How long is the pier?", body=LENGTH))
    window.study(())
    view = study_view(window)
    answer = view.answer
    assert isinstance(answer, NumericalWidget)
    assert answer.reading.text().startswith("Such as")
    type_in(qtbot, "1,5")
    assert answer.reading.text() == "Read as 1.5"
    type_in(qtbot, " km")
    assert answer.field.accessibleDescription() == "Read as 1.5 km"
    press(qtbot, Key.Key_Return)
    assert view.page.verdict.words.text() == "Right"
    assert view.page.verdict.key.text == "1500 ± 50 m"
    assert view.page.verdict.feedback.text == "As on the map."
    press(qtbot, Key.Key_Return)
    (review,) = shelf.reviews()
    assert (review.response, review.correct) == ("1,5 km", True)


def test_what_is_no_number_is_said_before_it_is_checked(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question(stem="How long is the pier?", body=LENGTH))
    window.study(())
    view = study_view(window)
    answer = view.answer
    assert isinstance(answer, NumericalWidget)
    type_in(qtbot, "long")
    assert answer.reading.text() == "This is not a number yet."
    press(qtbot, Key.Key_Return)
    assert view.page.verdict.words.text() == "Not right"


def test_an_essay_is_written_by_keys_and_judged_by_its_writer(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question(stem="Why was there a festival?", body=WHY))
    window.study(())
    view = study_view(window)
    answer = view.answer
    assert isinstance(answer, EssayWidget)
    assert answer.field.hasFocus()
    assert view.page.check.text() == "Show the answer"
    assert view.page.check.toolTip() == "Show the answer (Ctrl Enter)"
    type_in(qtbot, "It was 1 new")
    press(qtbot, Key.Key_Return)
    type_in(qtbot, "harbour.")
    assert view.page.check.text() == "Check"
    press(qtbot, Key.Key_Return, CTRL)
    assert answer.model.isVisible()
    assert answer.model.text == "Because the harbour was new."
    assert answer.field.isVisible()
    assert view.page.verdict.words.text() == "How well did you know it?"
    press(qtbot, Key.Key_2)
    (review,) = shelf.reviews()
    assert review.response == "It was 1 new\nharbour."
    assert review.correct is None
    assert review.rating == 2


def test_an_essay_takes_the_rating_back_where_it_has_nothing_to_undo(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(*(a_question(stem=f"Why {n}?", body=WHY) for n in range(2)))
    window.study(())
    view = study_view(window)
    first = view.page.stem.text
    press(qtbot, Key.Key_Return, CTRL)
    assert isinstance(view.answer, EssayWidget)
    assert not view.answer.field.isVisible()
    press(qtbot, Key.Key_3)
    assert view.page.stem.text != first
    type_in(qtbot, "so")
    press(qtbot, Key.Key_Z, CTRL)
    assert view.answer.field.toPlainText() == ""
    press(qtbot, Key.Key_Z, CTRL)
    assert view.page.stem.text == first


def test_an_essay_begins_with_its_template_which_is_no_answer(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question(stem="Why?", body=Essay(template="Because ")))
    window.study(())
    view = study_view(window)
    assert isinstance(view.answer, EssayWidget)
    assert view.answer.field.toPlainText() == "Because "
    assert not view.answer.answered
    press(qtbot, Key.Key_Return, CTRL)
    assert not view.answer.model.isVisible()


def test_the_library_shows_what_is_not_asked(qtbot: QtBot, shelf: Shelf) -> None:
    detail = Detail()
    qtbot.addWidget(detail)
    detail.show()
    text = a_question(
        stem="Read the *article* first.",
        body=Description(),
        evidence=evidence("About 12,000 people came."),
    )
    detail.show_question(text, None)
    assert detail.title.text == "Read the article first."
    assert detail.above.text() == "Text to read"
    assert not detail.answers.isVisible()
    detail.show_question(a_question(body=LENGTH), None)
    assert detail.answers.text() == "✓  1500 ± 50 m"
