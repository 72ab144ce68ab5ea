"""Undo and redo."""

from dataclasses import dataclass, field

from quizapp.domain.changes import Change
from quizapp.domain.errors import NotFoundError
from quizapp.store.store import Store

_LONGEST = 200


@dataclass(slots=True)
class History:
    """The changes that can be taken back, and those that were."""

    _done: list[Change] = field(default_factory=list)
    _undone: list[Change] = field(default_factory=list)

    @property
    def next_undo(self) -> Change | None:
        """The change that undo would take back, if there is one."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Change | None:
        """The change that redo would do again, if there is one."""
        return self._undone[-1] if self._undone else None

    def push(self, change: Change) -> None:
        """Remember a change; what was undone before it cannot be redone any more."""
        if change.edits:
            self._done.append(change)
            del self._done[:-_LONGEST]
            self._undone.clear()

    def undo(self, store: Store) -> Change:
        """Take the newest change back and return what that wrote.

        Raises:
            NotFoundError: There is none.
            ConflictError: Something newer stands where it wrote; nothing is changed.
        """
        return _move(store, self._done, self._undone)

    def redo(self, store: Store) -> Change:
        """Do the change again that was taken back last; raises as undo does."""
        return _move(store, self._undone, self._done)


def _move(store: Store, source: list[Change], target: list[Change]) -> Change:
    if not source:
        raise NotFoundError("there is nothing to undo or redo")
    newest = source.pop()  # first: others may be pushed while this one is written
    try:
        with store.write() as tx:
            change = tx.apply(newest.inverse())
    except BaseException:
        source.append(newest)
        raise
    target.append(change)
    return change
