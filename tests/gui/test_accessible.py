"""Every page and dialog: each control has a name, and Tab reaches each."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from quizapp.assets import shipped_banks
from quizapp.gui.actions import ENTRIES
from quizapp.gui.main_window import MainWindow
from quizapp.gui.pages import PAGES
from quizapp.gui.widgets.command_palette import CommandPalette
from quizapp.gui.widgets.key_sheet import KeySheet
from quizapp.services import shipped
from quizapp.store.store import Store
from tests.factories import NOW
from tests.gui.controls import nameless, reached, unreached

NATIVE = QKeySequence.SequenceFormat.NativeText
DIALOGS = ("palette", "keys", "replace", "custom-study")


@pytest.fixture
def full(store: Store, window: MainWindow) -> MainWindow:
    """A window whose pages have something to show."""
    shipped.install(store, shipped_banks(), NOW)
    return window


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name(full: MainWindow, page: str) -> None:
    full.show_page(page)
    assert nameless(full) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_control_of_a_page(
    qtbot: QtBot, full: MainWindow, page: str
) -> None:
    full.show_page(page)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert unreached(full, reached()) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_dialogs_have_named_controls_that_tab_reaches(
    qtbot: QtBot, full: MainWindow, action: str
) -> None:
    full.actions_[action].trigger()
    (dialog,) = [d for d in full.findChildren(QDialog) if d.isVisible()]
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert nameless(dialog) == []
    assert unreached(dialog, reached()) == []


def test_palette_menus_and_sheet_list_every_action(
    qtbot: QtBot, full: MainWindow
) -> None:
    names = {entry.name for entry in ENTRIES}
    listed = {
        action.objectName()
        for menu in full.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]
    }
    assert listed == names
    full.actions_["palette"].trigger()
    (palette,) = full.findChildren(CommandPalette)
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert len(shown) == len(ENTRIES)
    palette.reject()
    full.actions_["keys"].trigger()
    (sheet,) = full.findChildren(KeySheet)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    for entry in ENTRIES:
        assert full.actions_[entry.name].text() in texts
        keys = full.actions_[entry.name].shortcut()
        assert keys.isEmpty() or keys.toString(NATIVE) in texts
