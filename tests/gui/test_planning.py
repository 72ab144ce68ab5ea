from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Card
from quizapp.domain.exams import Exam
from quizapp.domain.ids import BankId
from quizapp.domain.routines import Holiday, Routine
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.planning.view import PlanView
from quizapp.gui.settings.view import SettingsView
from quizapp.gui.today.view import TodayView
from quizapp.store.store import Store
from tests.factories import BANK, LEARNER, a_bank, a_learner
from tests.gui.conftest import Clock
from tests.studying import LATER, cards

BREAK = LATER + timedelta(days=40)


@pytest.fixture
def clock() -> Clock:
    return Clock(LATER)


@pytest.fixture
def backend(studied: Store, clock: Clock, app: QApplication) -> Backend:
    return Backend(studied, clock, a_learner())


@pytest.fixture
def plan(window: MainWindow, backend: Backend) -> Iterator[PlanView]:
    window.actions_["plan"].trigger()
    assert window.page == "plan"
    (view,) = window.findChildren(PlanView)
    yield view
    assert not backend.working


def press(qtbot: QtBot, control: QWidget, backend: Backend) -> None:
    """Press a button by keyboard, and wait until what it began has ended."""
    qtbot.waitUntil(control.isVisible)
    control.setFocus()
    assert control.hasFocus()
    qtbot.keyClick(control, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not backend.working, timeout=20_000)


def words(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def rows(table: QTableWidget) -> list[list[str]]:
    found = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        found.append([item.text() for item in items if item])
    return found


def test_an_exam_is_worked_out_set_and_undone_by_keyboard(
    qtbot: QtBot, plan: PlanView, backend: Backend, studied: Store
) -> None:
    before = cards(studied)
    plan.exam.day.show_day(date.fromordinal(a_learner().day(LATER) + 20))
    qtbot.keyClick(plan.exam.recall, Qt.Key.Key_Right)
    press(qtbot, plan.exam.work_out, backend)
    assert "Today you know about" in plan.exam.details.text()
    assert "known on" in plan.exam.headline.text()
    assert [row[0] for row in rows(plan.exam.table)][:3] == ["5", "10", "15"]
    assert cards(studied) == before
    assert plan.exam.set.hasFocus()
    press(qtbot, plan.exam.set, backend)
    with studied.read() as tx:
        exam = tx.banks.get(BANK).options.exam
    assert exam
    assert (exam.day, exam.recall) == (plan.exam.day.day, 0.91)
    assert plan.exam.remove.isVisible()
    backend.undo()
    assert cards(studied) == before
    assert not plan.exam.remove.isVisible()


def test_an_exam_is_taken_away(
    qtbot: QtBot, plan: PlanView, backend: Backend, studied: Store
) -> None:
    press(qtbot, plan.exam.work_out, backend)
    press(qtbot, plan.exam.set, backend)
    press(qtbot, plan.exam.remove, backend)
    with studied.read() as tx:
        assert tx.banks.get(BANK).options.exam is None


def test_one_thing_is_worked_out_at_a_time(
    qtbot: QtBot, window: MainWindow, plan: PlanView, backend: Backend
) -> None:
    plan.exam.work_out.click()
    plan.cost.play.click()
    assert "being worked out already" in window.messages.text.text()
    qtbot.waitUntil(lambda: not backend.working, timeout=20_000)
    assert plan.exam.result.isVisible()
    assert not plan.cost.result.isVisible()
    assert plan.cost.play.isEnabled()


def test_work_on_the_plan_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, plan: PlanView, backend: Backend
) -> None:
    plan.memory.fit.click()
    assert window.status.cancel.isVisible()
    window.status.cancel.click()
    qtbot.waitUntil(lambda: not backend.working, timeout=20_000)
    assert not plan.memory.findings.isVisible()
    assert plan.memory.fit.isEnabled()


def test_a_changed_day_takes_the_figures_away(
    qtbot: QtBot, plan: PlanView, backend: Backend
) -> None:
    press(qtbot, plan.exam.work_out, backend)
    assert plan.exam.result.isVisible()
    qtbot.keyClick(plan.exam.day, Qt.Key.Key_Up)
    assert not plan.exam.result.isVisible()


