"""Banks in and out of the window: dialogs, dropped files, and what is told of them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from quizapp.domain.banks import Bank
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId
from quizapp.domain.work import Work
from quizapp.formats.files import beginning, read_bytes
from quizapp.formats.registry import EXPORTERS, IMPORTERS, find_importer, is_native
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.services import exporting, importing, transfer
from quizapp.services.exporting import Exported
from quizapp.services.importing import Reading
from quizapp.services.transfer import Report

if TYPE_CHECKING:
    from quizapp.gui.main_window import MainWindow
    from quizapp.gui.task import Task


class Transfer:
    """Imports and exports for a window."""

    def __init__(self, window: "MainWindow", backend: Backend) -> None:
        self._window = window
        self._backend = backend
        self._bar = window.messages

    def ask_import(self) -> None:
        """Ask for files and import them."""
        files, _ = QFileDialog.getOpenFileNames(
            self._window, _words("Import questions"), "", import_filters()
        )
        self.import_files(files)

    def import_files(self, files: Sequence[str]) -> None:
        """Import banks of ours; show what files of other programs hold first."""
        if not files:
            return
        rest = partial(self.import_files, files[1:])
        path = Path(files[0])
        try:
            if not is_native(path, beginning(path)):
                self._show(path, rest)
                return
        except QuizError as error:
            self._backend.failed.emit(error)
            rest()
            return
        work = transfer.import_bank(self._backend.store, path, self._backend.clock())
        self._run(work, self._on_imported).ended.connect(rest)

    def ask_export(self, bank_id: BankId, name: str) -> None:
        """Ask for a file and write a bank to it."""
        file, chosen = QFileDialog.getSaveFileName(
            self._window, _words("Export bank"), f"{name}.quizbank", export_filters()
        )
        if file:
            self.export_to(bank_id, with_suffix(file, chosen))

    def export_to(self, bank_id: BankId, file: str) -> None:
        """Write a bank to a file; where that loses something, ask first."""
        path = Path(file)
        work = exporting.foresee_export(self._backend.store, bank_id, path)
        self._run(work, partial(self._on_foreseen, bank_id, path))

    def _show(self, path: Path, rest: Callable[[], None]) -> None:
        from quizapp.gui.importing.dialog import ImportDialog, Incoming

        content = read_bytes(path)
        file = Incoming(path, content, find_importer(path, content))
        known = self._window.settings.tables
        dialog = ImportDialog(self._backend, file, known, self._window)
        dialog.taken.connect(partial(self._take, rest))
        dialog.rejected.connect(rest)
        dialog.open()

    def _take(
        self,
        rest: Callable[[], None],
        reading: Reading,
        bank: Bank,
        memory: dict[str, str],
    ) -> None:
        if memory:
            self._window.remember_tables(memory)
        store, now = self._backend.store, self._backend.clock()
        work = importing.take_drafts(store, reading.drafts, bank, now)
        self._run(work, self._on_imported).ended.connect(rest)

    def _run(self, work: Work[Any], then: Callable[[Any], None]) -> "Task":
        task = self._backend.begin(work)
        # A partial keeps this object until the task has ended; a bound method does not.
        task.finished.connect(partial(then))
        return task

    def _on_foreseen(self, bank_id: BankId, path: Path, found: Exported) -> None:
        if not found.troubles:
            self._write(bank_id, path)
            return
        from quizapp.gui.importing.export_dialog import ExportDialog

        dialog = ExportDialog(path, found, self._window)
        dialog.accepted.connect(partial(self._write, bank_id, path))
        dialog.open()

    def _write(self, bank_id: BankId, path: Path) -> None:
        work = exporting.export_bank(self._backend.store, bank_id, path)
        self._run(work, partial(self._on_written, path))

    def _on_written(self, path: Path, written: Exported) -> None:
        count = messages.count(written.questions, "question", "questions")
        told = _words("{count} written: {file}")
        self._bar.tell(told.format(count=count, file=path))

    def _on_imported(self, report: Report) -> None:
        self._backend.remember(report.change)
        if report.change.edits:
            self._bar.tell(summary(report), _words("Undo"), self._backend.undo)
        else:
            self._bar.tell(summary(report))


def import_filters() -> str:
    """Return the kinds of files that can be imported, for a file dialog."""
    each = list(_NATIVE.items())
    each += [(importer.name, importer.suffixes) for importer in IMPORTERS]
    every = tuple(dict.fromkeys(suffix for _, suffixes in each for suffix in suffixes))
    return ";;".join(
        _filter(title, suffixes)
        for title, suffixes in ((_words("All that can be imported"), every), *each)
    )


def export_filters() -> str:
    """Return the kinds of files that can be written, for a file dialog."""
    each = [*_NATIVE.items(), *((e.name, e.suffixes[:1]) for e in EXPORTERS)]
    return ";;".join(_filter(name, suffixes) for name, suffixes in each)


def with_suffix(file: str, chosen: str) -> str:
    """Return the name of a file with the suffix of the kind chosen, if it has none."""
    if Path(file).suffix:
        return file
    return f"{file}{chosen[chosen.index('(*') + 2 : -1].split(maxsplit=1)[0]}"


def summary(report: Report) -> str:
    """Return what an import did, in words."""
    parts = [messages.count(report.added, "question added", "questions added")]
    numbers = (
        (report.changed, "brought up to date"),
        (report.unchanged, "unchanged"),
        (report.kept, "kept as edited here"),
        (report.gone, "no longer in the file, kept here"),
        (report.missing, "pictures or sounds are not in the file"),
    )
    parts += [f"{messages.number(n)} {messages.tr(word)}" for n, word in numbers if n]
    return f"{report.bank_name}: {', '.join(parts)}."


_NATIVE: dict[str, tuple[str, ...]] = {
    "quizbank": (".quizbank",),
    "json": (".json",),
}
_TITLES = {
    "quizbank": "Bank with its pictures",
    "json": "Bank without pictures",
    "gift": "GIFT, for Moodle",
    "csv": "Spreadsheet, divided by commas",
    "tsv": "Spreadsheet, divided by tabs",
}


def _filter(name: str, suffixes: tuple[str, ...]) -> str:
    kinds = " ".join(f"*{suffix}" for suffix in suffixes)
    return f"{_words(_TITLES.get(name, name))} ({kinds})"


def _words(text: str) -> str:
    return QCoreApplication.translate("Transfer", text)
