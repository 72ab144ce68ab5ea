from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating
from quizapp.domain.changes import Change
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.view import StudyView
from quizapp.gui.widgets.choice_row import Mark
from quizapp.gui.widgets.choices import Choices
from quizapp.store.store import Store
from tests.factories import a_choice_question, a_question, evidence
from tests.gui.conftest import Shelf, study_view

Key = Qt.Key
QUOTE = "Mayor Ana Costa opened the harbour festival in Porto on Friday."


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow, shelf: Shelf) -> "Desk":
    return Desk(qtbot, window, shelf)


class Desk:
    def __init__(self, qtbot: QtBot, window: MainWindow, shelf: Shelf) -> None:
        self.qtbot, self.window, self.shelf = qtbot, window, shelf

    def study(self, *questions: Question) -> StudyView:
        self.shelf.hold(*questions)
        self.window.study(())
        return study_view(self.window)

    def press(self, key: Key, *modifiers: Qt.KeyboardModifier) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(target, key, held)

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert isinstance(target, QLineEdit)
        self.qtbot.keyClicks(target, text)

    @property
    def choices(self) -> Choices:
        view = study_view(self.window)
        return next(c for c in view.answer.findChildren(Choices) if c.isVisible())

    def choose(self, text: str) -> None:
        rows = self.choices.rows
        (place,) = (i for i, row in enumerate(rows) if row.text() == text)
        self.press(Key(Key.Key_A + place))


def visible(widget: QWidget) -> bool:
    return widget.isVisible()


def test_a_right_choice_is_told_in_words_and_good_is_proposed(desk: Desk) -> None:
    view = desk.study(a_choice_question(evidence=evidence(QUOTE)))
    desk.choose("Ana Costa")
    desk.press(Key.Key_Return)

    (right,) = (row for row in desk.choices.rows if row.mark is Mark.RIGHT)
    assert right.note == "your answer, right"
    assert view.page.verdict.words.text() == "Right"
    assert view.page.ratings[Rating.GOOD].hasFocus()


def test_a_wrong_choice_shows_both_and_again_is_proposed(desk: Desk) -> None:
    view = desk.study(a_choice_question())
    desk.choose("Eva Silva")
    desk.press(Key.Key_Space)

    notes = {row.text(): row.note for row in desk.choices.rows if row.note}
    assert notes == {"Ana Costa": "right", "Eva Silva": "your answer"}
    assert view.page.verdict.words.text() == "Not right"
    assert view.page.ratings[Rating.AGAIN].hasFocus()


def test_enter_gives_the_proposed_rating_and_keeps_what_was_answered(
    desk: Desk,
) -> None:
    desk.study(a_choice_question())
    desk.choose("Ana Costa")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)

    (review,) = desk.shelf.reviews()
    assert review.rating is Rating.GOOD
    assert review.response == "Ana Costa"
    assert review.correct
    assert review.duration_ms > 0


@pytest.mark.parametrize("rating", Rating)
def test_digits_rate_after_the_check(desk: Desk, rating: Rating) -> None:
    desk.study(a_choice_question())
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    desk.press(Key(Key.Key_0 + rating.value))
    assert [review.rating for review in desk.shelf.reviews()] == [rating]


def test_a_click_on_a_rating_rates(desk: Desk, qtbot: QtBot) -> None:
    view = desk.study(a_choice_question())
    qtbot.mouseClick(desk.choices.rows[0], Qt.MouseButton.LeftButton)
    assert desk.choices.chosen == {0}
    qtbot.mouseClick(view.page.check, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.page.ratings[Rating.EASY], Qt.MouseButton.LeftButton)
    assert [review.rating for review in desk.shelf.reviews()] == [Rating.EASY]


def test_each_rating_shows_the_wait_it_would_give(desk: Desk) -> None:
    view = desk.study(a_choice_question())
    desk.press(Key.Key_Return)
    names = [button.accessibleName() for button in view.page.ratings.buttons.values()]
    assert names[0] == "Again, 10 min"
    assert all("day" in name for name in names[1:])


def test_rating_the_last_card_ends_the_session_and_undo_brings_it_back(
    desk: Desk,
) -> None:
    view = desk.study(a_choice_question(stem="What is 2 + 2?"))
    desk.press(Key.Key_Return)
    desk.press(Key.Key_4)
    assert not view.asking
    assert visible(view.summary)
    assert view.summary.headline.text() == "Done for today."

    desk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.page.stem.text == "What is 2 + 2?"
    assert visible(view.page.check)
    assert desk.shelf.reviews() == ()


