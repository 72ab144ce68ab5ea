from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.formats.tables.layout import Column
from quizapp.gui.backend import Backend
from quizapp.gui.importing.dialog import ImportDialog
from quizapp.gui.importing.export_dialog import ExportDialog
from quizapp.gui.main_window import MainWindow
from quizapp.gui.task import Task
from quizapp.gui.transfer import Transfer, export_filters, import_filters, with_suffix
from quizapp.paths import Paths
from quizapp.settings import load_settings
from quizapp.store.store import Store
from tests.factories import BANK, a_bank, a_question
from tests.gui.controls import nameless, reached, unreached

TABLE = "Question;Correct answer;Wrong 1\nWho opened it?;Ana;Rui\nWhen?;;\n"
NO_NAMES = "Ask,Say,Not\nWho?,Ana,Rui\nWhen?,May,June\n"


def told(window: MainWindow) -> str:
    return window.messages.text.text()


def stored(store: Store, name: str) -> tuple[Question, ...]:
    with store.read() as tx:
        banks = {bank.name: bank.id for bank in tx.banks.all()}
        return tx.questions.of_bank(banks[name]) if name in banks else ()


def show(qtbot: QtBot, window: MainWindow, path: Path, text: str) -> ImportDialog:
    path.write_text(text, encoding="utf-8")
    window.transfer("import_files", [str(path)])
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: dialog.reading is not None or dialog.trouble.isVisible())
    return dialog


def rows(dialog: ImportDialog) -> list[tuple[str, ...]]:
    model = dialog.outcome.questions.rows
    return [
        tuple(
            str(model.index(row, column).data())
            for column in range(model.columnCount())
        )
        for row in range(model.rowCount())
    ]


def pick(dialog: ImportDialog, place: int, column: Column) -> None:
    box = dialog.mapping.columns[place]
    while box.currentData() != column:
        down = list(Column).index(column) > box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_a_spreadsheet_is_shown_before_anything_is_taken(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    dialog = show(qtbot, window, tmp_path / "Harbour.csv", TABLE)
    assert rows(dialog) == [("2", "multiple choice", "Who opened it?", "Ana")]
    assert dialog.mapping.separator.currentText() == "semicolons"
    assert dialog.mapping.encoding.currentText() == "utf-8"
    trouble = dialog.outcome.troubles.rows
    assert trouble.index(0, 1).data() == "When?"
    assert "left out" in trouble.index(0, 2).data()
    assert dialog.take.text() == "Import 1 question"
    assert stored(store, "Harbour") == ()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert stored(store, "Harbour") == ()


def test_the_keyboard_reaches_every_control_and_each_has_a_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = show(qtbot, window, tmp_path / "Harbour.csv", TABLE)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert nameless(dialog) == []
    assert unreached(dialog, reached()) == []


def test_the_good_part_is_taken_in_one_step(
    qtbot: QtBot, window: MainWindow, store: Store, backend: Backend, tmp_path: Path
) -> None:
    dialog = show(qtbot, window, tmp_path / "Harbour.csv", TABLE)
    dialog.name.setText("Ports")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ports: 1 question added" in told(window))
    (question,) = stored(store, "Ports")
    assert isinstance(question.body, MultipleChoice)
    backend.undo()
    assert stored(store, "Ports") == ()


def test_columns_are_told_and_remembered_for_the_next_table(
    qtbot: QtBot, window: MainWindow, store: Store, paths: Paths, tmp_path: Path
) -> None:
    dialog = show(qtbot, window, tmp_path / "a.csv", NO_NAMES)
    assert not dialog.mapping.header.isChecked()
    QTest.keyClick(dialog.mapping.header, Qt.Key.Key_Space)
    pick(dialog, 0, Column.QUESTION)
    pick(dialog, 1, Column.ANSWER)
    pick(dialog, 2, Column.NOTHING)
    assert dialog.mapping.columns[0].accessibleName() == "Ask"
    kind = dialog.mapping.kind
    while kind.currentData() != Flashcard.name:
        QTest.keyClick(kind, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.reading is not None and len(rows(dialog)) == 2)
    assert rows(dialog)[0][1] == "flashcard"
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "a: 2 questions added" in told(window))
    kept = {"ask | say | not": "flashcard:question,answer,nothing"}
    assert load_settings(paths.settings).tables == kept
    again = show(qtbot, window, tmp_path / "b.csv", NO_NAMES)
    assert [row[1] for row in rows(again)] == ["flashcard", "flashcard"]


def test_columns_can_be_changed_while_the_file_is_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(NO_NAMES, encoding="utf-8")
    window.transfer("import_files", [str(tmp_path / "a.csv")])
    dialog = window.findChildren(ImportDialog)[-1]
    for column in (Column.NOTHING, Column.WRONG):
        qtbot.waitUntil(lambda: bool(dialog.findChildren(Task)))
        pick(dialog, 2, column)
        assert not dialog.take.isEnabled()
    qtbot.waitUntil(dialog.take.isEnabled)
    assert [row[1] for row in rows(dialog)] == ["multiple choice"] * 3
    pick(dialog, 2, Column.NOTHING)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Task)))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_no_column_tells_is_said_and_nothing_can_be_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = show(qtbot, window, tmp_path / "a.csv", TABLE)
    pick(dialog, 0, Column.NOTHING)
    assert dialog.outcome.told.text() == "No column holds the question."
    assert not dialog.take.isEnabled()
    assert rows(dialog) == []