def test_minutes_and_easy_days_are_saved_and_the_page_stays(
    qtbot: QtBot, window: MainWindow, plan: PlanView, backend: Backend, studied: Store
) -> None:
    days = plan.days
    assert not days.save.isEnabled()
    days.minutes.setFocus()
    days.minutes.selectAll()
    qtbot.keyClicks(days.minutes, "20")
    qtbot.keyClick(days.weekdays[6], Qt.Key.Key_Down)
    qtbot.keyClick(days.weekdays[5], Qt.Key.Key_Down)
    qtbot.keyClick(days.weekdays[5], Qt.Key.Key_Down)
    assert days.effect.text() == "110 minutes a week."
    press(qtbot, days.save, backend)
    wanted = Routine(20, (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.5))
    with studied.read() as tx:
        assert tx.learners.get(LEARNER).routine == wanted
    assert backend.learner.routine == wanted
    assert window.findChildren(PlanView) == [plan]
    assert not days.save.isEnabled()
    backend.undo()
    assert days.minutes.value() == 0
    assert days.weekdays[6].currentIndex() == 0


def test_a_week_without_any_day_cannot_be_saved(qtbot: QtBot, plan: PlanView) -> None:
    for each in plan.days.weekdays:
        each.setCurrentIndex(2)
    assert "left for study" in plan.days.effect.text()
    assert not plan.days.save.isEnabled()


def test_a_backlog_is_shown_spread_and_undone(
    qtbot: QtBot, plan: PlanView, backend: Backend, clock: Clock, studied: Store
) -> None:
    clock.now = BREAK
    plan.breaks.refresh()
    assert "late" in plan.breaks.waiting.text()
    before = cards(studied)
    plan.breaks.days.setValue(5)
    press(qtbot, plan.breaks.show_backlog, backend)
    assert "on the fullest day" in plan.breaks.backlog.summary.text()
    table = rows(plan.breaks.backlog.table)
    assert int(table[0][1]) > 20 > int(table[0][2])
    assert cards(studied) == before
    assert plan.breaks.backlog.do.hasFocus()
    press(qtbot, plan.breaks.backlog.do, backend)
    assert cards(studied) != before
    assert not plan.breaks.backlog.isVisible()
    backend.undo()
    assert cards(studied) == before


def test_a_holiday_is_planned_and_taken_back(
    qtbot: QtBot, plan: PlanView, backend: Backend, studied: Store
) -> None:
    today = date.fromordinal(a_learner().day(LATER))
    breaks = plan.breaks
    breaks.first.show_day(today + timedelta(days=2))
    breaks.last.show_day(today + timedelta(days=9))
    press(qtbot, breaks.show_holiday, backend)
    press(qtbot, breaks.holiday.do, backend)
    away = Holiday(today + timedelta(days=2), today + timedelta(days=9))
    assert backend.learner.routine.holidays == (away,)
    (back,) = breaks.taken
    press(qtbot, back, backend)
    assert not backend.learner.routine.holidays
    assert breaks.taken == []


def test_a_holiday_cannot_end_before_it_begins(plan: PlanView) -> None:
    today = date.fromordinal(a_learner().day(LATER))
    plan.breaks.first.show_day(today + timedelta(days=30))
    assert plan.breaks.last.day == today + timedelta(days=30)


def memories(found: tuple[Card, ...]) -> list[float | None]:
    return [card.stability for card in found]


def test_the_memory_model_is_fitted_shown_and_used(
    qtbot: QtBot, plan: PlanView, backend: Backend, studied: Store
) -> None:
    before = cards(studied)
    memory = plan.memory
    assert "usual model" in memory.now.text()
    press(qtbot, memory.fit, backend)
    assert "log loss was" in memory.details.text()
    assert rows(memory.table)
    assert cards(studied) == before
    better = memory.verdict.text() == "The fit is better."
    assert memory.choice.isVisible() == better
    assert better
    assert "due on another day" in memory.moved.text()
    press(qtbot, memory.take, backend)
    assert backend.learner.parameters
    assert "fitted to your reviews" in memory.now.text()
    assert not memory.choice.isVisible()
    assert memories(cards(studied)) != memories(before)
    press(qtbot, memory.usual, backend)
    assert memory.take.text() == "Use the usual model"
    press(qtbot, memory.take, backend)
    assert backend.learner.parameters == ()
    backend.undo()
    backend.undo()
    assert cards(studied) == before


