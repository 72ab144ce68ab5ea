"""Kinds that are answered with several rows, by keys and by mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.ordering import Ordering
from quizapp.gui.kinds.matching import MatchingWidget
from quizapp.gui.kinds.ordering import OrderingWidget
from quizapp.gui.library.detail import Detail
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.view import StudyView
from quizapp.gui.widgets.choice_row import Mark
from tests.factories import a_question
from tests.gui.conftest import Shelf, study_view

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
HOMES = Matching(
    (Pair("Ada", "London"), Pair("Eva", "Lima"), Pair("Rui", "London")), ("Oslo",)
)
DAY = Ordering(("wake up", "get up", "wash", "eat"))


class Matches:
    """A card to match, in the real window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, shelf: Shelf) -> None:
        shelf.hold(a_question(stem="Who lives where?", body=HOMES))
        window.study(())
        self.qtbot, self.shelf, self.view = qtbot, shelf, study_view(window)
        answer = self.view.answer
        assert isinstance(answer, MatchingWidget)
        self.answer = answer

    def place(self, text: str) -> int:
        box = self.answer.rows[0].box
        return next(i for i in range(box.count()) if box.itemText(i)[3:] == text)

    def pick(self, *texts: str) -> None:
        for text in texts:
            press(self.qtbot, Key(Key.Key_A + self.place(text)))


