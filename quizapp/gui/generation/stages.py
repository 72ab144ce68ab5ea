"""How far an article has been read and asked about, with a way to stop."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from quizapp.domain.work import Progress
from quizapp.gui import messages
from quizapp.gui.qt import label, spaced
from quizapp.gui.task import Task
from quizapp.gui.widgets.slim_bar import SlimBar

_SHOWN_AFTER_MS = 300
_STAGES = {
    "connecting": "Connecting…",
    "reading": "Reading the article…",
    "asking": "Asking about each sentence…",
    "choosing": "Choosing the best…",
}


class Stages(QWidget):
    """Shows the stage of a task, once that has taken a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = label(look="muted")
        self.bar = SlimBar()
        self.cancel = QPushButton(self.tr("Cancel"))
        row = QHBoxLayout(self)
        spaced(row, 12)
        row.addWidget(self.stage)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_SHOWN_AFTER_MS)
        self._late.timeout.connect(lambda: self._show(shown=True))
        self._show(shown=False)

    def follow(self, task: Task) -> None:
        """Show how far a task is, until it has ended."""
        self.stage.setText(messages.tr(_STAGES["reading"]))
        self.bar.show_share(0, 1)
        task.progressed.connect(self._on_progressed)
        task.ended.connect(self._on_ended)
        self._late.start()

    def _on_progressed(self, progress: Progress) -> None:
        self.stage.setText(messages.tr(_STAGES.get(progress.stage, "Working…")))
        if progress.total:
            self.bar.show_share(progress.done, progress.total)

    def _on_ended(self) -> None:
        self._late.stop()
        self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        for part in (self.stage, self.bar, self.cancel):
            part.setVisible(shown)
