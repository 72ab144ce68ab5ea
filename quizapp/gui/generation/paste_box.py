"""A field for a whole article."""

import re

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_KEYS = QKeySequence.StandardKey


class PasteBox(QPlainTextEdit):
    """Takes an article that is pasted or typed; a file or an address is read."""

    file_dropped = Signal(str)
    address_pasted = Signal(str)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls()]
        text = source.text()
        if any(files):
            self.file_dropped.emit(next(filter(None, files)))
        elif _ADDRESS.fullmatch(text.strip()) and not self.toPlainText().strip():
            self.address_pasted.emit(text.strip())
        else:
            self.insertPlainText(text)

    def event(self, event: QEvent) -> bool:
        # Undo and redo are the window's where there is nothing typed to take back.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and (
                (event.matches(_KEYS.Undo) and not self.document().isUndoAvailable())
                or (event.matches(_KEYS.Redo) and not self.document().isRedoAvailable())
            )
        ):
            event.ignore()
            return False
        return super().event(event)
