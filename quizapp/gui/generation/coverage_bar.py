"""A bar of an article's sentences: which are asked about, and which are not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quizapp.domain.articles import Article, Span
from quizapp.gui import theme

_TALL, _ROOM, _LEAST_GAP_WIDTH = 8, 20, 4


class CoverageBar(QWidget):
    """A piece for each sentence, as wide as it is long; a click asks about it."""

    gap_picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sentences: Sequence[Span] = ()
        self._asked: Sequence[bool] = ()
        self._text = ""
        self._here = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Sentences asked about"))

    @property
    def gaps(self) -> tuple[int, ...]:
        """The numbers of the sentences that nothing asks about."""
        return tuple(n for n, asked in enumerate(self._asked) if not asked)

    def show_article(self, article: Article, sentences: Sequence[Span]) -> None:
        """Begin with another article."""
        self._text, self._sentences = article.text, sentences
        self._here = -1

    def show_asked(self, asked: Sequence[bool]) -> None:
        """Show which sentences are asked about."""
        self._asked = asked
        self.setAccessibleDescription(f"{sum(asked)} / {len(asked)}")
        self.update()

    def pick_next(self) -> None:
        """Pick the next gap, from the first again after the last."""
        if self.gaps:
            self._here = self._next(1)
            self.update()
            self.gap_picked.emit(self._here)

    def piece(self, number: int) -> QRectF:
        """Return where the piece of a sentence is drawn."""
        lengths = [s.end - s.start for s in self._sentences]
        total = max(sum(lengths), 1)
        left = self.width() * sum(lengths[:number]) / total
        wide = self.width() * lengths[number] / total
        tall = theme.scaled(_TALL)
        box = QRectF(left, (self.height() - tall) / 2, wide, tall)
        return box.adjusted(0, 0, -1 if wide > _LEAST_GAP_WIDTH else 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(_ROOM))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number >= 0:
            self._here = number
            self.update()
            self.gap_picked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps and self.gaps:
            self._here = self._next(steps[Qt.Key(event.key())])
            self.setAccessibleDescription(self._words(self._here))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._here >= 0:
            self.gap_picked.emit(self._here)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            words = f"<p>{self._words(number)}</p>" if number >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        good, line = theme.colour("good"), theme.colour("scroll")
        tall, left = theme.scaled(_TALL), 0.0
        total = max(sum(s.end - s.start for s in self._sentences), 1)
        pairs = zip(self._sentences, self._asked, strict=False)
        for number, (span, asked) in enumerate(pairs):
            wide = self.width() * (span.end - span.start) / total
            gap = 1 if wide > _LEAST_GAP_WIDTH else 0
            box = QRectF(left, (self.height() - tall) / 2, wide - gap, tall)
            painter.fillRect(box, good if asked else line)
            if number == self._here:
                under = QRectF(left, box.bottom() + 2, wide - gap, 2)
                painter.fillRect(under, theme.colour("accent"))
            left += wide
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)

    def _at(self, point: QPointF) -> int:
        lengths = [s.end - s.start for s in self._sentences]
        wanted = point.x() / max(self.width(), 1) * max(sum(lengths), 1)
        for number, length in enumerate(lengths):
            wanted -= length
            if wanted < 0:
                return number
        return -1

    def _next(self, step: int) -> int:
        gaps = self.gaps
        ahead = [n for n in gaps if (n - self._here) * step > 0]
        if self._here < 0 or not ahead:
            return gaps[0 if step > 0 else -1]
        return ahead[0 if step > 0 else -1]

    def _words(self, number: int) -> str:
        span = self._sentences[number]
        return " ".join(self._text[span.start : span.end].split())
