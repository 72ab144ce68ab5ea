"""The settings, in one column."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.gui.backend import Backend
from quizapp.gui.settings.data_section import DataSection
from quizapp.gui.settings.learner_section import LearnerSection
from quizapp.gui.settings.look_section import LookSection
from quizapp.gui.settings.study_section import StudySection
from quizapp.gui.widgets.section_column import section_column
from quizapp.paths import Paths
from quizapp.settings import Settings


class SettingsView(QScrollArea):
    """Shows every setting with what it does and a way back to its default.

    Attributes:
        learner_asked: Carries the Learner who is to study.
        plan_asked: Exams, days and the memory model are to be planned.
        look_asked: Carries the name of a setting of the look, and its value.
        restore_asked: Carries the path of a backup.
    """

    learner_asked = Signal(object)
    plan_asked = Signal()
    look_asked = Signal(str, object)
    restore_asked = Signal(Path)

    def __init__(self, backend: Backend, paths: Paths, settings: Settings) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.learners = LearnerSection(backend)
        self.studying = StudySection(backend)
        self.look = LookSection()
        self.data = DataSection(backend, paths)
        self.learners.learner_asked.connect(self.learner_asked)
        self.studying.plan.clicked.connect(self.plan_asked)
        self.look.look_asked.connect(self.look_asked)
        self.data.restore_asked.connect(self.restore_asked)
        self.look.show_settings(settings)
        self._lay_out()
        backend.changed.connect(self._on_changed)

    def show_settings(self, settings: Settings) -> None:
        """Show the look that is chosen."""
        self.look.show_settings(settings)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.learners.who.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        self.data.refresh()
        super().showEvent(event)

    def _lay_out(self) -> None:
        sections = (self.learners, self.studying, self.look, self.data)
        self.setWidget(section_column(self.tr("Settings"), *sections))

    def _on_changed(self, change: Change) -> None:
        if change.touches(Bank):
            self.studying.refresh()
