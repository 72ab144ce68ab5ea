import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from quizapp.domain.articles import Evidence
from quizapp.domain.cards import State
from quizapp.domain.choices import Choice
from quizapp.domain.kinds import KINDS
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from quizapp.gui.backend import Backend
from quizapp.gui.kinds.editors.cloze import ClozeEditor
from quizapp.gui.kinds.editors.multichoice import MultipleChoiceEditor
from quizapp.gui.kinds.editors.shortanswer import ShortAnswerEditor
from quizapp.gui.main_window import MainWindow
from quizapp.gui.write.article_dialog import ArticleDialog
from quizapp.gui.write.question_model import QuestionModel
from quizapp.gui.write.rows import Filter
from quizapp.gui.write.rows import State as Matter
from quizapp.gui.write.view import WriteView
from quizapp.services import editing
from quizapp.services.problems.problem import Sign
from tests.factories import (
    BANK,
    NOW,
    TEXT,
    a_bank,
    a_choice_question,
    a_question,
    evidence,
)
from tests.gui.conftest import Shelf
from tests.gui.test_editing import state_of, studied_question

QUOTE = "Mayor Ana Costa opened the harbour festival in Porto on Friday."
CONTROL = Qt.KeyboardModifier.ControlModifier


def write_with(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, *questions: Question
) -> WriteView:
    if questions:
        shelf.hold(*questions)
    window.show_page("write")
    (view,) = window.findChildren(WriteView)
    qtbot.waitUntil(lambda: view.surveyor.survey is not None or view.bank is None)
    return view


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)