class Order:
    """A card to put in order, in the real window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, shelf: Shelf) -> None:
        shelf.hold(a_question(stem="In which order?", body=DAY))
        window.study(())
        self.qtbot, self.shelf, self.view = qtbot, shelf, study_view(window)
        answer = self.view.answer
        assert isinstance(answer, OrderingWidget)
        self.answer = answer
        qtbot.waitUntil(lambda: answer.items.rows[-1].y() > 0)

    @property
    def shown(self) -> list[str]:
        return [row.text() for row in self.answer.items.rows]

    def drag(self, text: str, onto: str) -> None:
        rows, items = self.answer.items.rows, self.answer.items
        start, end = rows[self.shown.index(text)], rows[self.shown.index(onto)]
        down = 1 if end.y() > start.y() else -1
        target = items.mapTo(items, end.geometry().center() + QPoint(0, 3 * down))
        self.qtbot.mousePress(start, LEFT)
        self.qtbot.mouseMove(start, start.mapFrom(items, target))
        self.qtbot.mouseRelease(start, LEFT)

    def sort_by_keys(self) -> None:
        for place, item in enumerate(DAY.items):
            press(self.qtbot, Key(Key.Key_1 + self.shown.index(item)))
            while self.shown.index(item) > place:
                press(self.qtbot, Key.Key_Up, CTRL)


def press(
    qtbot: QtBot,
    key: Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, held)


def verdict(view: StudyView) -> str:
    return view.page.verdict.words.text()


def notes(matches: Matches) -> list[list[tuple[str, str]]]:
    return [
        [
            (part.words.text(), part.note.text())
            for part in (row.picked, row.right)
            if part.isVisible()
        ]
        for row in matches.answer.rows
    ]


@pytest.fixture
def matches(qtbot: QtBot, window: MainWindow, shelf: Shelf) -> Matches:
    return Matches(qtbot, window, shelf)


@pytest.fixture
def order(qtbot: QtBot, window: MainWindow, shelf: Shelf) -> Order:
    return Order(qtbot, window, shelf)


def test_letters_match_one_row_after_the_other_and_enter_checks(
    matches: Matches,
) -> None:
    assert matches.view.page.check.text() == "Show the answer"
    matches.pick("London", "Lima", "London")
    assert matches.view.page.check.text() == "Check"
    press(matches.qtbot, Key.Key_Return)
    assert verdict(matches.view) == "Right"
    right = "your answer, right"
    assert notes(matches) == [
        [("London", right)],
        [("Lima", right)],
        [("London", right)],
    ]
    assert matches.view.page.ratings[Rating.GOOD].hasFocus()
    press(matches.qtbot, Key.Key_Return)
    (review,) = matches.shelf.reviews()
    assert review.response == "Ada → London; Eva → Lima; Rui → London"
    assert review.correct


def test_each_row_says_what_was_wrong_and_what_is_right(matches: Matches) -> None:
    matches.pick("London", "Oslo")
    press(matches.qtbot, Key.Key_Return)
    assert verdict(matches.view) == "Partly right"
    assert notes(matches) == [
        [("London", "your answer, right")],
        [("Oslo", "your answer"), ("Lima", "right")],
        [("–", "no answer"), ("London", "right")],
    ]
    names = [row.accessibleName() for row in matches.answer.rows]
    assert names[1] == "Eva: Oslo, your answer; Lima, right"
    assert not matches.view.page.verdict.key.isVisible()


def test_nothing_matched_is_not_called_wrong(matches: Matches) -> None:
    press(matches.qtbot, Key.Key_Return)
    assert verdict(matches.view) == "Not answered"
    assert notes(matches)[0] == [("London", "right")]
    press(matches.qtbot, Key.Key_Return)
    assert matches.shelf.reviews()[0].response == ""


def test_arrows_and_the_list_match_too(matches: Matches) -> None:
    first, second, _ = (row.box for row in matches.answer.rows)
    assert first.hasFocus()
    press(matches.qtbot, Key.Key_Down)
    press(matches.qtbot, Key.Key_Down)
    assert first.currentIndex() == 1
    press(matches.qtbot, Key.Key_Tab)
    assert second.hasFocus()
    press(matches.qtbot, Key.Key_Space)
    view = second.view()
    matches.qtbot.waitUntil(view.isVisible)
    matches.qtbot.keyClick(view, Key.Key_B)
    matches.qtbot.keyClick(view, Key.Key_Return)
    matches.qtbot.waitUntil(lambda: not view.isVisible())
    assert second.currentIndex() == 1
    assert not matches.shelf.card().flagged
    assert matches.view.asking
    assert matches.view.page.check.isVisible()


def test_a_click_in_the_list_matches(matches: Matches) -> None:
    box = matches.answer.rows[2].box
    matches.qtbot.mouseClick(box, LEFT)
    matches.qtbot.waitUntil(box.view().isVisible)
    spot = box.view().visualRect(box.model().index(2, 0)).center()
    matches.qtbot.mouseMove(box.view().viewport(), spot)
    QApplication.processEvents()
    matches.qtbot.wait(QApplication.doubleClickInterval())  # a popup's first click
    matches.qtbot.mouseClick(box.view().viewport(), LEFT, pos=spot)
    assert box.currentIndex() == 2


def test_scrolling_the_page_answers_nothing(matches: Matches) -> None:
    box = matches.answer.rows[0].box
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == -1


def test_a_listener_hears_what_is_to_be_matched(matches: Matches) -> None:
    heard = matches.view.accessibleDescription()
    assert heard.startswith("Ada; Eva; Rui; A  ")
    assert [row.box.accessibleName() for row in matches.answer.rows] == [
        "Ada",
        "Eva",
        "Rui",
    ]


def test_a_card_to_match_is_taken_up_where_it_was_left(
    matches: Matches, window: MainWindow
) -> None:
    matches.pick("London")
    press(matches.qtbot, Key.Key_Escape)
    assert window.page == "today"
    window.actions_["study"].trigger()
    assert matches.answer.words() == "Ada → London"
    matches.qtbot.waitUntil(matches.answer.rows[1].box.hasFocus)


def test_an_order_never_begins_right_and_untouched_is_not_answered(
    order: Order,
) -> None:
    assert order.shown != list(DAY.items)
    press(order.qtbot, Key.Key_Space)
    assert verdict(order.view) == "Not answered"
    assert order.shown == list(DAY.items)
    press(order.qtbot, Key.Key_Space)
    assert order.shelf.reviews()[0].response == ""


def test_keys_put_rows_in_order(order: Order) -> None:
    order.sort_by_keys()
    press(order.qtbot, Key.Key_Return)
    assert verdict(order.view) == "Right"
    rows = order.answer.items.rows
    assert {row.mark for row in rows} == {Mark.RIGHT}
    assert {row.note for row in rows} == {"your place, right"}
    press(order.qtbot, Key.Key_Return)
    assert order.shelf.reviews()[0].response == "wake up → get up → wash → eat"


def test_arrows_choose_a_row_and_carry_it_with_the_focus(order: Order) -> None:
    items, before = order.answer.items, order.shown
    press(order.qtbot, Key.Key_Up)
    assert items.here == 0
    press(order.qtbot, Key.Key_Down)
    assert items.rows[1].hasFocus()
    assert order.shown == before
    press(order.qtbot, Key.Key_Down, CTRL)
    assert order.shown == [before[0], before[2], before[1], before[3]]
    assert items.rows[2].hasFocus()
    assert items.rows[2].accessibleName() == f"3: {before[1]}"
    press(order.qtbot, Key.Key_Tab)
    assert items.here == 3


def test_a_row_that_is_chosen_by_keys_comes_into_view(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    many = Ordering(tuple(f"step {number}" for number in range(20)))
    shelf.hold(a_question(body=many))
    window.study(())
    answer = study_view(window).answer
    assert isinstance(answer, OrderingWidget)
    rows = answer.items.rows
    qtbot.waitUntil(lambda: rows[-1].y() > 0)
    assert rows[-1].visibleRegion().isEmpty()
    for _ in rows[1:]:
        press(qtbot, Key.Key_Down)
    assert rows[-1].visibleRegion().boundingRect() == rows[-1].rect()


def test_rows_are_dragged_up_and_down(order: Order) -> None:
    before = order.shown
    order.drag(before[0], before[3])
    assert order.shown == [*before[1:], before[0]]
    order.drag(before[0], before[1])
    assert order.shown == before
    assert order.answer.answered


def test_where_a_row_was_put_and_where_it_belongs_is_told(order: Order) -> None:
    order.sort_by_keys()
    press(order.qtbot, Key.Key_1)
    for _ in range(3):
        press(order.qtbot, Key.Key_Down, CTRL)
    press(order.qtbot, Key.Key_Return)
    assert verdict(order.view) == "Partly right"
    rows = order.answer.items.rows
    assert [row.text() for row in rows] == list(DAY.items)
    assert [row.note[-1] for row in rows] == ["4", "1", "2", "3"]
    assert rows[0].accessibleName() == "1: wake up, your place: 4"
    assert order.answer.hint.text().startswith("2 of 3 were followed by the right one.")
    drawn = order.shown
    order.drag(drawn[0], drawn[2])
    assert order.shown == drawn


def test_an_order_stays_the_same_for_a_card_and_a_day(order: Order) -> None:
    before = order.shown
    order.view.study()
    assert order.shown == before


@pytest.mark.parametrize("body", [HOMES, DAY])
def test_the_library_shows_the_whole_answer(
    qtbot: QtBot, app: QApplication, body: Matching | Ordering
) -> None:
    question = a_question(body=body)
    detail = Detail()
    qtbot.addWidget(detail)
    detail.show_question(question, None)
    assert detail.above.text() == body.name.capitalize()
    assert detail.answers.text() == f"✓  {question.key()}"
    assert detail.others.text() == "\n".join(body.others())


@pytest.mark.parametrize("body", [HOMES, DAY])
def test_nothing_is_cut_off_in_a_small_window(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, body: Matching | Ordering
) -> None:
    window.resize(900, 520)
    shelf.hold(a_question(body=body))
    window.study(())
    view = study_view(window)

    def inside(widget: QWidget) -> bool:
        if not widget.isVisible():
            return True
        right = widget.mapTo(view, widget.rect().topRight()).x()
        return 0 < right <= view.width()

    qtbot.waitUntil(lambda: all(map(inside, view.answer.findChildren(QWidget))))