def test_what_retention_costs_is_played_through(
    qtbot: QtBot, plan: PlanView, backend: Backend
) -> None:
    plan.cost.days.setValue(60)
    press(qtbot, plan.cost.play, backend)
    assert plan.cost.summary.text().startswith("At 90 %")
    table = rows(plan.cost.table)
    assert table[0][0] == "70 %"
    assert table[-1][0] == "97 %"
    qtbot.keyClick(plan.cost.days, Qt.Key.Key_Up)
    assert not plan.cost.result.isVisible()


def test_the_plan_is_opened_from_today_the_library_and_the_settings(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    (today,) = window.findChildren(TodayView)
    qtbot.mouseClick(today.plan, Qt.MouseButton.LeftButton)
    assert window.page == "plan"
    window.actions_["library"].trigger()
    window.open_bank(BANK)
    window.actions_["exam"].trigger()
    assert window.page == "plan"
    (view,) = window.findChildren(PlanView)
    assert view.exam.day.hasFocus()
    assert view.exam.bank.currentText() == "Harbour"
    window.actions_["settings"].trigger()
    (settings,) = window.findChildren(SettingsView)
    settings.studying.plan.click()
    assert window.page == "plan"


def test_today_tells_of_exams_holidays_and_what_has_to_wait(
    qtbot: QtBot, window: MainWindow, backend: Backend, clock: Clock, studied: Store
) -> None:
    clock.now = BREAK
    day = date.fromordinal(a_learner().day(BREAK))
    with studied.write() as tx:
        bank = tx.banks.get(BANK)
        options = replace(bank.options, exam=Exam(day + timedelta(days=9)))
        tx.banks.replace(bank, replace(bank, options=options))
    window.actions_["settings"].trigger()
    (today,) = window.findChildren(TodayView)
    backend.learner = replace(a_learner(), routine=Routine(1))
    window.actions_["today"].trigger()
    assert "Exam in 9 days: Harbour." in today.notes.text()
    assert "your minutes are spoken for" in today.notes.text()
    away = Routine(0, (), (Holiday(day, day),))
    backend.learner = replace(a_learner(), routine=away)
    today.refresh()
    assert "on holiday" in today.notes.text()
    assert "spoken for" not in today.notes.text()


def test_saving_options_for_all_banks_leaves_each_its_exam(
    qtbot: QtBot, window: MainWindow, plan: PlanView, backend: Backend, studied: Store
) -> None:
    press(qtbot, plan.exam.work_out, backend)
    press(qtbot, plan.exam.set, backend)
    with studied.write() as tx:
        tx.banks.add(a_bank(id=BankId("b" * 32), name="Other"))
    window.actions_["settings"].trigger()
    (settings,) = window.findChildren(SettingsView)
    settings.studying.refresh()
    settings.studying.new.setValue(3)
    press(qtbot, settings.studying.save_all, backend)
    with studied.read() as tx:
        exams = {bank.name: bank.options.exam for bank in tx.banks.all()}
        assert {bank.options.new_per_day for bank in tx.banks.all()} == {3}
    assert exams["Harbour"]
    assert exams["Other"] is None


def test_every_control_of_the_plan_has_a_name(
    qtbot: QtBot, plan: PlanView, backend: Backend
) -> None:
    press(qtbot, plan.exam.work_out, backend)
    press(qtbot, plan.cost.play, backend)
    controls = [
        each
        for each in plan.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(plan)
    ]
    assert len(controls) > 20
    for each in controls:
        owner = each.parentWidget()
        named = each.accessibleName() or getattr(each, "text", str)()
        assert named or (owner and owner.accessibleName()), each


def test_the_plan_fits_its_width_in_large_letters(
    qtbot: QtBot, window: MainWindow, plan: PlanView, backend: Backend
) -> None:
    for size, width in ((100, 1000), (200, 1280)):
        window.change_look("font_size", size)
        window.resize(width, 650)
        press(qtbot, plan.exam.work_out, backend)
        QApplication.processEvents()
        content = plan.widget()
        assert content
        assert content.width() <= plan.viewport().width()
        assert content.minimumSizeHint().width() <= plan.viewport().width()
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
