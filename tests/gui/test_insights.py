import csv
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QTableWidget
from pytestqt.qtbot import QtBot

from quizapp.domain.attempts import Confidence
from quizapp.domain.cards import Rating
from quizapp.domain.ids import BankId
from quizapp.domain.questions import Question
from quizapp.domain.quizzes import Order, Source
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.insights.bars import BarChart
from quizapp.gui.insights.chart import Point, nice
from quizapp.gui.insights.view import InsightsView
from quizapp.gui.main_window import MainWindow
from quizapp.services import quiz, study
from quizapp.services.quiz import Reply
from quizapp.store.store import Store
from tests.factories import (
    NOW,
    a_bank,
    a_choice_question,
    a_learner,
    a_question,
    a_quiz,
)
from tests.gui.conftest import Shelf

KNOWN, HARD = a_question(tags=("mayor",)), a_question(stem="Where was it?")
OTHER = a_bank(id=BankId("e" * 32), name="Other")
DAY = timedelta(days=1)


@pytest.fixture
def insights(qtbot: QtBot, window: MainWindow, shelf: Shelf) -> InsightsView:
    shelf.hold(KNOWN, HARD)
    shelf.hold(a_question(bank_id=OTHER.id), bank=OTHER)
    for number, rating in enumerate((Rating.GOOD, Rating.AGAIN, Rating.GOOD)):
        at = NOW - DAY * (number + 1)
        study.rate_card(shelf.store, shelf.cards[number].id, rating, at)
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: MainWindow) -> InsightsView:
    window.show_page("insights")
    (view,) = window.findChildren(InsightsView)
    ready(qtbot, view)
    return view


def ready(qtbot: QtBot, view: InsightsView) -> None:
    qtbot.waitUntil(lambda: not view.reckoning)


def told(view: InsightsView, name: str) -> list[str]:
    return [p.told for p in view.learner.cards[name].chart.points if p.value]


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def test_charts_show_what_was_done_and_remembered(insights: InsightsView) -> None:
    assert insights.learner.headline.text() == "About 3 of 3 cards known now."
    assert len(told(insights, "calendar")) == 3
    assert told(insights, "answers") == ["3 answers"]  # of a week
    assert sum(len(told(insights, n)) for n in ("stability", "difficulty")) >= 2
    retention = insights.learner.cards["retention"]
    assert "what is wanted: 90 %" in retention.about.text()
    assert "So few reviews say little yet." in retention.about.text()
    reviews = [text.split(" of ")[1][0] for text in told(insights, "retention")]
    assert sum(map(int, reviews)) == 3
    (row,) = range(insights.learner.hardest.table.rowCount())
    assert cell(insights.learner.hardest.table, row, 0) == "Where was it?"
    assert cell(insights.learner.hardest.table, row, 1) == "1 time"


def test_figures_are_narrowed_to_a_bank_or_a_tag(
    qtbot: QtBot, insights: InsightsView
) -> None:
    what = insights.scope.what
    choices = [what.itemText(place) for place in range(what.count())]
    assert choices == ["All banks", "Harbour", "Other", "Tag: mayor"]
    for place, cards in ((2, "1 card"), (3, "1 card"), (1, "2 cards"), (0, "3 cards")):
        what.setCurrentIndex(place)
        what.activated.emit(place)
        ready(qtbot, insights)
        assert cards in insights.learner.headline.text()


def test_a_period_ends_today(qtbot: QtBot, insights: InsightsView) -> None:
    for place, days in ((0, 30), (1, 90), (2, 365), (3, 4)):
        insights.scope.period.setCurrentIndex(place)
        insights.scope.period.activated.emit(place)
        ready(qtbot, insights)
        points = insights.learner.cards["calendar"].chart.points
        assert len(points) == days
        assert points[-1].name == "Monday, 23 November"


