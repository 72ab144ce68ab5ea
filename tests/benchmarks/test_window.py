"""From pressing a key to the screen that follows it, on the big collection."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating
from quizapp.gui.backend import Backend
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.view import StudyView
from quizapp.paths import Paths
from quizapp.settings import Settings
from quizapp.store.store import Store, open_store
from tests.benchmarks.collection import LEARNER, NOW


@pytest.fixture
def store(big_file: Path, tmp_path: Path) -> Iterator[Store]:
    copied = tmp_path / "collection.db"
    shutil.copy(big_file, copied)
    opened = open_store(copied, now=NOW)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    settings = Settings(appearance="light")
    application(settings)
    paths = Paths(tmp_path, tmp_path / "settings.toml", tmp_path / "logs")
    window = MainWindow(paths, settings)
    qtbot.addWidget(window)
    window.show()
    window.set_backend(Backend(store, lambda: NOW, LEARNER))
    window.show_page("study")
    QApplication.processEvents()
    return window


def test_from_a_rating_to_the_next_question(
    benchmark: BenchmarkFixture, window: MainWindow
) -> None:
    (view,) = window.findChildren(StudyView)

    def answered() -> None:
        view.check()
        QApplication.processEvents()

    def rate() -> None:
        QTest.keyClick(view.page.ratings.buttons[Rating.GOOD], Qt.Key.Key_3)
        QApplication.processEvents()

    benchmark.pedantic(rate, setup=answered, rounds=200)  # type: ignore[no-untyped-call]
    assert view.asking
