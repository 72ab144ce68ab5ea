"""What happens when something goes wrong that nobody foresaw."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

logger = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def install(show: Callable[[str], object] | None = None) -> Hook:
    """Log what nobody caught and tell of it; return the hook that does so."""
    telling: list[str] = []

    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.critical("uncaught", exc_info=(kind, error, trace))
        if telling or QApplication.instance() is None:
            return  # one dialog at a time, however many times it goes wrong
        details = "".join(traceback.format_exception(kind, error, trace))
        telling.append(details)
        try:
            (show or _show)(details)
        finally:
            telling.clear()

    sys.excepthook = hook
    return hook


def dialog(details: str, parent: QWidget | None = None) -> QMessageBox:
    """Return the dialog that tells of a fault, its details folded away."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("QuizApp")
    box.setText("Something went wrong that should not have.")
    box.setInformativeText(
        "Every answer given so far is saved. If the window does not behave, close it"
        " and open it again. The log file has the details."
    )
    box.setDetailedText(details)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box


def _show(details: str) -> None:
    dialog(details, QApplication.activeWindow()).exec()