def test_undo_shows_the_undone_card_again_whatever_else_is_due(desk: Desk) -> None:
    view = desk.study(a_question(stem="One?"), a_question(stem="Two?"))
    first = view.page.stem.text
    desk.press(Key.Key_Return)
    desk.press(Key.Key_4)
    assert view.page.stem.text != first
    desk.window.actions_["undo"].trigger()
    assert view.page.stem.text == first
    desk.window.actions_["redo"].trigger()
    assert view.page.stem.text != first


def test_what_was_missed_is_listed_at_the_end(desk: Desk) -> None:
    view = desk.study(a_question(stem="Who opened it?"))
    desk.press(Key.Key_Return)
    desk.press(Key.Key_1)
    while view.asking:
        desk.press(Key.Key_Return)
        desk.press(Key.Key_4)
    shown = [
        label.text() for label in view.summary.findChildren(type(view.summary.result))
    ]
    assert "Who opened it?" in shown
    assert "Ana Costa" in shown
    desk.press(Key.Key_Return)
    assert desk.window.page == "today"


def test_letters_type_where_an_answer_is_typed(desk: Desk) -> None:
    view = desk.study(a_question())
    desk.type("bfsv ana")
    assert view.answer.words() == "bfsv ana"
    assert not desk.shelf.card().flagged
    assert view.asking


def test_a_slip_is_left_to_the_learner(desk: Desk) -> None:
    view = desk.study(a_question())
    desk.type("Ana Coste")
    desk.press(Key.Key_Return)
    assert view.page.verdict.words.text().startswith("Close:")
    assert view.page.ratings[Rating.HARD].hasFocus()
    desk.press(Key.Key_3)
    (review,) = desk.shelf.reviews()
    assert review.correct is None
    assert review.response == "Ana Coste"


def test_a_gap_shows_its_sentence_open_and_takes_what_belongs_in_it(
    desk: Desk,
) -> None:
    view = desk.study(
        a_question(stem="[[1]] opened the festival.", body=Cloze((("Ana Costa",),)))
    )
    assert view.page.stem.text == "______ opened the festival."
    desk.type("ana costa")
    desk.press(Key.Key_Return)
    assert view.page.verdict.words.text() == "Right"


def test_letters_choose_before_they_do_anything_else(desk: Desk) -> None:
    view = desk.study(a_question(stem="It rained.", body=TrueFalse(answer=False)))
    desk.press(Key.Key_F)
    assert desk.choices.rows[1].isChecked()
    assert not desk.shelf.card().flagged
    desk.press(Key.Key_Return)
    assert view.page.verdict.words.text() == "Right"
    desk.press(Key.Key_F)
    assert desk.shelf.card().flagged
    assert visible(view.page.header.flag)


def test_a_flashcard_turns_and_is_judged_by_the_learner(desk: Desk) -> None:
    view = desk.study(a_question(stem="harbour", body=Flashcard("porto")))
    desk.press(Key.Key_Space)
    assert view.page.verdict.key.text == "porto"
    assert view.page.ratings[Rating.GOOD].hasFocus()
    desk.press(Key.Key_Space)
    (review,) = desk.shelf.reviews()
    assert review.correct is None


def test_nothing_answered_is_not_called_wrong(desk: Desk) -> None:
    view = desk.study(a_question(body=TrueFalse(answer=True)))
    desk.press(Key.Key_Return)
    assert view.page.verdict.words.text() == "Not answered"
    assert view.page.ratings[Rating.AGAIN].hasFocus()


def test_burying_goes_on_and_undo_shows_the_card_again(desk: Desk) -> None:
    view = desk.study(a_question(stem="One?"), a_question(stem="Two?"))
    first = view.page.stem.text
    desk.press(Key.Key_Return)
    desk.press(Key.Key_B)
    assert view.page.stem.text != first
    desk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.page.stem.text == first


def test_a_suspended_card_is_not_asked_again(desk: Desk) -> None:
    view = desk.study(a_question())
    desk.press(Key.Key_Return)
    desk.press(Key.Key_S)
    assert desk.shelf.card().suspended
    assert not view.asking


