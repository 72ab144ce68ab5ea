"""How the answers of a sitting were rated, as one bar."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.domain.cards import Rating
from quizapp.gui import messages, theme

_TALL, _SWATCH = 14, 10
_TOKENS = {
    Rating.AGAIN: "bad",
    Rating.HARD: "warn",
    Rating.GOOD: "good",
    Rating.EASY: "accent",
}


class Outcome(QWidget):
    """A part for each rating, as wide as its share, and below it the numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._ratings: dict[Rating, int] = {}
        self.setAccessibleName(self.tr("How you rated your answers"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ratings(self, ratings: Mapping[Rating, int]) -> None:
        """Show how often each rating was given."""
        self._ratings = {rating: ratings.get(rating, 0) for rating in Rating}
        self.setAccessibleDescription(", ".join(map(self._words, Rating)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = theme.scaled(20)
        return QSize(theme.scaled(360), theme.scaled(_TALL) + line + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(self._ratings.values())
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tall = theme.scaled(_TALL)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(0, 0, self.width(), tall), 4, 4)
        painter.setClipPath(whole)
        left = 0.0
        for rating, count in self._ratings.items():
            wide = self.width() * count / total
            painter.fillRect(QRectF(left, 0, wide, tall), theme.colour(_TOKENS[rating]))
            left += wide
        painter.setClipping(False)
        self._draw_legend(painter, tall + 8)

    def _draw_legend(self, painter: QPainter, top: int) -> None:
        painter.setFont(theme.font(12))
        line, side, left = theme.scaled(20), theme.scaled(_SWATCH), 0
        for rating, count in self._ratings.items():
            if not count:
                continue
            spot = QRectF(left, top + (line - side) / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(_TOKENS[rating]))
            painter.drawRoundedRect(spot, 2, 2)
            words = self._words(rating)
            wide = painter.fontMetrics().horizontalAdvance(words)
            box = QRectF(left + side + 6, top, wide + 2, line)
            painter.setPen(theme.colour("ink-muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            left = round(box.right()) + theme.scaled(16)

    def _words(self, rating: Rating) -> str:
        n = messages.number(self._ratings.get(rating, 0))
        return f"{messages.rating(rating)} {n}"
