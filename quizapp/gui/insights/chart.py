"""What all charts do: points that are hovered, walked through by keys, and told."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme

_TALL = 190
_PAD = 8
_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}
_LOWEST_TOP = 2.0  # so that half of it is a number of things, too
_NICE = (1, 2, 4, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a chart.

    Attributes:
        name: What it stands for, such as a day.
        told: Its value in words.
        label: What stands below it, where there is room.
        low: Where a band around the value begins; high is where it ends.
    """

    name: str
    value: float
    told: str
    label: str = ""
    low: float | None = None
    high: float | None = None


class Chart(QWidget):
    """Draws points between axes and tells the one that is pointed at.

    Attributes:
        pointed: Carries what is told of the point, or nothing.
    """

    pointed = Signal(str)
    steps = _STEPS

    def __init__(self, name: str) -> None:
        super().__init__()
        self.points: tuple[Point, ...] = ()
        self.current = -1
        self._most = 1.0
        self._least = 0.0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(
        self, points: Sequence[Point], most: float | None = None, least: float = 0.0
    ) -> None:
        """Show other points; the axis ends at the most, or at a number above all."""
        self.points = tuple(points)
        self._least = least
        highest = max((p.high or p.value for p in self.points), default=0.0)
        self._most = most if most is not None else nice(max(highest, _LOWEST_TOP))
        self.point_at(-1)
        self.update()

    def point_at(self, place: int) -> None:
        """Point at one of the points, or at none."""
        self.current = place if 0 <= place < len(self.points) else -1
        said = ""
        if self.current >= 0:
            point = self.points[self.current]
            said = f"{point.name}: {point.told}"
        self.setAccessibleDescription(said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.pointed.emit(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), theme.scaled(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(220), theme.scaled(_TALL))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.point_at(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.point_at(len(self.points) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.points) - 1
        key = Qt.Key(event.key())
        if key in self.steps:
            self.point_at(min(max(self.current + self.steps[key], 0), last))
        elif key is Qt.Key.Key_Home:
            self.point_at(0)
        elif key is Qt.Key.Key_End:
            self.point_at(last)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        self.draw(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, 6, 6)

    def draw(self, painter: QPainter) -> None:
        """Draw all there is."""
        raise NotImplementedError

    def place_at(self, at: QPointF) -> int:
        """Return the place of the point that a position of the mouse means."""
        room = self.room()
        if not self.points or not room.contains(QPointF(at.x(), room.center().y())):
            return -1
        return int((at.x() - room.left()) / room.width() * len(self.points))

    def words_up(self, value: float) -> str:
        """Return a value as it stands beside the axis."""
        return f"{value:g}"

    def room(self) -> QRectF:
        """Return where points stand, within the words of the axes."""
        words = theme.metrics()
        left = max(words.horizontalAdvance(self.words_up(v)) for v in self._ticks())
        tall = words.height()
        box = QRectF(self.rect())
        return box.adjusted(left + 2 * _PAD, tall / 2 + 4, -_PAD, -tall - 2 * _PAD)

    def up(self, value: float) -> float:
        """Return how far down the widget a value stands."""
        room = self.room()
        share = (value - self._least) / ((self._most - self._least) or 1.0)
        return room.bottom() - min(max(share, 0.0), 1.0) * room.height()

    def across(self, place: int) -> float:
        """Return the middle of a point's share of the width."""
        room = self.room()
        return room.left() + (place + 0.5) * room.width() / max(len(self.points), 1)

    def draw_axes(self, painter: QPainter) -> None:
        """Draw lines with their values, and the labels below."""
        room, tall = self.room(), theme.metrics().height()
        for value in self._ticks():
            y = self.up(value)
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("ink-muted"))
            box = QRectF(0, y - tall / 2, room.left() - _PAD, tall)
            painter.drawText(box, _BESIDE, self.words_up(value))
        self._draw_labels(painter, room, tall)

    def _draw_labels(self, painter: QPainter, room: QRectF, tall: float) -> None:
        end = -1.0
        metrics = theme.metrics()
        for place, point in enumerate(self.points):
            wide = metrics.horizontalAdvance(point.label)
            left = self.across(place) - wide / 2
            left = min(max(left, 0.0), self.width() - wide)
            if point.label and left > end + 2 * _PAD:
                box = QRectF(left, room.bottom() + _PAD, wide + 2, tall)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, point.label)
                end = left + wide

    def _ticks(self) -> tuple[float, ...]:
        middle = (self._least + self._most) / 2
        return (self._least, middle, self._most)


def nice(value: float) -> float:
    """Return a round number, not below a value, whose half is round as well."""
    if value <= 0:
        return 1.0
    scale = 1.0
    while value > 10 * scale:
        scale *= 10
    while value < scale:
        scale /= 10
    return next(step * scale for step in _NICE if step * scale >= value - 1e-9)
