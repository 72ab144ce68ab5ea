"""The real window on a collection of its own, and the steps that all journeys share."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytest_bdd import given, parsers, then, when
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Card
from quizapp.gui.backend import Backend
from quizapp.gui.launch import application
from quizapp.gui.library.view import LibraryView
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.view import StudyView
from quizapp.gui.today.view import TodayView
from quizapp.paths import find_paths
from quizapp.services.collection import Collection, open_collection
from quizapp.settings import Settings
from tests.factories import NOW

LOOK = Settings(appearance="light")
KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Tab": Qt.Key.Key_Tab,
}


class Desk:
    """A window on a collection, and the clock that both go by."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.now: datetime = NOW
        self.first = ""
        self.before: list[Card] = []
        application(LOOK)
        self.open()

    def open(self) -> None:
        self.collection: Collection = open_collection(
            find_paths(), self.now, write=True
        )
        self.backend = Backend(
            self.collection.store, lambda: self.now, self.collection.learner
        )
        self.window = MainWindow(find_paths(), LOOK)
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.set_backend(self.backend)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        self.window.close()
        self.collection.close()

    def press(self, key: str) -> None:
        *modifiers, last = key.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for each in modifiers:
            held |= {
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
                "Alt": Qt.KeyboardModifier.AltModifier,
            }[each]
        code = KEYS.get(last) or Qt.Key(ord(last))
        self.qtbot.keyClick(self.focus(), code, held)

    def focus(self) -> QWidget:
        """Return what a key goes to; the window on top is active as on a desktop."""
        top = QApplication.activeModalWidget() or self.window
        top.activateWindow()
        self.qtbot.waitUntil(top.isActiveWindow)
        return QApplication.focusWidget() or top

    @property
    def today(self) -> TodayView:
        (view,) = self.window.findChildren(TodayView)
        return view

    @property
    def study(self) -> StudyView:
        (view,) = self.window.findChildren(StudyView)
        return view

    @property
    def library(self) -> LibraryView:
        (view,) = self.window.findChildren(LibraryView)
        return view

    @property
    def answers(self) -> int:
        with self.collection.store.read() as tx:
            banks = [bank.id for bank in tx.banks.all()]
            learner = self.collection.learner.id
            cards: list[Card] = []
            for bank in banks:
                cards += tx.cards.of_bank(bank, learner)
            return sum(len(tx.reviews.of_card(card.id)) for card in cards)


@pytest.fixture
def desk(qtbot: QtBot, home: Path) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.close()


@given("a new learner")
def _new_learner(desk: Desk) -> None:
    assert desk.window.page == "today"


@given("a learner who is studying")
def _studying(desk: Desk) -> None:
    desk.press("Enter")
    desk.first = desk.study.page.stem.text
    assert desk.first


@when(parsers.parse("I press {key}"))
def _press(desk: Desk, key: str) -> None:
    desk.press(key)


@when(parsers.parse("I type {words}"))
def _type(desk: Desk, words: str) -> None:
    desk.qtbot.keyClicks(desk.focus(), words)


@when("the window is closed and opened again a day later")
def _next_day(desk: Desk) -> None:
    desk.close()
    desk.now += timedelta(days=1)
    desk.open()


@then("a question is on the screen")
def _asked(desk: Desk) -> None:
    assert desk.study.asking
    assert desk.study.page.stem.text
    assert desk.study.page.check.isVisible()


@then("another question is on the screen")
def _another(desk: Desk) -> None:
    assert desk.study.asking
    assert desk.study.page.stem.text != desk.first


@then("the first question is on the screen again")
def _first_again(desk: Desk) -> None:
    assert desk.study.page.stem.text == desk.first


@then(parsers.re(r"(?P<count>\d+) answers? (is|are) in the log"))
def _in_the_log(desk: Desk, count: str) -> None:
    assert desk.answers == int(count)


@then("Today is on the screen")
def _on_today(desk: Desk) -> None:
    assert desk.window.page == "today"
    assert desk.today.isVisible()
