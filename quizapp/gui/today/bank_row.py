"""A bank on Today: what waits in it and how much of it is known."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from quizapp.domain.banks import BankCounts
from quizapp.gui import messages, theme

_TALL, _PAD = 64, 20
_NUMBER, _BAR, _ROOMY = 106, 200, 720
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BankRow(QAbstractButton):
    """Studies its bank when it is clicked or Enter is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.counts: BankCounts | None = None
        self._last = False

    def show_bank(self, counts: BankCounts, *, last: bool) -> None:
        """Show what is to be done in a bank."""
        self.counts, self._last = counts, last
        name = counts.bank.name
        words = (name, *self._todo(), self._known(), self._questions())
        self.setAccessibleName(", ".join(words))
        self.setToolTip(self.tr("Study {name}").format(name=name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(480), theme.scaled(_TALL) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.counts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        pad, number = theme.scaled(_PAD), theme.scaled(_NUMBER)
        bar = min(theme.scaled(_BAR), self.width() // 4)
        right = self.width() - pad
        known = QRect(right - bar, 0, bar, self.height())
        self._draw_known(painter, known)
        box = QRect(known.left() - number, 0, number, self.height())
        for n, word in reversed(self._columns()):
            self._draw_number(painter, box, n, word)
            box.translate(-number, 0)
        name = QRect(pad, 0, box.right() - pad, self.height())
        self._draw_name(painter, name)

    def _draw_ground(self, painter: QPainter) -> None:
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        if not self._last:
            bottom = self.height() - 1
            painter.drawLine(0, bottom, self.width(), bottom)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            box = QRectF(self.rect()).adjusted(3, 3, -3, -4)
            painter.drawRoundedRect(box, 6, 6)

    def _draw_name(self, painter: QPainter, box: QRect) -> None:
        assert self.counts
        upper, lower = self._halves(box)
        self._draw(painter, upper, self.counts.bank.name, theme.font(14, 600), "ink")
        self._draw(painter, lower, self._questions(), theme.font(12), "ink-muted")

    def _draw_number(self, painter: QPainter, box: QRect, n: int, word: str) -> None:
        shown = messages.number(n)
        bold = theme.font(14, 600)
        self._draw(painter, box, shown, bold, "ink")
        wide = QFontMetrics(bold).horizontalAdvance(shown + " ")
        rest = box.adjusted(wide, 0, 0, 0)
        self._draw(painter, rest, messages.tr(word), theme.font(14), "ink-muted")

    def _draw_known(self, painter: QPainter, box: QRect) -> None:
        upper, lower = self._halves(box)
        tall = theme.scaled(6)
        bar = QRectF(box.left(), upper.center().y() - tall / 2 + 2, box.width(), tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, tall / 2, tall / 2)
        share = self._share()
        if share:
            painter.setBrush(theme.colour("good"))
            bar.setWidth(max(bar.width() * share, tall))
            painter.drawRoundedRect(bar, tall / 2, tall / 2)
        self._draw(painter, lower, self._known(), theme.font(12), "ink-muted")

    def _draw(
        self, painter: QPainter, box: QRect, text: str, font: QFont, token: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        fitting = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _LEFT, fitting)

    def _halves(self, box: QRect) -> tuple[QRect, QRect]:
        """Return where the upper and the lower line of text stand."""
        line = theme.scaled(20)
        top = box.center().y() - line
        upper = QRect(box.left(), top, box.width(), line)
        return upper, upper.translated(0, line - 2)

    def _share(self) -> float:
        assert self.counts
        return self.counts.known / self.counts.cards if self.counts.cards else 0.0

    def _questions(self) -> str:
        assert self.counts
        return messages.count(self.counts.questions, "question", "questions")

    def _columns(self) -> tuple[tuple[int, str], ...]:
        """Return the numbers there is room for; without it, learning is due."""
        assert self.counts
        due, learning, new = self.counts.due, self.counts.learning, self.counts.new
        if self.width() < theme.scaled(_ROOMY):
            return ((due + learning, "due"), (new, "new"))
        return ((due, "due"), (learning, "learning"), (new, "new"))

    def _todo(self) -> tuple[str, ...]:
        assert self.counts
        due, learning, new = self.counts.due, self.counts.learning, self.counts.new
        numbers = ((due, "due"), (learning, "learning"), (new, "new"))
        return tuple(messages.count(n, word, word) for n, word in numbers)

    def _known(self) -> str:
        return self.tr("{share} % known").format(share=int(100 * self._share()))
