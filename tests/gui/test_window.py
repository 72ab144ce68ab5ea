import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QSplitter,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from quizapp.assets import shipped_banks
from quizapp.domain.cards import Rating
from quizapp.gui.actions import ENTRIES, MENUS
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.pages import PAGES
from quizapp.gui.settings.view import SettingsView
from quizapp.gui.today.view import TodayView
from quizapp.gui.widgets.command_palette import CommandPalette
from quizapp.paths import Paths
from quizapp.services import study
from quizapp.settings import Settings, load_settings
from quizapp.store.store import Store
from tests.factories import a_choice_question, a_question
from tests.gui.conftest import Shelf, study_view

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_window_stands_before_there_is_a_collection(
    bare_window: MainWindow,
) -> None:
    assert bare_window.isVisible()
    for action in bare_window.actions_:
        if action.objectName() in {"today", "study", "library", "undo", "redo", "find"}:
            action.trigger()
    assert bare_window.page == ""


def test_the_window_imports_no_store_before_it_is_shown() -> None:
    code = (
        "import sys; import quizapp.gui.main_window;"
        "late = ('sqlalchemy', 'fsrs', 'quizapp.store', 'quizapp.services');"
        "sys.exit(', '.join(m for m in sys.modules if m.startswith(late)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""


def test_each_page_of_the_rail_is_a_key_away_in_its_order(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question())
    pages = ["today", "study", "quiz", "library", "write", "desk", "browse", "insights"]
    assert [*window.rail.buttons] == [*pages, "settings"]
    for number, page in enumerate(pages, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert window.page == page
        assert window.rail.buttons[page].isChecked()
    tops = [button.y() for button in window.rail.buttons.values()]
    assert tops == sorted(tops)


def test_the_rail_goes_to_pages_by_click(qtbot: QtBot, window: MainWindow) -> None:
    for name, button in window.rail.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.page == name


def test_every_action_says_its_keys_and_no_keys_are_taken_twice(
    window: MainWindow,
) -> None:
    for page in {entry.page for entry in ENTRIES}:
        works = [e.keys for e in ENTRIES if e.keys and e.page in {page, ""}]
        assert len(works) == len(set(works))
    for entry in ENTRIES:
        action = window.actions_[entry.name]
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert shown in action.toolTip()
        assert action in [a for menu in window.menuBar().actions() for a in _in(menu)]


def _in(menu_action: object) -> list[object]:
    return list(menu_action.menu().actions())  # type: ignore[attr-defined]


def test_every_control_has_a_name(window: MainWindow, shelf: Shelf) -> None:
    shelf.hold(a_choice_question(), a_question())
    for page in ("today", "study", "library"):
        window.show_page(page)
    kinds = (QAbstractButton, QLineEdit, QTextBrowser, QAbstractItemView)
    for kind in kinds:
        for control in window.findChildren(kind):
            if isinstance(control, QHeaderView) or not control.isVisible():
                continue
            named = control.accessibleName() or getattr(control, "text", str)()
            assert named, control


def test_undo_names_what_it_takes_back(
    window: MainWindow, backend: Backend, shelf: Shelf
) -> None:
    undo = window.actions_["undo"]
    assert not undo.isEnabled()
    shelf.hold(a_question())
    backend.do(study.flag_card, shelf.card().id)
    assert undo.text() == "Undo flag"
    undo.trigger()
    assert not shelf.card().flagged
    assert window.messages.text.text() == "Undone: flag"
    assert window.actions_["redo"].text() == "Redo flag"


def test_an_error_stays_until_it_is_closed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text("{")
    drop(window, damaged)
    qtbot.waitUntil(window.messages.isVisible)
    assert "damaged.json" in window.messages.text.text()
    qtbot.mouseClick(window.messages.close_button, Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()


def test_a_dropped_bank_is_added_and_one_click_takes_it_back(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    drop(window, shipped_banks()[0])
    qtbot.waitUntil(window.messages.isVisible)
    assert "questions added" in window.messages.text.text()
    (today,) = window.findChildren(TodayView)
    assert len(today.rows) == 1
    qtbot.mouseClick(window.messages.offer, Qt.MouseButton.LeftButton)
    assert not today.rows
    assert today.headline.text() == "There is no bank here yet."


def drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def opened_again(qtbot: QtBot, window: MainWindow, backend: Backend) -> MainWindow:
    """Close the window and open it as at the next start."""
    window.close()
    again = MainWindow(window.paths, Settings(appearance="light"))
    qtbot.addWidget(again)
    again.show()
    again.set_backend(backend)
    return again


@pytest.mark.parametrize(
    ("left", "shown"), [*((p, p) for p in PAGES if p != "study"), ("study", "today")]
)
def test_size_and_page_are_remembered(
    qtbot: QtBot, window: MainWindow, backend: Backend, left: str, shown: str
) -> None:
    window.resize(761, 603)
    window.show_page(left)
    again = opened_again(qtbot, window, backend)
    assert (again.width(), again.height()) == (761, 603)
    assert again.page == shown


def test_a_page_that_there_is_no_longer_gives_way_to_today(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    window.kept.setValue("page", "news")
    window.set_backend(backend)
    assert window.page == "today"


def drag_right(qtbot: QtBot, splitter: QSplitter, by: int) -> list[int]:
    """Drag the first handle to the right, and return the sizes then."""
    handle = splitter.handle(1)
    start = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(handle, start + QPoint(by, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
    return splitter.sizes()


@pytest.mark.parametrize("page", ["library", "write"])
def test_splitters_stay_where_they_are_dragged(
    qtbot: QtBot, window: MainWindow, backend: Backend, shelf: Shelf, page: str
) -> None:
    shelf.hold(a_choice_question())
    window.resize(780, 700)
    window.show_page(page)
    (splitter,) = window.findChildren(QSplitter)
    before = splitter.sizes()
    dragged = drag_right(qtbot, splitter, 40)
    assert dragged[0] > before[0] + 20
    again = opened_again(qtbot, window, backend)
    (splitter,) = again.findChildren(QSplitter)
    qtbot.waitUntil(lambda: splitter.sizes() == dragged)


def test_each_number_of_columns_has_its_own_splitter(
    qtbot: QtBot, window: MainWindow, backend: Backend, shelf: Shelf
) -> None:
    shelf.hold(a_choice_question())
    window.show_page("write")
    (splitter,) = window.findChildren(QSplitter)
    dragged = drag_right(qtbot, splitter, 40)
    window.resize(900, 800)
    qtbot.waitUntil(lambda: splitter.count() == 2)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: splitter.sizes() == dragged)


def test_larger_text_is_kept_and_the_rail_gives_way(
    window: MainWindow, paths: Paths
) -> None:
    for _ in range(10):
        window.actions_["larger"].trigger()
    window.actions_["look-dark"].trigger()
    kept = load_settings(paths.settings)
    assert (kept.font_size, kept.appearance) == (200, "dark")
    assert window.rail.width() < 176


def test_the_palette_finds_an_action_and_does_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    (palette,) = window.findChildren(CommandPalette)
    qtbot.waitUntil(palette.field.hasFocus)
    qtbot.keyClicks(palette.field, "libr")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page == "library"


def test_the_palette_names_what_works_elsewhere_but_does_not_do_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    (palette,) = window.findChildren(CommandPalette)
    qtbot.keyClicks(palette.field, "study flag")
    assert [palette.list.item(0).text()] == ["Study: Flag card (F)"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_alt_and_its_first_letter_open_a_menu(qtbot: QtBot, window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == [f"&{title}" for title in MENUS]
    assert len({title[1] for title in titles}) == len(titles)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_["today"] in menu.actions()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_settings_take_the_focus_to_their_first_control(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_page("settings")
    (view,) = window.findChildren(SettingsView)
    qtbot.waitUntil(view.learners.who.hasFocus)


def test_f1_shows_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (sheet,) = window.findChildren(QDialog)
    words = [label.text() for label in sheet.findChildren(type(window.status.due))]
    assert "Ctrl+K" in words
    assert "Space or Enter" in words
    sheet.reject()


def test_today_starts_with_enter_and_a_bank_is_studied_by_its_row(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question())
    (today,) = window.findChildren(TodayView)
    window.show_page("library")
    window.show_page("today")
    assert today.headline.text() == "1 card is due. About 1 minute."
    assert today.start.hasFocus()
    qtbot.keyClick(today.start, Qt.Key.Key_Return)
    assert window.page == "study"
    assert study_view(window).asking
    window.show_page("today")
    qtbot.keyClick(today.rows[0], Qt.Key.Key_Return)
    assert window.page == "study"


def test_a_look_that_cannot_be_saved_holds_and_is_told(
    window: MainWindow, paths: Paths
) -> None:
    paths.settings.mkdir()
    window.change_look("appearance", "dark")
    assert "The settings cannot be saved" in window.messages.text.text()
    assert "answers are not concerned" in window.messages.text.text()


def test_a_warning_that_nothing_was_saved_goes_when_the_answer_could_be(
    window: MainWindow, shelf: Shelf, store: Store
) -> None:
    shelf.hold(a_question())
    window.show_page("study")
    view = study_view(window)
    view.check()
    kept = store.path.rename(store.path.with_name("elsewhere.db"))
    view.rate(Rating.GOOD)
    assert "Nothing of this was saved" in window.messages.text.text()
    assert view.asking
    assert not shelf.reviews()
    kept.rename(store.path)
    view.rate(Rating.GOOD)
    assert not window.messages.isVisible()
    assert len(shelf.reviews()) == 1
