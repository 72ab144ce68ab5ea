"""Banks in and out of the window: dialogs, dropped files, and what is told of them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from quizapp.domain.ids import BankId
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.widgets.message_bar import MessageBar
from quizapp.services import transfer
from quizapp.services.transfer import Report

if TYPE_CHECKING:
    from quizapp.gui.task import Task


class Transfer:
    """Imports and exports for a window."""

    def __init__(self, window: QWidget, backend: Backend, bar: MessageBar) -> None:
        self._window = window
        self._backend = backend
        self._bar = bar

    def ask_import(self) -> None:
        """Ask for bank files and import them."""
        files, _ = QFileDialog.getOpenFileNames(
            self._window, _words("Import bank"), "", _words("Banks (*.json)")
        )
        for file in files:
            self.import_file(file)

    def import_file(self, file: str) -> "Task":
        """Import a bank file and tell what came of it."""
        work = transfer.import_bank(
            self._backend.store, Path(file), self._backend.clock()
        )
        task = self._backend.begin(work)
        # A partial keeps this object until the task has ended; a bound method does not.
        task.finished.connect(partial(self._on_imported))
        return task

    def ask_export(self, bank_id: BankId, name: str) -> None:
        """Ask for a file and write a bank to it."""
        file, _ = QFileDialog.getSaveFileName(
            self._window, _words("Export bank"), f"{name}.json", "JSON (*.json)"
        )
        if file:
            self.export_to(bank_id, file)

    def export_to(self, bank_id: BankId, file: str) -> None:
        """Write a bank to a file and tell of it."""
        written = self._backend.ask(transfer.export_bank, bank_id, Path(file))
        if written is not None:
            self._bar.tell(_words("Written: {file}").format(file=file))

    def _on_imported(self, report: Report) -> None:
        self._backend.remember(report.change)
        if report.change.edits:
            self._bar.tell(summary(report), _words("Undo"), self._backend.undo)
        else:
            self._bar.tell(summary(report))


def summary(report: Report) -> str:
    """Return what an import did, in words."""
    parts = [messages.count(report.added, "question added", "questions added")]
    numbers = (
        (report.changed, "brought up to date"),
        (report.unchanged, "unchanged"),
        (report.kept, "kept as edited here"),
        (report.gone, "no longer in the file, kept here"),
    )
    parts += [f"{messages.number(n)} {messages.tr(word)}" for n, word in numbers if n]
    return f"{report.bank_name}: {', '.join(parts)}."


def _words(text: str) -> str:
    return QCoreApplication.translate("Transfer", text)
