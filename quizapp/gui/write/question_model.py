"""The questions of a bank as a list."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import QuestionListing
from quizapp.gui import messages
from quizapp.gui.qt import NO_INDEX, Index
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.write.rows import Filter, Offers, Row, Signs, offers_of, row_of

ROW = Qt.ItemDataRole.UserRole
PROBLEMS = Qt.ItemDataRole.UserRole + 1
_SAID = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class QuestionModel(QAbstractListModel):
    """Rows are the listings that a filter lets through."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter()
        self.rows: list[Row] = []
        self.offers = Offers()
        self._all: dict[QuestionId, Row] = {}
        self._signs: Signs = lambda _key: frozenset()
        self._places: dict[QuestionId, int] = {}

    @property
    def total(self) -> int:
        """How many questions there are, listed or not."""
        return len(self._all)

    def show_listings(
        self, listings: Sequence[QuestionListing], keep: QuestionId | None = None
    ) -> None:
        """Show other listings; those that are the same as before cost nothing."""
        known = self._all
        self._all = {
            each.id: row
            if (row := known.get(each.id)) and row.listing == each
            else row_of(each)
            for each in listings
        }
        self.offers = offers_of(self._all.values())
        self.use(self.filter, keep)

    def show_changed(
        self, listings: Iterable[QuestionListing], keep: QuestionId | None = None
    ) -> None:
        """Show what became of some questions; the others stay as they are."""
        self._all |= {each.id: row_of(each) for each in listings}
        self.offers = offers_of(self._all.values())
        self.use(self.filter, keep)

    def use(self, chosen: Filter, keep: QuestionId | None = None) -> None:
        """List what a filter lets through, and one question whatever it says."""
        self.beginResetModel()
        self.filter = chosen
        self.rows = chosen.taken(self._all.values(), self._signs)
        if keep in self._all and all(row.listing.id != keep for row in self.rows):
            taken = {row.listing.id for row in self.rows} | {keep}
            self.rows = [row for row in self._all.values() if row.listing.id in taken]
        self._places = {row.listing.id: n for n, row in enumerate(self.rows)}
        self.endResetModel()

    def know(self, signs: Signs) -> None:
        """Take note of the problems of the questions."""
        self._signs = signs

    def tell(self) -> None:
        """Let the rows be drawn anew: their problems changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def place_of(self, key: QuestionId | None) -> int:
        """Return the row of a question, -1 where it is not listed."""
        return -1 if key is None else self._places.get(key, -1)

    def holds(self, key: QuestionId) -> bool:
        """Tell whether a question is there, listed or not."""
        return key in self._all

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == PROBLEMS:
            return len(self._signs(row.listing.id))
        if role in _SAID:
            return f"{plain(row.listing.stem)} ({messages.kind(row.listing.kind)})"
        return None
