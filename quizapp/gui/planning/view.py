"""The plan, in one column: each section shows its numbers before it does anything."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card
from quizapp.domain.changes import Change
from quizapp.domain.ids import BankId
from quizapp.domain.learners import Learner
from quizapp.gui.backend import Backend
from quizapp.gui.planning.break_section import BreakSection
from quizapp.gui.planning.cost_section import CostSection
from quizapp.gui.planning.days_section import DaysSection
from quizapp.gui.planning.exam_section import ExamSection
from quizapp.gui.planning.memory_section import MemorySection
from quizapp.gui.qt import label
from quizapp.gui.widgets.section_column import section_column


class PlanView(QScrollArea):
    """Plans exams, days and breaks, and fits the memory model."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.exam = ExamSection(backend)
        self.days = DaysSection(backend)
        self.breaks = BreakSection(backend)
        self.memory = MemorySection(backend)
        self.cost = CostSection(backend)
        self._lay_out()
        backend.changed.connect(self._on_changed)

    def plan_exam(self, bank_id: BankId) -> None:
        """Show the exam of a bank."""
        self.exam.show_bank(bank_id)
        self.ensureWidgetVisible(self.exam.day)
        self.exam.day.setFocus()

    def plan_break(self) -> None:
        """Show what waits."""
        self.breaks.show_backlog.setFocus()
        self.ensureWidgetVisible(self.breaks.show_backlog)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.exam.bank.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        # Days pass, and other pages answer cards.
        self.breaks.refresh()
        super().showEvent(event)

    def _lay_out(self) -> None:
        about = self.tr(
            "When you study and how well you want to know it. Numbers are shown before"
            " anything is done, and all of it can be undone."
        )
        told = label(about, look="muted", wraps=True)
        sections = (self.exam, self.days, self.breaks, self.memory, self.cost)
        self.setWidget(section_column(self.tr("Plan"), told, *sections))

    def _on_changed(self, change: Change) -> None:
        if change.touches(Bank, Learner):
            self.exam.refresh()
            self.days.refresh()
            self.memory.refresh()
            self.cost.refresh()
        if change.touches(Bank, Learner, Card) and self.isVisible():
            self.breaks.refresh()
