"""A choice with its letter, drawn by hand: it is repainted for every card."""

from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from quizapp.gui import icons, theme
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.rich_text import RichText, is_rich

_PAD, _BADGE, _GAP = 16, 24, 14
_ROUNDED = 4  # a line breaks before its measured width
_WRAPPED = (
    Qt.AlignmentFlag.AlignLeft.value
    | Qt.AlignmentFlag.AlignVCenter.value
    | Qt.TextFlag.TextWordWrap.value
)


class Mark(StrEnum):
    """How a choice turned out; the value names its colours."""

    OPEN = "line"
    CHOSEN = "accent"
    RIGHT = "good"
    WRONG = "bad"


class ChoiceRow(QAbstractButton):
    """One of the choices of a question.

    Attributes:
        text_size: How large its text is.
        spare: How much taller it is than its text.
    """

    text_size: ClassVar[int] = 18
    spare: ClassVar[int] = 26

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rich: RichText | None = None
        self.source = ""
        self.letter = ""
        self.note = ""
        self.mark = Mark.OPEN
        self._heights: dict[int, int] = {}

    def offer(self, letter: str, text: str) -> None:
        """Offer a choice, a Markdown text, neither chosen nor judged yet."""
        self.letter = letter
        self._heights.clear()
        if self._rich is not None:
            self._rich.deleteLater()
        self._rich = RichText(text, self.text_size, self) if is_rich(text) else None
        self.source = text
        self.setText(plain(text))
        self.judge(Mark.OPEN, "")
        self.setEnabled(True)
        self.updateGeometry()

    def judge(self, mark: Mark, note: str) -> None:
        """Show how the choice turned out, in words and in colour."""
        self.mark, self.note = mark, note
        words = f"{self.letter}: {self.text()}"
        self.setAccessibleName(f"{words}, {note}" if note else words)
        if note:  # takes room from the text
            self._heights.clear()
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        # A layout asks some twenty times for each card.
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def natural_width(self) -> int:
        """Return how wide it is with its text on one line."""
        font = theme.font(self.text_size, 400, theme.reading())
        if self._rich is not None:
            self._rich.setTextWidth(-1)
            wide = round(self._rich.idealWidth()) + 1
        else:
            wide = QFontMetrics(font).horizontalAdvance(self.text())
        return self._left() + wide + theme.scaled(_PAD + _ROUNDED)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(240), self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(26 + self.spare))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._heights.clear()
            if self._rich is not None:
                self._rich.dress()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page knows what keys mean

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = Mark.CHOSEN if self.isChecked() and not self.note else self.mark
        self._draw_ground(painter, mark)
        self._draw_badge(painter, mark)
        noted = self._draw_note(painter, mark)
        box = self.rect().adjusted(self._left(), 0, -theme.scaled(_PAD) - noted, 0)
        if self._rich is not None:
            self._rich.draw(painter, box, theme.colour("ink"))
            return
        painter.setFont(theme.font(self.text_size, 400, theme.reading()))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, _WRAPPED, self.text())

    def _measured(self, width: int) -> int:
        font = theme.font(self.text_size, 400, theme.reading())
        wide = width - self._left() - theme.scaled(_PAD) - self._noted()
        if self._rich is not None:
            tall = self._rich.height_for(max(wide, 60))
        else:
            room = QRect(0, 0, max(wide, 60), 10_000)
            tall = QFontMetrics(font).boundingRect(room, _WRAPPED, self.text()).height()
        return max(tall + theme.scaled(self.spare), theme.scaled(26 + self.spare))

    def _left(self) -> int:
        return theme.scaled(_PAD + _BADGE + _GAP)

    def _draw_ground(self, painter: QPainter, mark: Mark) -> None:
        plain = mark is Mark.OPEN
        hovered = plain and self.underMouse() and self.isEnabled()
        tint = "surface-raised" if plain else f"{mark}-tint"
        edge = "ink-muted" if hovered else str(mark)
        thick = 2 if self.hasFocus() else 1
        pen = QPen(theme.colour("accent" if self.hasFocus() else edge), thick)
        painter.setPen(pen)
        painter.setBrush(theme.colour(tint))
        inset = thick / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 8, 8)

    def _draw_badge(self, painter: QPainter, mark: Mark) -> None:
        side = theme.scaled(_BADGE)
        top = (self.height() - side) / 2
        box = QRectF(theme.scaled(_PAD), top, side, side)
        filled = mark is not Mark.OPEN
        edge = theme.colour(str(mark))
        painter.setPen(edge)
        painter.setBrush(edge if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(theme.font(12, 600))
        ink = "surface-raised" if filled else "ink-muted"
        painter.setPen(theme.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.letter)

    def _noted(self) -> int:
        """Return how much room is needed for what is said of the choice."""
        if not self.note:
            return 0
        wide = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self.note)
        return wide + theme.scaled(16) + 18

    def _draw_note(self, painter: QPainter, mark: Mark) -> int:
        """Draw what is said of the choice and return how much room it took."""
        if not self.note:
            return 0
        font = theme.font(12, 600)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        ink = theme.colour(str(mark))
        painter.setPen(ink)
        wide = QFontMetrics(font).horizontalAdvance(self.note)
        right = self.width() - theme.scaled(_PAD)
        box = QRect(right - wide, 0, wide + 1, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.note)
        side = theme.scaled(16)
        name = "check" if mark is Mark.RIGHT else "x"
        drawn = icons.pixmap(name, ink.name(), side, self.devicePixelRatio())
        painter.drawPixmap(right - wide - side - 6, (self.height() - side) // 2, drawn)
        return self._noted()
