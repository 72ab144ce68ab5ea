"""The collection that a window shows, and another put in its place."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from quizapp.domain.errors import QuizError
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.paths import Paths
from quizapp.services.collection import Collection, open_collection
from quizapp.settings import load_settings
from quizapp.store.lock import Lock

_IDLE_MS = 5_000


class Holding(QObject):
    """Opens the collection for a window, holds its lock and closes it at the end."""

    def __init__(self, window: MainWindow, paths: Paths, lock: Lock) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self._lock = lock
        self._collection: Collection | None = None
        window.restore_asked.connect(self.restore)

    def open(self) -> None:
        """Open the collection and show it, or tell why that cannot be."""
        try:
            self._collection = open_collection(
                self._paths,
                _now(),
                write=True,
                lock=self._lock,
                learner_id=load_settings(self._paths.settings).learner,
            )
        except QuizError as error:
            self._window.messages.warn(*messages.error(error))
            return
        store = self._collection.store
        backend = Backend(store, _now, self._collection.learner)
        backend.setParent(self._window)
        self._window.set_backend(backend)
        _checkpoint_when_idle(backend)
        # The first answer waits for the check after an unclean exit: it begins at once.
        wait = 0 if store.needs_check else _IDLE_MS
        tending = partial(tend, self._window, backend, self._paths)
        QTimer.singleShot(wait, backend, tending)

    def restore(self, backup: Path) -> None:
        """Put a backup in the collection's place and show it."""
        from quizapp.services import backups

        if self._window.working:
            busy = QuizError(
                "a backup cannot be put back while something else is being done",
                remedy="Wait for it or cancel it below the page, and try again.",
            )
            self._window.messages.warn(*messages.error(busy))
            return
        assert self._collection
        self._window.leave_backend()
        self._collection.store.close()
        self._collection = None
        try:
            aside = backups.put_back(self._paths, backup, _now())
        except QuizError as error:
            self.open()
            self._window.messages.warn(*messages.error(error))
            return
        self.open()
        self._window.show_page("settings")
        told = self.tr("The backup is back in place. What was there is kept in {file}.")
        self._window.messages.tell(told.format(file=aside.name if aside else ""))

    def close(self) -> None:
        """Close the collection and let others write."""
        if self._collection:
            self._collection.store.close()
        self._lock.release()


def tend(window: MainWindow, backend: Backend, paths: Paths) -> None:
    """Check the collection after an unclean exit, and back it up once a day."""
    from quizapp.gui.task import Task
    from quizapp.services.backups import look_after

    task = Task(look_after(backend.store, paths, _now()), backend)
    task.failed.connect(backend.failed)
    task.finished.connect(partial(_on_looked_after, window, paths))
    task.start()


def _checkpoint_when_idle(backend: Backend) -> None:
    idle = QTimer(backend)
    idle.setSingleShot(True)
    idle.setInterval(_IDLE_MS)
    idle.timeout.connect(lambda: backend.ask(lambda store: store.checkpoint()))
    backend.changed.connect(lambda _change: idle.start())


def _on_looked_after(
    window: MainWindow, paths: Paths, problems: tuple[str, ...]
) -> None:
    if problems:
        damage = QuizError(
            f"the collection is damaged ({problems[0]})",
            where=str(paths.collection),
            remedy="Nothing is written to it any more. Close the window and put a"
            f" backup from {paths.backups} back with: quizapp restore FILE",
        )
        window.messages.warn(*messages.error(damage))


def _now() -> datetime:
    return datetime.now(UTC)
