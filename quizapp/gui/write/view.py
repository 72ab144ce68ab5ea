"""Write: a bank's questions, the form of one, and what stands beside it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.articles import Article
from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.questions import Question, QuestionListing, listed
from quizapp.gui import theme
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.qt import spaced
from quizapp.gui.write.beside import Beside
from quizapp.gui.write.commands import triggers
from quizapp.gui.write.head import Head
from quizapp.gui.write.mender import Mender
from quizapp.gui.write.pane import FormPane
from quizapp.gui.write.panels import Panels
from quizapp.gui.write.problems_tab import ProblemsTab
from quizapp.gui.write.question_list import QuestionList
from quizapp.gui.write.writing import Writing
from quizapp.services import editing
from quizapp.services.problems.problem import Problem

_IDLE_MS = 15_000
_MARKS = {
    "bold": "bold",
    "italic": "italic",
    "code": "code",
    "listed": "list",
    "link": "link",
    "picture": "image",
}


class WriteView(QWidget):
    """The teacher's desk."""

    new_asked = Signal()

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._bank: Bank | None = None
        self._stale = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head = Head(actions)
        self.list = QuestionList()
        self.pane = FormPane()
        self.form = self.pane.form
        self.writing = Writing(backend, self.form, self)
        self.beside = Beside(backend, actions, self.writing, self)
        self.preview, self.article = self.beside.preview, self.beside.article
        self.versions, self.problems = self.beside.versions, ProblemsTab(actions)
        self.mender = Mender(backend, self.writing, self.pane, self.problems)
        self.surveyor = self.mender.surveyor
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(_IDLE_MS)
        self.panels = Panels(
            {
                "list": (self.tr("List"), self.list),
                "form": (self.tr("Question"), self.pane),
                "preview": (self.tr("Preview"), self.preview),
                "article": (self.tr("Article"), self.article),
                "problems": (self.tr("Problems"), self.problems),
                "versions": (self.tr("Versions"), self.versions),
            }
        )
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self.head)
        column.addWidget(self.panels, 1)
        self._connect(actions)

    @property
    def bank(self) -> Bank | None:
        """The bank that is written."""
        return self._bank

    def picked_bank(self) -> Bank | None:
        """Return the bank that is written."""
        return self.bank

    def open_bank(self, bank_id: BankId | None) -> None:
        """Write another bank; the first one where none is named."""
        self.writing.begin(None)
        with self._backend.store.read() as tx:
            banks = [bank for bank in tx.banks.all() if not bank.archived]
        named = [bank for bank in banks if bank.id == bank_id]
        self._bank = next(iter(named or banks), None)
        self.head.show_banks(banks, self._bank.id if self._bank else None)
        here = self._bank.id if self._bank else None
        self.surveyor.look_over(here)
        self.beside.show_articles(here)
        self._show_listings()
        self.writing.begin(self.list.current)

    def new_question(self) -> None:
        """Store what is written and write another question."""
        if self._bank is None:
            self._backend.do(editing.add_bank, self.tr("New bank"))
        if self._bank and self.writing.settle():
            self.writing.begin_new(self._bank.id)
            self.panels.show_part("form")
            self.form.stem.setFocus()

    def go_to(self, problem: Problem) -> None:
        """Show where something is wrong."""
        self.list.pick(problem.question_id)
        self.panels.show_part("form")
        self.form.go_to(problem.part)

    def take_evidence(self) -> None:
        """Take what is selected in the article as the evidence."""
        evidence = self.article.selected()
        if evidence is None:
            self.show_part("article")
        elif self.writing.key is not None:
            self.form.prove(evidence)

    def show_part(self, name: str) -> None:
        """Turn to a tab and go there."""
        self.panels.show_part(name)
        first: dict[str, QWidget] = {
            "list": self.list.view,
            "form": self.form.stem,
            "preview": self.preview,
            "article": self.article.first(),
            "problems": self.problems.view,
            "versions": self.versions,
        }
        first[name].setFocus()

    def next_part(self) -> None:
        """Go from the list to the form, to the tab, and round again."""
        here = self.window().focusWidget()
        if here and self.list.isAncestorOf(here):
            self.show_part("form")
        elif here and self.pane.isAncestorOf(here):
            beside = self.panels.shown in {"list", "form"}
            self.show_part("preview" if beside else self.panels.shown)
        else:
            self.show_part("list")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_part("list")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.open_bank(self._bank.id if self._bank else None)

    def hideEvent(self, event: QHideEvent) -> None:
        self.writing.settle()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panels.arrange(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.panels.arrange(self.width())
        elif event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.writing.settle()  # who leaves the window may not come back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.writing.settle()
            self.show_part("list")
        else:
            super().keyPressEvent(event)

    def _show_listings(self) -> None:
        rows: tuple[QuestionListing, ...] = ()
        if self._bank is not None:
            with self._backend.store.read() as tx:
                rows = tx.questions.listings(self._bank.id)
                self.form.tags.know(tx.questions.tags())
        self.list.show_listings(rows)

    def _on_begun(self, question: Question | None) -> None:
        self.pane.show_form(shown=question is not None)
        self.pane.say("")
        self.pane.scroll_up()
        self.pane.show_problems((), frozenset())
        self._show_beside(question)
        self.beside.show_versions(self.panels.shown)

    def _on_written(self) -> None:
        question = self.writing.question()
        if question is not None:
            unsaved = self.writing.unsaved
            self.pane.say(self.tr("Not saved yet (Ctrl+S)") if unsaved else "")
            self.idle.start()
            self._show_beside(question)

    def _show_beside(self, question: Question | None) -> None:
        """Show a question in the preview, in its article and in its problems."""
        self.beside.show_question(question, self.panels.shown)
        self.mender.show_question(question)

    def _on_turned(self, name: str) -> None:
        if name == "problems":
            self.mender.show_all()
        self.beside.show_versions(self.panels.shown)
        self._show_beside(self.writing.question())

    def _on_saved(self, question: Question) -> None:
        self.pane.say(self.tr("Saved"))
        if self.list.current is None:
            self.list.pick(question.id)
        self._show_beside(question)
        self.beside.show_versions(self.panels.shown)

    def _on_surveyed(self) -> None:
        survey = self.surveyor.survey
        self.head.show_count(survey.count if survey else None)
        title = self.tr("Problems")
        counted = f"{title} ({survey.count})" if survey and survey.count else title
        self.panels.name_tab("problems", counted)
        if survey is not None:
            self.list.refresh_signs()

    def _on_changed(self, change: Change) -> None:
        if not change.touches(Bank, Question, Article):
            return
        if not self.isVisible():
            self._stale = True
            return
        if change.touches(Bank):
            self._follow_banks(change)
            return
        self.surveyor.follow(change)
        if change.touches(Article):
            self.beside.show_articles(self._bank.id if self._bank else None)
        self._show_changed(change)
        self.writing.follow(change)
        self._show_undone(change)

    def _show_changed(self, change: Change) -> None:
        """Show what became of the questions, all anew where some came or went."""
        edits = [e for e in change.edits if isinstance(e.value, Question)]
        keys = {e.value.id for e in edits if isinstance(e.value, Question)}
        stay = all(e.before is not None and e.after is not None for e in edits)
        if not (stay and all(map(self.list.model.holds, keys))):
            self._show_listings()
            return
        with self._backend.store.read() as tx:
            found = tx.questions.get_many(keys)
        if any(self._bank and q.bank_id != self._bank.id for q in found):
            self._show_listings()
        elif found:
            self.list.show_changed([listed(question) for question in found])
            used = (tag for question in found for tag in question.tags)
            self.form.tags.know_more(used)

    def _follow_banks(self, change: Change) -> None:
        """Turn to a bank that came; stay at the one that is shown otherwise."""
        came = [e.after for e in change.edits if e.before is None]
        new = [bank for bank in came if isinstance(bank, Bank)]
        here = self._bank.id if self._bank else None
        self.open_bank(new[0].id if new else here)

    def _show_undone(self, change: Change) -> None:
        keys = [e.after.id for e in change.edits if isinstance(e.after, Question)]
        if change.undoing and keys and self.list.model.holds(keys[0]):
            self.list.pick(keys[0])

    def _merge(self) -> None:
        self.writing.settle()
        picked = self.list.picked_ids()
        if len(picked) > 1:
            now = self._backend.clock()
            self._backend.do(editing.merge_questions, picked[0], picked[1:], now)

    def _on_left(self, forward: bool) -> None:  # noqa: FBT001 - a signal's
        if forward:
            self.pane.new.setFocus()
        else:
            self.show_part("list")

    def _on_picked(self, key: QuestionId | None) -> None:
        if key is not None or self.writing.stored is not None:
            self.writing.begin(key)

    def _connect(self, actions: Actions) -> None:
        self.list.know(self.surveyor.signs)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(partial(self.show_part, "form"))
        for asked in (self.list.new_asked, self.pane.new_asked):
            asked.connect(self.new_question)
        self.form.changed.connect(self._on_written)
        self.form.left.connect(self._on_left)
        self.idle.timeout.connect(self._settle)
        self.writing.begun.connect(self._on_begun)
        self.writing.saved.connect(self._on_saved)
        self.surveyor.changed.connect(self._on_surveyed)
        self.panels.turned.connect(self._on_turned)
        self.mender.found.connect(self.go_to)
        self.head.picked.connect(self.open_bank)
        self.head.problems_asked.connect(partial(self.show_part, "problems"))
        self._backend.changed.connect(self._on_changed)
        self._backend.settling.connect(self._settle)
        own: dict[str, Callable[[], object]] = {
            "write-new": self.new_question,
            "write-save": self.writing.settle,
            "write-merge": self._merge,
            "write-gap": self.form.make_gap,
            "write-evidence": self.take_evidence,
            "write-next-part": self.next_part,
        }
        own |= {f"write-{n}": partial(self.form.bar.mark, m) for n, m in _MARKS.items()}
        tabs = ("preview", "article", "problems", "versions")
        own |= {f"write-{name}": partial(self.show_part, name) for name in tabs}
        own |= self.mender.triggers() | triggers(self._backend, self, self)
        actions.connect(self, own)

    def _settle(self) -> None:
        if self.isVisible():
            self.writing.settle()
