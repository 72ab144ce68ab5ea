"""Spreadsheets, find and replace, settings and keys, walked through for pictures."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QThread
from PySide6.QtWidgets import QApplication, QDialog

from quizapp.gui.backend import Backend
from quizapp.gui.importing.dialog import ImportDialog
from quizapp.gui.importing.export_dialog import ExportDialog
from quizapp.gui.main_window import MainWindow
from quizapp.gui.replacing.dialog import ReplaceDialog
from quizapp.gui.transfer import Transfer

_TABLE = """Question;Correct answer;Wrong 1;Wrong 2;Explanation;Topic
Who opened the harbour festival in Porto?;Ana Costa;Rui Lopes;Eva Silva;;Ports; people
How many came?;12,000;1,200;120,000;About 12,000 people came.;Numbers
When did it end?;;;;;
Where was it?;Porto;Lisbon;Faro;;Ports
"""

_ROUNDS, _ROUND_MS = 400, 25

Dialog = TypeVar("Dialog", bound=QDialog)


class ExchangePictures:
    """Leads from one dialog to the next; each is closed once it is pictured."""

    def __init__(self, window: MainWindow, backend: Backend) -> None:
        self._window, self._backend = window, backend

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        return (
            ("import-table", self._import),
            ("export-losses", self._export),
            ("replace", self._replace),
            ("palette", self._window.actions_["palette"].trigger),
            ("keys", self._window.actions_["keys"].trigger),
            ("settings", lambda: self._window.show_page("settings")),
        )

    def _import(self) -> None:
        file = self._folder() / "Harbour festival.csv"
        file.write_text(_TABLE, encoding="utf-8")
        self._window.transfer("import_files", [str(file)])
        dialog = self._opened(ImportDialog)
        _wait(dialog.take.isEnabled)

    def _export(self) -> None:
        with self._backend.store.read() as tx:
            *_, bank = tx.banks.all()
        file = self._folder() / f"{bank.name}.gift"
        Transfer(self._window, self._backend).export_to(bank.id, str(file))
        _wait(lambda: bool(self._window.findChildren(ExportDialog)))

    def _replace(self) -> None:
        self._window.actions_["replace"].trigger()
        dialog = self._opened(ReplaceDialog)
        dialog.banks.setCurrentIndex(0)
        dialog.text.setText("Putin")
        dialog.by.setText("President Putin")
        _wait(dialog.replace.isEnabled)
        dialog.hits.toggle(dialog.hits.index(1, 0))

    def _opened(self, kind: type[Dialog]) -> Dialog:
        return self._window.findChildren(kind)[-1]

    def _folder(self) -> Path:
        return self._window.paths.data


def _wait(done: Callable[[], bool]) -> None:
    """Let the window work until something is done, or is not going to be."""
    rounds = 0
    while not done() and rounds < _ROUNDS:
        rounds += 1
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _ROUND_MS)
        QThread.msleep(_ROUND_MS)
