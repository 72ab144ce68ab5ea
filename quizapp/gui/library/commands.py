"""What can be done to the banks and the questions that are picked in the library."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from quizapp.domain.banks import Bank
from quizapp.domain.ids import QuestionId
from quizapp.gui.backend import Backend
from quizapp.gui.library.tag_dialog import TagDialog
from quizapp.services import editing


class Picked(Protocol):
    """Who knows what is picked."""

    def picked_bank(self) -> Bank | None:
        """Return the bank that is listed or picked."""
        ...

    def picked_questions(self) -> tuple[QuestionId, ...]:
        """Return the questions that are picked, none where banks are listed."""
        ...


class Commands(QObject):
    """Each command asks for what it needs and is one step that can be undone."""

    def __init__(self, backend: Backend, picked: Picked, parent: QWidget) -> None:
        super().__init__(parent)
        self._backend = backend
        self._picked = picked
        self._window = parent

    def triggers(self) -> dict[str, Callable[[], object]]:
        """Return the commands by the names of their actions."""
        return {
            "add-bank": self._add_bank,
            "rename-bank": self._rename_bank,
            "merge-bank": self._merge_bank,
            "duplicate": self._duplicate,
            "move": self._move,
            "tag": self._tag,
            "delete": self._delete,
        }

    def _add_bank(self) -> None:
        name = self._ask(self.tr("New empty bank"), self.tr("Name:"), "")
        if name:
            self._backend.do(editing.add_bank, name)

    def _rename_bank(self) -> None:
        bank = self._picked.picked_bank()
        if bank is None:
            return
        name = self._ask(self.tr("Rename the bank"), self.tr("Name:"), bank.name)
        if name and name != bank.name:
            self._backend.do(editing.rename_bank, bank.id, name)

    def _merge_bank(self) -> None:
        bank = self._picked.picked_bank()
        title = self.tr("Move all questions and remove the bank")
        into = bank and self._ask_bank(title, other_than=bank)
        if bank and into:
            self._backend.do(editing.merge_bank, bank.id, into.id)

    def _duplicate(self) -> None:
        now = self._backend.clock()
        questions, bank = self._picked.picked_questions(), self._picked.picked_bank()
        if questions:
            self._backend.do(editing.duplicate, questions, now)
        elif bank:
            copy = self.tr("{name} (copy)").format(name=bank.name)
            name = self._ask(self.tr("Duplicate the bank"), self.tr("Name:"), copy)
            if name:
                self._backend.do(editing.duplicate_bank, bank.id, name, now)

    def _move(self) -> None:
        questions = self._picked.picked_questions()
        bank = self._picked.picked_bank()
        into = self._ask_bank(self.tr("Move questions"), bank) if questions else None
        if into:
            self._backend.do(editing.move, questions, into.id)

    def _tag(self) -> None:
        questions = self._picked.picked_questions()
        if not questions:
            return
        with self._backend.store.read() as tx:
            used, picked = tx.questions.tags(), tx.questions.get_many(questions)
        dialog = TagDialog(used, picked, self._window)
        if dialog.exec() and (dialog.added() or dialog.taken()):
            self._backend.do(editing.tag, questions, dialog.added(), dialog.taken())

    def _delete(self) -> None:
        questions, bank = self._picked.picked_questions(), self._picked.picked_bank()
        if questions:
            self._backend.do(editing.delete, questions)
        elif bank:
            self._backend.do(editing.delete_bank, bank.id)

    def _ask(self, title: str, about: str, text: str) -> str:
        answer, accepted = QInputDialog.getText(self._window, title, about, text=text)
        return answer.strip() if accepted else ""

    def _ask_bank(self, title: str, other_than: Bank | None) -> Bank | None:
        with self._backend.store.read() as tx:
            banks = [each for each in tx.banks.all() if each != other_than]
        names = [bank.name for bank in banks]
        if not names:
            return None
        name, accepted = QInputDialog.getItem(
            self._window, title, self.tr("Into:"), names, editable=False
        )
        return banks[names.index(name)] if accepted else None
