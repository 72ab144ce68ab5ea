"""Answers in a pool, to be dragged to where they belong or clicked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.widgets.choice_row import ChoiceRow

_GAP = 8


class Chip(ChoiceRow):
    """An answer with its letter, no wider than it has to be.

    Attributes:
        picked: It was clicked.
        dragged: It is dragged; carries where the hand is on the screen.
        dropped: It was let go there.
    """

    text_size = 16
    spare = 12

    picked = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed: QPoint | None = None
        self._dragging = False

    def sizeHint(self) -> QSize:
        wide = self.natural_width()
        return QSize(wide, self.heightForWidth(wide))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragging = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        far = (here - self._pressed).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        elif self._pressed is not None and self.rect().contains(
            event.position().toPoint()
        ):
            self.picked.emit()
        self._pressed, self._dragging = None, False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Chips(QWidget):
    """Chips beside each other, in as many lines as they need.

    Attributes:
        picked: A chip was clicked; carries its place.
        dragged: A chip is dragged; carries where on the screen.
        dropped: A chip was let go; carries its place, and where on the screen.
    """

    picked = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[Chip] = []
        self._offered = 0
        self._ghost = Chip()
        self._ghost.setParent(self)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> list[Chip]:
        """The chips in use."""
        return self._chips[: self._offered]

    def offer(self, letters: str, texts: Sequence[str]) -> None:
        """Offer answers, each with its letter."""
        self._offered = len(texts)
        while len(self._chips) < len(texts):
            self._add_chip()
        for i, chip in enumerate(self._chips):
            chip.setChecked(False)
            if i < len(texts):
                chip.offer(letters[i : i + 1].strip() or "·", texts[i])
            chip.setVisible(i < len(texts))
        self._place(self.width())
        self.updateGeometry()

    def mark_used(self, used: set[int]) -> None:
        """Show which answers are in use somewhere."""
        for i, chip in enumerate(self.chips):
            chip.setChecked(i in used)
            chip.update()

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        wide = max(self.width(), theme.scaled(320))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width())

    def _place(self, width: int) -> None:
        self._lay(width, move=True)

    def _lay(self, width: int, *, move: bool) -> int:
        """Return how tall the lines are; move the chips there if wanted."""
        x = y = line = 0
        for chip in self.chips:
            wide = min(chip.natural_width(), width)
            tall = chip.heightForWidth(wide)
            if x and x + wide > width:
                x, y, line = 0, y + line + _GAP, 0
            if move:
                chip.setGeometry(QRect(x, y, wide, tall))
            x, line = x + wide + _GAP, max(line, tall)
        return y + line

    def _add_chip(self) -> None:
        chip = Chip()
        chip.setParent(self)
        place = len(self._chips)
        chip.picked.connect(lambda: self.picked.emit(place))
        chip.dragged.connect(lambda here: self._on_dragged(place, here))
        chip.dropped.connect(lambda here: self._on_dropped(place, here))
        self._chips.append(chip)

    def _on_dragged(self, place: int, here: QPoint) -> None:
        """Let a copy of the chip follow the hand."""
        chip, ghost = self._chips[place], self._ghost
        if ghost.isHidden():
            ghost.setParent(self.window())
            ghost.offer(chip.letter, chip.source)
            ghost.resize(chip.size())
            ghost.setChecked(True)
            ghost.show()
            ghost.raise_()
        middle = QPoint(ghost.width() // 2, ghost.height() // 2)
        ghost.move(self.window().mapFromGlobal(here) - middle)
        self.dragged.emit(here)

    def _on_dropped(self, place: int, here: QPoint) -> None:
        self._ghost.hide()
        self.dropped.emit(place, here)
