import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from quizapp.domain.attempts import Confidence
from quizapp.domain.cards import Rating
from quizapp.domain.choices import Choice
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.quizzes import Order, Quiz, Source, Told
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.printing.paper_dialog import PaperDialog
from quizapp.gui.quiz.comparison_dialog import ComparisonDialog
from quizapp.gui.quiz.setup_dialog import SetupDialog
from quizapp.gui.quiz.view import QuizView
from quizapp.services import quiz as service
from quizapp.services import quiz_reports
from quizapp.services.banks import new_cards
from quizapp.services.quiz import Taken
from tests.factories import BANK, NOW, a_choice_question, a_question, a_quiz, evidence
from tests.gui.conftest import Clock, Shelf

QUOTE = "Mayor Ana Costa opened the harbour festival in Porto on Friday."
CHOICE = a_choice_question(evidence=evidence(QUOTE), tags=("people",))
TYPED = a_question(stem="Where was it?", body=ShortAnswer((Choice("Porto", 1.0),)))
STATEMENT = a_question(stem="It rained.", body=TrueFalse(answer=False))
QUESTIONS = (CHOICE, TYPED, STATEMENT)
KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(window: MainWindow, shelf: Shelf) -> QuizView:
    shelf.hold(*QUESTIONS)
    window.show_page("quiz")
    (found,) = window.findChildren(QuizView)
    return found


def fixed(**changes: Any) -> Quiz:
    ids = tuple(question.id for question in QUESTIONS)
    plain: dict[str, Any] = {"source": Source(fixed=ids), "order": Order.AS_IN_BANK}
    return a_quiz(**plain | changes)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, held)


def right_letter(view: QuizView) -> Qt.Key:
    rows = view.taking.page.answers["multichoice"].choices.rows  # type: ignore[attr-defined]
    (place,) = (i for i, row in enumerate(rows) if row.text() == "Ana Costa")
    return Qt.Key(KEY.Key_A + place)


def answer_all(qtbot: QtBot, view: QuizView) -> None:
    """Answer all three rightly, by keys."""
    press(qtbot, right_letter(view))
    press(qtbot, KEY.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Porto")
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_F)


def confirm(view: QuizView, button: str) -> str:
    """Press a button of the question that came up, and return what it said."""
    box = view.findChildren(QMessageBox)[-1]
    said = box.informativeText()
    (found,) = (each for each in box.buttons() if each.text() == button)
    found.click()
    return said


def stored(view: QuizView) -> Taken:
    backend: Backend = view._backend  # noqa: SLF001
    (taken,) = quiz_reports.history(backend.store, backend.learner)
    return taken


def test_a_quiz_is_set_up_and_what_fits_is_counted(
    qtbot: QtBot, view: QuizView
) -> None:
    dialog = view.set_up()
    assert dialog.fits.text() == "3 questions fit, and all are asked."
    dialog.number.setValue(2)
    assert dialog.fits.text() == "3 questions fit"
    dialog.tags.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.fits.text() == "1 question fits, and all are asked."
    dialog.kinds.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.fits.text() == "0 questions fit, and all are asked."
    assert not dialog.start.isEnabled()
    dialog.name.clear()
    assert dialog.fits.text() == "The quiz has no name."
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_a_saved_quiz_is_edited_taken_and_deleted_with_undo(
    qtbot: QtBot, view: QuizView, backend: Backend
) -> None:
    dialog = view.set_up()
    dialog.name.setText("Harbour test")
    dialog.minutes.setValue(5)
    dialog.confidence.setChecked(True)
    dialog.costs.setCurrentIndex(1)
    dialog.same.setChecked(True)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    (saved,) = service.quizzes(backend.store)
    assert saved.name == "Harbour test"
    assert saved.time_limit == timedelta(minutes=5)
    assert (saved.confidence, saved.marking.wrong_costs) == (True, 0.25)
    assert saved.seed is not None
    again = view.set_up(saved)
    assert again.quiz() == saved
    again.number.setValue(1)
    qtbot.mouseClick(again.save, Qt.MouseButton.LeftButton)
    (edited,) = service.quizzes(backend.store)
    assert (edited.id, edited.number) == (saved.id, 1)
    view.home.delete_asked.emit(edited)
    assert service.quizzes(backend.store) == ()
    backend.undo()
    assert service.quizzes(backend.store) == (edited,)
    view.home.take_asked.emit(edited)
    assert view.taking.sitting is not None
    assert len(view.taking.sitting.items) == 1


def test_a_test_is_taken_by_keys_and_handed_in(qtbot: QtBot, view: QuizView) -> None:
    view.begin(fixed())
    page = view.taking.page
    assert page.place.text() == "Question 1 of 3"
    answer_all(qtbot, view)
    press(qtbot, KEY.Key_Return, CTRL)
    taken = stored(view)
    assert [taken.at(i).right for i in range(3)] == [True] * 3
    assert view.report.headline.text() == "Harbour test: 100 %"
    assert not view.report.learn.isEnabled()


