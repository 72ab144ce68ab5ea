"""The steps of plan.feature."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytest_bdd import given, parsers, scenarios, then, when

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Rating, State
from quizapp.gui.planning.view import PlanView
from quizapp.services import study
from tests.features.conftest import Desk

scenarios("plan.feature")

MOST_TABS = 80


@given("a learner who has studied for some days")
def _studied(desk: Desk) -> None:
    learner, store = desk.collection.learner, desk.collection.store
    with store.read() as tx:
        banks = tuple(bank.id for bank in tx.banks.all())
    for _ in range(5):
        session = study.start(learner, banks, desk.now)
        while asked := study.next_card(store, session, desk.now):
            study.rate_card(store, asked.card.id, Rating.GOOD, desk.now)
            desk.now += timedelta(minutes=1)
        desk.now += timedelta(days=1)


@when(parsers.parse('I go to "{name}"'))
def _go(desk: Desk, name: str) -> None:
    for _ in range(MOST_TABS):
        if _named(desk.focus()) == name:
            return
        desk.qtbot.keyClick(desk.focus(), Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


@when("the work has ended")
def _ended(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not desk.backend.working, timeout=20_000)


@then("the plan tells what will be known, and nothing is set")
def _told(desk: Desk) -> None:
    _ended(desk)
    exam = _plan(desk).exam
    assert "known" in exam.headline.text()
    assert exam.table.rowCount() > 5
    assert _bank(desk).options.exam is None
    assert exam.set.hasFocus()


@then("the bank has an exam")
def _has_exam(desk: Desk) -> None:
    _ended(desk)
    assert _bank(desk).options.exam


@then("the bank has no exam")
def _no_exam(desk: Desk) -> None:
    assert _bank(desk).options.exam is None
    assert desk.today.notes.text() == ""


@then("Today tells of the exam")
def _today(desk: Desk) -> None:
    assert f"Exam in 30 days: {_bank(desk).name}." in desk.today.notes.text()


@then("Today says how many cards wait for another day")
def _held_back(desk: Desk) -> None:
    assert "3 new cards" in desk.today.headline.text()
    assert "17 cards wait for another day" in desk.today.notes.text()


@then("each day is shown as it is now and as it would be")
def _shown(desk: Desk) -> None:
    _ended(desk)
    result = _plan(desk).breaks.holiday
    assert result.isVisible()
    assert result.table.rowCount() > 1
    assert not desk.backend.learner.routine.holidays
    assert result.do.hasFocus()


@then("no card is due on the days off")
def _none_due(desk: Desk) -> None:
    _ended(desk)
    (away,) = desk.backend.learner.routine.holidays
    with desk.collection.store.read() as tx:
        cards = list(tx.cards.of_bank(_bank(desk).id, desk.collection.learner.id))
    days = [card.day for card in cards if card.state is State.REVIEW]
    assert days
    assert not any(day in away for day in days if day)


def _plan(desk: Desk) -> PlanView:
    (view,) = desk.window.findChildren(PlanView)
    return view


def _bank(desk: Desk) -> Bank:
    with desk.collection.store.read() as tx:
        return tx.banks.all()[0]


def _named(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return widget.accessibleName()
