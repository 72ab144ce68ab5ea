from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Review
from quizapp.domain.questions import Question
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.view import StudyView
from quizapp.paths import Paths
from quizapp.settings import Settings
from quizapp.store.store import Store
from tests.factories import LEARNER, NOW, a_bank, a_due_card, a_learner, an_article


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Shelf:
    """Puts questions into the collection and looks at what came of their cards."""

    store: Store
    cards: list[Card] = field(default_factory=list)

    def hold(self, *questions: Question, bank: Bank | None = None) -> None:
        with self.store.write() as tx:
            if tx.banks.find((bank or a_bank()).id) is None:
                tx.banks.add(bank or a_bank())
            if tx.articles.find(an_article().id) is None:
                tx.articles.add(an_article())
            tx.questions.add(*questions)
            for question in questions:
                self.cards.append(a_due_card(question))
            tx.cards.add(*self.cards[-len(questions) :])

    def card(self, number: int = 0) -> Card:
        with self.store.read() as tx:
            return tx.cards.get(self.cards[number].id)

    def reviews(self) -> tuple[Review, ...]:
        with self.store.read() as tx:
            return tuple(r for c in self.cards for r in tx.reviews.of_card(c.id))


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp, "light")
    yield qapp
    theme.apply(qapp, "light")


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return Shelf(store)


@pytest.fixture
def backend(store: Store, app: QApplication) -> Backend:
    assert a_learner().id == LEARNER
    return Backend(store, Clock(), a_learner())


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path, tmp_path / "settings.toml", tmp_path / "logs")


@pytest.fixture
def bare_window(qtbot: QtBot, app: QApplication, paths: Paths) -> MainWindow:
    """A window without a collection."""
    window = MainWindow(paths, Settings(appearance="light"))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def window(bare_window: MainWindow, backend: Backend) -> MainWindow:
    bare_window.set_backend(backend)
    return bare_window


def study_view(window: MainWindow) -> StudyView:
    (view,) = window.findChildren(StudyView)
    return view
