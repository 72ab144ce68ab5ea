"""The table of cards: keys of all rows, what the rows near the visible ones show."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from quizapp.domain.browsing import Column, Listed, Order
from quizapp.domain.ids import CardKey
from quizapp.domain.searches.tree import All, Search
from quizapp.gui.backend import Backend
from quizapp.gui.browse.columns import HEADINGS, USUAL, title
from quizapp.gui.qt import NO_INDEX, Index
from quizapp.store.store import Store

_CHUNK = 64
_MOST_CHUNKS = 40
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class CardTable(QAbstractTableModel):
    """Rows are the cards that a search found.

    Only the keys of all rows are held; what rows show is read when they come into
    sight, some at a time.

    Attributes:
        ordered: Rows are sorted in another way; carries the Order.
    """

    ordered = Signal(object)

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self.columns: tuple[Column, ...] = USUAL
        self.keys: Sequence[CardKey] = ()
        self.order = Order()
        self._search: Search = All()
        self._now: datetime = backend.clock()
        self._chunks: dict[int, Mapping[CardKey, Listed]] = {}

    @property
    def today(self) -> int:
        """The learner's day that the rows were read on."""
        return self._backend.learner.day(self._now)

    def search(self, search: Search) -> None:
        """Show the cards that a search finds."""
        self._search = search
        self.refresh()

    def refresh(self) -> bool:
        """Read all anew; return whether the rows are other cards, or in another order.

        Where they are the same, what is picked stays picked.
        """
        self._now = self._backend.clock()
        found = self._found()
        self._chunks.clear()
        if found == self.keys:
            if not found:
                return False
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self.keys = found
        self.endResetModel()
        return True

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these columns in their order."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        if column < 0:
            wanted = Order()
        else:
            downwards = order is Qt.SortOrder.DescendingOrder
            wanted = Order(self.columns[column], downwards)
        if wanted != self.order:
            self.order = wanted
            self.ordered.emit(wanted)

    def listed(self, row: int) -> Listed | None:
        """Return what a row shows, or nothing where its card is gone."""
        if not 0 <= row < len(self.keys):
            return None
        chunk = row // _CHUNK
        if chunk not in self._chunks:
            if len(self._chunks) >= _MOST_CHUNKS:
                self._chunks.clear()
            self._chunks[chunk] = self._read(chunk)
        return self._chunks[chunk].get(self.keys[row])

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        heading = HEADINGS[self.columns[index.column()]]
        if role in _SHOWN:
            listed = self.listed(index.row())
            return heading.show(listed, self.today) if listed else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if heading.number else _LEFT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if HEADINGS[self.columns[section]].number else _LEFT
        return None

    def _found(self) -> Sequence[CardKey]:
        def find(store: Store) -> Sequence[CardKey]:
            with store.read() as tx:
                return tx.browsing.find(
                    self._search, self.order, self._backend.learner, self._now
                )

        return self._backend.ask(find) or ()

    def _read(self, chunk: int) -> Mapping[CardKey, Listed]:
        keys = self.keys[chunk * _CHUNK : (chunk + 1) * _CHUNK]
        with self._backend.store.read() as tx:
            return tx.browsing.listed(keys, self._backend.learner, self._now)
