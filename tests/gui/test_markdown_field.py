import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.markdown_bar import MarkdownBar
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.tag_field import TagField


@pytest.fixture
def field(qtbot: QtBot, app: QApplication) -> MarkdownField:
    made = MarkdownField()
    qtbot.addWidget(made)
    made.show_text("Ana Costa opened it")
    return made


def select(field: MarkdownField, words: str) -> None:
    start = field.toPlainText().index(words)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        (("bold",), "**Ana Costa** opened it"),
        (("italic",), "*Ana Costa* opened it"),
        (("code",), "`Ana Costa` opened it"),
        (("bold", "italic"), "***Ana Costa*** opened it"),
        (("bold", "bold"), "Ana Costa opened it"),
        (("bold", "italic", "bold"), "*Ana Costa* opened it"),
        (("bold", "italic", "italic"), "**Ana Costa** opened it"),
        (("list",), "- Ana Costa opened it"),
        (("list", "list"), "Ana Costa opened it"),
        (("link",), "[Ana Costa](https://) opened it"),
    ],
)
def test_a_selection_is_marked_up_and_the_mark_taken_away(
    field: MarkdownField, marks: tuple[str, ...], shown: str
) -> None:
    select(field, "Ana Costa")
    for mark in marks:
        field.mark(mark)
    assert field.text() == shown


def test_each_mark_is_one_step_of_the_fields_own_undo(
    qtbot: QtBot, field: MarkdownField
) -> None:
    select(field, "Ana Costa")
    qtbot.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "**Ana Costa** opened it"
    field.undo()
    assert field.text() == "Ana Costa opened it"


def test_a_list_takes_all_lines_that_are_selected(field: MarkdownField) -> None:
    field.show_text("one\ntwo\n- three")
    field.selectAll()
    field.mark("list")
    assert field.text() == "- one\n- two\n- three"
    field.selectAll()
    field.mark("list")
    assert field.text() == "one\ntwo\nthree"


def test_enter_leaves_a_field_of_one_line(qtbot: QtBot, app: QApplication) -> None:
    field = MarkdownField(one_line=True)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in field.toPlainText().replace("\u2028", "\n")


def test_the_bar_marks_up_in_the_field_that_has_the_focus(
    qtbot: QtBot, app: QApplication
) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    first, second = MarkdownField(), MarkdownField()
    bar = MarkdownBar(form, first)
    column = QVBoxLayout(form)
    for part in (bar, first, second):
        column.addWidget(part)
    form.show()
    qtbot.mouseClick(bar.buttons["bold"], Qt.MouseButton.LeftButton)
    assert first.toPlainText() == "****"
    second.setFocus()
    qtbot.mouseClick(bar.buttons["code"], Qt.MouseButton.LeftButton)
    assert second.toPlainText() == "``"


def test_the_last_of_some_tags_is_completed(qtbot: QtBot, app: QApplication) -> None:
    field = TagField()
    qtbot.addWidget(field)
    field.know(["people", "places", "time"])
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "time, pla")
    popup = field.completer().popup()
    assert popup
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.tags() == ("time", "places")
    field.show_tags(("a", "b"))
    assert field.tags() == ("a", "b")
