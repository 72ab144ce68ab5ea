import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from quizapp.domain.errors import QuizError
from quizapp.gui import launch
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.settings.data_section import DataSection
from quizapp.gui.settings.steps import read_steps, write_steps
from quizapp.gui.settings.view import SettingsView
from quizapp.paths import Paths, find_paths
from quizapp.services import backups, learners
from quizapp.settings import Settings, load_settings
from quizapp.store.lock import Lock
from tests.factories import BANK, NOW, a_question
from tests.gui.conftest import Shelf


@pytest.fixture
def settings(window: MainWindow, shelf: Shelf) -> SettingsView:
    shelf.hold(a_question())
    window.actions_["settings"].trigger()
    return settings_of(window)


def settings_of(window: MainWindow) -> SettingsView:
    view = window.findChildren(SettingsView)[-1]
    assert window.page == "settings"
    return view


def type_into_dialog(text: str) -> None:
    """Answer the next question for a text."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(text)
        dialog.accept()

    QTimer.singleShot(0, answer)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_options_are_saved_for_a_bank_and_undone(
    qtbot: QtBot, window: MainWindow, settings: SettingsView, backend: Backend
) -> None:
    studying = settings.studying
    studying.new.setValue(7)
    studying.steps.setText("2m 1h 1d")
    with qtbot.waitSignal(backend.changed):
        click(qtbot, studying.save)
    with backend.store.read() as tx:
        options = tx.banks.get(BANK).options
    assert options.new_per_day == 7
    assert options.learning_steps[1:] == (timedelta(hours=1), timedelta(days=1))
    backend.undo()
    assert studying.new.value() == 20
    assert studying.steps.text() == "1m 10m"


def test_a_step_that_is_none_is_told_and_not_saved(settings: SettingsView) -> None:
    studying = settings.studying
    studying.steps.setText("1m soon")
    assert "“soon” is no step" in studying.problem.text()
    assert not studying.save.isEnabled()
    studying.steps.setText("1m")
    assert studying.problem.text() == ""
    assert studying.save.isEnabled()


def test_more_retention_costs_more_and_the_row_says_so(
    qtbot: QtBot, settings: SettingsView
) -> None:
    def about() -> str:
        words = settings.studying.findChildren(QLabel)
        return next(w.text() for w in words if w.text().startswith("The share of"))

    labels = settings.studying.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("reviews a day" in w.text() for w in labels))
    usual = about()
    settings.studying.retention.setFocus()
    qtbot.keyClick(settings.studying.retention, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: about() != usual)
    assert settings.studying.share.text() == "70 %"


def test_each_setting_goes_back_to_its_default(
    qtbot: QtBot, settings: SettingsView
) -> None:
    rows = settings.studying._rows  # noqa: SLF001 - a row has no name on the screen
    row = rows["new_per_day"]
    assert not row.back.isVisibleTo(row)
    settings.studying.new.setValue(3)
    assert row.back.isVisibleTo(row)
    click(qtbot, row.back)
    assert settings.studying.new.value() == 20


def test_a_learner_is_added_named_and_removed(
    qtbot: QtBot, window: MainWindow, settings: SettingsView, backend: Backend
) -> None:
    type_into_dialog("Grace")
    click(qtbot, settings.learners.add)
    qtbot.waitUntil(lambda: backend.learner.name == "Grace")
    assert window.status.learner.text() == "Learner: Grace"
    type_into_dialog("Grace H.")
    click(qtbot, settings_of(window).learners.rename)
    qtbot.waitUntil(lambda: backend.learner.name == "Grace H.")
    click(qtbot, settings_of(window).learners.remove)
    assert backend.learner.name == "Ada"
    backend.undo()
    found = backend.ask(learners.learners)
    assert found
    assert {each.name for each in found} == {"Ada", "Grace H."}


def test_the_status_line_switches_between_learners(
    qtbot: QtBot,
    window: MainWindow,
    settings: SettingsView,
    backend: Backend,
    paths: Paths,
) -> None:
    type_into_dialog("Grace")
    click(qtbot, settings.learners.add)
    qtbot.waitUntil(lambda: backend.learner.name == "Grace")
    click(qtbot, window.status.learner)
    (menu,) = window.status.findChildren(QMenu)
    (ada,) = [each for each in menu.actions() if each.text() == "Ada"]
    ada.trigger()
    menu.close()
    assert backend.learner.name == "Ada"
    assert load_settings(paths.settings).learner == backend.learner.id


def test_the_day_begins_when_the_learner_says(
    qtbot: QtBot, window: MainWindow, settings: SettingsView, backend: Backend
) -> None:
    box = settings.learners.begins
    box.setFocus()
    with qtbot.waitSignal(backend.changed):
        box.setCurrentIndex(6)
        box.activated.emit(6)
    assert backend.learner.day_start == 6
    backend.undo()
    assert backend.learner.day_start == 4


def test_the_look_changes_at_once_and_is_kept(
    window: MainWindow, settings: SettingsView, paths: Paths, app: QApplication
) -> None:
    settings.look.typeface.activated.emit(1)
    settings.look.appearance.activated.emit(2)
    assert load_settings(paths.settings).typeface == "sans"
    assert app.property("appearance") == "dark"
    window.actions_["larger"].trigger()
    assert settings.look.font_size.currentText() == "110 %"
    window.actions_["smaller"].trigger()


def test_a_backup_is_made_and_put_back(qtbot: QtBot, home: Path) -> None:
    paths = find_paths()
    launch.application(Settings())
    window = MainWindow(paths, Settings())
    qtbot.addWidget(window)
    window.show()
    close = launch.fill(window, paths, Lock(paths.lock))
    window.show_page("settings")
    data = settings_of(window).data
    click(qtbot, data.make)
    assert data.table.rowCount() == 1
    holds = data.table.item(0, 2)
    assert holds is not None
    assert "1 bank" in holds.text()
    (backend,) = window.findChildren(Backend)
    before = backend.learner
    finish_change(qtbot, backend)
    data.table.selectRow(0)
    click(qtbot, data.restore)
    (box,) = data.findChildren(QMessageBox)
    accept = next(b for b in box.buttons() if "Put it back" in b.text())
    click(qtbot, accept)
    qtbot.waitUntil(lambda: "back in place" in window.messages.text.text())
    newest = window.findChildren(Backend)[-1]
    assert newest.learner == before
    assert len(list(paths.data.glob("collection-replaced-*.db"))) == 1
    close()
    Lock(paths.lock).release()


def finish_change(qtbot: QtBot, backend: Backend) -> None:
    after = type(backend.learner)(backend.learner.id, "Renamed later")
    task = backend.begin(learners.change_learner(backend.store, backend.learner, after))
    with qtbot.waitSignal(task.finished):
        pass


def test_a_damaged_backup_leaves_the_collection_as_it_is(
    qtbot: QtBot, home: Path
) -> None:
    paths = find_paths()
    launch.application(Settings())
    window = MainWindow(paths, Settings())
    qtbot.addWidget(window)
    window.show()
    close = launch.fill(window, paths, Lock(paths.lock))
    made = backups.back_up(paths, NOW)
    made.write_bytes(made.read_bytes()[:5000])
    window.restore_asked.emit(made)
    assert "not sound" in window.messages.text.text()
    assert window.page == "today"
    close()


@given(st.lists(st.integers(1, 30 * 86_400), max_size=5))
def test_steps_are_read_as_they_were_written(seconds: list[int]) -> None:
    steps = tuple(timedelta(seconds=each) for each in seconds)
    assert read_steps(write_steps(steps)) == steps


@pytest.mark.parametrize("text", ["x", "10", "1m,5q", "-1m", "1.5h"])
def test_what_is_no_step_is_named(text: str) -> None:
    with pytest.raises(QuizError, match="is no step"):
        read_steps(text)


def test_unused_pictures_are_counted_and_tidied_away(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    name = backend.store.media.add(b"\x89PNG\r\n\x1a\n")
    os.utime(backend.store.media.folder / name, (1e9, 1e9))
    window.show_page("settings")
    (data,) = window.findChildren(DataSection)
    assert "1 file of pictures" in data.unused.text()
    click(qtbot, data.tidy)
    assert backend.store.media.names() == frozenset()
    assert "There are none." in data.unused.text()
    assert not data.tidy.isEnabled()
