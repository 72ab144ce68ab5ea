"""The questions that were missed, to go through with their evidence."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from quizapp.gui.qt import card, clear, label, restyle, spaced
from quizapp.gui.study.sitting import words_of
from quizapp.services.study import Asked

_CONFIRM = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Entry(QFrame):
    """A question that was missed, with its answer."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.setProperty("look", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        question, key = words_of(asked)
        self.setAccessibleName(f"{question} {key}")
        column = QVBoxLayout(self)
        spaced(column, 2, 12, 8, 12, 8)
        column.addWidget(label(question, "reading", wraps=True))
        column.addWidget(label(key, "answer", wraps=True))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CONFIRM:
            self.opened.emit()
        else:
            event.ignore()


class MissedList(QFrame):
    """Rows of questions; the one that is chosen shows where its answer stands."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.here = 0
        frame = card()
        outer = QVBoxLayout(self)
        spaced(outer, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        spaced(column, 8, 8, 16, 8, 12)
        title = label(self.tr("Worth another look"), "heading")
        title.setContentsMargins(12, 0, 12, 0)
        column.addWidget(title)
        self._rows = QVBoxLayout()
        spaced(self._rows, 2)
        column.addLayout(self._rows)

    def show_missed(self, missed: tuple[Asked, ...]) -> None:
        """Show what was missed, the first of it chosen."""
        clear(self._rows)
        self.entries = [Entry(asked) for asked in missed]
        for place, entry in enumerate(self.entries):
            entry.chosen.connect(partial(self.choose, place))
            entry.opened.connect(self.opened)
            self._rows.addWidget(entry)
        self.setVisible(bool(missed))
        if missed:
            self.choose(0)

    def choose(self, place: int) -> None:
        """Choose a row."""
        self.here = place
        for i, entry in enumerate(self.entries):
            restyle(entry, "tone", "chosen" if i == place else "")
        self.chosen.emit(self.entries[place].asked)

    def choose_by(self, step: int) -> None:
        """Go to the row below or above."""
        focused = any(entry.hasFocus() for entry in self.entries)
        place = self.here + step if focused else self.here
        if self.entries:
            self.entries[min(max(place, 0), len(self.entries) - 1)].setFocus()
