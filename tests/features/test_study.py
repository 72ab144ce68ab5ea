"""The steps of study.feature."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytest_bdd import parsers, scenarios, then, when

from quizapp.formats import native
from tests.features.conftest import Desk
from tests.services.test_transfer import FILE

scenarios("study.feature")


@when("a bank file is dropped on the window")
def _drop(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bank.json"
    native.write(path, FILE)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with desk.qtbot.waitSignal(desk.backend.changed):
        desk.window.dropEvent(event)


@then("Today says there are new cards to learn")
def _says_new(desk: Desk) -> None:
    assert "20 new cards" in desk.today.headline.text()


@then("Today says that cards are due")
def _says_due(desk: Desk) -> None:
    text = desk.today.headline.text()
    assert desk.window.page == "today"
    assert "due" in text
    assert text.startswith("1 ")


@then("the right answer is shown")
def _shown(desk: Desk) -> None:
    assert desk.study.page.verdict.isVisible()


@then("the evidence is marked in the article")
def _marked(desk: Desk) -> None:
    assert desk.study.page.passage.isVisible()
    with desk.collection.store.read() as tx:
        (bank,) = tx.banks.all()
        asked = [q for q in tx.questions.of_bank(bank.id) if q.prompt() == desk.first]
    assert asked[0].evidence
    assert asked[0].evidence.quote in desk.study.page.passage.text.toPlainText()


@then("each rating shows the interval it would give")
def _intervals(desk: Desk) -> None:
    names = [
        button.accessibleName() for button in desk.study.page.ratings.buttons.values()
    ]
    assert len(names) == 4
    assert all(", " in name for name in names)


@then(parsers.parse("every question in the list is about {words}"))
def _found(desk: Desk, words: str) -> None:
    desk.qtbot.waitUntil(
        lambda: (
            desk.library.question_rows.rowCount() > 0
            and desk.library.table.model() is desk.library.question_rows
        )
    )
    with desk.collection.store.read() as tx:
        for row in desk.library.question_rows.rows:
            question = tx.questions.get(row.id)
            said = f"{question.stem} {question.key()} {question.body.words()}"
            assert words in said


@then(parsers.re(r"the library lists (?P<count>\d+) banks?"))
def _banks(desk: Desk, count: str) -> None:
    desk.qtbot.waitUntil(lambda: desk.library.bank_rows.rowCount() == int(count))
    assert desk.library.bank_rows.rowCount() == int(count)


@then("the library says that it stands in the article")
def _in_the_article(desk: Desk) -> None:
    wanted = "in the article “Putin in Pyongyang”"
    desk.qtbot.waitUntil(lambda: wanted in desk.library.found.text())
    assert wanted in desk.library.detail.above.text()
