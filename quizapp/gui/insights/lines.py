"""A line through points, with the band that each may lie in."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from quizapp.gui import theme
from quizapp.gui.insights.chart import Chart

_MANY = 60


class LineChart(Chart):
    """Draws a line, a band around it and a wanted value as a dashed line."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.wanted: float | None = None

    def draw(self, painter: QPainter) -> None:
        self.draw_axes(painter)
        self._draw_band(painter)
        if self.wanted is not None:
            pen = QPen(theme.colour("ink-muted"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            room, y = self.room(), self.up(self.wanted)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        told = enumerate(self.points)
        points = [QPointF(self.across(i), self.up(point.value)) for i, point in told]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), theme.scaled(2)))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        for place, point in enumerate(points):
            if place == self.current or len(points) < _MANY:
                round_ = theme.scaled(5 if place == self.current else 3)
                painter.drawEllipse(point, round_, round_)

    def _draw_band(self, painter: QPainter) -> None:
        banded = [(i, p) for i, p in enumerate(self.points) if p.low is not None]
        above = [QPointF(self.across(i), self.up(p.high or 0.0)) for i, p in banded]
        below = [QPointF(self.across(i), self.up(p.low or 0.0)) for i, p in banded]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent-tint"))
        if len(banded) > 1:
            painter.drawPolygon(QPolygonF([*above, *reversed(below)]))
        painter.setPen(QPen(theme.colour("accent-soft"), theme.scaled(2)))
        for top, bottom in zip(above, below, strict=True):
            painter.drawLine(top, bottom)

    def words_up(self, value: float) -> str:
        return f"{value:.0%}"
