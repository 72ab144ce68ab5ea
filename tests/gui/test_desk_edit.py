"""The desk edits a question of every kind in the forms that all pages share."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.choices import Choice
from quizapp.domain.drafts import Fault, Proposal, Verdict
from quizapp.domain.kinds import KINDS
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Body
from quizapp.gui.backend import Backend
from quizapp.gui.generation.bench import Bench
from quizapp.gui.generation.view import DeskView
from quizapp.gui.kinds.editors.multichoice import MultipleChoiceEditor
from quizapp.gui.kinds.editors.shortanswer import ShortAnswerEditor
from quizapp.gui.main_window import MainWindow
from quizapp.services import desk
from quizapp.services.desk import Opened
from quizapp.store.store import Store
from tests.factories import NOW, a_candidate, an_article
from tests.gui.test_desk import press, stem, verdicts
from tests.services.test_converting import BODIES

CONTROL, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
CANDIDATES = (
    a_candidate(),
    a_candidate("Porto", question="Where did Ana Costa open the harbour festival?"),
)
TOLD = MultipleChoice(
    (Choice("Ana Costa", 1.0, "She did."), Choice("Rui Lopes", 0.0, "He came later."))
)


@pytest.fixture
def opened(store: Store) -> Opened:
    return desk.begin_draft(store, an_article(), CANDIDATES, NOW)


@pytest.fixture
def bench(qtbot: QtBot, window: MainWindow, opened: Opened) -> Bench:
    window.show_page("desk")
    (view,) = window.findChildren(DeskView)
    view.open_draft(opened.draft.id)
    return view.bench


def first(store: Store, opened: Opened) -> Proposal:
    return desk.open_draft(store, opened.draft.id).proposals[0]


def propose(backend: Backend, opened: Opened, text: str, body: Body) -> None:
    """Have the first question ask something else."""
    proposal = first(backend.store, opened)
    question = desk.question_of(proposal, opened.draft.article)
    backend.do(desk.edit, proposal, replace(question, stem=text, body=body))


def stem_of(body: Body) -> str:
    return "[[1]] opened it." if isinstance(body, Cloze) else "Who opened it?"


def test_there_is_a_body_of_every_kind() -> None:
    assert {type(body) for body in BODIES} == set(KINDS)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.name)
def test_an_edit_of_the_words_leaves_the_answers_of_every_kind_as_they_are(
    qtbot: QtBot, bench: Bench, backend: Backend, opened: Opened, body: Body
) -> None:
    propose(backend, opened, stem_of(body), body)
    before = first(backend.store, opened)
    newest = backend.next_undo
    press(qtbot, Qt.Key.Key_E)
    press(qtbot, Qt.Key.Key_Escape)
    assert backend.next_undo is newest
    press(qtbot, Qt.Key.Key_E)
    assert bench.question.editor.body
    assert bench.question.editor.body.name == body.name
    press(qtbot, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(bench.question.editor.stem, " Say.")
    press(qtbot, Qt.Key.Key_Escape)
    assert before.edited
    after = replace(before.edited, stem=f"{before.edited.stem} Say.")
    assert first(backend.store, opened).edited == after
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert first(backend.store, opened) == before


def test_feedback_and_weights_of_choices_are_edited_in_one_step(
    qtbot: QtBot, bench: Bench, backend: Backend, opened: Opened
) -> None:
    propose(backend, opened, "Who opened it?", TOLD)
    press(qtbot, Qt.Key.Key_E)
    body = bench.question.editor.body
    assert isinstance(body, MultipleChoiceEditor)
    feedback = body.rows.rows[1].feedback
    assert feedback.isVisible()
    feedback.setFocus()
    feedback.selectAll()
    qtbot.keyClicks(feedback, "He was away.")
    body.weighted.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert body.rows.rows[1].weight.isVisible()
    body.rows.rows[1].weight.setValue(-50)
    press(qtbot, Qt.Key.Key_Escape)
    edited = first(backend.store, opened).edited
    assert edited
    right, _ = TOLD.choices
    wrong = Choice("Rui Lopes", -0.5, "He was away.")
    assert edited.body == MultipleChoice((right, wrong))
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    edited = first(backend.store, opened).edited
    assert edited
    assert edited.body == TOLD


def test_what_is_wrong_is_seen_while_answers_are_typed(
    qtbot: QtBot, bench: Bench
) -> None:
    press(qtbot, Qt.Key.Key_E)
    editor, checks = bench.question.editor, bench.question.checks
    assert checks.isVisible()
    assert not checks.told
    assert isinstance(editor.body, ShortAnswerEditor)
    field = editor.body.rows.rows[0].text
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(field, "Rui Lopes")
    assert any("does not say “Rui Lopes”" in told for told in checks.told)
    press(qtbot, Qt.Key.Key_Escape)
    assert not checks.isVisible()


def test_typing_that_pauses_after_the_edit_tells_nothing_of_the_next_question(
    qtbot: QtBot, bench: Bench
) -> None:
    press(qtbot, Qt.Key.Key_E)
    qtbot.keyClicks(bench.question.editor.stem, "Who is Ana Costa")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_L)
    told = bench.question.findings.told
    with qtbot.waitSignal(bench.question.editor.changed):
        pass
    assert bench.question.findings.told == told


def test_tab_goes_through_the_fields_as_they_are_read_and_out_at_both_ends(
    qtbot: QtBot, bench: Bench, backend: Backend, opened: Opened
) -> None:
    propose(backend, opened, "Who opened it?", TOLD)
    press(qtbot, Qt.Key.Key_E)
    editor = bench.question.editor
    assert isinstance(editor.body, MultipleChoiceEditor)
    row = editor.body.rows.rows[0]
    wanted = (editor.stem, row.mark, row.text, row.away, row.feedback)
    for stop in wanted:
        assert QApplication.focusWidget() is stop
        press(qtbot, Qt.Key.Key_Tab)
    editor.feedback.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    left = QApplication.focusWidget()
    assert left is not None
    assert not editor.isAncestorOf(left)
    assert bench.question.isAncestorOf(left)
    editor.stem.setFocus()
    press(qtbot, Qt.Key.Key_Tab, SHIFT)
    left = QApplication.focusWidget()
    assert left is not None
    assert not editor.isAncestorOf(left)
    assert bench.question.editing


def test_the_field_that_tab_goes_to_is_scrolled_into_view(
    qtbot: QtBot, window: MainWindow, bench: Bench, backend: Backend, opened: Opened
) -> None:
    window.resize(1000, 650)
    choices = tuple(Choice(f"Rui Lopes {n}", float(n == 3), "So.") for n in range(9))
    propose(backend, opened, "Who opened it?", MultipleChoice(choices))
    press(qtbot, Qt.Key.Key_E)
    feedback = bench.question.editor.feedback
    qtbot.waitUntil(lambda: feedback.visibleRegion().isEmpty())
    for _ in range(60):
        if feedback.hasFocus():
            break
        press(qtbot, Qt.Key.Key_Tab)
    assert feedback.hasFocus()
    qtbot.waitUntil(lambda: not feedback.visibleRegion().isEmpty())


def test_ctrl_g_makes_a_gap_of_the_selection(
    qtbot: QtBot, bench: Bench, backend: Backend, opened: Opened
) -> None:
    propose(backend, opened, "[[1]] opened the festival.", Cloze((("Ana Costa",),)))
    press(qtbot, Qt.Key.Key_E)
    field = bench.question.editor.stem
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index("festival"))
    cursor.movePosition(
        QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor
    )
    field.setTextCursor(cursor)
    press(qtbot, Qt.Key.Key_G, CONTROL)
    press(qtbot, Qt.Key.Key_Escape)
    edited = first(backend.store, opened).edited
    assert edited
    assert edited.stem == "[[1]] opened the [[2]]."
    assert edited.body == Cloze((("Ana Costa",), ("festival",)))


def test_undo_where_nothing_was_typed_takes_the_edit_back_and_no_decision(
    qtbot: QtBot, bench: Bench, backend: Backend, opened: Opened
) -> None:
    press(qtbot, Qt.Key.Key_L)
    press(qtbot, Qt.Key.Key_K)
    bench.list.pick(opened.proposals[0].id)
    press(qtbot, Qt.Key.Key_E)
    qtbot.keyClicks(bench.question.editor.stem, "Which mayor?")
    bench.question.editor.feedback.setFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert not bench.question.editing
    assert first(backend.store, opened).edited is None
    assert verdicts(backend.store, opened) == "ok"
    press(qtbot, Qt.Key.Key_Z, CONTROL, SHIFT)
    edited = first(backend.store, opened).edited
    assert edited
    assert edited.stem == "Which mayor?"


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_R])
def test_a_decision_while_editing_keeps_the_edit(
    qtbot: QtBot, bench: Bench, backend: Backend, opened: Opened, key: Qt.Key
) -> None:
    press(qtbot, Qt.Key.Key_E)
    editor = bench.question.editor
    qtbot.keyClicks(editor.stem, "Which mayor?")
    assert isinstance(editor.body, ShortAnswerEditor)
    editor.body.case.setFocus()
    press(qtbot, key)
    if key == Qt.Key.Key_R:
        qtbot.keyClick(bench.faults, Qt.Key.Key_5)
    decided = first(backend.store, opened)
    assert decided.edited
    assert decided.edited.stem == "Which mayor?"
    kept = key == Qt.Key.Key_K
    assert decided.verdict is (Verdict.KEPT if kept else Verdict.REJECTED)
    assert decided.fault is (None if kept else Fault.TRIVIAL)
    assert stem(bench).startswith("Where")


def test_page_down_scrolls_what_does_not_fit(
    qtbot: QtBot, window: MainWindow, bench: Bench, backend: Backend, opened: Opened
) -> None:
    window.resize(1000, 650)
    choices = tuple(Choice(f"Rui Lopes {n}", float(n == 3), "So.") for n in range(9))
    propose(backend, opened, "Who opened it?", MultipleChoice(choices))
    press(qtbot, Qt.Key.Key_E)
    editor = bench.question.editor
    assert isinstance(editor.body, MultipleChoiceEditor)
    editor.body.rows.rows[0].mark.setFocus()
    qtbot.waitUntil(lambda: editor.feedback.visibleRegion().isEmpty())
    for _ in range(4):
        press(qtbot, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not editor.feedback.visibleRegion().isEmpty())