def test_another_encoding_shows_at_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "question,answer\n¿Quién?,Señor Íñigo está aquí\n".encode("cp1252")
    )
    window.transfer("import_files", [str(path)])
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: dialog.reading is not None)
    assert rows(dialog)[0][3] == "Señor Íñigo está aquí"
    assert dialog.mapping.encoding.currentText() == "cp1252"
    for name in ("utf-8", "cp1252"):
        dialog.mapping.encoding.setCurrentIndex(dialog.mapping.encoding.findText(name))
        dialog.mapping.encoding.activated.emit(0)
        if name == "utf-8":
            assert "not text in the encoding utf-8" in dialog.trouble.text()
            assert not dialog.take.isEnabled()
    qtbot.waitUntil(lambda: dialog.reading is not None)
    assert dialog.trouble.isHidden()
    assert rows(dialog)[0][3] == "Señor Íñigo está aquí"


def test_gift_is_shown_without_columns(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    text = "Who? {=Ana ~Rui}\n\nWhen? {#2026\n"
    dialog = show(qtbot, window, tmp_path / "a.gift", text)
    assert not dialog.mapping.isVisible()
    assert len(rows(dialog)) == 1
    assert "opens a {" in dialog.outcome.troubles.rows.index(0, 2).data()


def test_files_that_are_none_are_told_of(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for content in (b"Only a sentence.", b"question,answer\nW\0ho?,Ana\n"):
        (tmp_path / "a.gift").write_bytes(content)
        window.transfer("import_files", [str(tmp_path / "a.gift")])
        assert "a.gift" in told(window)
        window.messages.hide()
    window.transfer("import_files", [str(tmp_path / "none.csv")])
    assert "cannot be read" in told(window)


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(100, 100),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.gift", "a.tab", "A.CSV"])
def test_a_dropped_file_of_questions_is_imported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    text = "Who? {=Ana ~Rui}" if "gift" in name else "question\tanswer\nWho?\tAna\n"
    path.write_text(text, encoding="utf-8")
    drop(window, path)
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: dialog.reading is not None)
    assert len(rows(dialog)) == 1


def test_dropped_text_is_an_article_unless_it_has_the_marks_of_questions(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    article, gift = tmp_path / "a.txt", tmp_path / "b.txt"
    article.write_text("The port, the old one, opened on Friday.\n" * 9, "utf-8")
    gift.write_text("Who? {=Ana ~Rui}\n", "utf-8")
    drop(window, article)
    assert window.page == "desk"
    assert not window.findChildren(ImportDialog)
    drop(window, gift)
    assert len(window.findChildren(ImportDialog)) == 1


def test_several_files_are_shown_one_after_the_other(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.csv" for name in "ab"]
    for path in paths:
        path.write_text(f"question,answer\nWho is {path.stem}?,Ana\n", "utf-8")
    drop(window, *paths)
    (first,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(first.take.isEnabled)
    QTest.mouseClick(first.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChildren(ImportDialog) not in ([], [first]))
    second = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(second.take.isEnabled)
    QTest.mouseClick(second.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "b: 1 question added" in told(window))
    assert len(stored(store, "a")) == len(stored(store, "b")) == 1


def test_what_a_file_will_not_say_is_shown_before_it_is_written(
    qtbot: QtBot, window: MainWindow, backend: Backend, store: Store, tmp_path: Path
) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank())
        gaps = Cloze((("a",), ("b",)))
        tx.questions.add(a_question(), a_question(stem="[[1]] [[2]].", body=gaps))
    path = tmp_path / "a.gift"
    Transfer(window, backend).export_to(BANK, str(path))
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    dialog = window.findChildren(ExportDialog)[-1]
    assert "left out" in dialog.troubles.rows.index(0, 2).data()
    dialog.reject()
    assert not path.exists()
    Transfer(window, backend).export_to(BANK, str(path))
    qtbot.waitUntil(lambda: dialog not in window.findChildren(ExportDialog))
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    (dialog,) = window.findChildren(ExportDialog)
    QTest.keyClick(dialog.write, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 question written" in told(window))
    assert path.read_text("utf-8").count("{") == 1


def test_dialogs_offer_every_format() -> None:
    for suffix in (".quizbank", ".json", ".gift", ".txt", ".csv", ".tsv", ".tab"):
        assert f"*{suffix}" in import_filters().split(";;")[0]
    for suffix in (".quizbank", ".json", ".gift", ".csv", ".tsv"):
        (one,) = [each for each in export_filters().split(";;") if suffix in each]
        assert with_suffix("/a/Bank", one) == f"/a/Bank{suffix}"
    assert with_suffix("/a/b.csv", "GIFT (*.gift)") == "/a/b.csv"
