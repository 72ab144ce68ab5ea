"""Curves and bars of the plan; a table beside each says the same in figures."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import messages, theme
from quizapp.memory.calibration import Bin

_TALL = 240
_PAD = 8
_LINES = 4
_LABELS = 8
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Chart(QWidget):
    """Axes with words; what is drawn between them is the kind's own."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._low, self._high = QPointF(0, 0), QPointF(1, 1)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(480), theme.scaled(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(240), theme.scaled(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        self._draw_lines(painter)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _words_up(self, value: float) -> str:
        raise NotImplementedError

    def _room(self) -> QRectF:
        """Return where the drawing stands, between the words."""
        words = theme.metrics()
        left = max(
            words.horizontalAdvance(self._words_up(self._up(line)))
            for line in range(_LINES + 1)
        )
        tall = words.height()
        box = QRectF(self.rect())
        return box.adjusted(left + 2 * _PAD, tall / 2 + 2, -_PAD, -tall - 2 * _PAD)

    def _at(self, x: float, y: float) -> QPointF:
        room = self._room()
        across = (x - self._low.x()) / (self._high.x() - self._low.x())
        up = (y - self._low.y()) / (self._high.y() - self._low.y())
        return QPointF(
            room.left() + across * room.width(), room.bottom() - up * room.height()
        )

    def _up(self, line: int) -> float:
        return self._low.y() + (self._high.y() - self._low.y()) * line / _LINES

    def _draw_lines(self, painter: QPainter) -> None:
        room, tall = self._room(), theme.metrics().height()
        for line in range(_LINES + 1):
            y = self._at(self._low.x(), self._up(line)).y()
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("ink-muted"))
            words = QRectF(0, y - tall / 2, room.left() - _PAD, tall)
            painter.drawText(words, _RIGHT, self._words_up(self._up(line)))

    def _draw_below(self, painter: QPainter, x: float, words: str) -> None:
        metrics = theme.metrics()
        wide = metrics.horizontalAdvance(words) + 4
        at = min(max(self._at(x, self._low.y()).x(), wide / 2), self.width() - wide / 2)
        top = self._room().bottom() + _PAD
        painter.setPen(theme.colour("ink-muted"))
        box = QRectF(at - wide / 2, top, wide, metrics.height())
        painter.drawText(box, _CENTRE, words)

    def _draw_curve(
        self, painter: QPainter, points: Sequence[QPointF], token: str
    ) -> None:
        painter.setPen(QPen(theme.colour(token), theme.scaled(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(token))
        for point in points:
            painter.drawEllipse(point, theme.scaled(3), theme.scaled(3))


class CalibrationChart(Chart):
    """Real recall against what was foretold; on the dashed line both are the same."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._before: tuple[Bin, ...] = ()
        self._after: tuple[Bin, ...] = ()

    def show_bins(self, before: tuple[Bin, ...], after: tuple[Bin, ...]) -> None:
        """Show how well two models foretell the same answers."""
        self._before, self._after = before, after
        least = min(
            value for each in (*before, *after) for value in (each.predicted, each.low)
        )
        low = max(int(10 * least) / 10, 0.0)
        self._low, self._high = QPointF(low, low), QPointF(1, 1)
        self.update()

    def _draw(self, painter: QPainter) -> None:
        pen = QPen(theme.colour("ink-muted"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        low = self._low.x()
        painter.drawLine(self._at(low, low), self._at(1, 1))
        for line in range(_LINES + 1):
            self._draw_below(painter, self._up(line), self._words_up(self._up(line)))
        self._draw_likely(painter)
        for bins, token in ((self._before, "warn"), (self._after, "accent")):
            points = [self._at(each.predicted, each.recalled) for each in bins]
            self._draw_curve(painter, points, token)

    def _draw_likely(self, painter: QPainter) -> None:
        """Draw within which bounds chance alone may move the newer points."""
        painter.setPen(QPen(theme.colour("accent-soft"), theme.scaled(2)))
        for each in self._after:
            painter.drawLine(
                self._at(each.predicted, max(each.low, self._low.y())),
                self._at(each.predicted, each.high),
            )

    def _words_up(self, value: float) -> str:
        return messages.percent(value)


class CostChart(Chart):
    """Minutes a day for each desired retention, with the one in use marked."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._points: tuple[tuple[float, float], ...] = ()
        self._used = 0.0

    def show_points(self, points: Sequence[tuple[float, float]], used: float) -> None:
        """Show retentions with their minutes."""
        self._points, self._used = tuple(points), used
        retentions = [retention for retention, _ in points]
        most = _round_up(max(minutes for _, minutes in points))
        self._low = QPointF(min(retentions), 0)
        self._high = QPointF(max(retentions), most)
        self.update()

    def _draw(self, painter: QPainter) -> None:
        if self._low.x() <= self._used <= self._high.x():
            painter.setPen(QPen(theme.colour("ink-muted"), 1, Qt.PenStyle.DashLine))
            top = self._at(self._used, self._high.y())
            painter.drawLine(self._at(self._used, 0), top)
        for retention, _ in self._points[:: max(len(self._points) // _LABELS, 2)]:
            self._draw_below(painter, retention, messages.percent(retention))
        points = [self._at(*point) for point in self._points]
        self._draw_curve(painter, points, "accent")

    def _words_up(self, value: float) -> str:
        return self.tr("{minutes} min").format(minutes=_short(value))


class DaysChart(Chart):
    """Bars for days to come, as things are and as they would be."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._first = date.min
        self._before: tuple[float, ...] = ()
        self._after: tuple[float, ...] = ()

    def show_days(
        self, first: date, before: Sequence[float], after: Sequence[float]
    ) -> None:
        """Show days from a first one on; before may be left out."""
        self._first, self._before, self._after = first, tuple(before), tuple(after)
        most = _round_up(max(*self._before, *self._after))
        self._low, self._high = QPointF(0, 0), QPointF(len(after), most)
        self.update()

    def _draw(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        rows = [(self._after, "accent")]
        if self._before:
            rows = [(self._before, "accent-soft"), *rows]
        share = 0.8 / len(rows)
        for row, (days, token) in enumerate(rows):
            painter.setBrush(theme.colour(token))
            for day, value in enumerate(days):
                left = day + 0.1 + row * share
                box = QRectF(self._at(left, value), self._at(left + share, 0))
                painter.drawRect(box)
        count = len(self._after)
        for place in range(0, count, -(-count // _LABELS)):
            at = self._first + timedelta(days=place)
            self._draw_below(painter, place + 0.5, messages.short_date(at))

    def _words_up(self, value: float) -> str:
        return _short(value)


def _round_up(most: float) -> float:
    """Return a number not below most that the lines divide into round steps."""
    power = 0.1
    while 10 * power * _LINES < most:
        power *= 10
    return next(
        step * power * _LINES
        for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
        if step * power * _LINES >= most or step == 10
    )


def _short(value: float) -> str:
    tenths = round(10 * value)
    return messages.decimal(tenths / 10, 1 if tenths % 10 else 0)
