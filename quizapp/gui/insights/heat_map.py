"""A square for each day of some months, a column for each week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent

from quizapp.gui import messages, theme
from quizapp.gui.insights.chart import Chart, Point

_WEEK = 7
_GAP = 3
_WIDEST = 22
_STEPS = {
    Qt.Key.Key_Left: -_WEEK,
    Qt.Key.Key_Right: _WEEK,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
_NAMED = (0, 2, 4)
_SHADES = (0.3, 0.5, 0.75, 1.0)


class HeatMap(Chart):
    """Draws days as squares, the darker the more was done."""

    steps = _STEPS

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._first = date.min

    def show_days(self, first: date, points: Sequence[Point]) -> None:
        """Show a point for each day from a first one on."""
        self._first = first
        self.show_points(points)
        self.setFixedHeight(self._tall())

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(600), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(220), self._tall())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._tall())

    def draw(self, painter: QPainter) -> None:
        self._draw_names(painter)
        counts = sorted(point.value for point in self.points if point.value)
        for place, point in enumerate(self.points):
            painter.setPen(Qt.PenStyle.NoPen)
            if place == self.current:
                painter.setPen(QPen(theme.colour("ink"), theme.scaled(2)))
            painter.setBrush(_shade(point.value, counts))
            if self._box(place).left() >= self._left():
                painter.drawRoundedRect(self._box(place), 3, 3)

    def place_at(self, at: QPointF) -> int:
        side = self._side() + _GAP
        column = int((at.x() - self._origin()) // side)
        row = int((at.y() - self._top()) // side)
        if at.x() < self._left() or not 0 <= row < _WEEK:
            return -1
        return column * _WEEK + row - self._first.weekday()

    def _draw_names(self, painter: QPainter) -> None:
        painter.setPen(theme.colour("ink-muted"))
        tall, end = theme.metrics().height(), -1.0
        for row in _NAMED:
            y = self._top() + row * (self._side() + _GAP)
            monday = date(2024, 1, 1 + row)
            box = QRectF(0, y + (self._side() - tall) / 2, self._left(), tall)
            painter.drawText(box, messages.short_weekday(monday))
        for place in range(len(self.points)):
            day = date.fromordinal(self._first.toordinal() + place)
            left = self._box(place).left()
            if day.day == 1 and left >= max(self._left(), end):
                words = messages.short_month(day)
                wide = theme.metrics().horizontalAdvance(words)
                if left + wide <= self.width():
                    box = QRectF(left, 0, wide + 2, tall)
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, words)
                    end = left + wide + 2 * _GAP

    def _box(self, place: int) -> QRectF:
        column, row = divmod(place + self._first.weekday(), _WEEK)
        side = self._side()
        left = self._origin() + column * (side + _GAP)
        return QRectF(left, self._top() + row * (side + _GAP), side, side)

    def _origin(self) -> float:
        """Return where the first week begins; the last one ends at the right."""
        weeks = -(-(len(self.points) + self._first.weekday()) // _WEEK)
        wanted = weeks * (self._side() + _GAP)
        return min(float(self._left()), self.width() - wanted)

    def _side(self) -> float:
        weeks = -(-(len(self.points) + self._first.weekday()) // _WEEK) or 1
        room = (self.width() - self._left()) / weeks - _GAP
        return min(max(room, theme.scaled(9)), theme.scaled(_WIDEST))

    def _left(self) -> int:
        names = [messages.short_weekday(date(2024, 1, 1 + row)) for row in _NAMED]
        return max(map(theme.metrics().horizontalAdvance, names)) + theme.scaled(8)

    def _top(self) -> int:
        return theme.metrics().height() + theme.scaled(6)

    def _tall(self) -> int:
        return round(self._top() + _WEEK * (self._side() + _GAP)) + 1


def _shade(value: float, counts: Sequence[float]) -> QColor:
    """Return a colour by where a value stands among all that are not nothing."""
    if not value:
        return theme.colour("line")
    below = sum(count < value for count in counts) / len(counts)
    shade = theme.colour("accent")
    shade.setAlphaF(_SHADES[min(int(below * len(_SHADES)), len(_SHADES) - 1)])
    return shade
