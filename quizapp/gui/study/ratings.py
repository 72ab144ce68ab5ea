"""The four ratings, each with the wait it would give."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from quizapp.domain.cards import Rating
from quizapp.gui import messages, theme
from quizapp.gui.qt import spaced

_TALL, _KEY = 80, 18


class RatingButton(QAbstractButton):
    """A rating, its wait and its key."""

    def __init__(self, rating: Rating) -> None:
        super().__init__()
        self.rating = rating
        self._wait = ""
        self.setText(messages.rating(rating))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{self.text()} ({rating.value})")
        self.promise("")

    def promise(self, wait: str) -> None:
        """Show after how long the card would be asked again."""
        self._wait = wait
        self.setAccessibleName(f"{self.text()}, {wait}" if wait else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(130), theme.scaled(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(70), theme.scaled(_TALL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page knows what keys mean

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2 if self.hasFocus() else 1
        edge = "accent" if self.hasFocus() else "line"
        if self.underMouse() and not self.hasFocus():
            edge = "ink-muted"
        ground = "accent-tint" if self.isDown() else "surface-raised"
        painter.setPen(QPen(theme.colour(edge), thick))
        painter.setBrush(theme.colour(ground))
        inset = thick / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 8, 8)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        third = self.height() // 4
        top = theme.scaled(10)
        line = QRect(0, top, self.width(), third)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("ink"))
        painter.drawText(line, centre, self.text())
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("ink-muted"))
        painter.drawText(line.translated(0, third - 1), centre, self._wait)
        side = theme.scaled(_KEY)
        key = QRect((self.width() - side) // 2, top + 2 * third + 2, side, side)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("ink-muted"))
        painter.drawText(key, centre, str(self.rating.value))


class Ratings(QWidget):
    """The row of ratings; the proposed one has the focus."""

    rated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {rating: RatingButton(rating) for rating in Rating}
        row = QHBoxLayout(self)
        spaced(row, 12)
        for button in self.buttons.values():
            row.addWidget(button)
            button.clicked.connect(self._on_clicked)

    def __getitem__(self, rating: Rating) -> RatingButton:
        return self.buttons[rating]

    def promise(self, waits: Mapping[Rating, timedelta]) -> None:
        """Show the wait that each rating would give."""
        for rating, wait in waits.items():
            self.buttons[rating].promise(messages.interval(wait))

    def describe(self, words: Mapping[Rating, str]) -> None:
        """Show what each rating does, where it sets no date."""
        for rating, said in words.items():
            self.buttons[rating].promise(said)

    def focused(self) -> Rating | None:
        """Return the rating that has the focus."""
        return next((r for r, b in self.buttons.items() if b.hasFocus()), None)

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, RatingButton)
        self.rated.emit(button.rating)
