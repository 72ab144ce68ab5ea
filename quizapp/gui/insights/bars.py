"""A bar for each point."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from quizapp.gui import theme
from quizapp.gui.insights.chart import Chart

_WIDEST = 44


class BarChart(Chart):
    """Draws bars that grow from the axis."""

    def draw(self, painter: QPainter) -> None:
        self.draw_axes(painter)
        room = self.room()
        step = room.width() / max(len(self.points), 1)
        wide = min(max(step * 0.72, 1.0), theme.scaled(_WIDEST))
        painter.setPen(Qt.PenStyle.NoPen)
        for place, point in enumerate(self.points):
            token = "accent" if place == self.current else "accent-soft"
            painter.setBrush(theme.colour(token))
            top = self.up(point.value)
            if point.value > 0:
                top = min(top, room.bottom() - 1)
            bar = QRectF(self.across(place) - wide / 2, top, wide, room.bottom() - top)
            painter.drawRect(bar)
