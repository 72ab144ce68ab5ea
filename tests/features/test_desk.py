"""The steps of desk.feature, against the real window on a collection of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from quizapp.domain.articles import Span
from quizapp.domain.banks import Bank
from quizapp.domain.questions import Question
from quizapp.gui.generation.add_dialog import AddDialog
from quizapp.gui.generation.bench import Bench
from quizapp.gui.generation.view import DeskView
from tests.features.conftest import Desk
from tests.gui.test_window import drop
from tests.web import Server

scenarios("desk.feature")

DATA = Path(__file__).parents[1] / "data"
TITLE = (DATA / "articles" / "bridge.txt").read_text("utf-8").splitlines()[0]
NAME = "The bridge, for class 7b"
EDITED, OWN = "Which of these is it?", "What does the teacher ask about?"
LONG = 30_000


class Teacher(Desk):
    """Somebody at the desk."""

    @property
    def view(self) -> DeskView:
        (view,) = self.window.findChildren(DeskView)
        return view

    @property
    def bench(self) -> Bench:
        return self.view.bench

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.view.source.text.setFocus()
        self.press("Ctrl+V")

    def write(self, words: str) -> None:
        self.qtbot.keyClicks(self.focus(), words)

    def dialog(self) -> AddDialog:
        self.press("Ctrl+Enter")
        (dialog,) = (d for d in self.view.findChildren(AddDialog) if d.isVisible())
        return dialog

    def bank(self) -> Bank | None:
        with self.collection.store.read() as tx:
            return next((b for b in tx.banks.all() if b.name == NAME), None)

    def questions(self) -> tuple[Question, ...]:
        bank = self.bank()
        assert bank
        with self.collection.store.read() as tx:
            return tx.questions.of_bank(bank.id)


@pytest.fixture
def desk(qtbot: QtBot, home: Path) -> Iterator[Desk]:
    desk = Teacher(qtbot)
    yield desk
    desk.close()


@pytest.fixture
def teacher(desk: Teacher) -> Teacher:
    return desk


@given("a teacher who begins a new bank")
def _begins(teacher: Teacher) -> None:
    teacher.press("Ctrl+N")
    assert teacher.window.page == "desk"
    assert teacher.view.source.text.hasFocus()


@when("the article comes as pasted text")
def _pasted(teacher: Teacher) -> None:
    teacher.paste((DATA / "articles" / "bridge.txt").read_text("utf-8"))


@when("the article comes as a page on the web")
def _page(teacher: Teacher, server: Server) -> None:
    page = (DATA / "reading" / "bridge.html").read_bytes()
    teacher.paste(server.at("/bridge", lambda site: site.answer(page)))
    source = teacher.view.source
    teacher.qtbot.waitUntil(source.notice.isVisible, timeout=LONG)
    teacher.press("Space")  # it is a page on this machine, and that is meant
    teacher.qtbot.waitUntil(source.start.hasFocus, timeout=LONG)
    assert server.asked == ["/bridge"]


@when("the article comes as a PDF that is dropped")
def _dropped(teacher: Teacher) -> None:
    drop(teacher.window, DATA / "reading" / "bridge.pdf")
    source = teacher.view.source
    teacher.qtbot.waitUntil(source.start.hasFocus, timeout=LONG)
    assert "look the text over" in source.notice.words.text()


@then("its title is shown and can be put right")
def _title(teacher: Teacher) -> None:
    title = teacher.view.source.form.fields["title"]
    teacher.qtbot.waitUntil(lambda: title.text() == TITLE)
    title.setFocus()
    title.selectAll()
    teacher.write(NAME)


@when("the teacher has questions found")
def _found(teacher: Teacher) -> None:
    teacher.press("Ctrl+G")
    teacher.qtbot.waitUntil(lambda: teacher.view.working, timeout=LONG)


@then("candidates are listed, the best first")
def _listed(teacher: Teacher) -> None:
    rows = teacher.bench.list.model.rows
    scores = [row.proposal.candidate.score for row in rows]
    assert len(rows) > 12
    assert scores[0] >= 0.9 * max(scores)  # the news first, and no weak one early
    assert min(scores[:10]) >= sum(scores) / len(scores)
    assert teacher.bench.list.view.hasFocus()
    assert teacher.bench.list.current is rows[0]


@when(parsers.parse("the teacher keeps {count:d} questions by key"))
def _keeps(teacher: Teacher, count: int) -> None:
    for _ in range(count):
        teacher.press("K")


@then(parsers.parse("{count:d} questions are kept and their evidence is marked"))
def _kept(teacher: Teacher, count: int) -> None:
    bench = teacher.bench
    assert bench.list.kept.text() == f"{count} kept"
    marked = {s.cursor.selectedText() for s in bench.article.text.extraSelections()}
    kept = bench.list.model.told.kept
    assert bench.draft
    text = bench.draft.article.text
    for span in (p.candidate.evidence for p in kept):
        assert text[span.start : span.end].replace("\n", "\u2029") in marked


@when("the teacher edits the question")
def _edits(teacher: Teacher) -> None:
    teacher.press("J")
    teacher.press("E")
    teacher.write(EDITED)
    teacher.press("Esc")
    assert teacher.bench.question.stem.text == EDITED


@when("the teacher makes a question from a selection and keeps it")
def _makes(teacher: Teacher) -> None:
    bench = teacher.bench
    assert bench.draft
    text = bench.draft.article.text
    last = text.rstrip().rfind(" ") + 1
    bench.article.text.select(Span(last, len(text.rstrip()) - 1))
    teacher.press("W")
    teacher.write(OWN)
    teacher.press("Esc")
    teacher.press("K")
    assert bench.list.kept.text() == "11 kept"


@when("the teacher adds what is kept to a bank")
def _adds(teacher: Teacher) -> None:
    dialog = teacher.dialog()
    assert dialog.name.text() == NAME
    assert dialog.told.text() == "11 new."
    teacher.press("Enter")
    assert NAME in dialog.done_words.text()
    dialog.stay.setFocus()
    teacher.press("Space")
    assert not dialog.isVisible()


@then(
    parsers.parse("the bank has {count:d} questions, the edited and the own among them")
)
def _has(teacher: Teacher, count: int) -> None:
    questions = teacher.questions()
    stems = [question.stem for question in questions]
    assert len(stems) == count
    assert {EDITED, OWN} <= set(stems)
    assert all(question.evidence for question in questions)


@then("there is no such bank")
def _no_bank(teacher: Teacher) -> None:
    assert teacher.bank() is None


@when("the teacher studies the bank")
def _studies(teacher: Teacher) -> None:
    dialog = teacher.dialog()
    assert dialog.told.text() == "11 unchanged."
    teacher.press("Enter")
    teacher.press("Enter")
    assert teacher.window.page == "study"


@then("one of its questions is asked with its evidence, and the answer is in the log")
def _asked(teacher: Teacher) -> None:
    study = teacher.study
    stem = study.page.stem.text
    asked = next(q for q in teacher.questions() if q.prompt() == stem)
    teacher.press("Enter")
    assert study.page.passage.isVisible()
    assert asked.evidence
    shown = study.page.passage.text.toPlainText()
    assert asked.evidence.quote.split("\n")[0] in shown
    teacher.press("3")
    with teacher.collection.store.read() as tx:
        (card,) = tx.cards.of_question(asked.id, teacher.collection.learner.id)
        assert len(tx.reviews.of_card(card.id)) == 1


@when("the window is closed and opened again")
def _again(teacher: Teacher) -> None:
    teacher.close()
    teacher.open()


@then("the draft can be gone on with where it was left")
def _gone_on(teacher: Teacher) -> None:
    teacher.press("Ctrl+N")
    (draft,) = teacher.view.source.drafts.buttons
    assert draft.text() == TITLE
    draft.setFocus()
    teacher.press("Space")
    assert teacher.view.working
    bench = teacher.bench
    assert bench.list.kept.text() == "3 kept"
    assert bench.list.current is bench.list.model.rows[3]
