"""Numbered rows to be put in order, by keys or by dragging."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import icons, theme
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.choice_row import ChoiceRow, Mark

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_GRIP = 18


class OrderRow(ChoiceRow):
    """A row with the number of its place, and a grip while it can be moved."""

    def __init__(self, chosen: Callable[["OrderRow"], object]) -> None:
        super().__init__()
        self._on_chosen = chosen
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._on_chosen(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the rows know which one is dragged

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def _draw_note(self, painter: QPainter, mark: Mark) -> int:
        if not self.isEnabled():
            return super()._draw_note(painter, mark)
        side = theme.scaled(_GRIP)
        left = self.width() - side - theme.scaled(12)
        ink = theme.colours()["ink-muted"]
        drawn = icons.pixmap("grip-vertical", ink, side, self.devicePixelRatio())
        painter.drawPixmap(left, (self.height() - side) // 2, drawn)
        return side

    def _noted(self) -> int:
        return super()._noted() if self.note else theme.scaled(_GRIP)


class OrderRows(QWidget):
    """Rows in an order that can be changed; they are filled anew for every question."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._changed = changed
        self._rows: list[OrderRow] = []
        self._texts: Sequence[str] = ()
        self._dragging = False
        self.order: list[int] = []
        self.here = 0
        self._column = QVBoxLayout(self)
        spaced(self._column, 8)

    @property
    def rows(self) -> list[OrderRow]:
        """The rows in use."""
        return self._rows[: len(self.order)]

    def offer(self, texts: Sequence[str], order: Sequence[int]) -> None:
        """Offer texts in an order to begin with."""
        self._texts, self.order, self.here = texts, list(order), 0
        self._dragging = False
        while len(self._rows) < len(texts):
            self._add_row()
        for i, row in enumerate(self._rows):
            row.setVisible(i < len(texts))
            row.note = ""
        self._fill()

    def judge(self, notes: Sequence[tuple[Mark, str]]) -> None:
        """Show the texts in their own order, each with what is said of it."""
        self.order = list(range(len(self._texts)))
        self._fill()
        for row, (mark, note) in zip(self.rows, notes, strict=True):
            row.setChecked(False)
            row.judge(mark, note)
            row.setEnabled(False)

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key chooses or moves a row."""
        if event.key() in _STEPS:
            return True
        return not event.modifiers() & _MODIFIERS and self._place(event) is not None

    def press(self, event: QKeyEvent) -> None:
        """Choose a row, or move the one that is chosen."""
        step, place = _STEPS.get(Qt.Key(event.key())), self._place(event)
        if step is None and place is not None:
            self.choose(place)
        elif step is not None and event.modifiers() & _MODIFIERS:
            self.move_to(self.here + step)
        elif step is not None:
            self.choose(self.here + step)

    def choose(self, place: int) -> None:
        """Choose the row in a place."""
        if not 0 <= place < len(self.order):
            return
        self.here = place
        for i, row in enumerate(self.rows):
            row.setChecked(i == place)
        self._rows[place].setFocus()

    def move_to(self, place: int) -> None:
        """Move the row that is chosen to another place."""
        if 0 <= place < len(self.order) and place != self.here:
            self.order.insert(place, self.order.pop(self.here))
            self._fill()
            self.choose(place)
            self._column.activate()
            self._changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._under(event)
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.choose(place)
            self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        # Past the middle of a neighbour, so that rows of any height stay put.
        y, rows = round(event.position().y()), self.rows
        while self.here > 0 and y < rows[self.here - 1].geometry().center().y():
            self.move_to(self.here - 1)
        last = len(rows) - 1
        while self.here < last and y > rows[self.here + 1].geometry().center().y():
            self.move_to(self.here + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def _fill(self) -> None:
        for i, row in enumerate(self.rows):
            row.offer(str(i + 1), self._texts[self.order[i]])
            row.setChecked(i == self.here)

    def _under(self, event: QMouseEvent) -> int | None:
        point = event.position().toPoint()
        found = (i for i, row in enumerate(self.rows) if row.geometry().contains(point))
        place = next(found, None)
        return place if place is not None and self._rows[place].isEnabled() else None

    def _place(self, event: QKeyEvent) -> int | None:
        typed = event.text()
        place = "123456789".find(typed) if len(typed) == 1 else -1
        return place if 0 <= place < len(self.order) else None

    def _add_row(self) -> None:
        row = OrderRow(self._on_focused)
        row.clicked.connect(partial(self._on_focused, row))
        self._rows.append(row)
        self._column.addWidget(row)

    def _on_focused(self, row: OrderRow, _checked: object = None) -> None:
        place = self._rows.index(row)
        self.here = place
        for i, each in enumerate(self.rows):
            each.setChecked(i == place)
