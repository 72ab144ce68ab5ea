from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from quizapp.domain.browsing import Column, Order
from quizapp.domain.cards import Rating
from quizapp.domain.ids import BankId, new_id
from quizapp.domain.kinds.cloze import Cloze
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.browse.columns import USUAL
from quizapp.gui.browse.commands import _AT_ONCE
from quizapp.gui.browse.days_dialog import DaysDialog
from quizapp.gui.browse.model import CardTable
from quizapp.gui.browse.view import BrowseView
from quizapp.gui.library.question_dialog import QuestionDialog
from quizapp.gui.library.view import LibraryView
from quizapp.gui.main_window import MainWindow
from quizapp.paths import Paths
from quizapp.services import editing, study
from tests.factories import (
    NOW,
    a_bank,
    a_card,
    a_choice_question,
    a_learner,
    a_question,
)
from tests.gui.conftest import Shelf

TODAY = a_learner().day(NOW)
KEY = Qt.Key
OTHER = a_bank(id=BankId(new_id()), name="Other")


@pytest.fixture
def browse(window: MainWindow, shelf: Shelf) -> BrowseView:
    shelf.hold(
        a_choice_question(tags=("sea",)),
        a_question(stem="[[1]] people came.", body=Cloze((("12,000",),))),
        a_question(stem="Zebra?"),
    )
    shelf.hold(a_question(stem="Apple?"), bank=OTHER)
    return opened(window)


def opened(window: MainWindow) -> BrowseView:
    window.show_page("browse")
    (view,) = window.findChildren(BrowseView)
    return view


def shown(view: BrowseView, column: Column = Column.QUESTION) -> list[str]:
    section = view.rows.columns.index(column)
    rows = range(view.rows.rowCount())
    return [str(view.rows.index(row, section).data()) for row in rows]


def typed(qtbot: QtBot, view: BrowseView, text: str, count: int) -> None:
    view.search()
    qtbot.keyClicks(view.field, text)
    qtbot.waitUntil(lambda: view.rows.rowCount() == count)


def test_all_cards_are_listed_with_their_figures(browse: BrowseView) -> None:
    assert shown(browse) == [
        *("Who opened the festival?", "____ people came.", "Zebra?", "Apple?")
    ]
    assert shown(browse, Column.BANK) == ["Harbour"] * 4
    assert set(shown(browse, Column.STATE)) == {"review"}
    assert set(shown(browse, Column.DUE)) == {"today"}
    assert set(shown(browse, Column.RETRIEVABILITY)) == {"90 %"}
    assert browse.found.text() == "4 cards"
    assert QApplication.focusWidget() is browse.table


def test_the_model_keeps_the_rules_of_qt(browse: BrowseView, backend: Backend) -> None:
    rows = CardTable(backend)
    tester = QAbstractItemModelTester(rows)
    rows.refresh()
    rows.show_columns((Column.LAPSES,))
    rows.sort(0)
    rows.refresh()
    assert rows.rowCount() == 4
    assert tester.model() is rows


