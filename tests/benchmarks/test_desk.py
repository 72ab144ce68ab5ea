"""From a key to the next question at the desk, with ten thousand candidates."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from quizapp.gui.backend import Backend
from quizapp.gui.generation.bench import Bench
from quizapp.gui.generation.view import DeskView
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.paths import Paths
from quizapp.services import desk
from quizapp.settings import Settings
from quizapp.store.store import open_store
from tests.factories import NOW, a_candidate, a_learner, an_article

MANY = 10_000


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    settings = Settings(appearance="light")
    application(settings)
    store = open_store(tmp_path / "collection.db", now=NOW)
    with store.write() as tx:
        tx.learners.add(a_learner())
    made = [a_candidate(question=f"Who opened festival {n}?") for n in range(MANY)]
    opened = desk.begin_draft(store, an_article(), made, NOW)
    paths = Paths(tmp_path, tmp_path / "settings.toml", tmp_path / "logs")
    window = MainWindow(paths, settings)
    qtbot.addWidget(window)
    window.show()
    window.set_backend(Backend(store, lambda: NOW, a_learner()))
    window.show_page("desk")
    (view,) = window.findChildren(DeskView)
    view.open_draft(opened.draft.id)
    QApplication.processEvents()
    yield view.bench
    window.close()
    store.close()


def test_from_keeping_a_question_to_the_next(
    benchmark: BenchmarkFixture, bench: Bench
) -> None:
    def keep() -> None:
        QTest.keyClick(bench.list.view, Qt.Key.Key_K)
        QApplication.processEvents()

    benchmark(keep)


def test_drawing_the_last_candidates(benchmark: BenchmarkFixture, bench: Bench) -> None:
    bench.list.view.scrollToBottom()
    benchmark(bench.list.view.viewport().grab)
