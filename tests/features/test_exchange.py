"""The steps of exchange.feature."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytest_bdd import parsers, scenarios, then, when

from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.questions import Question
from quizapp.gui.importing.dialog import ImportDialog
from quizapp.gui.importing.export_dialog import ExportDialog
from quizapp.gui.replacing.dialog import ReplaceDialog
from quizapp.gui.replacing.hit_model import AFTER, BEFORE
from quizapp.gui.transfer import Transfer
from quizapp.services import editing
from tests.features.conftest import Desk

scenarios("exchange.feature")

ROWS = (
    ("Type", "Question", *(f"Answer {n}" for n in "123"), "Wrong 1", "Wrong 2", "Tags"),
    (
        "mc",
        "Who opened the festival?",
        "Ana Costa",
        "",
        "",
        "Rui Lopes",
        "=1+1",
        "port",
    ),
    ("mc", "Which are ports?", "Porto", "Lisbon", "", "Madrid", "Évora", "port; sea"),
    ("tf", "The festival ended on Sunday.", "true", "", "", "", "", ""),
    ("short", "Where was the festival?", "Porto", "Oporto", "", "", "", ""),
    ("number", "How many came?", "12,000 ± 500", "", "", "", "", ""),
    ("match", "Pair them.", "Ana → mayor", "Rui → guest", "", "nobody", "", ""),
    ("order", "Sort them.", "opening", "festival", "end", "", "", ""),
    ("cloze", "She came from [[1]] by sea.", "Lisbon | Lisboa", "", "", "", "", ""),
    ("essay", "What is the festival for?", "", "", "", "", "", ""),
    ("text", "Now read about the harbour.", "", "", "", "", "", ""),
    ("tf", "Who closed it?", "Ana", "", "", "", "", ""),
)
TAKEN: dict[str, Question] = {}


def bank_of(desk: Desk, name: str) -> tuple[Question, ...]:
    with desk.collection.store.read() as tx:
        banks = {bank.name: bank.id for bank in tx.banks.all()}
        return tx.questions.of_bank(banks[name]) if name in banks else ()


def content(question: Question) -> Question:
    """Return a question without what tells where and when it was taken."""
    return replace(
        question,
        id=QuestionId(""),
        bank_id=BankId(""),
        origin="",
        created=None,
        modified=None,
    )


def shown(desk: Desk) -> ImportDialog:
    return desk.window.findChildren(ImportDialog)[-1]


@when(parsers.re(r"the spreadsheet (?P<name>\S+) is dropped on the window"))
def _drop_table(desk: Desk, tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(ROWS)
    _drop(desk, tmp_path, name)


@when(parsers.re(r"(?P<name>Harbour\.\S+) is dropped on the window"))
def _drop(desk: Desk, tmp_path: Path, name: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dropEvent(event)
    if not name.endswith(".quizbank"):
        desk.qtbot.waitUntil(shown(desk).take.isEnabled)
        shown(desk).take.setFocus()


@then("10 questions can be taken")
def _takeable(desk: Desk) -> None:
    assert shown(desk).take.text() == "Import 10 questions"


@then("1 is left out, which says why")
def _left_out(desk: Desk) -> None:
    troubles = shown(desk).outcome.troubles.rows
    assert troubles.rowCount() == 1
    assert troubles.index(0, 1).data() == "Who closed it?"
    assert "'Ana' where true or false belongs" in troubles.index(0, 2).data()


@then("nothing is stored yet")
def _nothing(desk: Desk) -> None:
    assert bank_of(desk, "Harbour") == ()


@then("Harbour has 10 questions of every kind that both formats have")
def _has(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: len(bank_of(desk, "Harbour")) == 10)
    desk.qtbot.waitUntil(lambda: not desk.window.working)
    taken = bank_of(desk, "Harbour")
    assert len({q.body.name for q in taken}) == 9  # two of them are multiple choice
    assert taken[0].body.words()[2] == "=1+1"
    TAKEN.clear()
    TAKEN.update({q.stem: content(q) for q in taken})


@then("every place is shown before and after")
def _places(desk: Desk) -> None:
    (dialog,) = desk.window.findChildren(ReplaceDialog)
    desk.qtbot.waitUntil(lambda: dialog.hits.rowCount() == 5)
    for row in range(5):
        before, after = (dialog.hits.index(row, c).data() for c in (BEFORE, AFTER))
        assert before.replace("festival", "fair") == after != before


@then("no question of Harbour says festival")
def _gone(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(ReplaceDialog))
    questions = bank_of(desk, "Harbour")
    assert not any("festival" in f"{q.stem} {q.body.words()}" for q in questions)


@then("undo is called Undo replace text in 5 questions")
def _named(desk: Desk) -> None:
    named = desk.window.actions_["undo"].text()
    assert named == "Undo replace text in 5 questions"


@then("Harbour is as it was taken")
def _as_taken(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: len(bank_of(desk, "Harbour")) == 10)
    desk.qtbot.waitUntil(lambda: not desk.window.working)
    now = {q.stem: content(q) for q in bank_of(desk, "Harbour")}
    if not TAKEN:
        pytest.fail("nothing was taken")
    assert now == TAKEN


@then("there is no bank Harbour")
def _no_bank(desk: Desk) -> None:
    with desk.collection.store.read() as tx:
        assert "Harbour" not in [bank.name for bank in tx.banks.all()]


@when(parsers.re(r"Harbour is written to (?P<name>\S+)"))
def _write(desk: Desk, tmp_path: Path, name: str) -> None:
    _has(desk)
    with desk.collection.store.read() as tx:
        (bank,) = [each for each in tx.banks.all() if each.name == "Harbour"]
    path = tmp_path / name
    path.unlink(missing_ok=True)
    Transfer(desk.window, desk.backend).export_to(bank.id, str(path))
    desk.qtbot.waitUntil(path.exists)
    desk.qtbot.waitUntil(lambda: not desk.window.working)
    assert not desk.window.findChildren(ExportDialog)  # nothing is lost


@then("I am told of 10 unchanged")
def _unchanged(desk: Desk) -> None:
    desk.qtbot.waitUntil(
        lambda: "10 unchanged" in desk.window.messages.text.text(), timeout=20_000
    )
    desk.qtbot.waitUntil(lambda: not desk.window.working)


@when("Harbour is deleted")
def _delete(desk: Desk) -> None:
    with desk.collection.store.read() as tx:
        (bank,) = [each for each in tx.banks.all() if each.name == "Harbour"]
    desk.backend.do(editing.delete_bank, bank.id)
