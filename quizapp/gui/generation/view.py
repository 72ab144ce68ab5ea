"""The desk: an article in, a bank out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from quizapp.domain.ids import DraftId
from quizapp.gui import theme
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.backend import Backend
from quizapp.gui.generation.add_dialog import AddDialog
from quizapp.gui.generation.bench import Bench
from quizapp.gui.generation.source_page import SourcePage
from quizapp.gui.task import Task
from quizapp.services import desk
from quizapp.services.desk import Opened
from quizapp.services.generation import warm_up


class DeskView(QWidget):
    """Takes an article, then shows what may be asked about it."""

    study_asked = Signal(tuple)
    library_asked = Signal(str)

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._actions = actions
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.source = SourcePage(backend)
        self.source.start.setToolTip(tooltip(actions["find-questions"]))
        self.bench = Bench(backend, actions)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.source)
        self._stack.addWidget(self.bench)
        actions.connect(
            self,
            self.bench.triggers
            | {"add-to-bank": self.add_to_bank, "sources": self.show_sources}
            | {"find-questions": self.source.find_questions},
        )
        self.source.opened.connect(self.open)
        self.source.draft_asked.connect(self.open_draft)
        self.source.delete_asked.connect(self._delete)
        self.bench.left.connect(self.show_sources)
        self._warm_up()
        self.switch_actions()

    @property
    def working(self) -> bool:
        """Whether a draft is on the screen."""
        return self._stack.currentWidget() is self.bench

    def show_sources(self) -> None:
        """Show where an article may come from, and the drafts."""
        self.bench.question.end_edit()
        self.source.refresh()
        self._turn_to(self.source)
        self.source.text.setFocus()

    def open(self, opened: Opened) -> None:
        """Show a draft."""
        self._turn_to(self.bench)
        self.bench.open(opened)

    def open_draft(self, draft_id: str) -> None:
        """Go on with a draft."""
        opened = self._backend.ask(desk.open_draft, DraftId(draft_id))
        if opened is not None:
            self.open(opened)

    def add_to_bank(self) -> None:
        """Ask which bank the kept questions go to."""
        self.bench.question.end_edit()
        if self.bench.draft is not None:
            dialog = AddDialog(self._backend, self.bench.draft, self)
            dialog.study_asked.connect(self.study_asked)
            dialog.library_asked.connect(self.library_asked)
            dialog.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.working:
            self.bench.columns.take_focus()
        else:
            self.source.text.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.bench.question.end_edit()  # what was typed is kept
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.working:
            self.bench.leave_mode()
        elif event.key() == Qt.Key.Key_Escape and self.source.busy:
            self.source.cancel()
        else:
            super().keyPressEvent(event)

    def switch_actions(self) -> None:
        """Switch the actions that need a draft on or off."""
        works = self.working and self.isVisible()
        for name in (*self.bench.triggers, "add-to-bank", "sources"):
            self._actions[name].setEnabled(works)
        self._actions["find-questions"].setEnabled(self.isVisible() and not works)

    def _turn_to(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.switch_actions()

    def _delete(self, draft_id: str) -> None:
        self._backend.do(desk.delete_draft, DraftId(draft_id))

    def _warm_up(self) -> None:
        """Load the language model beside the window; it is loaded once."""
        task = Task(warm_up(), self._backend)
        task.failed.connect(self._backend.failed)
        task.start()
