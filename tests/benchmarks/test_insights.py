"""Figures over the whole log, and the page that draws them."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from quizapp.domain.insights import Scope
from quizapp.domain.work import finish
from quizapp.gui import theme
from quizapp.gui.insights.learner_page import LearnerPage
from quizapp.services import insights
from quizapp.store.store import Store
from tests.benchmarks.collection import LEARNER, NOW, bank_id

ONE = Scope((bank_id(0),))
FIGURES: dict[str, Any] = {
    "practice of all time": lambda store: insights.practice(
        store, LEARNER, Scope(), NOW
    ),
    "practice of a year": lambda store: insights.practice(
        store, LEARNER, Scope(), NOW, 365
    ),
    "forecast": lambda store: insights.forecast(store, LEARNER, Scope(), NOW),
    "memory": lambda store: insights.memory(store, LEARNER, Scope(), NOW),
    "hours": lambda store: insights.by_hour(store, LEARNER, Scope()),
    "hardest": lambda store: insights.hardest(store, LEARNER, Scope()),
    "all of one bank": lambda store: finish(
        insights.figures(store, LEARNER, ONE, NOW, 365)
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures(benchmark: BenchmarkFixture, big: Store, name: str) -> None:
    assert benchmark(FIGURES[name], big) is not None


def test_a_page_of_charts_is_drawn(
    benchmark: BenchmarkFixture, big: Store, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    found = finish(insights.figures(big, LEARNER, Scope(), NOW, 365))
    page = LearnerPage()
    qtbot.addWidget(page)
    page.resize(1180, 1900)
    page.show()
    today = date.fromordinal(LEARNER.day(NOW))

    def draw() -> bool:
        page.show_figures(found, today)
        return page.grab().isNull()

    assert not benchmark(draw)