def test_the_evidence_is_shown_with_the_answer_and_the_article_on_request(
    desk: Desk,
) -> None:
    view = desk.study(a_question(evidence=evidence(QUOTE)))
    passage = view.page.passage
    assert not visible(passage)
    desk.press(Key.Key_Return)
    assert visible(passage)
    assert QUOTE in passage.text.toPlainText()
    assert "The festival ends on Sunday." not in passage.text.toPlainText()
    desk.press(Key.Key_V)
    assert "The festival ends on Sunday." in passage.text.toPlainText()
    desk.press(Key.Key_V)
    assert "The festival ends on Sunday." not in passage.text.toPlainText()


def test_the_passage_goes_below_where_the_window_is_narrow(desk: Desk) -> None:
    view = desk.study(a_question(evidence=evidence(QUOTE)))
    desk.press(Key.Key_Return)
    rating = view.page.ratings[Rating.EASY]

    def left_edge() -> int:
        return view.page.passage.mapTo(view, view.page.passage.rect().topLeft()).x()

    assert left_edge() > rating.mapTo(view, rating.rect().topRight()).x()
    desk.window.resize(900, 650)
    desk.qtbot.waitUntil(lambda: left_edge() < 100)


def test_leaving_keeps_the_card_and_what_is_half_typed(desk: Desk) -> None:
    view = desk.study(a_question())
    desk.type("Ana C")
    desk.press(Key.Key_Escape)
    assert desk.window.page == "today"
    desk.window.actions_["study"].trigger()
    assert view.answer.words() == "Ana C"


def test_another_change_leaves_a_half_typed_answer_alone(desk: Desk) -> None:
    view = desk.study(a_question(stem="One?"))
    desk.type("Ana")
    desk.window.actions_["flag"].trigger()
    assert view.answer.words() == "Ana"
    assert visible(view.page.header.flag)


def test_choices_keep_their_order_for_a_card_and_a_day(desk: Desk) -> None:
    question = a_choice_question()
    view = desk.study(question)
    before = [row.text() for row in desk.choices.rows]
    view.study()
    assert [row.text() for row in desk.choices.rows] == before


def test_several_right_choices_can_be_chosen(desk: Desk) -> None:
    question = a_choice_question()
    assert isinstance(question.body, MultipleChoice)
    desk.study(replace(question, body=replace(question.body, single=False)))
    desk.press(Key.Key_1)
    desk.press(Key.Key_3)
    assert desk.choices.chosen == {0, 2}
    desk.press(Key.Key_1)
    assert desk.choices.chosen == {2}


def test_a_held_key_does_not_rush_through_the_cards(desk: Desk) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    view = desk.study(a_choice_question())
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QApplication.sendEvent(view, held)
    assert visible(view.page.check)


def test_a_listener_hears_the_question_the_options_and_the_verdict(desk: Desk) -> None:
    view = desk.study(a_choice_question(stem="Who opened the festival?"))
    assert view.accessibleName() == "Who opened the festival?"
    assert "Ana Costa" in view.accessibleDescription()
    desk.choose("Ana Costa")
    desk.press(Key.Key_Return)
    assert view.accessibleDescription().startswith("Right. Ana Costa")


def test_a_question_loads_nothing_and_shows_html_as_it_is_written(desk: Desk) -> None:
    stem = "<img src='file:///etc/passwd'> ![x](file:///etc/passwd) *who*?"
    view = desk.study(a_question(stem=stem))
    assert "<img" in view.page.stem.text
    assert view.page.stem.loadResource(2, "file:///etc/passwd") is None


def test_what_does_not_fit_is_reached_by_keys(desk: Desk) -> None:
    desk.window.resize(900, 480)
    view = desk.study(a_choice_question(evidence=evidence(QUOTE)))
    desk.press(Key.Key_Return)
    passage = view.page.passage.text

    def seen() -> bool:
        return not passage.visibleRegion().isEmpty()

    for _ in range(4):
        desk.press(Key.Key_PageDown)
    desk.qtbot.waitUntil(seen)
    for _ in range(9):
        desk.press(Key.Key_PageUp)
    assert not view.page.stem.visibleRegion().isEmpty()


def test_a_question_that_is_removed_while_it_is_asked_gives_way_to_the_next(
    desk: Desk, backend: Backend
) -> None:
    first, second = a_question(stem="Who?"), a_question(stem="Where?")
    view = desk.study(first, second)
    shown = first if view.page.stem.text == "Who?" else second

    def remove(store: Store) -> Change:
        with store.write() as tx:
            tx.questions.remove(tx.questions.get(shown.id))
            return tx.change("remove-question")

    backend.do(remove)
    assert view.asking
    assert view.page.stem.text != shown.stem
    desk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.asking
