"""The commands of the library, done to what is written."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from quizapp.domain.banks import Bank
from quizapp.domain.ids import QuestionId
from quizapp.gui.backend import Backend
from quizapp.gui.library.commands import Commands
from quizapp.gui.write.question_list import QuestionList
from quizapp.gui.write.writing import Writing

_OF_QUESTIONS = {
    "write-duplicate": "duplicate",
    "write-move": "move",
    "write-tag": "tag",
    "write-delete": "delete",
}
_OF_BANK = {
    "write-add-bank": "add-bank",
    "write-rename-bank": "rename-bank",
    "write-copy-bank": "duplicate",
    "write-merge-bank": "merge-bank",
    "write-delete-bank": "delete",
}


class Desk(Protocol):
    """What is written, and what is picked of it."""

    list: QuestionList
    writing: Writing

    @property
    def bank(self) -> Bank | None:
        """The bank that is written."""
        ...


def triggers(
    backend: Backend, view: Desk, window: QWidget
) -> dict[str, Callable[[], object]]:
    """Return what is done to the questions that are picked, and to the bank."""
    questions = Commands(backend, _Questions(view), window).triggers()
    bank = Commands(backend, _Bank(view), window).triggers()
    return {
        **{name: _settled(view, questions[own]) for name, own in _OF_QUESTIONS.items()},
        **{name: _settled(view, bank[own]) for name, own in _OF_BANK.items()},
    }


class _Bank:
    """The bank itself is meant."""

    def __init__(self, view: Desk) -> None:
        self._view = view

    def picked_bank(self) -> Bank | None:
        """Return the bank that is written."""
        return self._view.bank

    def picked_questions(self) -> tuple[QuestionId, ...]:
        """Return none."""
        return ()


class _Questions(_Bank):
    """The questions that are picked are meant, never the bank."""

    def picked_bank(self) -> Bank | None:
        """Return the bank, where there are questions to move out of it."""
        return self._view.bank if self.picked_questions() else None

    def picked_questions(self) -> tuple[QuestionId, ...]:
        """Return the questions that are picked in the list."""
        return self._view.list.picked_ids()


def _settled(view: Desk, command: Callable[[], object]) -> Callable[[], object]:
    """Return a command that comes after storing what is written."""

    def done() -> None:
        if view.writing.settle():
            command()

    return done