def test_rows_are_read_when_they_come_into_sight(
    window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(*(a_question(stem=f"Number {n}?") for n in range(1_000)))
    view = opened(window)
    assert view.rows.rowCount() == 1_000
    assert len(view.rows._chunks) <= 2  # noqa: SLF001
    view.table.scrollToBottom()
    view.grab()
    assert view.rows.index(999, 0).data() == "Number 999?"
    assert len(view.rows._chunks) <= 4  # noqa: SLF001


def test_a_search_is_shown_while_it_is_typed(qtbot: QtBot, browse: BrowseView) -> None:
    typed(qtbot, browse, "tag:sea", 1)
    assert shown(browse) == ["Who opened the festival?"]
    assert browse.found.text() == "1 card"
    qtbot.keyClick(browse.field, KEY.Key_Escape)  # the list of what may be written
    qtbot.keyClick(browse.field, KEY.Key_Escape)
    assert browse.field.text() == ""
    assert browse.rows.rowCount() == 4


def test_what_finds_nothing_says_what_helps(qtbot: QtBot, browse: BrowseView) -> None:
    typed(qtbot, browse, "zeppelin", 0)
    assert browse.nothing.isVisible()
    assert browse.nothing.text().startswith("No card fits")


def test_an_empty_collection_says_what_comes_first(window: MainWindow) -> None:
    view = opened(window)
    assert view.nothing.text().startswith("No cards yet")


def test_an_error_is_underlined_and_told_and_goes_with_the_next_letter(
    qtbot: QtBot, browse: BrowseView
) -> None:
    typed(qtbot, browse, "zebra", 1)
    qtbot.keyClicks(browse.field, " (")
    qtbot.waitUntil(browse.problem.isVisible)
    assert browse.problem.text() == "Column 7: This bracket is not closed."
    assert browse.rows.rowCount() == 1  # what was found before
    qtbot.keyClicks(browse.field, "is:review)")
    qtbot.waitUntil(lambda: not browse.problem.isVisible())
    assert shown(browse) == ["Zebra?"]


@pytest.mark.parametrize("taking", [KEY.Key_Tab, KEY.Key_Return])
def test_what_may_be_written_is_offered_and_taken(
    qtbot: QtBot, browse: BrowseView, taking: Qt.Key
) -> None:
    browse.search()
    qtbot.keyClicks(browse.field, "-ba")
    assert browse.field.popup.isVisible()
    qtbot.keyClick(browse.field, taking)
    assert browse.field.text() == "-bank:"
    qtbot.keyClicks(browse.field, "o")
    assert offered(browse) == ["bank:Other", "bank:Harbour"]
    qtbot.keyClick(browse.field.popup, KEY.Key_Down)
    qtbot.keyClick(browse.field.popup, taking)
    assert browse.field.text() == "-bank:Other "
    assert not browse.field.popup.isVisible()


def test_ctrl_space_offers_all_that_can_be_searched_for(
    qtbot: QtBot, browse: BrowseView
) -> None:
    browse.search()
    qtbot.keyClick(browse.field, KEY.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert {"bank:", "is:", "prop:", "rated:"} <= set(offered(browse))
    qtbot.keyClick(browse.field.popup, KEY.Key_Escape)
    assert browse.field.text() == ""


def offered(view: BrowseView) -> list[str]:
    model = view.field.popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_names_with_spaces_are_completed_in_quotes(
    qtbot: QtBot, browse: BrowseView, backend: Backend
) -> None:
    backend.do(editing.add_bank, "The old harbour")
    browse.search()
    qtbot.keyClicks(browse.field, "bank:old")
    assert offered(browse) == ['bank:"The old harbour"']


def test_a_click_on_a_heading_sorts_and_keeps_what_is_picked(
    qtbot: QtBot, browse: BrowseView
) -> None:
    browse.table.selectRow(2)
    click_heading(qtbot, browse, Column.QUESTION)
    assert [stem for stem in shown(browse) if "____" not in stem] == [
        *("Apple?", "Who opened the festival?", "Zebra?")
    ]
    current = browse.rows.listed(browse.table.currentIndex().row())
    assert current is not None
    assert current.prompt == "Zebra?"
    click_heading(qtbot, browse, Column.QUESTION)
    assert browse.rows.order == Order(Column.QUESTION, descending=True)
    click_heading(qtbot, browse, Column.QUESTION)
    assert browse.rows.order == Order()


def click_heading(qtbot: QtBot, view: BrowseView, column: Column) -> None:
    header = view.table.horizontalHeader()
    section = view.rows.columns.index(column)
    at = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_columns_are_chosen_and_remembered(
    qtbot: QtBot, window: MainWindow, browse: BrowseView, paths: Paths
) -> None:
    window.actions_["cards-columns"].trigger()
    (menu,) = browse.table.findChildren(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert actions["Bank"].isChecked()
    assert not actions["Stability"].isChecked()
    actions["Stability"].trigger()
    actions["Bank"].trigger()
    menu.close()
    click_heading(qtbot, browse, Column.STABILITY)
    columns = browse.rows.columns
    assert columns[-1] is Column.STABILITY
    assert Column.BANK not in columns
    kept = QSettings(str(paths.window), QSettings.Format.IniFormat)
    window.kept.sync()
    again = BrowseView(browse._backend, window.actions_, kept)  # noqa: SLF001
    qtbot.addWidget(again)
    assert again.rows.columns == columns
    assert again.rows.order == Order(Column.STABILITY)


@pytest.mark.parametrize("kept", ["", "question,question,nonsense", "nonsense"])
def test_whatever_is_kept_of_columns_some_are_shown(
    qtbot: QtBot, window: MainWindow, backend: Backend, kept: str
) -> None:
    window.kept.setValue("browse/columns", kept)
    window.kept.setValue("browse/order", "?x")
    window.kept.setValue("browse/widths", "question:wide,bank:999999,state:10")
    view = BrowseView(backend, window.actions_, window.kept)
    qtbot.addWidget(view)
    assert view.rows.columns in {USUAL, (Column.QUESTION,)}
    assert view.rows.order == Order()


def test_the_usual_columns_come_back_and_the_last_cannot_go(
    window: MainWindow, browse: BrowseView
) -> None:
    browse.table.show_columns((Column.QUESTION,))
    window.actions_["cards-columns"].trigger()
    (menu,) = browse.table.findChildren(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Question"].isEnabled()
    actions["The usual columns"].trigger()
    assert browse.rows.columns == USUAL


def test_what_is_picked_stays_picked_when_others_change_the_collection(
    qtbot: QtBot, browse: BrowseView, backend: Backend, shelf: Shelf
) -> None:
    browse.table.selectRow(1)
    qtbot.keyClick(browse.table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    picked = list(browse.table.picked())
    assert len(picked) == 2
    backend.do(editing.delete, [shelf.cards[0].question_id])
    assert shown(browse)[0] == "____ people came."
    assert list(browse.table.picked()) == picked
    backend.undo()
    assert browse.rows.rowCount() == 4
    assert list(browse.table.picked()) == picked


def test_cards_that_no_longer_fit_leave_and_the_next_is_picked(
    qtbot: QtBot, window: MainWindow, browse: BrowseView
) -> None:
    typed(qtbot, browse, "-is:flagged", 4)
    qtbot.keyClick(browse.field, KEY.Key_Down)
    browse.table.selectRow(1)
    window.actions_["cards-flag"].trigger()
    assert browse.rows.rowCount() == 3
    assert browse.table.currentIndex().row() == 1
    assert browse.table.picked_count() == 1


def test_a_page_that_is_not_shown_reads_anew_when_it_is(
    window: MainWindow, browse: BrowseView, backend: Backend, shelf: Shelf
) -> None:
    window.show_page("today")
    backend.do(editing.delete, [shelf.cards[0].question_id])
    window.show_page("browse")
    assert browse.rows.rowCount() == 3


def test_details_show_the_history_as_a_curve_and_as_a_table(
    qtbot: QtBot, browse: BrowseView, backend: Backend, shelf: Shelf
) -> None:
    for days in (5, 2):
        moment = NOW - timedelta(days=days)
        backend.do(study.rate_card, shelf.cards[0].id, Rating.GOOD, moment)
    browse.table.selectRow(0)
    qtbot.keyClick(browse.table, KEY.Key_Return)
    details = browse.details
    assert details.isVisible()
    assert details.prompt.text == "Who opened the festival?"
    assert details.answer.text() == "✓  Ana Costa"
    assert details.history.rowCount() == 2
    written = details.history.model()
    assert written.index(0, 1).data() == "Good"
    assert "2 answers" in details.curve.accessibleDescription()
    details.curve.setFocus()
    assert "Good" in details.told.text()
    latest = details.told.text()
    qtbot.keyClick(details.curve, KEY.Key_Left)
    assert details.told.text() != latest
    details.ensureWidgetVisible(details.curve)
    qtbot.mouseMove(details.curve, QPoint(20, 40))
    qtbot.mouseMove(details.curve, QPoint(details.curve.width() // 2, 40))
    qtbot.waitUntil(lambda: "recall" in details.told.text())
    qtbot.keyClick(details.curve, KEY.Key_Escape)
    assert not details.isVisible()
    assert QApplication.focusWidget() is browse.table


def test_details_follow_the_card_and_say_that_it_was_not_answered(
    qtbot: QtBot, browse: BrowseView
) -> None:
    qtbot.keyClick(browse.table, KEY.Key_Space)
    qtbot.keyClick(browse.table, KEY.Key_Down)
    qtbot.waitUntil(lambda: "12,000" in browse.details.answer.text())
    assert not browse.details.curve.isVisible()
    assert not browse.details.history.isVisible()


def test_where_there_is_little_room_the_details_take_the_place_of_the_table(
    qtbot: QtBot, window: MainWindow, browse: BrowseView
) -> None:
    window.resize(760, 600)
    qtbot.waitUntil(lambda: browse.width() < 760)
    qtbot.keyClick(browse.table, KEY.Key_Space)
    assert browse.details.isVisible()
    assert not browse.table.isVisible()
    qtbot.keyClick(browse.details, KEY.Key_Escape)
    assert browse.table.isVisible()


def test_e_opens_the_question(
    qtbot: QtBot, window: MainWindow, browse: BrowseView
) -> None:
    first = shown(browse)[0]
    qtbot.keyClick(browse.table, KEY.Key_E)
    (dialog,) = window.findChildren(QuestionDialog)
    assert dialog.editor.stem.toPlainText() == first
    dialog.reject()


def test_tags_and_the_bank_of_many_are_changed_in_one_step(
    window: MainWindow, browse: BrowseView, backend: Backend
) -> None:
    backend.do(editing.add_bank, "Other")
    browse.table.selectAll()
    answer(window, "cards-tag", lambda box: box.setTextValue("deep, -sea"))
    assert set(shown_tags(browse)) == {"deep"}
    assert window.actions_["undo"].text() == "Undo tag 4 questions"
    answer(window, "cards-move", lambda box: box.setTextValue("Other"))
    assert set(shown(browse, Column.BANK)) == {"Other"}
    assert window.actions_["undo"].text() == "Undo move 4 questions"
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert set(shown(browse, Column.BANK)) == {"Harbour"}
    assert shown_tags(browse) == ["sea"]


def shown_tags(view: BrowseView) -> list[str]:
    rows = (view.rows.listed(row) for row in range(view.rows.rowCount()))
    return [tag for row in rows if row for tag in row.question.tags]


def answer(
    window: MainWindow, action: str, fill: Callable[[QInputDialog], object]
) -> None:
    """Trigger an action and answer the box that it opens."""
    from PySide6.QtCore import QTimer

    def take() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        fill(box)
        box.accept()

    QTimer.singleShot(0, take)
    window.actions_[action].trigger()


def test_cards_are_rescheduled_by_a_form(
    qtbot: QtBot, window: MainWindow, browse: BrowseView
) -> None:
    browse.table.selectAll()
    qtbot.keyClick(browse.table, KEY.Key_D)
    (dialog,) = window.findChildren(DaysDialog)
    assert dialog.windowTitle() == "Reschedule 4 cards"
    first, last = dialog.findChildren(QSpinBox)
    first.setValue(5)
    assert last.value() == 5
    last.setValue(6)
    qtbot.keyClick(last, KEY.Key_Return)
    assert sorted(shown(browse, Column.DUE)) == ["in 5 days"] * 2 + ["in 6 days"] * 2
    assert window.actions_["undo"].text() == "Undo reschedule 4 cards"


def test_many_cards_are_changed_beside_the_window(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    many = _AT_ONCE + 1
    question = a_question()
    shelf.hold(question)
    with shelf.store.write() as tx:
        tx.cards.add(*(a_card(question, ordinal=n) for n in range(1, many)))
    view = opened(window)
    view.table.selectAll()
    with qtbot.waitSignal(backend.changed):
        window.actions_["cards-suspend"].trigger()
        assert backend.working
        window.actions_["cards-flag"].trigger()  # refused: one after the other
        assert "something else is being written" in window.messages.text.text().lower()
    assert (
        window.actions_["undo"].text() == f"Undo suspend {messages.number(many)} cards"
    )
    assert view.table.picked_count() == many
    backend.undo()
    assert not backend.working


def test_ctrl_f_searches_where_one_is(window: MainWindow, browse: BrowseView) -> None:
    window.actions_["find"].trigger()
    assert QApplication.focusWidget() is browse.field


def test_the_library_leads_to_the_cards_of_a_bank(
    qtbot: QtBot, window: MainWindow, browse: BrowseView
) -> None:
    window.show_page("library")
    (library,) = window.findChildren(LibraryView)
    qtbot.mouseClick(library.cards, Qt.MouseButton.LeftButton)
    assert window.page == "browse"
    assert browse.field.text() == "bank:Harbour"
    assert browse.rows.rowCount() == 4


def test_cards_of_another_learner_are_not_listed(
    window: MainWindow, shelf: Shelf
) -> None:
    question = a_question()
    shelf.hold(question)
    bob = replace(a_learner(), id=type(a_learner().id)(new_id()), name="Bob")
    with shelf.store.write() as tx:
        tx.learners.add(bob)
        tx.cards.add(a_card(question, learner_id=bob.id))
    assert opened(window).rows.rowCount() == 1