def test_keys_walk_through_the_points_and_the_value_is_told(
    qtbot: QtBot, insights: InsightsView
) -> None:
    card = insights.learner.cards["answers"]
    card.chart.setFocus(Qt.FocusReason.TabFocusReason)
    said = card.told.text()
    assert said == f"{card.chart.points[-1].name}: {card.chart.points[-1].told}"
    assert card.chart.accessibleDescription() == said
    qtbot.keyClick(card.chart, Qt.Key.Key_Left)
    assert card.chart.current == len(card.chart.points) - 2
    qtbot.keyClick(card.chart, Qt.Key.Key_Home)
    assert card.chart.current == 0
    qtbot.keyClick(card.chart, Qt.Key.Key_Left)
    assert card.chart.current == 0
    qtbot.keyClick(card.chart, Qt.Key.Key_End)
    assert card.told.text() == said


def test_in_the_calendar_arrows_go_by_days_and_weeks(
    qtbot: QtBot, insights: InsightsView
) -> None:
    chart = insights.learner.cards["calendar"].chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    last = len(chart.points) - 1
    for key, place in (
        (Qt.Key.Key_Up, last - 1),
        (Qt.Key.Key_Left, last - 8),
        (Qt.Key.Key_Down, last - 7),
        (Qt.Key.Key_Right, last),
    ):
        qtbot.keyClick(chart, key)
        assert chart.current == place


