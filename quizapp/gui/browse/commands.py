"""What can be done to the cards that are picked; each is one step that undo knows."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Concatenate, ParamSpec, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import CardKey
from quizapp.domain.work import Work, finish
from quizapp.gui.backend import Backend
from quizapp.gui.browse.days_dialog import DaysDialog
from quizapp.services import browsing
from quizapp.store.store import Store

P = ParamSpec("P")

_AT_ONCE = 2_000


class Picked(Protocol):
    """Who knows what is picked."""

    def picked(self) -> Sequence[CardKey]:
        """Return the cards that are picked."""
        ...


class Commands(QObject):
    """Asks for what is needed, and does it: beside the window where cards are many."""

    def __init__(self, backend: Backend, picked: Picked, window: QWidget) -> None:
        super().__init__(window)
        self._backend = backend
        self._picked = picked
        self._window = window

    def triggers(self) -> dict[str, Callable[[], object]]:
        """Return the commands by the names of their actions."""
        return {
            "cards-flag": self._flag,
            "cards-suspend": self._suspend,
            "cards-bury": self._bury,
            "cards-reset": self._reset,
            "cards-reschedule": self._reschedule,
            "cards-move": self._move,
            "cards-tag": self._tag,
        }

    def _flag(self) -> None:
        self._do(browsing.flag)

    def _suspend(self) -> None:
        self._do(browsing.suspend)

    def _bury(self) -> None:
        self._do(browsing.bury, self._backend.learner, self._backend.clock())

    def _reset(self) -> None:
        self._do(browsing.reset, self._backend.learner, self._backend.clock())

    def _reschedule(self) -> None:
        keys = self._picked.picked()
        if not keys:
            return
        dialog = DaysDialog(len(keys), self._window)
        dialog.chosen.connect(partial(self._place, keys))
        dialog.open()

    def _place(self, keys: Sequence[CardKey], first: int, last: int) -> None:
        store, learner = self._backend.store, self._backend.learner
        now = self._backend.clock()
        work = browsing.reschedule(store, keys, (first, last), learner, now)
        self._run(work, len(keys))

    def _move(self) -> None:
        with self._backend.store.read() as tx:
            banks = tx.banks.all()
        names = [bank.name for bank in banks]
        if not names or not self._picked.picked():
            return
        title = self.tr("Move to another bank")
        name, accepted = QInputDialog.getItem(
            self._window, title, self.tr("Into:"), names, editable=False
        )
        if accepted:
            self._do(browsing.move, banks[names.index(name)].id)

    def _tag(self) -> None:
        if not self._picked.picked():
            return
        about = self.tr("Tags to add, - before one to take away, between commas:")
        title = self.tr("Tag the questions")
        text, accepted = QInputDialog.getText(self._window, title, about)
        words = [word.strip() for word in text.split(",") if word.strip("- ")]
        if accepted and words:
            add = [word for word in words if not word.startswith("-")]
            gone = [word[1:].strip() for word in words if word.startswith("-")]
            self._do(browsing.tag, add, gone)

    def _do(
        self,
        service: Callable[Concatenate[Store, Sequence[CardKey], P], Change],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        keys = self._picked.picked()
        if keys:
            store = self._backend.store
            self._run(browsing.beside(store, service, keys, *args, **kwargs), len(keys))

    def _run(self, work: Work[Change], cards: int) -> None:
        """Do work on cards, beside the window where they are many."""
        if cards <= _AT_ONCE:
            self._backend.do(lambda _store: finish(work))
        elif self._backend.working:
            self._backend.failed.emit(
                QuizError("something else is being written", remedy="Wait for it.")
            )
        else:
            self._backend.begin(work).finished.connect(self._backend.remember)
