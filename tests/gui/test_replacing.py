import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.replacing.dialog import ReplaceDialog
from quizapp.gui.replacing.hit_model import AFTER, BEFORE, MARKED
from quizapp.gui.task import Task
from quizapp.gui.write.view import WriteView
from quizapp.services.replacing import Part
from quizapp.store.store import Store
from tests.factories import BANK, a_bank, a_choice_question, a_question
from tests.gui.conftest import Shelf

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, shelf: Shelf) -> ReplaceDialog:
    shelf.hold(a_question(), a_choice_question(stem="Who closed the festival?"))
    QTest.keyClick(window, Qt.Key.Key_H, CTRL)
    (made,) = window.findChildren(ReplaceDialog)
    qtbot.waitUntil(made.text.hasFocus)
    return made


def type_in(qtbot: QtBot, dialog: ReplaceDialog, text: str, by: str) -> None:
    QTest.keyClicks(dialog.text, text)
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert dialog.by.hasFocus()
    QTest.keyClicks(dialog.by, by)
    qtbot.waitUntil(lambda: dialog.hits.rowCount() > 0)


def stems(store: Store) -> list[str]:
    with store.read() as tx:
        return [question.stem for question in tx.questions.of_bank(BANK)]


def test_every_place_is_shown_and_only_the_ticked_ones_are_replaced(
    qtbot: QtBot,
    window: MainWindow,
    dialog: ReplaceDialog,
    backend: Backend,
    store: Store,
) -> None:
    before = stems(store)
    type_in(qtbot, dialog, "festival", "fair")
    shown = [
        [dialog.hits.index(row, column).data() for column in (BEFORE, AFTER)]
        for row in range(dialog.hits.rowCount())
    ]
    assert ["Who opened the festival?", "Who opened the fair?"] in shown
    assert dialog.hits.index(0, AFTER).data(MARKED)[1] == len("fair")
    assert dialog.replace.text() == "Replace 2 places"
    row = shown.index(["Who opened the festival?", "Who opened the fair?"])
    dialog.table.setFocus()
    dialog.table.selectRow(row)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.replace.text() == "Replace 1 place"
    assert "1 place in 1 question ticked" in dialog.told.text()
    QTest.keyClick(dialog.by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(ReplaceDialog))
    assert sorted(stems(store)) == [
        "Who closed the fair?",
        "Who opened the festival?",
    ]
    assert "text in a question" in window.actions_["undo"].text()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert stems(store) == before


def test_many_questions_are_one_step_with_its_number(
    qtbot: QtBot, window: MainWindow, dialog: ReplaceDialog
) -> None:
    type_in(qtbot, dialog, "festival", "fair")
    QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    assert not dialog.text.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)  # too late to leave
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not window.findChildren(ReplaceDialog))
    assert window.actions_["undo"].text() == "Undo replace text in 2 questions"


def test_parts_and_ways_of_looking_are_heeded(
    qtbot: QtBot, dialog: ReplaceDialog
) -> None:
    type_in(qtbot, dialog, "ana", "x")
    answers = dialog.hits.rowCount()
    assert answers == 2
    QTest.keyClick(dialog.parts[Part.ANSWERS], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.told.text() == "It is not found.")
    assert not dialog.replace.isEnabled()
    QTest.keyClick(dialog.parts[Part.ANSWERS], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.hits.rowCount() == answers)
    QTest.keyClick(dialog.case, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.hits.rowCount() == 0)


def test_all_or_none_can_be_ticked(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    type_in(qtbot, dialog, "festival", "fair")
    QTest.keyClick(dialog.none, Qt.Key.Key_Space)
    assert not dialog.hits.chosen()
    assert not dialog.replace.isEnabled()
    QTest.keyClick(dialog.all, Qt.Key.Key_Space)
    assert len(dialog.hits.chosen()) == dialog.hits.rowCount()


def test_typing_goes_on_while_it_is_searched(
    qtbot: QtBot, dialog: ReplaceDialog
) -> None:
    QTest.keyClicks(dialog.text, "festiva")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Task)))
    QTest.keyClicks(dialog.text, "l?")
    qtbot.waitUntil(lambda: dialog.hits.rowCount() == 2)
    assert dialog.hits.index(0, BEFORE).data(MARKED)[1] == len("festival?")
    QTest.keyClicks(dialog.text, "x")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Task)))
    QTest.keyClick(dialog.text, Qt.Key.Key_Escape)


def test_what_is_no_expression_is_said(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    QTest.keyClick(dialog.expression, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.text, "(who")
    qtbot.waitUntil(lambda: "no regular expression" in dialog.told.text())
    QTest.keyClicks(dialog.text, ")")
    qtbot.waitUntil(lambda: dialog.hits.rowCount() == 2)


def test_what_would_leave_nothing_to_ask_is_refused_and_the_dialog_stays(
    qtbot: QtBot, dialog: ReplaceDialog, store: Store
) -> None:
    before = stems(store)
    QTest.keyClick(dialog.expression, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.text, ".+")
    qtbot.waitUntil(lambda: dialog.hits.rowCount() > 2)
    QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no words" in dialog.told.text())
    assert dialog.replace.isEnabled()
    assert "no words" in dialog.told.text()
    assert dialog.isVisible()
    assert stems(store) == before


def test_what_is_being_written_is_stored_before_it_is_searched(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, store: Store
) -> None:
    shelf.hold(a_question())
    window.show_page("write")
    (view,) = window.findChildren(WriteView)
    assert view.picked_bank() == a_bank()
    QTest.keyClick(view.list.view, Qt.Key.Key_Return)
    QTest.keyClicks(view.form.stem, "New ")
    QTest.keyClick(window, Qt.Key.Key_H, CTRL)
    (dialog,) = window.findChildren(ReplaceDialog)
    assert dialog.banks.currentText() == a_bank().name
    qtbot.waitUntil(dialog.text.hasFocus)
    type_in(qtbot, dialog, "new ", "Old ")
    QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(ReplaceDialog))
    assert stems(store) == ["Old Who opened the festival?"]
    assert view.form.stem.text() == "Old Who opened the festival?"


def test_the_bank_that_is_open_is_searched(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question())
    window.open_bank(BANK)
    QTest.keyClick(window, Qt.Key.Key_H, CTRL)
    (dialog,) = window.findChildren(ReplaceDialog)
    assert dialog.banks.currentText() == a_bank().name