def test_going_back_shows_what_was_answered_and_it_can_be_changed(
    qtbot: QtBot, view: QuizView
) -> None:
    view.begin(fixed())
    page = view.taking.page
    press(qtbot, right_letter(view))
    press(qtbot, KEY.Key_PageDown)
    qtbot.keyClicks(QApplication.focusWidget(), "Lisbon")
    press(qtbot, KEY.Key_PageUp)
    assert page.answer.words() == "Ana Costa"
    press(qtbot, KEY.Key_Right)
    assert page.answer.words() == "Lisbon"
    page.answer.field.clear()  # type: ignore[attr-defined]
    qtbot.keyClicks(page.answer.field, "Porto")  # type: ignore[attr-defined]
    press(qtbot, KEY.Key_PageDown)
    sitting = view.taking.sitting
    assert sitting is not None
    assert sitting.taken.at(1).right
    assert [square.property("tone") for square in page.navigator.squares] == [
        "answered",
        "answered",
        "",
    ]
    qtbot.mouseClick(page.navigator.squares[0], Qt.MouseButton.LeftButton)
    assert page.place.text() == "Question 1 of 3"


def test_blanks_and_flags_are_named_before_the_test_is_handed_in(
    qtbot: QtBot, view: QuizView
) -> None:
    view.begin(fixed())
    press(qtbot, KEY.Key_G, CTRL)
    assert view.taking.page.navigator.squares[0].flagged
    press(qtbot, right_letter(view))
    view.taking.submit()
    assert confirm(view, "Go on") == "Without an answer: 2, 3\nFlagged: 1"
    assert view.taking.sitting is not None
    view.taking.submit()
    confirm(view, "Hand in")
    assert view.taking.sitting is None
    assert "2 blank" in view.report.result.text()


def test_leaving_keeps_everything_and_the_clock_stands_still(
    qtbot: QtBot, view: QuizView, window: MainWindow, backend: Backend
) -> None:
    view.begin(fixed(time_limit=timedelta(minutes=10)))
    press(qtbot, right_letter(view))
    press(qtbot, KEY.Key_PageDown)
    window.show_page("today")
    clock = backend.clock
    assert isinstance(clock, Clock)
    clock.now += timedelta(hours=1)
    window.show_page("quiz")
    sitting = view.taking.sitting
    assert sitting is not None
    assert sitting.used < timedelta(minutes=1)
    press(qtbot, KEY.Key_Escape)
    assert view.taking.sitting is None
    assert "1 of 3 answered" in view.home.going_on.text()
    assert "The clock stood still" in view.home.going_on.text()
    qtbot.mouseClick(view.home.resume, Qt.MouseButton.LeftButton)
    assert view.taking.page.place.text() == "Question 2 of 3"
    assert view.taking.sitting is not None
    assert view.taking.sitting.taken.at(0).given


def test_a_clock_that_was_set_takes_no_time_away(
    view: QuizView, backend: Backend
) -> None:
    view.begin(fixed(time_limit=timedelta(minutes=10)))
    sitting, clock = view.taking.sitting, backend.clock
    assert sitting is not None
    assert isinstance(clock, Clock)
    for jump in (timedelta(days=3650), timedelta(days=-365)):
        before = sitting.used
        clock.now += jump
        sitting.tick()
        assert sitting.used == before
        sitting.tick()
        assert sitting.used > before


def test_when_the_time_is_over_the_test_is_handed_in(
    qtbot: QtBot, view: QuizView
) -> None:
    view.begin(fixed(time_limit=timedelta(seconds=8)))
    press(qtbot, right_letter(view))
    sitting = view.taking.sitting
    assert sitting is not None
    while view.taking.sitting is not None:
        view.taking._on_tick()  # noqa: SLF001
    assert "The time is over" in view.report.calibration.text()
    assert stored(view).at(0).right
    assert stored(view).attempt.used >= timedelta(seconds=8)


def test_a_question_whose_time_is_over_takes_no_answer(
    qtbot: QtBot, view: QuizView
) -> None:
    view.begin(fixed(question_limit=timedelta(seconds=6)))
    page, sitting = view.taking.page, view.taking.sitting
    assert sitting is not None
    press(qtbot, right_letter(view))
    while not sitting.stands:
        view.taking._on_tick()  # noqa: SLF001
    view.taking._on_tick()  # noqa: SLF001
    assert page.late.isVisible()
    assert not page.answer.isEnabled()
    press(qtbot, KEY.Key_A)
    press(qtbot, KEY.Key_B)
    view.taking.turn_to(1)
    assert not page.late.isVisible()
    assert sitting.taken.at(0).right


