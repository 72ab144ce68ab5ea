import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating, State
from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.questions import Question
from quizapp.gui.backend import Backend
from quizapp.gui.kinds.editors.shortanswer import ShortAnswerEditor
from quizapp.gui.library.question_dialog import QuestionDialog
from quizapp.gui.library.tag_dialog import TagDialog
from quizapp.gui.library.view import LibraryView
from quizapp.gui.main_window import MainWindow
from quizapp.services import editing, study
from tests.factories import BANK, NOW, a_bank, a_choice_question, a_question
from tests.gui.conftest import Shelf, study_view

OTHER = BankId("f" * 32)


def library_with(window: MainWindow, shelf: Shelf, *questions: Question) -> LibraryView:
    shelf.hold(*questions)
    with shelf.store.write() as tx:
        tx.banks.add(a_bank(id=OTHER, name="Other"))
    window.show_page("library")
    (view,) = window.findChildren(LibraryView)
    return view


def open_first_bank(qtbot: QtBot, view: LibraryView) -> None:
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)


def answer(value: str) -> None:
    """Answer the next question for a text or a choice."""

    def give() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(value)
        dialog.accept()

    QTimer.singleShot(0, give)


def tag_with(tags: str, away: str) -> None:
    """Answer the next question for tags."""

    def give() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TagDialog)
        dialog.field.setText(tags)
        dialog.boxes[away].click()
        dialog.accept()

    QTimer.singleShot(0, give)


def studied_question(backend: Backend) -> QuestionId:
    """Return a question whose card was answered and is asked again."""
    with backend.store.write() as tx:
        tx.banks.add(a_bank())
    editing.save_question(backend.store, None, a_question(), NOW)
    asked = study.next_card(
        backend.store, study.start(backend.learner, (BANK,), NOW), NOW
    )
    assert asked is not None
    study.rate_card(backend.store, asked.card.id, Rating.AGAIN, NOW)
    return asked.question.id


def state_of(backend: Backend, key: QuestionId) -> State:
    with backend.store.read() as tx:
        (card,) = tx.cards.of_question(key, backend.learner.id)
    return card.state


def stems(backend: Backend, bank_id: BankId = BANK) -> list[str]:
    with backend.store.read() as tx:
        return [question.stem for question in tx.questions.of_bank(bank_id)]


def bank_names(backend: Backend) -> list[str]:
    with backend.store.read() as tx:
        return sorted(bank.name for bank in tx.banks.all())


def test_a_question_is_edited_from_the_library_and_undone(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = library_with(window, shelf, a_choice_question())
    open_first_bank(qtbot, view)
    qtbot.keyClick(view.table, Qt.Key.Key_E)
    (dialog,) = window.findChildren(QuestionDialog)
    dialog.editor.stem.setPlainText("Which mayor opened it?")
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(
        dialog.editor.stem, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: stems(backend) == ["Which mayor opened it?"])
    assert not window.messages.isVisible()
    backend.undo()
    assert stems(backend) == ["Who opened the festival?"]


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_an_edit_is_saved_by_key(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend, key: Qt.Key
) -> None:
    view = library_with(window, shelf, a_question())
    open_first_bank(qtbot, view)
    window.actions_["edit-question"].trigger()
    (dialog,) = window.findChildren(QuestionDialog)
    qtbot.waitUntil(dialog.editor.stem.hasFocus)
    qtbot.keyClicks(dialog.editor.stem, "Who came?")
    qtbot.keyClick(dialog.editor.stem, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stems(backend) == ["Who came?"])


def test_what_cannot_be_asked_cannot_be_saved(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = library_with(window, shelf, a_question())
    open_first_bank(qtbot, view)
    window.actions_["edit-question"].trigger()
    (dialog,) = window.findChildren(QuestionDialog)
    dialog.editor.stem.setPlainText("")
    qtbot.waitUntil(lambda: not dialog.save.isEnabled())
    assert "no words" in dialog.trouble.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert stems(backend) == ["Who opened the festival?"]


def test_another_answer_offers_the_cards_a_new_start(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    key = studied_question(backend)
    window.show_page("study")
    study_view(window).check()
    qtbot.keyClick(window, Qt.Key.Key_E)
    (dialog,) = window.findChildren(QuestionDialog)
    body = dialog.editor.body
    assert isinstance(body, ShortAnswerEditor)
    body.rows.rows[0].text.setText("Rui Lopes")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "keep their progress" in window.messages.text.text()
    assert state_of(backend, key) is State.LEARNING
    qtbot.mouseClick(window.messages.offer, Qt.MouseButton.LeftButton)
    assert state_of(backend, key) is State.NEW


def test_questions_are_moved_tagged_duplicated_and_deleted(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = library_with(
        window, shelf, a_question(tags=("easy",)), a_question(stem="Where was it?")
    )
    open_first_bank(qtbot, view)
    view.table.selectAll()
    tag_with("spring", away="easy")
    window.actions_["tag"].trigger()
    with backend.store.read() as tx:
        assert all(q.tags == ("spring",) for q in tx.questions.of_bank(BANK))
    window.actions_["duplicate"].trigger()
    assert len(stems(backend)) == 4
    view.table.selectRow(0)
    answer("Other")
    window.actions_["move"].trigger()
    assert len(stems(backend, OTHER)) == 1
    view.table.selectRow(0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert len(stems(backend)) == 2
    for _ in range(4):
        backend.undo()
    assert stems(backend) == ["Who opened the festival?", "Where was it?"]


def test_banks_are_added_renamed_duplicated_merged_and_deleted(
    window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = library_with(window, shelf, a_question())
    view.table.selectRow(0)
    answer("Port")
    window.actions_["rename-bank"].trigger()
    answer("Port II")
    window.actions_["duplicate"].trigger()
    answer("Empty")
    window.actions_["add-bank"].trigger()
    assert bank_names(backend) == ["Empty", "Other", "Port", "Port II"]
    view.table.selectRow(2)
    answer("Other")
    window.actions_["merge-bank"].trigger()
    assert bank_names(backend) == ["Empty", "Other", "Port II"]
    assert len(stems(backend, OTHER)) == 1
    view.table.selectRow(0)
    window.actions_["delete"].trigger()
    assert bank_names(backend) == ["Other", "Port II"]


def test_a_name_that_is_none_is_refused(
    window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    library_with(window, shelf, a_question())
    answer("n" * 501)
    window.actions_["add-bank"].trigger()
    assert "1 to 500 characters" in window.messages.text.text()
    assert bank_names(backend) == ["Harbour", "Other"]
