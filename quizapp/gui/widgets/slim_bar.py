"""A slim bar that fills up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme

_TALL = 6


class SlimBar(QWidget):
    """Shows how much of something is done."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_share(self, done: int, total: int) -> None:
        """Show that so many are done."""
        self._share = done / total if total else 1.0
        self.setAccessibleDescription(f"{done} / {total}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tall = theme.scaled(_TALL)
        bar = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, tall / 2, tall / 2)
        if self._share:
            bar.setWidth(max(bar.width() * self._share, tall))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(bar, tall / 2, tall / 2)