def test_where_it_is_told_at_once_the_answer_stands_and_the_passage_is_shown(
    qtbot: QtBot, view: QuizView
) -> None:
    view.begin(fixed(told=Told.AT_ONCE))
    page = view.taking.page
    letter = right_letter(view)
    wrong = KEY.Key_A if letter != KEY.Key_A else KEY.Key_B
    press(qtbot, wrong)
    press(qtbot, KEY.Key_Return)
    assert page.verdict.words.text() == "Not right"
    assert QUOTE in page.passage.text.toPlainText()
    press(qtbot, letter)
    press(qtbot, KEY.Key_Return)
    assert page.place.text() == "Question 2 of 3"
    view.taking.turn_to(0)
    assert page.verdict.isVisible()
    sitting = view.taking.sitting
    assert sitting is not None
    assert not sitting.taken.at(0).right


def test_confidence_is_picked_by_keys_and_told_in_the_report(
    qtbot: QtBot, view: QuizView
) -> None:
    view.begin(fixed(confidence=True))
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3):
        press(qtbot, key, ALT)
        press(qtbot, KEY.Key_PageDown)
    view.taking.turn_to(0)
    answer_all(qtbot, view)
    press(qtbot, KEY.Key_Return, CTRL)
    levels = [stored(view).at(i).confidence for i in range(3)]
    assert levels == [Confidence.SURE, Confidence.THINK_SO, Confidence.GUESS]
    assert "Brier score" in view.report.calibration.text()


def test_undo_touches_nothing_else_while_a_test_is_taken(
    qtbot: QtBot, view: QuizView, backend: Backend
) -> None:
    backend.do(service.save_quiz, None, fixed())
    view.begin(fixed())
    press(qtbot, KEY.Key_Z, CTRL)
    assert len(service.quizzes(backend.store)) == 1
    view.taking.turn_to(1)
    press(qtbot, KEY.Key_Z, CTRL)
    assert len(service.quizzes(backend.store)) == 1


def test_a_card_is_typed_in_a_test(qtbot: QtBot, view: QuizView, shelf: Shelf) -> None:
    card = a_question(stem="Capital of Portugal", body=Flashcard("Lisbon"))
    shelf.hold(card)
    view.begin(a_quiz(source=Source(fixed=(card.id,))))
    qtbot.keyClicks(QApplication.focusWidget(), "lisbon")
    press(qtbot, KEY.Key_Return)
    assert stored(view).at(0).right


def test_the_report_shows_every_answer_with_its_evidence(
    qtbot: QtBot, view: QuizView
) -> None:
    report = handed_in(qtbot, view, "Lisbon")
    assert report.headline.text() == "Harbour test: 67 %"
    assert [row.verdict.text() for row in report.rows.rows] == [
        "Right",
        "Wrong",
        "Right",
    ]
    assert report.rows.rows[1].given.text() == "Lisbon"
    assert report.rows.rows[1].key.text() == "Porto"
    report.rows.rows[0].setFocus()
    qtbot.waitUntil(report.passage.isVisible)
    assert QUOTE in report.passage.text.toPlainText()
    qtbot.keyClick(report.rows.rows[0], KEY.Key_Down)
    assert report.rows.here == 1
    qtbot.waitUntil(lambda: not report.passage.isVisible())


def handed_in(qtbot: QtBot, view: QuizView, typed: str = "Porto", **rules: Any) -> Any:
    view.begin(fixed(**rules))
    press(qtbot, right_letter(view))
    press(qtbot, KEY.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), typed)
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_F)
    press(qtbot, KEY.Key_Return, CTRL)
    return view.report


