"""A field for some lines of text that is as tall as what is in it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

_LEAST_LINES = 1
_FRAME = 22


class GrowingText(QPlainTextEdit):
    """Takes plain text; Tab leaves it."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        lines = max(int(self.document().size().height()), _LEAST_LINES)
        tall = lines * self.fontMetrics().lineSpacing() + _FRAME
        return QSize(200, tall)

    def _fit(self) -> None:
        tall = self.sizeHint().height()
        if tall != self.height():
            self.setFixedHeight(tall)
