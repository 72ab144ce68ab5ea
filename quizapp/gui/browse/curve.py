"""The recall of a card over time, drawn from its first answer to now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from quizapp.domain.browsing import Fading, Past
from quizapp.domain.cards import Rating
from quizapp.gui import messages, theme
from quizapp.services.browsing import Details

_POINTS = 40
_LEFT, _RIGHT, _TOP, _FOOT = 50, 16, 10, 24
_DOT = 4.5
_LINES = (1.0, 0.75, 0.5, 0.25, 0.0)
_TOKENS = {
    Rating.AGAIN: "bad",
    Rating.HARD: "warn",
    Rating.GOOD: "good",
    Rating.EASY: "accent",
}
_DAY = timedelta(days=1)


class RecallCurve(QWidget):
    """Falls as the card is forgotten, and rises again where it was answered.

    The mouse reads the value at a moment; the arrow keys go from answer to answer.

    Attributes:
        read: A moment was pointed at; carries what is true of it, in words.
    """

    read = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._details: Details | None = None
        self._begins = self._ends = datetime.min.replace(tzinfo=UTC)
        self._at: datetime | None = None
        self._picked = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Recall over time"))

    def show_details(self, details: Details, now: datetime) -> None:
        """Draw the history of a card up to now."""
        self._details = details
        moments = [past.review.reviewed_at for past in details.history]
        self._begins = min(moments, default=now)
        self._ends = max(now, self._begins + _DAY / 24)
        self._at, self._picked = None, -1
        self.setAccessibleDescription(" ".join(self._sentences()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), theme.scaled(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(220), theme.scaled(190))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        if self._details is None:
            return
        self._draw_frame(painter)
        self._draw_fading(painter)
        self._draw_answers(painter)
        self._draw_pointer(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1), 6, 6
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        share = (event.position().x() - area.x()) / max(area.width(), 1)
        share = min(max(share, 0.0), 1.0)
        self._point_at(self._begins + (self._ends - self._begins) * share, -1)

    def leaveEvent(self, event: QEvent) -> None:
        self._at = None
        self.read.emit("")
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        history = self._details.history if self._details else ()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not history or event.key() not in steps:
            super().keyPressEvent(event)
            return
        start = self._picked if self._picked >= 0 else len(history)
        self._pick(min(max(start + steps[Qt.Key(event.key())], 0), len(history) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._details and self._details.history:
            self._pick(len(self._details.history) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._at, self._picked = None, -1
        self.read.emit("")
        super().focusOutEvent(event)

    def _pick(self, place: int) -> None:
        assert self._details
        self._point_at(self._details.history[place].review.reviewed_at, place)

    def _point_at(self, moment: datetime, place: int) -> None:
        self._at, self._picked = moment, place
        assert self._details
        if place >= 0:
            self.read.emit(entry_words(self._details.history[place]))
        else:
            self.read.emit(self._value_words(moment))
        self.update()

    def _value_words(self, moment: datetime) -> str:
        recall = self._recall(moment)
        day = messages.full_date(moment.astimezone().date())
        if recall is None:
            return self.tr("{day}: not learned").format(day=day)
        share = messages.percent(recall)
        return self.tr("{day}: recall {share}").format(day=day, share=share)

    def _recall(self, moment: datetime) -> float | None:
        assert self._details
        for stretch in self._details.fading:
            if stretch.begins <= moment <= stretch.ends:
                return self._value(stretch, moment)
        return None

    def _value(self, stretch: Fading, moment: datetime) -> float:
        assert self._details
        days = (moment - stretch.since) / _DAY
        return self._details.way.recall(max(days, 0.0), stretch.stability)

    def _area(self) -> QRectF:
        left, right = theme.scaled(_LEFT), theme.scaled(_RIGHT)
        top, foot = theme.scaled(_TOP), theme.scaled(_FOOT)
        return QRectF(
            left, top, self.width() - left - right, self.height() - top - foot
        )

    def _place(self, moment: datetime, recall: float) -> QPointF:
        area = self._area()
        share = (moment - self._begins) / (self._ends - self._begins)
        return QPointF(
            area.x() + area.width() * share, area.bottom() - area.height() * recall
        )

    def _draw_frame(self, painter: QPainter) -> None:
        assert self._details
        area = self._area()
        tall = painter.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in _LINES:
            y = area.bottom() - area.height() * value
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("ink-muted"))
            box = QRectF(0, y - tall / 2, area.left() - 8, tall)
            painter.drawText(box, right, messages.percent(value))
        wanted = area.bottom() - area.height() * self._details.retention
        painter.setPen(QPen(theme.colour("good"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), wanted), QPointF(area.right(), wanted))
        self._draw_days(painter, area, tall)

    def _draw_days(self, painter: QPainter, area: QRectF, tall: int) -> None:
        painter.setPen(theme.colour("ink-muted"))
        box = QRectF(area.left(), area.bottom() + 6, area.width(), tall)
        first = messages.full_date(self._begins.astimezone().date())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, first)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, self.tr("now"))

    def _draw_fading(self, painter: QPainter) -> None:
        assert self._details
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stretch in self._details.fading:
            line = QPolygonF(
                [
                    self._place(moment, self._value(stretch, moment))
                    for moment in _moments(stretch)
                ]
            )
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawPolyline(line)
            if stretch.begins == stretch.since:
                top = self._place(stretch.begins, 1.0)
                rising = QPen(theme.colour("accent-soft"), 1, Qt.PenStyle.DotLine)
                painter.setPen(rising)
                painter.drawLine(QPointF(top.x(), self._area().bottom()), top)

    def _draw_answers(self, painter: QPainter) -> None:
        assert self._details
        size = theme.scaled(_DOT)
        for place, past in enumerate(self._details.history):
            at = self._place(past.review.reviewed_at, past.recall or 0.0)
            if past.recall is None:
                at.setY(self._area().bottom())
            rating = past.review.rating
            token = _TOKENS[rating] if rating else "ink-muted"
            picked = place == self._picked
            painter.setPen(QPen(theme.colour("surface"), 1.5))
            painter.setBrush(theme.colour(token))
            wide = size * (1.5 if picked else 1)
            if rating is Rating.AGAIN:  # told by its shape too
                painter.drawRect(
                    QRectF(at.x() - wide, at.y() - wide, 2 * wide, 2 * wide)
                )
            elif rating is None:
                painter.drawPolygon(_diamond(at, wide))
            else:
                painter.drawEllipse(at, wide, wide)

    def _draw_pointer(self, painter: QPainter) -> None:
        if self._at is None or self._picked >= 0:
            return
        recall = self._recall(self._at)
        at = self._place(self._at, recall or 0.0)
        area = self._area()
        painter.setPen(QPen(theme.colour("ink-muted"), 1))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        if recall is not None:
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(at, 3.0, 3.0)

    def _sentences(self) -> Iterator[str]:
        assert self._details
        history = self._details.history
        if not history:
            yield self.tr("The card has not been answered yet.")
            return
        answers = sum(past.review.rating is not None for past in history)
        yield messages.count(answers, "answer", "answers") + "."
        if self._details.listed.recall is not None:
            share = messages.percent(self._details.listed.recall)
            yield self.tr("Recall today {share}.").format(share=share)


def entry_words(past: Past) -> str:
    """Return what an entry of the log says: 3 May 2026, 14:05 · Good · recall 93 %."""
    review = past.review
    parts = [messages.moment(review.reviewed_at), entry_name(past)]
    if past.recall is not None:
        parts.append(
            messages.tr("recall {share}").format(share=messages.percent(past.recall))
        )
    return " · ".join(parts)


def entry_name(past: Past) -> str:
    """Return what an entry of the log was: its rating, or that the card was moved."""
    if past.review.rating is not None:
        return messages.rating(past.review.rating)
    return messages.tr("made new" if past.review.forgets else "rescheduled")


def _moments(stretch: Fading) -> Iterator[datetime]:
    """Yield the moments at which a stretch is drawn, more of them at its beginning."""
    length = stretch.ends - stretch.begins
    for step in range(_POINTS + 1):
        yield stretch.begins + length * (step / _POINTS) ** 2


def _diamond(at: QPointF, size: float) -> QPolygonF:
    corners = ((0.0, -size), (size, 0.0), (0.0, size), (-size, 0.0))
    return QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners])