def click(qtbot: QtBot, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_was_missed_is_learned_by_one_click_and_undo_takes_it_back(
    qtbot: QtBot, view: QuizView, backend: Backend
) -> None:
    report = handed_in(qtbot, view, "Lisbon")

    def ratings() -> list[Rating | None]:
        with backend.store.read() as tx:
            learner = backend.learner.id
            cards = [c for q in QUESTIONS for c in tx.cards.of_question(q.id, learner)]
            return [r.rating for c in cards for r in tx.reviews.of_card(c.id)]

    with backend.store.write() as tx:
        tx.cards.remove(*tx.cards.of_bank(BANK, backend.learner.id))
        for question in QUESTIONS:
            tx.cards.add(*new_cards(question, backend.learner))
    click(qtbot, report.learn)
    assert ratings() == [Rating.AGAIN]
    backend.undo()
    assert ratings() == []
    click(qtbot, report.count_all)
    assert sorted(r or 0 for r in ratings()) == [Rating.AGAIN, Rating.GOOD, Rating.GOOD]


def test_an_essay_is_judged_in_the_report(
    qtbot: QtBot, view: QuizView, shelf: Shelf, backend: Backend
) -> None:
    essay = a_question(stem="Why?", body=Essay("Because of the sea."))
    shelf.hold(essay)
    view.begin(a_quiz(source=Source(fixed=(essay.id,))))
    qtbot.keyClicks(QApplication.focusWidget(), "The sea")
    press(qtbot, KEY.Key_Return, CTRL)
    (row,) = view.report.rows.rows
    assert row.verdict.text() == "To be judged"
    assert "1 to be judged" in view.report.result.text()
    qtbot.waitUntil(lambda: row.buttons[1].height() > 10)
    click(qtbot, row.buttons[1])
    assert view.report.headline.text() == "Harbour test: 50 %"
    backend.undo()
    assert view.report.headline.text() == "Harbour test: 0 %"


def test_a_test_is_taken_again_and_compared(qtbot: QtBot, view: QuizView) -> None:
    report = handed_in(qtbot, view, "Lisbon")
    click(qtbot, report.again)
    answer_all(qtbot, view)
    press(qtbot, KEY.Key_Return, CTRL)
    click(qtbot, report.compare)
    (dialog,) = view.report.findChildren(ComparisonDialog)
    assert dialog.told.text() == "stayed: 2 · learned: 1 · lost: 0 · missed twice: 0"
    assert dialog.table.rowCount() == 3
    dialog.accept()


def test_a_test_is_put_on_for_a_month_later_and_today_says_so(
    qtbot: QtBot, view: QuizView, window: MainWindow, backend: Backend
) -> None:
    report = handed_in(qtbot, view)
    click(qtbot, report.later)
    (saved,) = service.quizzes(backend.store)
    assert saved.again_on == (NOW + timedelta(days=30)).date()
    assert saved.source.fixed == tuple(question.id for question in QUESTIONS)
    clock = backend.clock
    assert isinstance(clock, Clock)
    clock.now += timedelta(days=30)
    window.show_page("today")
    today = window._pages.built("today")  # noqa: SLF001
    assert "Take the quiz “Harbour test” again" in today.notes.text()


def test_the_report_is_saved_as_a_table_and_on_paper(
    qtbot: QtBot, view: QuizView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = handed_in(qtbot, view, "=1+1")
    for button, name in ((report.save, "a.csv"), (report.paper, "a.pdf")):
        chosen = (str(tmp_path / name), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, c=chosen: c)
        click(qtbot, button)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:2] == ["number", "question"]
    assert [row[header.index("answer")] for row in rows] == [
        "Ana Costa",
        "'=1+1",
        "False",
    ]
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    page = document[0]
    text = page.get_textpage()
    words = " ".join(text.get_text_bounded().split())
    for each in (text, page, document):
        each.close()
    assert "Harbour test" in words
    assert "67 %" in words
    assert QUOTE in words


def test_an_attempt_is_deleted_and_brought_back(
    qtbot: QtBot, view: QuizView, backend: Backend
) -> None:
    report = handed_in(qtbot, view)
    click(qtbot, report.delete)
    assert quiz_reports.history(backend.store, backend.learner) == ()
    assert view.home.isVisible()
    backend.undo()
    assert len(quiz_reports.history(backend.store, backend.learner)) == 1


def test_chosen_questions_of_the_library_become_a_quiz(
    qtbot: QtBot, view: QuizView, window: MainWindow
) -> None:
    window.show_page("library")
    library = window._pages.built("library")  # noqa: SLF001
    qtbot.keyClick(library.table, KEY.Key_Return)
    library.table.selectRow(1)
    qtbot.keyClick(library.table, KEY.Key_Q)
    dialog = window.findChild(SetupDialog)
    assert isinstance(dialog, SetupDialog)
    assert dialog.fits.text() == "1 question fits"
    click(qtbot, dialog.start)
    assert view.taking.page.stem.text == "Where was it?"


def test_a_bank_is_set_for_paper(
    qtbot: QtBot,
    view: QuizView,
    window: MainWindow,
    tmp_path: Path,
) -> None:
    window.show_page("library")
    library = window._pages.built("library")  # noqa: SLF001
    qtbot.keyClick(library.table, KEY.Key_P, CTRL)
    dialog = window.findChild(PaperDialog)
    assert isinstance(dialog, PaperDialog)
    assert not dialog.preview.pixmap().isNull()
    assert dialog.told.text() == "2 pages for one version with its key"
    dialog.count.setValue(2)
    dialog.article.setChecked(True)
    assert dialog.save_to(tmp_path / "paper.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(document) == 4
    document.close()
    dialog.reject()


def test_without_quizzes_the_page_says_what_will_be_here(view: QuizView) -> None:
    assert view.home.nothing.isVisible()
    assert view.home.new.hasFocus()
