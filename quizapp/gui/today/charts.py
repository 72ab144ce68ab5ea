"""The seven days ahead and the four weeks behind, drawn."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from quizapp.gui import messages, theme

_BAR, _SQUARE, _GAP = 36, 14, 6
_ROUND = 4
_WEEKS_IN_ROW = 14
_FULL = 20


class Forecast(QWidget):
    """Bars for the cards due on each of the next days, today first."""

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._due: tuple[int, ...] = ()
        self.setAccessibleName(self.tr("Cards due in the next seven days"))

    def show_days(self, day: date, due: tuple[int, ...]) -> None:
        """Show the cards due from a day on."""
        self._day, self._due = day, due
        words = (f"{self._name(i)} {n}" for i, n in enumerate(due))
        self.setAccessibleDescription(", ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), theme.scaled(138))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(250), theme.scaled(138))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        if not self._due:
            return
        line = painter.fontMetrics().height() + 4
        room = self.height() - 2 * line
        most = max(*self._due, 1)
        step = self.width() / len(self._due)
        for i, due in enumerate(self._due):
            tall = round(room * due / most)
            centre = round(step * (i + 0.5))
            self._draw_bar(painter, QRect(centre, line + room - tall, 0, tall), i)
            box = QRect(round(step * i), 0, round(step), line)
            painter.setPen(theme.colour("ink-muted"))
            centred = Qt.AlignmentFlag.AlignCenter
            painter.drawText(box.translated(0, room - tall), centred, str(due))
            painter.drawText(box.translated(0, line + room), centred, self._name(i))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _tell(self, at: QPoint, place: QPoint) -> None:
        if self._due:
            i = min(max(at.x(), 0) * len(self._due) // max(self.width(), 1), 6)
            day = messages.long_date(self._day + timedelta(days=i))
            words = messages.count(self._due[i], "card", "cards")
            QToolTip.showText(place, f"{day}: {words}", self)

    def _draw_bar(self, painter: QPainter, at: QRect, i: int) -> None:
        wide = min(theme.scaled(_BAR), self.width() // len(self._due) - 8)
        bar = QRectF(at.x() - wide / 2, at.y(), wide, at.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.height() < 1:
            painter.setBrush(theme.colour("line"))
            painter.drawRect(QRectF(bar.x(), bar.y() - 2, wide, 2))
            return
        token = "accent" if i == 0 else "accent-soft"
        painter.setBrush(theme.colour(token))
        painter.setClipRect(bar)
        # Drawn too tall and clipped, so that it is round at the top alone.
        painter.drawRoundedRect(bar.adjusted(0, 0, 0, _ROUND), _ROUND, _ROUND)
        painter.setClipping(False)

    def _name(self, i: int) -> str:
        if i == 0:
            return self.tr("Today")
        return messages.short_weekday(self._day + timedelta(days=i))


class Strip(QWidget):
    """A square for each of the last days, the darker the more was answered."""

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._answers: tuple[int, ...] = ()
        self._forgiven: tuple[bool, ...] = ()
        self.setAccessibleName(self.tr("Answers on each of the last 28 days"))

    def show_days(
        self, day: date, answers: tuple[int, ...], forgiven: tuple[bool, ...]
    ) -> None:
        """Show the answers of the days up to one, and which were free days."""
        self._day, self._answers, self._forgiven = day, answers, forgiven
        said = (self._said(i) for i in range(len(answers)))
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        step = theme.scaled(_SQUARE + _GAP)
        return QSize(step * _WEEKS_IN_ROW, step * 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for i, answers in enumerate(self._answers):
            square = QRectF(self._square(i))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._shade(answers))
            if self._forgiven[i]:
                painter.setPen(QPen(theme.colour("accent-soft"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                square.adjust(1, 1, -1, -1)
            painter.drawRoundedRect(square, 3, 3)

    def _shade(self, answers: int) -> QColor:
        if not answers:
            return theme.colour("line")
        shade = theme.colour("accent")
        shade.setAlphaF(0.35 + 0.65 * min(answers, _FULL) / _FULL)
        return shade

    def _square(self, i: int) -> QRect:
        step, side = theme.scaled(_SQUARE + _GAP), theme.scaled(_SQUARE)
        row, column = divmod(i, _WEEKS_IN_ROW)
        return QRect(column * step, row * step, side, side)

    def _said(self, i: int) -> str:
        if self._forgiven[i]:
            return self.tr("free day")
        return messages.count(self._answers[i], "answer", "answers")

    def _tell(self, at: QPoint, place: QPoint) -> None:
        for i in range(len(self._answers)):
            if self._square(i).contains(at):
                day = self._day - timedelta(days=len(self._answers) - 1 - i)
                told = f"{messages.long_date(day)}: {self._said(i)}"
                QToolTip.showText(place, told, self)