def type_in(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClicks(target, text)


def stored(backend: Backend) -> tuple[Question, ...]:
    with backend.store.read() as tx:
        return tx.questions.of_bank(BANK)


def test_a_question_is_edited_in_its_form_and_saved_when_it_is_left(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(
        qtbot, window, shelf, a_choice_question(), a_question(stem="Where was it?")
    )
    assert view.list.view.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert view.form.stem.hasFocus()
    press(qtbot, Qt.Key.Key_End)
    type_in(qtbot, " Tell.")
    assert stored(backend)[0].stem == "Who opened the festival?"
    press(qtbot, Qt.Key.Key_Escape)
    assert stored(backend)[0].stem == "Who opened the festival? Tell."
    assert view.list.view.hasFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert stored(backend)[0].stem == "Who opened the festival?"
    assert view.form.stem.text() == "Who opened the festival?"


def test_undo_first_takes_back_what_is_typed_then_what_is_stored(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_question())
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_End)
    type_in(qtbot, "!")
    press(qtbot, Qt.Key.Key_S, CONTROL)
    assert stored(backend)[0].stem.endswith("!")
    type_in(qtbot, "?")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert view.form.stem.text() == "Who opened the festival?!"
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert stored(backend)[0].stem == "Who opened the festival?"
    press(qtbot, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert view.form.stem.text() == "Who opened the festival?!"


def test_leaving_the_page_stores_what_is_written(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_question())
    view.form.feedback.setPlainText("The mayor did.")
    window.show_page("library")
    assert stored(backend)[0].feedback == "The mayor did."


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_question_that_is_only_looked_at_is_not_changed(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend, kind: str
) -> None:
    from tests.services.test_converting import a_body

    question = a_question(stem="  One  [[1]] ", body=a_body(kind), default_mark=2.5)
    view = write_with(qtbot, window, shelf, question, a_question())
    assert view.writing.question() == question
    assert not view.writing.unsaved
    press(qtbot, Qt.Key.Key_Down)
    assert stored(backend)[0] == question
    assert editing.versions(backend.store, question.id) == ()


def test_a_studied_question_asks_whether_its_cards_start_again(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    key = studied_question(backend)
    view = write_with(qtbot, window, shelf)
    assert isinstance(view.form.body, ShortAnswerEditor)
    view.form.body.rows.rows[0].text.setText("Rui Lopes")
    view.writing.settle()
    assert "keep their progress" in window.messages.text.text()
    assert state_of(backend, key) is State.LEARNING
    qtbot.mouseClick(window.messages.offer, Qt.MouseButton.LeftButton)
    assert state_of(backend, key) is State.NEW


def test_several_are_tagged_duplicated_moved_and_deleted_and_undo_names_the_step(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(
        qtbot, window, shelf, *(a_question(stem=f"Question {n}?") for n in range(12))
    )
    press(qtbot, Qt.Key.Key_A, CONTROL)
    assert len(view.list.picked_ids()) == 12
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert len(stored(backend)) == 24
    view.list.view.selectAll()
    press(qtbot, Qt.Key.Key_Delete)
    assert stored(backend) == ()
    assert window.actions_["undo"].text() == "Undo delete 24 questions"
    assert view.list.new.isVisible()
    window.actions_["undo"].trigger()
    assert len(stored(backend)) == 24
    assert window.actions_["redo"].text() == "Redo delete 24 questions"


def test_the_list_is_filtered_by_words_kind_tag_author_and_problem(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    view = write_with(
        qtbot,
        window,
        shelf,
        a_choice_question(tags=("people",), author="Ada"),
        a_question(stem="Where was it?", evidence=evidence(QUOTE)),
        a_question(stem="", body=ShortAnswer(())),
    )

    def shown() -> list[str]:
        return [row.listing.stem for row in view.list.model.rows]

    view.list.field.setText("ana fest")
    qtbot.waitUntil(lambda: shown() == ["Who opened the festival?"])
    view.list.show_filter(Filter(kind="shortanswer"))
    assert shown() == ["Where was it?", ""]
    view.list.show_filter(Filter(tag="people"))
    assert shown() == ["Who opened the festival?"]
    view.list.show_filter(Filter(author=""))
    assert shown() == ["Where was it?", ""]
    view.list.show_filter(Filter(state=Matter.UNPROVED))
    assert shown() == ["Who opened the festival?", ""]
    view.list.show_filter(Filter(state=Matter.UNFINISHED))
    assert shown() == [""]
    view.list.show_filter(Filter(state=Sign.NO_EVIDENCE))
    assert shown() == ["Who opened the festival?", ""]
    assert view.list.count.text() == "2 of 3 questions"
    qtbot.mouseClick(view.list.clear, Qt.MouseButton.LeftButton)
    assert len(shown()) == 3
    view.list.states.setCurrentIndex(view.list.states.findText("Without evidence"))
    assert len(shown()) == 2


def test_evidence_is_picked_by_selecting_text_in_the_article(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_question(evidence=evidence(QUOTE)))
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    start = TEXT.index("About 12,000")
    cursor = view.article.text.textCursor()
    document = view.article.text.toPlainText()
    cursor.setPosition(document.index("About 12,000"))
    cursor.setPosition(
        document.index("people came.") + len("people came."),
        QTextCursor.MoveMode.KeepAnchor,
    )
    view.article.text.setTextCursor(cursor)
    press(qtbot, Qt.Key.Key_E, CONTROL)
    assert "12,000" in view.form.quote.text()
    view.writing.settle()
    found = stored(backend)[0].evidence
    assert isinstance(found, Evidence)
    assert found.quote == "About 12,000 people came."
    assert found.span.start == start


def test_a_gap_is_made_by_selecting_what_belongs_in_it(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(
        qtbot, window, shelf, a_question(stem="Ana Costa opened it.", body=Cloze(()))
    )

    def select(words: str) -> None:
        cursor = view.form.stem.textCursor()
        cursor.setPosition(view.form.stem.toPlainText().index(words))
        moved = QTextCursor.MoveOperation.Right
        kept = QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(moved, kept, len(words))
        view.form.stem.setTextCursor(cursor)
        view.form.stem.setFocus()

    select("it")
    press(qtbot, Qt.Key.Key_G, CONTROL)
    select("Ana Costa")
    press(qtbot, Qt.Key.Key_G, CONTROL)
    assert view.form.stem.text() == "[[1]] opened [[2]]."
    assert isinstance(view.form.body, ClozeEditor)
    type_in(qtbot, " / the mayor")
    view.writing.settle()
    assert stored(backend)[0].body == Cloze((("Ana Costa", "the mayor"), ("it",)))
    qtbot.mouseClick(view.form.body.rows.rows[0].away, Qt.MouseButton.LeftButton)
    assert view.form.stem.text() == "Ana Costa opened [[1]]."
    view.writing.settle()
    assert stored(backend)[0].body == Cloze((("it",),))


def test_another_kind_keeps_what_it_can_and_the_way_back_is_the_same(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    question = a_choice_question()
    view = write_with(qtbot, window, shelf, question)
    view.form.kind.setCurrentIndex(view.form.kind.findData("shortanswer"))
    assert view.form.question().body == ShortAnswer((Choice("Ana Costa", 1.0),))
    view.form.kind.setCurrentIndex(view.form.kind.findData("multichoice"))
    assert view.form.question() == question
    assert isinstance(view.form.body, MultipleChoiceEditor)


def test_the_preview_follows_the_form_and_can_be_answered(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    view = write_with(
        qtbot, window, shelf, a_question(evidence=evidence(QUOTE), body=TrueFalse(True))
    )
    assert view.preview.stem.text == "Who opened the festival?"
    view.form.stem.setPlainText("Ana Costa opened **it**.")
    qtbot.waitUntil(lambda: view.preview.stem.text == "Ana Costa opened it.")
    view.show_part("preview")
    press(qtbot, Qt.Key.Key_T)
    press(qtbot, Qt.Key.Key_Return)
    assert view.preview.verdict.words.text() == "Right"
    assert QUOTE in view.preview.proof.text.toPlainText()


def test_an_unfinished_question_is_kept_and_says_what_it_lacks(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_question())
    view.new_question()
    type_in(qtbot, "Which mayor?")
    press(qtbot, Qt.Key.Key_Escape)
    assert stored(backend)[1].stem == "Which mayor?"
    assert stored(backend)[1].author == backend.learner.name
    assert "accepts no answer" in view.preview.told.text()
    assert not view.preview.check.isEnabled()


def test_versions_are_compared_and_brought_back(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    question = a_question()
    view = write_with(qtbot, window, shelf, question)
    view.form.stem.setPlainText("Which mayor opened the festival?")
    view.writing.settle()
    press(qtbot, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert "Who" in view.versions.views[0].toPlainText()
    assert "Which mayor" in view.versions.views[0].toPlainText()
    qtbot.mouseClick(view.versions.backs[0], Qt.MouseButton.LeftButton)
    assert stored(backend)[0].stem == question.stem
    assert view.form.stem.text() == question.stem
    assert len(view.versions.backs) == 2


def test_an_edit_elsewhere_is_shown_and_does_not_take_what_is_typed(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    question = a_question()
    view = write_with(qtbot, window, shelf, question)
    elsewhere = a_question(id=question.id, stem="Who was it?")
    backend.do(editing.save_question, question, elsewhere, NOW)
    assert view.form.stem.text() == "Who was it?"
    view.form.stem.setPlainText("Typed")
    backend.do(editing.tag, [question.id], ["spring"])
    assert view.form.stem.text() == "Typed"
    assert view.writing.settle()
    assert stored(backend)[0].stem == "Typed"


def test_tab_goes_through_the_form_as_it_is_read(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    view = write_with(qtbot, window, shelf, a_choice_question())
    assert isinstance(view.form.body, MultipleChoiceEditor)
    view.form.body.told.setChecked(True)
    view.show_part("form")
    first = view.form.body.rows.rows[0]
    met: list[QWidget | None] = []
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    second = view.form.body.rows.rows[1]
    assert met == [first.mark, first.text, first.away, first.feedback, second.text]
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert first.feedback.hasFocus()
    view.form.mark.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert view.pane.new.hasFocus()
    for _ in range(3):
        press(qtbot, Qt.Key.Key_F6)
    assert view.pane.isAncestorOf(QApplication.focusWidget() or view)


def test_weights_and_several_right_choices_are_written(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_choice_question())
    editor = view.form.body
    assert isinstance(editor, MultipleChoiceEditor)
    editor.several.setChecked(True)
    editor.rows.rows[1].mark.setChecked(True)
    view.writing.settle()
    body = stored(backend)[0].body
    assert isinstance(body, MultipleChoice)
    assert [c.fraction for c in body.choices] == [0.5, 0.5, -0.5, -0.5]
    editor.weighted.setChecked(True)
    editor.rows.rows[0].weight.setValue(75)
    editor.rows.rows[1].weight.setValue(25)
    view.writing.settle()
    body = stored(backend)[0].body
    assert isinstance(body, MultipleChoice)
    assert [c.fraction for c in body.choices] == [0.75, 0.25, -0.5, -0.5]


def test_enter_goes_on_to_the_next_row_and_alt_moves_one(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    view = write_with(qtbot, window, shelf, a_question())
    editor = view.form.body
    assert isinstance(editor, ShortAnswerEditor)
    editor.rows.rows[0].text.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    type_in(qtbot, "Costa")
    assert [a.text for a in editor.body().answers] == ["Ana Costa", "Costa"]
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [a.text for a in editor.body().answers] == ["Costa", "Ana Costa"]
    qtbot.mouseClick(editor.rows.rows[0].away, Qt.MouseButton.LeftButton)
    assert [a.text for a in editor.body().answers] == ["Ana Costa"]


def test_an_article_is_pasted_beside_a_bank_without_one(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    with backend.store.write() as tx:
        tx.banks.add(a_bank())
    view = write_with(qtbot, window, Shelf(backend.store))
    view.new_question()
    type_in(qtbot, "Who?")

    def paste() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ArticleDialog)
        dialog.text.setPlainText("Too short.")
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
        assert dialog.trouble.text()
        dialog.title.setText("Harbour")
        dialog.text.setPlainText(TEXT * 3)
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
        assert dialog.result() == QDialog.DialogCode.Accepted

    view.show_part("article")
    QTimer.singleShot(0, paste)
    qtbot.mouseClick(view.article.add, Qt.MouseButton.LeftButton)
    assert view.article.titles.currentText() == "Harbour"
    assert view.article.text.isVisible()


def test_without_a_bank_the_first_question_makes_one(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    view = write_with(qtbot, window, Shelf(backend.store))
    assert view.bank is None
    qtbot.mouseClick(view.list.new, Qt.MouseButton.LeftButton)
    assert view.form.stem.hasFocus()
    type_in(qtbot, "Who?")
    view.writing.settle()
    with backend.store.read() as tx:
        (bank,) = tx.banks.all()
        assert [q.stem for q in tx.questions.of_bank(bank.id)] == ["Who?"]


def test_the_list_keeps_to_the_rules_of_models(
    app: QApplication, backend: Backend, shelf: Shelf
) -> None:
    shelf.hold(a_question(), a_choice_question())
    model = QuestionModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    assert tester.model() is model
    with backend.store.read() as tx:
        model.show_listings(tx.questions.listings(BANK))
    assert model.rowCount() == 2
    model.use(Filter("nothing like it"))
    assert model.rowCount() == 0


def test_a_bank_that_is_renamed_keeps_its_question_in_the_form(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_question(), a_choice_question())
    press(qtbot, Qt.Key.Key_Down)
    backend.do(editing.rename_bank, BANK, "Harbour II")
    assert view.head.banks.currentText() == "Harbour II"
    assert view.list.current is not None
    assert view.writing.key == view.list.current
    assert view.form.isVisible()


def test_a_blank_question_is_not_scolded(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    view = write_with(qtbot, window, shelf, a_question())
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert not view.pane.found.isVisible()
    type_in(qtbot, "Who did not come?")
    qtbot.waitUntil(view.pane.found.isVisible)
    told = view.pane.problems.accessibleDescription()
    assert "easily missed" in told
    mend = view.pane.problems.mends[0]
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    assert view.form.stem.text() == "Who did **NOT** come?"


def test_a_problem_is_gone_to_by_a_key(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    view = write_with(
        qtbot,
        window,
        shelf,
        a_question(evidence=evidence(QUOTE)),
        a_question(stem="What was there?", body=ShortAnswer(())),
    )
    assert view.head.problems.text() == "2 problems"
    press(qtbot, Qt.Key.Key_F8)
    assert view.form.stem.text() == "What was there?"
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert view.problems.view.hasFocus()
    view.problems.pick(view.surveyor.all()[0])
    assert "until it is whole" in view.problems.why.text()
    assert not view.problems.mend.isEnabled()
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(view.form.body, ShortAnswerEditor)
    assert view.form.body.rows.rows[0].text.hasFocus()


@pytest.mark.parametrize(("width", "size"), [(1280, 100), (800, 100), (720, 200)])
def test_everything_is_reached_however_narrow_the_window_is(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, width: int, size: int
) -> None:
    window.change_look("font_size", size)
    window.resize(width, 650)
    view = write_with(qtbot, window, shelf, a_question(evidence=evidence(QUOTE)))
    for name in ("list", "form", "preview", "article", "problems", "versions"):
        view.show_part(name)
        assert view.panels.is_shown(name)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
    window.change_look("font_size", 100)


def test_what_is_typed_is_stored_when_typing_rests(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(qtbot, window, shelf, a_question())
    assert view.idle.interval() == 15_000
    view.idle.setInterval(10)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_End)
    type_in(qtbot, "!")
    qtbot.waitUntil(lambda: stored(backend)[0].stem.endswith("!"))
    assert view.form.stem.hasFocus()
    assert view.pane.state.text() == "Saved"


def test_a_mended_question_stays_in_sight_until_it_is_left(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    faulty = [
        a_choice_question(stem=f"Who did not open {name}?", evidence=evidence(QUOTE))
        for name in ("the bridge", "a museum")
    ]
    view = write_with(qtbot, window, shelf, *faulty)
    view.list.show_filter(Filter(state=Sign.NEGATIVE_STEM))
    press(qtbot, Qt.Key.Key_F9)
    assert stored(backend)[0].stem == "Who did **NOT** open the bridge?"
    assert view.form.stem.text() == "Who did **NOT** open the bridge?"
    assert len(view.list.model.rows) == 2
    press(qtbot, Qt.Key.Key_Down)
    view.list.show_filter(Filter(state=Sign.NEGATIVE_STEM))
    assert [row.listing.stem for row in view.list.model.rows] == [faulty[1].stem]


def test_questions_that_ask_the_same_are_merged_by_a_key(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    view = write_with(
        qtbot, window, shelf, a_question(tags=("a",)), a_question(tags=("b",))
    )
    view.list.view.selectAll()
    press(qtbot, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [question.tags for question in stored(backend)] == [("a", "b")]
    assert window.actions_["undo"].text() == "Undo merge 2 questions"


def test_the_library_leads_to_a_question_at_write(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(a_question(), a_question(stem="Where was it?"))
    window.show_page("library")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_W)
    assert window.page == "write"
    (view,) = window.findChildren(WriteView)
    assert view.form.stem.text() == "Where was it?"