def test_the_mouse_reads_the_value_it_is_over(
    qtbot: QtBot, insights: InsightsView
) -> None:
    card = insights.learner.cards["difficulty"]
    chart = card.chart
    insights.ensureWidgetVisible(chart)
    for place in (0, 4, 8):
        at = QPoint(round(chart.across(place)), chart.height() // 2)
        qtbot.mouseMove(chart, at)
        assert chart.current == place
        assert card.told.text().startswith(chart.points[place].name)
    calendar = insights.learner.cards["calendar"].chart
    insights.ensureWidgetVisible(calendar)
    box = calendar._grid().box(364)  # type: ignore[attr-defined]  # noqa: SLF001
    qtbot.mouseMove(calendar, box.center().toPoint())
    assert calendar.current == 364


def test_each_chart_has_a_table(qtbot: QtBot, insights: InsightsView) -> None:
    for card in insights.learner.cards.values():
        qtbot.mouseClick(card.as_table, Qt.MouseButton.LeftButton)
        assert card.table.isVisibleTo(card)
        rows = [
            (cell(card.table, row, 0), cell(card.table, row, 1))
            for row in range(card.table.rowCount())
        ]
        assert rows == [(point.name, point.told) for point in card.chart.points]
        qtbot.mouseClick(card.as_table, Qt.MouseButton.LeftButton)
        assert card.chart.isVisibleTo(card)


def test_tables_and_pictures_are_saved(
    qtbot: QtBot,
    insights: InsightsView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = insights.learner.cards["answers"]
    for button, name in ((card.as_csv, "a.csv"), (card.as_png, "a.png")):
        chosen = (str(tmp_path / name), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, c=chosen: c)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["Answers", "Answers"]
    assert [tuple(row) for row in rows] == list(card.rows())
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() >= card.chart.width()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot,
    insights: InsightsView,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = insights.learner.cards["answers"]
    for button, name in ((card.as_csv, "no/a.csv"), (card.as_png, "no/a.png")):
        chosen = (str(tmp_path / name), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, c=chosen: c)
        window.messages.hide()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.messages.isVisible()


def test_an_answer_elsewhere_and_its_undo_are_seen(
    qtbot: QtBot, insights: InsightsView, backend: Backend, shelf: Shelf
) -> None:
    backend.do(study.rate_card, shelf.cards[0].id, Rating.GOOD, NOW)
    ready(qtbot, insights)
    assert len(told(insights, "calendar")) == 4
    backend.undo()
    ready(qtbot, insights)
    assert len(told(insights, "calendar")) == 3


def test_the_hardest_question_is_edited_by_key(
    qtbot: QtBot, insights: InsightsView
) -> None:
    table = insights.learner.hardest.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    with qtbot.waitSignal(insights.edit_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_E)
    question = (asked.args or [None])[0]
    assert isinstance(question, Question)
    assert question.id == HARD.id


def test_without_answers_the_page_says_what_will_be_here(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = opened(qtbot, window)
    assert "figures come with answers" in view.learner.headline.text()
    qtbot.keyClick(view, Qt.Key.Key_Q)
    ready(qtbot, view)
    assert view.items.isChecked()
    assert view.teacher.headline.text() == "There is no bank here yet."


def test_at_twice_the_font_size_charts_stand_below_each_other(
    qtbot: QtBot, insights: InsightsView, app: QApplication
) -> None:
    answers, minutes = (insights.learner.cards[n] for n in ("answers", "minutes"))
    assert answers.y() == minutes.y()
    theme.apply(app, "dark", 200)
    insights.resize(900, 700)
    qtbot.waitUntil(lambda: answers.y() < minutes.y())
    assert answers.chart.width() > 200


def take(store: Store, questions: list[Question], right: list[bool]) -> None:
    fixed = Source(fixed=tuple(question.id for question in questions))
    test = a_quiz(source=fixed, order=Order.AS_IN_BANK)
    attempt = quiz.begin(store, a_learner(), test, NOW, seed=1)
    for place, known in enumerate(right):
        picked = frozenset({0 if known else 1})
        reply = Reply(picked, "", Confidence.SURE, duration=DAY)
        quiz.answer(store, attempt, place, reply, DAY)
    quiz.finish(store, attempt, DAY, NOW)


def test_teachers_see_which_questions_to_mend_first(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    good, easy, odd = (a_choice_question(stem=f"{name}?") for name in "GEO")
    shelf.hold(good, easy, odd)
    for number in range(24):
        knows = number % 2 == 0
        take(shelf.store, [good, easy, odd], [knows, True, not knows])
    view = opened(qtbot, window)
    qtbot.mouseClick(view.items, Qt.MouseButton.LeftButton)
    page = view.teacher
    assert not page.items.isVisible()
    ready(qtbot, view)
    assert page.headline.text() == "24 attempts: 67 % on average."
    view.items.setFocus()
    qtbot.keyClick(view.items, Qt.Key.Key_M)
    assert view.mine.hasFocus()
    qtbot.keyClick(view.mine, Qt.Key.Key_Q)
    assert view.items.hasFocus()
    ready(qtbot, view)
    table = page.items.table
    QApplication.processEvents()
    assert table.mapTo(view, QPoint()).y() < page.items.mapTo(view, QPoint()).y() + 120
    rows = [
        [cell(table, row, column) for column in range(table.columnCount())]
        for row in range(3)
    ]
    stems = [row[0] for row in rows]
    assert set(stems) == {"G?", "E?", "O?"}
    easy_row = rows[stems.index("E?")]
    assert "nearly everybody knows it" in easy_row[1]
    assert "has choices that nobody picks" in easy_row[1]
    assert easy_row[2:7] == ["24", "100 %", "0 %", "25 %", "–"]
    assert easy_row[8] == "✓24 · ✗0 · ✗0 · ✗0"
    assert "the better do worse" in rows[stems.index("O?")][1]
    assert "Too sure by 28 %" in page.confidence.text()
    window.resize(800, 650)
    qtbot.waitUntil(lambda: table.columnWidth(0) == 280)
    window.resize(1280, 800)
    table.setCurrentCell(0, 0)
    with qtbot.waitSignal(view.edit_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    question = (asked.args or [None])[0]
    assert isinstance(question, Question)
    assert question.stem == stems[0]


def test_few_attempts_are_said_to_be_few(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    question = a_choice_question()
    shelf.hold(question)
    take(shelf.store, [question], [True])
    view = opened(qtbot, window)
    view.turn_to(view.teacher)
    ready(qtbot, view)
    assert "these figures say little" in view.teacher.about.text()
    assert cell(view.teacher.items.table, 0, 1) == ""


@pytest.mark.parametrize(
    ("value", "top"), [(0, 1), (1, 1), (3, 4), (7, 8), (11, 20), (24, 40), (0.3, 0.4)]
)
def test_axes_end_at_round_numbers(value: float, top: float) -> None:
    assert nice(value) == pytest.approx(top)


def test_a_chart_without_points_is_drawn(qtbot: QtBot, app: QApplication) -> None:
    chart = BarChart("Nothing")
    qtbot.addWidget(chart)
    chart.show_points([])
    chart.show()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == -1
    chart.show_points([Point("One", 1, "1")])
    assert not chart.grab().isNull()
