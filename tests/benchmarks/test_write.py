"""Write on a bank of 5,000 questions: from a key to the paint, and the filters."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.domain.work import finish
from quizapp.gui.backend import Backend
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.gui.write.rows import Filter, State
from quizapp.gui.write.view import WriteView
from quizapp.paths import Paths
from quizapp.services.problems.problem import Sign
from quizapp.services.problems.survey import survey
from quizapp.settings import Settings
from quizapp.store.store import Store, open_store
from tests.factories import BANK, NOW, a_bank, a_learner, a_question, an_article

QUESTIONS = 5_000
_FILTERS = (
    Filter(text="harbour"),
    Filter(),
    Filter(kind="multichoice"),
    Filter(tag="tag 3"),
    Filter(author="Ada"),
    Filter(state=State.PROBLEM),
    Filter(state=State.UNPROVED),
    Filter(state=Sign.NEAR_DUPLICATE),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("write") / "collection.db", now=NOW)
    dice = random.Random(20261126)  # noqa: S311 - not a secret
    with opened.write() as tx:
        tx.learners.add(a_learner())
        tx.banks.add(a_bank())
        tx.articles.add(an_article())
        tx.questions.add(*(made(number, dice) for number in range(QUESTIONS)))
    yield opened
    opened.close()


def made(number: int, dice: random.Random) -> Question:
    """Return a question; one of a hundred is much like the one before."""
    if number % 100 == 99:
        dice.seed(number - 1)
    else:
        dice.seed(number)
    words = [f"word{dice.randrange(3_000)}" for _ in range(6)]
    names = [f"Name{dice.randrange(2_000)}" for _ in range(4)]
    choices = tuple(Choice(name, float(not n)) for n, name in enumerate(names))
    return a_question(
        stem=f"Who of the harbour saw {' '.join(words)}?",
        body=MultipleChoice(choices),
        tags=(f"tag {number % 20}",),
        author=("Ada", "Grace", "")[number % 3],
    )


@pytest.fixture
def view(qtbot: QtBot, store: Store, tmp_path: Path) -> WriteView:
    settings = Settings(appearance="light")
    application(settings)
    paths = Paths(tmp_path, tmp_path / "settings.toml", tmp_path / "logs")
    window = MainWindow(paths, settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.set_backend(Backend(store, lambda: NOW, a_learner()))
    window.show_page("write")
    (found,) = window.findChildren(WriteView)
    qtbot.waitUntil(lambda: found.surveyor.survey is not None, timeout=60_000)
    QApplication.processEvents()
    return found


def test_from_a_key_to_the_paint(benchmark: BenchmarkFixture, view: WriteView) -> None:
    view.show_part("form")
    view.form.stem.selectAll()
    letters = iter("Which mayor of the town opened the festival there? " * 10)

    def strike() -> None:
        QTest.keyClicks(view.form.stem, next(letters))
        QApplication.processEvents()

    benchmark.pedantic(strike, rounds=300)  # type: ignore[no-untyped-call]
    assert view.form.stem.text().startswith("Which mayor of")


def test_a_pause_in_typing_looks_at_the_question_anew(
    benchmark: BenchmarkFixture, view: WriteView
) -> None:
    view.form.stem.setPlainText("Who of the harbour saw nothing at all?")

    def pause() -> None:
        view.form.changed.emit()
        QApplication.processEvents()

    benchmark.pedantic(pause, rounds=100)  # type: ignore[no-untyped-call]
    assert view.preview.stem.text.startswith("Who of the harbour")


def test_a_filter_lists_what_it_lets_through(
    benchmark: BenchmarkFixture, view: WriteView
) -> None:
    filters = iter(_FILTERS * 20)

    def use() -> None:
        view.list.show_filter(next(filters))
        QApplication.processEvents()

    benchmark.pedantic(use, rounds=len(_FILTERS) * 20)  # type: ignore[no-untyped-call]
    assert view.list.model.total == QUESTIONS


def test_another_question_is_picked(
    benchmark: BenchmarkFixture, view: WriteView
) -> None:
    def step() -> None:
        view.list.step(1)
        QApplication.processEvents()

    benchmark.pedantic(step, rounds=100)  # type: ignore[no-untyped-call]
    assert view.form.stem.text()


def test_an_edit_is_stored_and_its_neighbours_looked_at(
    benchmark: BenchmarkFixture, view: WriteView
) -> None:
    number = iter(range(10_000))

    def edit() -> None:
        view.form.stem.setPlainText(f"Who of the harbour saw {next(number)} ships?")
        view.writing.settle()
        QApplication.processEvents()

    benchmark.pedantic(edit, rounds=20)  # type: ignore[no-untyped-call]
    assert not view.writing.unsaved


def test_a_bank_is_looked_over(benchmark: BenchmarkFixture, store: Store) -> None:
    def look() -> int:
        return finish(survey(store, BANK)).count

    count = benchmark.pedantic(look, rounds=3)  # type: ignore[no-untyped-call]
    assert count
