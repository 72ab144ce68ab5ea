"""Lettered choices, chosen by click, letter, digit or arrow."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.qt import spaced
from quizapp.gui.widgets.choice_row import ChoiceRow, Mark

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Choices(QWidget):
    """Rows of choices; they are kept and filled anew for every question."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._changed = changed
        self._rows: list[ChoiceRow] = []
        self._single = True
        self._letters = ""
        self._offered = 0
        self._column = QVBoxLayout(self)
        spaced(self._column, 10)

    @property
    def rows(self) -> list[ChoiceRow]:
        """The rows in use."""
        return self._rows[: self._offered]

    @property
    def chosen(self) -> frozenset[int]:
        """The places of what is chosen."""
        return frozenset(i for i, row in enumerate(self.rows) if row.isChecked())

    def offer(self, texts: Sequence[str], letters: str, *, single: bool) -> None:
        """Offer choices, of which one or several may be chosen."""
        self._letters, self._single = letters[: len(texts)], single
        self._offered = len(texts)
        while len(self._rows) < len(texts):
            self._add_row()
        for i, row in enumerate(self._rows):
            row.setChecked(False)
            if i < len(texts):
                row.offer(letters[i : i + 1] or "·", texts[i])
            row.setVisible(i < len(texts))

    def choose(self, places: set[int]) -> None:
        """Choose rows as they were chosen before, which is no change."""
        for i, row in enumerate(self.rows):
            row.setChecked(i in places)

    def reveal(self, right: set[int]) -> None:
        """Show which rows are right and which were chosen; take no more answers."""
        chosen = self.chosen
        for i, row in enumerate(self.rows):
            if i in right:
                said = self.tr("your answer, right") if i in chosen else None
                row.judge(Mark.RIGHT, said or self.tr("right"))
            elif i in chosen:
                row.judge(Mark.WRONG, self.tr("your answer"))
        self.close()

    def close(self) -> bool:
        """Take no more choices."""
        for row in self.rows:
            row.setEnabled(False)
        return True

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key stands for one of the choices."""
        return self._place(event) is not None

    def press(self, event: QKeyEvent) -> None:
        """Choose what a key stands for."""
        place = self._place(event)
        if place is not None:
            self._choose(place)

    def _add_row(self) -> None:
        row = ChoiceRow()
        row.clicked.connect(partial(self._on_clicked, row))
        self._rows.append(row)
        self._column.addWidget(row)

    def _on_clicked(self, row: ChoiceRow, _checked: object = None) -> None:
        row.setChecked(not row.isChecked())
        self._choose(self._rows.index(row))

    def _choose(self, place: int) -> None:
        for i, row in enumerate(self.rows):
            if i == place:
                row.setChecked(self._single or not row.isChecked())
            elif self._single:
                row.setChecked(False)
        self._changed()

    def _place(self, event: QKeyEvent) -> int | None:
        """Return the place of the choice that a key stands for."""
        if event.modifiers() & _MODIFIERS:
            return None
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._single:
            step = 1 if key == Qt.Key.Key_Down else -1
            here = min(self.chosen, default=-1 if step == 1 else 0)
            return (here + step) % self._offered
        return lettered(event, self._letters)


def lettered(event: QKeyEvent, letters: str) -> int | None:
    """Return the place of the letter that a key or its digit stands for."""
    typed = event.text().upper()
    if len(typed) != 1 or event.modifiers() & _MODIFIERS:
        return None
    place = "123456789".find(typed)
    if place < 0:
        place = letters.find(typed)
    return place if 0 <= place < len(letters) else None
