"""Long work as the window sees it."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.domain.errors import QuizError
from quizapp.domain.work import Progress, Work
from quizapp.services.jobs import CancelledError, Job

_POLL_MS = 50


class Task(QObject):
    """Runs work on a thread and tells of it by signals on this one.

    Attributes:
        progressed: Carries the Progress.
        finished: Carries the result.
        failed: Carries the QuizError that the work raised.
        ended: It has ended, in whatever way.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Work[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = Job(work)
        self._told: Progress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Begin."""
        self._job.start()
        self._timer.start()

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self._job.cancel()

    def _poll(self) -> None:
        progress = self._job.progress
        if progress is not None and progress is not self._told:
            self._told = progress
            self.progressed.emit(progress)
        if self._job.done:
            self._timer.stop()
            self._tell()
            self.deleteLater()

    def _tell(self) -> None:
        """Tell of the end before the result, so that the result can be acted on."""
        self.ended.emit()
        try:
            result = self._job.result()
        except CancelledError:
            return
        except QuizError as error:
            self.failed.emit(error)
            return
        self.finished.emit(result)
