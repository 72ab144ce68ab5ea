"""Every question of a test as a numbered square."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from quizapp.gui import icons, theme
from quizapp.gui.qt import restyle

_SIDE, _GAP = 36, 6
_FLAG = 11


class Square(QToolButton):
    """The number of a question; filled once it is answered, flagged where it is."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.flagged = False
        self.setText(str(number))
        self.setProperty("look", "square")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.flagged:
            side = theme.scaled(_FLAG)
            ink = theme.colours()["warn"]
            drawn = icons.pixmap("flag", ink, side, self.devicePixelRatio())
            QPainter(self).drawPixmap(self.width() - side - 2, 2, drawn)


class Navigator(QWidget):
    """Shows what is answered, flagged and left, and leads to each question.

    Attributes:
        asked: Carries the place of the question to turn to.
    """

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.squares: list[Square] = []
        self.setAccessibleName(self.tr("Questions"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_items(
        self, here: int, answered: Sequence[bool], flagged: Sequence[bool]
    ) -> None:
        """Show how each question stands."""
        while len(self.squares) > len(answered):
            self.squares.pop().deleteLater()
        while len(self.squares) < len(answered):
            self._add()
        for place, square in enumerate(self.squares):
            square.setChecked(place == here)
            square.flagged = flagged[place]
            restyle(square, "tone", "answered" if answered[place] else "")
            said = [self.tr("answered") if answered[place] else self.tr("open")]
            if flagged[place]:
                said.append(self.tr("flagged"))
            name = self.tr("Question {n}").format(n=place + 1)
            square.setAccessibleName(f"{name}: {', '.join(said)}")
            square.setToolTip(square.accessibleName())
        self._arrange()

    def heightForWidth(self, width: int) -> int:
        side = theme.scaled(_SIDE) + _GAP
        columns = max((width + _GAP) // side, 1)
        return -(-len(self.squares) // columns) * side

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(220), self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _add(self) -> None:
        place = len(self.squares)
        square = Square(place + 1)
        square.setParent(self)
        square.clicked.connect(partial(self._on_clicked, place))
        square.show()
        self.squares.append(square)

    def _arrange(self) -> None:
        side = theme.scaled(_SIDE)
        columns = max((self.width() + _GAP) // (side + _GAP), 1)
        for place, square in enumerate(self.squares):
            row, column = divmod(place, columns)
            left, top = column * (side + _GAP), row * (side + _GAP)
            square.setGeometry(QRect(left, top, side, side))
        tall = self.heightForWidth(self.width())
        if self.minimumHeight() != tall:
            self.setFixedHeight(tall)

    def _on_clicked(self, place: int, _checked: object = None) -> None:
        self.asked.emit(place)
