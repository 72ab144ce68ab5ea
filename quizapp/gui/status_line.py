"""The line below the page: who studies, what is due, what is being done."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from quizapp.gui import messages
from quizapp.gui.qt import label, spaced

if TYPE_CHECKING:
    from quizapp.domain.learners import Learner
    from quizapp.domain.work import Progress
    from quizapp.gui.task import Task


class StatusLine(QFrame):
    """Tells of the learner, the cards due and work that goes on.

    Attributes:
        learner_asked: Carries the Learner who is to study now.
        learners: Returns all learners.
    """

    learner_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.learner = QPushButton()
        self.learner.setProperty("look", "link")
        self.learner.setToolTip(self.tr("Switch to another learner"))
        self.learner.clicked.connect(self._offer_learners)
        self.due = label()
        self.work = label()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("look", "link")
        self.cancel.hide()
        self.learners: Callable[[], tuple[Learner, ...]] = tuple
        self._task: Task | None = None
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        spaced(row, 24, 16, 6, 16, 6)
        row.addWidget(self.learner)
        row.addWidget(self.due)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.work)

    def show_learner(self, name: str) -> None:
        """Tell who studies; from now on what is written is saved."""
        self.learner.setText(self.tr("Learner: {name}").format(name=name))
        self.work.setText(self.tr("All changes saved"))

    def show_due(self, due: int, new: int) -> None:
        """Tell how many cards wait."""
        words = [messages.count(due, "due", "due"), messages.count(new, "new", "new")]
        self.due.setText(" · ".join(words))

    def show_task(self, task: "Task | None") -> None:
        """Tell how far some work is, until it has ended."""
        self._task = task
        self.cancel.setVisible(task is not None)
        if task is None:
            self.work.setText(self.tr("All changes saved"))
            return
        self.work.setText(self.tr("Working…"))
        task.progressed.connect(self._on_progressed)

    def _offer_learners(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for learner in self.learners():
            action = menu.addAction(learner.name)
            action.triggered.connect(partial(self.learner_asked.emit, learner))
        above = self.learner.mapToGlobal(self.learner.rect().topLeft())
        menu.popup(QPoint(above.x(), above.y() - menu.sizeHint().height()))

    def _on_progressed(self, progress: "Progress") -> None:
        if progress.total:
            share = round(100 * progress.done / progress.total)
            self.work.setText(self.tr("Working… {share} %").format(share=share))

    def _cancel(self) -> None:
        if self._task:
            self._task.cancel()
