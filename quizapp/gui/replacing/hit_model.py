"""Hits in a table: each with a tick, and what stands there before and after."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    Qt,
    Signal,
)

from quizapp.gui import messages
from quizapp.gui.qt import NO_INDEX, Index
from quizapp.services.replacing import Hit, Part

BEFORE, AFTER = 2, 3
MARKED = Qt.ItemDataRole.UserRole

_AROUND = 30
_TICK = Qt.ItemDataRole.CheckStateRole
_PARTS = {
    Part.QUESTION: "question",
    Part.ANSWERS: "answers",
    Part.EXPLANATIONS: "explanations",
    Part.TAGS: "tags",
}
_SEPARATORS = str.maketrans("\n\t", "  ")


class HitModel(QAbstractTableModel):
    """A row for each hit; the ticked ones are to be replaced.

    Attributes:
        ticked: Other hits are ticked now.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._left: set[int] = set()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits, all of them ticked."""
        self.beginResetModel()
        self._hits, self._left = hits, set()
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> tuple[Hit, ...]:
        """Return the hits that are ticked."""
        return tuple(h for n, h in enumerate(self._hits) if n not in self._left)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every hit, or none."""
        self._left = set() if ticked else set(range(len(self._hits)))
        last = self.index(max(len(self._hits) - 1, 0), 0)
        self.dataChanged.emit(self.index(0, 0), last, [_TICK])
        self.ticked.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else AFTER + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit, column = self._hits[index.row()], index.column()
        if role == _TICK and column == 0:
            left = index.row() in self._left
            return Qt.CheckState.Unchecked if left else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return f"{around(hit, hit.text[hit.start : hit.end])[0]}"
        if role in {Qt.ItemDataRole.DisplayRole, MARKED}:
            before = hit.text[hit.start : hit.end]
            shown = ("", None), (part_name(hit.part), None)
            texts = (*shown, around(hit, before), around(hit, hit.by))
            return texts[column][role == MARKED]
        if role == Qt.ItemDataRole.ToolTipRole:
            return hit.text
        return None

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != _TICK or index.column():
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._left.discard if ticked else self._left.add)(index.row())
        self.dataChanged.emit(index, index, [_TICK])
        self.ticked.emit()
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        names = ("", "Where", "Before", "After")
        return QCoreApplication.translate("HitModel", names[section])

    def toggle(self, index: QModelIndex) -> None:
        """Tick the hit of a row, or take its tick away."""
        own = self.index(index.row(), 0)
        ticked = index.row() in self._left
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self.setData(own, state, _TICK)


def part_name(part: Part) -> str:
    """Return what a part of questions is called."""
    return messages.tr(_PARTS[part])


def around(hit: Hit, text: str) -> tuple[str, tuple[int, int]]:
    """Return a text at the place of a hit with some words around, and where it is."""
    start = max(hit.start - _AROUND, 0)
    before = ("…" if start else "") + hit.text[start : hit.start]
    end = hit.end + 2 * _AROUND
    after = hit.text[hit.end : end] + ("…" if end < len(hit.text) else "")
    shown = f"{before}{text}{after}".translate(_SEPARATORS)
    return shown, (len(before), len(text))
