from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.services import study
from quizapp.store.store import Store
from tests.factories import NOW, a_learner, a_question
from tests.gui.conftest import Shelf

AHEAD = NOW + timedelta(days=3_650)


def test_a_clock_that_stood_ahead_is_told_and_its_cards_are_brought_back(
    qtbot: QtBot, store: Store, shelf: Shelf, bare_window: MainWindow, backend: Backend
) -> None:
    shelf.hold(a_question())
    study.rate_card(store, shelf.cards[0].id, Rating.AGAIN, AHEAD)
    bare_window.set_backend(backend)
    bar = bare_window.messages
    qtbot.waitUntil(bar.isVisible)
    assert "but the last answer was given on 20 November 2036" in bar.text.text()
    assert "1 card waits for a day that is far off." in bar.text.text()
    qtbot.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    assert shelf.card().day == a_learner().day(NOW)
    assert not bar.isVisible()
    backend.undo()
    assert shelf.card().day == a_learner().day(AHEAD)


def test_a_clock_that_is_right_is_not_talked_about(
    qtbot: QtBot, store: Store, shelf: Shelf, bare_window: MainWindow, backend: Backend
) -> None:
    shelf.hold(a_question())
    study.rate_card(store, shelf.cards[0].id, Rating.AGAIN, NOW)
    bare_window.set_backend(backend)
    qtbot.waitUntil(lambda: "due" in bare_window.status.due.text())
    assert not bare_window.messages.isVisible()
