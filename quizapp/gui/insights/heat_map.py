"""A square for each day of some months, a column for each week."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
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
        grid = self._grid()
        self._draw_names(painter, grid)
        counts = sorted(point.value for point in self.points if point.value)
        for place, point in enumerate(self.points):
            box = grid.box(place)
            if box.left() >= grid.left:
                painter.setPen(Qt.PenStyle.NoPen)
                if place == self.current:
                    painter.setPen(QPen(theme.colour("ink"), theme.scaled(2)))
                painter.setBrush(_shade(point.value, counts))
                painter.drawRoundedRect(box, 3, 3)

    def place_at(self, at: QPointF) -> int:
        grid = self._grid()
        column = int((at.x() - grid.origin) // (grid.side + _GAP))
        row = int((at.y() - grid.top) // (grid.side + _GAP))
        if at.x() < grid.left or not 0 <= row < _WEEK:
            return -1
        return column * _WEEK + row - grid.before

    def _draw_names(self, painter: QPainter, grid: "_Grid") -> None:
        painter.setPen(theme.colour("ink-muted"))
        metrics, end = theme.metrics(), -1.0
        tall = metrics.height()
        for row, words in zip(_NAMED, _weekdays(), strict=True):
            y = grid.top + row * (grid.side + _GAP)
            box = QRectF(0, y + (grid.side - tall) / 2, grid.left, tall)
            painter.drawText(box, words)
        for place in range(len(self.points)):
            day = date.fromordinal(self._first.toordinal() + place)
            left = grid.box(place).left()
            if day.day == 1 and left >= max(grid.left, end):
                words = messages.short_month(day)
                wide = metrics.horizontalAdvance(words)
                if left + wide <= self.width():
                    box = QRectF(left, 0, wide + 2, tall)
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, words)
                    end = left + wide + 2 * _GAP

    def _grid(self) -> "_Grid":
        """Return where the squares stand; the last week ends at the right."""
        before, metrics = self._first.weekday(), theme.metrics()
        weeks = -(-(len(self.points) + before) // _WEEK) or 1
        left = max(map(metrics.horizontalAdvance, _weekdays())) + theme.scaled(8)
        side = (self.width() - left) / weeks - _GAP
        side = min(max(side, theme.scaled(9)), theme.scaled(_WIDEST))
        origin = min(float(left), self.width() - weeks * (side + _GAP))
        top = metrics.height() + theme.scaled(6)
        return _Grid(left, top, side, origin, before)

    def _tall(self) -> int:
        grid = self._grid()
        return round(grid.top + _WEEK * (grid.side + _GAP)) + 1


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where squares stand.

    Attributes:
        left: Where the names of weekdays end; a week that begins before is not drawn.
        origin: Where the first week begins.
        before: How many days of it come before the first day.
    """

    left: int
    top: int
    side: float
    origin: float
    before: int

    def box(self, place: int) -> QRectF:
        """Return the square of a day."""
        column, row = divmod(place + self.before, _WEEK)
        step = self.side + _GAP
        x, y = self.origin + column * step, self.top + row * step
        return QRectF(x, y, self.side, self.side)


def _weekdays() -> list[str]:
    return [messages.short_weekday(date(2024, 1, 1 + row)) for row in _NAMED]


def _shade(value: float, counts: Sequence[float]) -> QColor:
    """Return a colour by where a value stands among all that are not nothing."""
    if not value:
        return theme.colour("line")
    below = bisect_left(counts, value) / len(counts)
    shade = theme.colour("accent")
    shade.setAlphaF(_SHADES[min(int(below * len(_SHADES)), len(_SHADES) - 1)])
    return shade
