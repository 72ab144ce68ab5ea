"""Insights: am I learning, and is my test any good?"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.attempts import Answered, Attempt
from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Review
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import Question
from quizapp.gui import theme
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.insights.learner_page import LearnerPage
from quizapp.gui.insights.scope_bar import ScopeBar
from quizapp.gui.insights.teacher_page import TeacherPage
from quizapp.gui.qt import label, spaced
from quizapp.gui.task import Task
from quizapp.services import analysis, figures, insights
from quizapp.services.analysis import Analysed
from quizapp.services.insights import Figures

_MARGIN = 40
_WIDEST = 1180
_NARROW = 860
_LOADING_AFTER_MS = 300


class InsightsView(QScrollArea):
    """Shows figures of a learner, or of a bank's questions in quizzes.

    Attributes:
        edit_asked: Carries the Question that is to be edited.
    """

    edit_asked = Signal(object)

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        self._backend = backend
        self._task: Task | None = None
        self._stale = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = label(self.tr("Insights"), "title")
        self.mine, self.items = QPushButton(), QPushButton()
        self.scope = ScopeBar()
        self.loading = label(self.tr("Reckoning…"), "muted")
        self.learner, self.teacher = LearnerPage(), TeacherPage()
        self._lay_out()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.loading.show)
        self.mine.clicked.connect(lambda: self.turn_to(self.learner))
        self.items.clicked.connect(lambda: self.turn_to(self.teacher))
        self.scope.changed.connect(self.refresh)
        for page in (self.learner, self.teacher):
            page.question_asked.connect(self._edit)
        for card in self.learner.cards.values():
            card.table_saved.connect(self._save_table)
            card.picture_failed.connect(self._tell_unsaved)
        triggers = {
            "my-figures": lambda: self.turn_to(self.learner),
            "item-analysis": lambda: self.turn_to(self.teacher),
        }
        actions.connect(self, triggers)
        backend.changed.connect(self._on_changed)

    @property
    def reckoning(self) -> bool:
        """Whether figures are on their way."""
        return self._task is not None

    def turn_to(self, page: QWidget) -> None:
        """Show the learner's figures, or the teacher's."""
        teacher = page is self.teacher
        self.learner.setVisible(not teacher)
        self.teacher.setVisible(teacher)
        self.mine.setChecked(not teacher)
        self.items.setChecked(teacher)
        self.scope.period.setVisible(not teacher)
        tab, other = (self.items, self.mine) if teacher else (self.mine, self.items)
        if other.hasFocus():
            tab.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Reckon anew, beside the window."""
        if self._task is not None:
            self._task.cancel()
        self._stale = False
        banks, tags = self._backend.ask(insights.choices) or ((), ())
        self.scope.offer(banks, tags)
        if self.items.isChecked():
            if not banks:
                self.teacher.show_nothing()
                return
            store, learner = self._backend.store, self._backend.learner
            work = analysis.analysed(store, self.scope.bank, learner)
            self._begin(Task(work, self), self._show_analysis)
            return
        found = insights.figures(
            self._backend.store,
            self._backend.learner,
            self.scope.scope,
            self._backend.clock(),
            self.scope.days,
        )
        self._begin(Task(found, self), self._show_figures)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.mine.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_NARROW)
        self.learner.arrange(1 if narrow else 2)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        spaced(column, 16, _MARGIN, 28, _MARGIN, 32)
        column.addWidget(self.title)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for button, words in ((self.mine, "My learning"), (self.items, "My questions")):
            button.setText(self.tr(words))
            button.setProperty("look", "tab")
            button.setCheckable(True)
            bar.addWidget(button)
        self.mine.setChecked(True)
        bar.addStretch()
        bar.addWidget(self.scope, 1)
        column.addLayout(bar)
        column.addWidget(self.loading)
        self.loading.hide()
        column.addWidget(self.learner)
        column.addWidget(self.teacher)
        column.addStretch()
        self.teacher.hide()
        self.setWidget(content)

    def _begin(self, task: Task, show: Callable[[Any], None]) -> None:
        self._task = task
        self._waiting.start(_LOADING_AFTER_MS)
        task.finished.connect(show)
        task.failed.connect(self._backend.failed)
        task.ended.connect(partial(self._on_ended, task))
        task.start()

    def _show_figures(self, found: Figures) -> None:
        today = self._backend.learner.day(self._backend.clock())
        self.learner.show_figures(found, date.fromordinal(today))

    def _show_analysis(self, found: Analysed) -> None:
        bank = found.bank.name if found.bank else ""
        self.teacher.show_analysis(found.analysis, found.questions, bank)
        self.teacher.show_confidence(found.confidence)

    def _edit(self, question_id: str) -> None:
        question = self._backend.ask(insights.question, QuestionId(question_id))
        if question is not None:
            self.edit_asked.emit(question)

    def _save_table(
        self, path: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
    ) -> None:
        try:
            figures.write_table(Path(path), header, rows)
        except QuizError as error:
            self._backend.failed.emit(error)

    def _tell_unsaved(self, path: str) -> None:
        problem = self.tr("the picture cannot be written")
        remedy = self.tr("Choose another folder, or make room.")
        self._backend.failed.emit(QuizError(problem, where=path, remedy=remedy))

    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._waiting.stop()
            self.loading.hide()

    def _on_changed(self, change: Change) -> None:
        if not change.touches(Card, Review, Question, Bank, Attempt, Answered):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
