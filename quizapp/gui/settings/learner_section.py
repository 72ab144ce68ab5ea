"""Who studies on this machine, and when their day begins."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from quizapp.domain.changes import Change
from quizapp.domain.learners import Learner
from quizapp.domain.work import Work
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.qt import spaced
from quizapp.gui.settings.rows import Row, Section, button
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import learners

_DAY_START = 4

Asked = Callable[..., tuple[str, bool]]


class LearnerSection(QWidget):
    """Adds, renames and removes learners and tells who is to study.

    Attributes:
        learner_asked: Another learner, or the same one changed, is to study.
    """

    learner_asked = Signal(object)

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self._learners: tuple[Learner, ...] = ()
        self.who = DropDown()
        self.who.activated.connect(self._switch)
        self.begins = DropDown()
        self.begins.activated.connect(self._begin_at)
        self.add = button(self.tr("Add a learner…"))
        self.rename = button(self.tr("Rename…"))
        self.remove = button(self.tr("Remove"))
        self.add.clicked.connect(self._add)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        self._day = Row(
            self.tr("A day begins at"),
            self.tr(
                "Cards of a new day appear at this hour, so that an evening that"
                " passes midnight stays one day."
            ),
            self.begins,
        )
        self._day.default_asked.connect(partial(self._begin_at, _DAY_START))
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(Section(self.tr("Who studies"), *self._rows()))
        self.refresh()

    def refresh(self) -> None:
        """Show the learners as they are stored."""
        self._learners = self._backend.ask(learners.learners) or ()
        names = [learner.name for learner in self._learners]
        self.who.offer(names, "")
        ids = [learner.id for learner in self._learners]
        self.who.setCurrentIndex(ids.index(self._backend.learner.id))
        self.begins.offer([messages.hour(h) for h in range(24)], "")
        self.begins.setCurrentIndex(self._backend.learner.day_start)
        self._day.show_default(differs=self._backend.learner.day_start != _DAY_START)
        self.remove.setEnabled(len(self._learners) > 1)

    def _rows(self) -> tuple[QWidget, ...]:
        who = Row(
            self.tr("Learner"),
            self.tr(
                "Each has cards and a review log of their own. The name below the"
                " page switches between them, too."
            ),
            self.who,
        )
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        spaced(row, 8)
        for each in (self.add, self.rename, self.remove):
            row.addWidget(each)
        row.addStretch()
        return (who, buttons, self._day)

    def _switch(self, index: int) -> None:
        self.learner_asked.emit(self._learners[index])

    def _add(self) -> None:
        name = self._ask_name(self.tr("Add a learner"), "")
        if name:
            work = learners.add_learner(
                self._backend.store, name, self._backend.learner
            )
            self._run(work, self._on_added)

    def _rename(self) -> None:
        learner = self._backend.learner
        name = self._ask_name(self.tr("Rename the learner"), learner.name)
        if name and name != learner.name:
            self._change(replace(learner, name=name))

    def _remove(self) -> None:
        gone = self._backend.learner
        change = self._backend.do(learners.remove_learner, gone)
        if change is not None:
            left = [each for each in self._learners if each.id != gone.id]
            self.learner_asked.emit(left[0])

    def _begin_at(self, hour: int) -> None:
        self._change(replace(self._backend.learner, day_start=hour))

    def _change(self, after: Learner) -> None:
        before = self._backend.learner
        if before != after:
            work = learners.change_learner(self._backend.store, before, after)
            self._run(work, self._on_changed)

    def _run(self, work: Work[Change], then: Callable[[Change], None]) -> None:
        task = self._backend.begin(work)
        task.finished.connect(then)
        task.failed.connect(self._on_failed)

    def _on_added(self, change: Change) -> None:
        self._backend.remember(change)
        self.learner_asked.emit(_learner_of(change))

    def _on_changed(self, change: Change) -> None:
        self._backend.remember(change)
        self.learner_asked.emit(_learner_of(change))

    def _on_failed(self, _error: object) -> None:
        self.refresh()

    def _ask_name(self, title: str, name: str) -> str:
        text, accepted = QInputDialog.getText(self, title, self.tr("Name:"), text=name)
        return text.strip() if accepted else ""


def _learner_of(change: Change) -> Any:
    return next(e.after for e in change.edits if isinstance(e.after, Learner))
