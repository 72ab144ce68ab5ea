import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.difficulty import Thinking
from quizapp.domain.kinds.cloze import Cloze
from quizapp.gui.backend import Backend
from quizapp.gui.library.model import BankTable, QuestionTable
from quizapp.gui.library.view import LibraryView
from quizapp.gui.main_window import MainWindow
from quizapp.gui.transfer import Transfer
from quizapp.services import banks
from tests.factories import BANK, NOW, a_choice_question, a_question, evidence
from tests.gui.conftest import Shelf

QUOTE = "Mayor Ana Costa opened the harbour festival in Porto on Friday."


@pytest.fixture
def library(window: MainWindow, shelf: Shelf) -> LibraryView:
    shelf.hold(
        a_choice_question(evidence=evidence(QUOTE)),
        a_question(stem="[[1]] people came.", body=Cloze((("12,000",),))),
    )
    window.show_page("library")
    (view,) = window.findChildren(LibraryView)
    return view


def shown(view: LibraryView, row: int, column: int = 0) -> str:
    model = view.table.model()
    return str(model.data(model.index(row, column)))


def test_banks_are_listed_with_their_counts(library: LibraryView) -> None:
    assert [shown(library, 0, c) for c in range(5)] == [
        "Harbour",
        "2",
        "2",
        "0",
        "100 %",
    ]
    assert "Harbour Festival" in library.detail.lines.text()


def test_enter_opens_a_bank_arrows_walk_it_and_escape_leaves(
    qtbot: QtBot, library: LibraryView
) -> None:
    assert library.table.hasFocus()
    qtbot.keyClick(library.table, Qt.Key.Key_Return)
    assert shown(library, 0) == "Who opened the festival?"
    assert shown(library, 1) == "____ people came."
    assert library.detail.title.text == "Who opened the festival?"
    assert library.detail.answers.text() == "✓  Ana Costa"
    assert QUOTE in library.detail.passage.text.toPlainText()
    qtbot.keyClick(library.table, Qt.Key.Key_Down)
    assert "12,000" in library.detail.answers.text()
    qtbot.keyClick(library.table, Qt.Key.Key_Escape)
    assert shown(library, 0) == "Harbour"


def test_a_search_finds_questions_everywhere(
    qtbot: QtBot, window: MainWindow, library: LibraryView
) -> None:
    window.actions_["find"].trigger()
    assert QApplication.focusWidget() is library.field
    qtbot.keyClicks(library.field, "rui lop")
    qtbot.waitUntil(lambda: library.title.text() == "Found")
    assert library.found.text() == "1 question"
    qtbot.keyClick(library.field, Qt.Key.Key_Down)
    assert library.table.hasFocus()
    qtbot.keyClick(library.table, Qt.Key.Key_Escape)
    assert library.field.text() == ""
    assert library.title.text() == "Library"


def test_a_search_without_a_find_says_what_helps(
    qtbot: QtBot, library: LibraryView
) -> None:
    qtbot.keyClicks(library.field, "zeppelin")
    qtbot.waitUntil(lambda: library.detail.above.text().startswith("Nothing was found"))


def test_a_bank_can_be_studied_from_here(
    qtbot: QtBot, window: MainWindow, library: LibraryView
) -> None:
    qtbot.mouseClick(library.study, Qt.MouseButton.LeftButton)
    assert window.page == "study"


def test_a_bank_is_written_to_a_file(
    qtbot: QtBot,
    window: MainWindow,
    library: LibraryView,
    backend: Backend,
    tmp_path: Path,
) -> None:
    file = tmp_path / "harbour.json"
    Transfer(window, backend).export_to(BANK, str(file))
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: "harbour.json" in window.messages.text.text())
    assert len(json.loads(file.read_text("utf-8"))["questions"]) == 2


def test_an_edit_shows_at_once(
    qtbot: QtBot, library: LibraryView, backend: Backend
) -> None:
    qtbot.keyClick(library.table, Qt.Key.Key_Return)
    with backend.store.read() as tx:
        (first, _) = tx.questions.of_bank(BANK)
    edited = a_choice_question(id=first.id, stem="Who was it?", origin=first.origin)
    backend.do(banks.replace_question, first, edited)
    assert shown(library, 0) == "Who was it?"


def test_a_question_tells_what_it_takes_to_answer(
    qtbot: QtBot, library: LibraryView, backend: Backend
) -> None:
    with backend.store.read() as tx:
        (first, _) = tx.questions.of_bank(BANK)
    estimated = replace(first, thinking=Thinking.NAME, difficulty=0.2)
    backend.do(banks.replace_question, first, estimated)
    qtbot.keyClick(library.table, Qt.Key.Key_Return)
    said = library.detail.above.text()
    assert said == "Multiple choice · recall of a name · easy"


@pytest.mark.parametrize("table", [BankTable, QuestionTable])
def test_the_tables_keep_to_the_rules_of_models(
    app: QApplication,
    backend: Backend,
    shelf: Shelf,
    table: type[BankTable] | type[QuestionTable],
) -> None:
    shelf.hold(a_question())
    model = table()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    assert tester.model() is model
    if isinstance(model, BankTable):
        model.show_rows(banks.listings(backend.store, backend.learner, NOW))
    else:
        with backend.store.read() as tx:
            model.show_rows(tx.questions.listings(BANK))
    assert model.rowCount() == 1
    model.show_rows(())
    assert model.rowCount() == 0
