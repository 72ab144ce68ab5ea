"""Rows of fields, as many as are wanted."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.qt import clear, label, spaced
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.plain_number import PlainNumber
from quizapp.gui.widgets.typed_answer import AnswerField

_INDENT = 24
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

R = TypeVar("R", bound="Row")


class Row(QWidget):
    """Some fields beside each other, and a button that takes the row away.

    Attributes:
        changed: What is written in it is another now.
        entered: Enter was pressed in it.
        left: It is to be taken away.
        moved: It is to go up (-1) or down (1).
    """

    changed = Signal()
    entered = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        spaced(self._column, 4)
        self._line = QHBoxLayout()
        spaced(self._line, 6)
        self._column.addLayout(self._line)
        self.away = QPushButton("✕")
        self.away.setProperty("look", "link")
        self.away.setAccessibleName(self.tr("Remove the line"))
        self.away.setToolTip(self.away.accessibleName())
        self.away.clicked.connect(self.left)

    @property
    def field(self) -> QWidget:
        """The field that is written in first."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it."""
        raise NotImplementedError

    def fill(self, value: Any) -> None:
        """Show other values in its fields."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def lay_out(self, *parts: QWidget) -> None:
        """Put the fields beside each other; those for words share the room."""
        for part in parts:
            stretched = isinstance(part, MarkdownField | AnswerField)
            self._line.addWidget(part, int(stretched))
        self._line.addWidget(self.away)

    def add_below(self, part: QWidget) -> None:
        """Put a field of less weight below the others."""
        part.setProperty("look", "note-field")
        line = QHBoxLayout()
        spaced(line, 0, theme.scaled(_INDENT), 0, 0, 4)
        line.addWidget(part)
        self._column.addLayout(line)

    def watch(self, field: MarkdownField | AnswerField, name: str) -> None:
        """Tell of what happens in a field, and name it."""
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        if isinstance(field, MarkdownField):
            field.textChanged.connect(self.changed)
            field.entered.connect(self.entered)
        else:
            field.textEdited.connect(self.changed)
            field.returnPressed.connect(self.entered)


class Rows(QWidget, Generic[R]):
    """A heading, rows of a sort and a button that adds one.

    Enter goes to the row below and adds one after the last; Alt and an arrow move a
    row.
    """

    changed = Signal()
    taken_away = Signal(int, object)

    def __init__(
        self, heading: str, more: str, make: Callable[[], R], blank: Any
    ) -> None:
        super().__init__()
        self._make, self._blank = make, blank
        self.rows: list[R] = []
        self._spare: list[R] = []
        self.more = QPushButton(more)
        self.more.setProperty("look", "link")
        self.more.clicked.connect(self.add_blank)
        column = QVBoxLayout(self)
        spaced(column, 6)
        self.heading = label(heading, "small")
        column.addWidget(self.heading)
        self._column = QVBoxLayout()
        spaced(self._column, 6)
        column.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        column.addLayout(foot)

    def show_rows(self, values: Sequence[Any], least: int = 0) -> None:
        """Begin with other rows, empty ones where there are fewer than the least."""
        wanted = [*values, *[self._blank] * (least - len(values))]
        while len(self.rows) > len(wanted):
            self._put_away(self.rows[-1])
        for row, value in zip(self.rows, wanted, strict=False):
            _fill(row, value)
        for value in wanted[len(self.rows) :]:
            self._add(value)

    def renew(self) -> None:
        """Make the rows anew when they are shown next: they have other fields then."""
        clear(self._column)
        for row in self._spare:
            row.deleteLater()
        self.rows, self._spare = [], []

    def written(self) -> list[R]:
        """Return the rows in which something is written."""
        return [row for row in self.rows if not row.empty]

    def add_blank(self) -> R:
        """Add an empty row and go there."""
        row = self._add(self._blank)
        row.field.setFocus()
        return row

    def add(self, value: Any) -> R:
        """Add a row."""
        row = self._add(value)
        self.changed.emit()
        return row

    def remove(self, row: R) -> None:
        """Take a row away."""
        place = self.rows.index(row)
        self._put_away(row)
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].field.setFocus()
        else:
            self.more.setFocus()
        self.taken_away.emit(place, row)
        self.changed.emit()

    def _add(self, value: Any) -> R:
        row = self._spare.pop() if self._spare else self._made()
        _fill(row, value)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _made(self) -> R:
        row = self._make()
        row.changed.connect(self.changed)
        row.entered.connect(partial(self._go_on, row))
        row.left.connect(partial(self.remove, row))
        row.moved.connect(partial(self._move, row))
        return row

    def _put_away(self, row: R) -> None:
        """Hide a row and keep it for another time: making one takes its time."""
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        self._spare.append(row)

    def _go_on(self, row: R) -> None:
        below = self.rows.index(row) + 1
        if below < len(self.rows):
            self.rows[below].field.setFocus()
        elif not row.empty:
            self.add_blank()

    def _move(self, row: R, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            focused = self.window().focusWidget()
            self.rows.remove(row)
            self.rows.insert(place, row)
            self._column.insertWidget(place, row)
            if focused is not None:
                focused.setFocus()
            self.changed.emit()


def _fill(row: Row, value: Any) -> None:
    row.blockSignals(True)
    row.fill(value)
    row.blockSignals(False)


class Weight(PlainNumber):
    """The share of the mark that an answer earns, in percent."""

    def __init__(self, least: int = 0) -> None:
        super().__init__()
        self._shown = self._exact = 0.0
        self.setRange(least, 100)
        self.setDecimals(2)
        self.setSingleStep(10)
        self.setSuffix(" %")
        self.setAccessibleName(self.tr("Weight"))
        self.setToolTip(self.tr("The share of the mark it earns"))

    def show_fraction(self, fraction: float) -> None:
        """Show another share."""
        self.blockSignals(True)
        self.setValue(100 * fraction)
        self.blockSignals(False)
        self._exact, self._shown = fraction, self.value()

    def fraction(self) -> float:
        """Return the share, exactly as it was given unless it was changed."""
        return self._exact if self.value() == self._shown else self.value() / 100
