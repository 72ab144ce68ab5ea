"""The one door from the window to the core."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.gui import media
from quizapp.gui.task import Task
from quizapp.services.history import History
from quizapp.services.media import keep_media
from quizapp.store.store import Store

Clock = Callable[[], datetime]

_MANY = 2_000

P = ParamSpec("P")
T = TypeVar("T")


class Backend(QObject):
    """Calls services, remembers what can be undone and tells of every change.

    Attributes:
        changed: Something was written; carries the Change.
        failed: A service refused; carries the QuizError.
        busy: Long work began or ended; carries the Task or None.
        settling: Something is about to be undone or redone: what is written in a
            form and not stored yet is to be stored now.
    """

    changed = Signal(object)
    failed = Signal(object)
    busy = Signal(object)
    settling = Signal()

    def __init__(self, store: Store, clock: Clock, learner: Learner) -> None:
        super().__init__()
        self.store = store
        media.serve(store.media.folder, lambda found: self.ask(keep_media, found))
        self.clock = clock
        self.learner = learner
        self._history = History()
        self._task: Task | None = None

    @property
    def working(self) -> bool:
        """Whether long work goes on."""
        return self._task is not None

    @property
    def next_undo(self) -> Change | None:
        """The change that undo would take back, if there is one."""
        return self._history.next_undo

    @property
    def next_redo(self) -> Change | None:
        """The change that redo would do again, if there is one."""
        return self._history.next_redo

    def ask(
        self,
        service: Callable[Concatenate[Store, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Return what a service that only reads returns; None where it refused."""
        try:
            return service(self.store, *args, **kwargs)
        except QuizError as error:
            self.failed.emit(error)
            return None

    def do(
        self,
        service: Callable[Concatenate[Store, P], Change],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Change | None:
        """Call a service that writes; return its change, None where it refused."""
        change = self.ask(service, *args, **kwargs)
        if change is not None:
            self.remember(change)
        return change

    def remember(self, change: Change) -> None:
        """Make a change undoable and tell of it."""
        self._history.push(change)
        self.changed.emit(change)

    def undo(self) -> Change | None:
        """Take the newest change back; a large one beside the window."""
        return self._move(self._history.undo, self._history.next_undo)

    def redo(self) -> Change | None:
        """Do the change again that was taken back last."""
        return self._move(self._history.redo, self._history.next_redo)

    def begin(self, work: Work[Any]) -> Task:
        """Run long work beside the window."""
        task = Task(work, self)
        self._task = task
        task.ended.connect(self._on_ended)
        task.failed.connect(self.failed)
        self.busy.emit(task)
        task.start()
        return task

    def _move(
        self, move: Callable[[Store], Change], change: Change | None
    ) -> Change | None:
        if self._task is not None:
            self.failed.emit(
                QuizError("nothing can be undone while something is being written")
            )
            return None
        self.settling.emit()
        if change is not None and len(change.edits) > _MANY:
            self.begin(_beside(move, self.store)).finished.connect(self.changed)
            return None
        moved = self.ask(move)
        if moved is not None:
            self.changed.emit(moved)
        return moved

    def _on_ended(self) -> None:
        self._task = None
        self.busy.emit(None)


def _beside(move: Callable[[Store], Change], store: Store) -> Work[Change]:
    yield Progress(0, None, "writing")
    return move(store)
