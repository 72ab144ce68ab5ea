"""Banks and questions as tables."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, Qt

from quizapp.domain.banks import BankCounts
from quizapp.domain.questions import QuestionListing
from quizapp.gui import messages
from quizapp.gui.qt import NO_INDEX, Index
from quizapp.gui.widgets.markdown_view import plain

T = TypeVar("T")

_GAP_MARK = "[["
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


def known(counts: BankCounts) -> str:
    """Return the share of a bank's cards that is known."""
    share = counts.known / counts.cards if counts.cards else 0.0
    return f"{int(100 * share)} %"


def stem_line(stem: str) -> str:
    """Return a stem on one line, the gaps of a cloze open."""
    if _GAP_MARK in stem:
        for number in range(1, stem.count(_GAP_MARK) + 1):
            stem = stem.replace(f"[[{number}]]", "____")
    return plain(stem)


class Table(QAbstractTableModel, Generic[T]):
    """Rows are values; each column is a heading and what it shows of one."""

    columns: Sequence[tuple[str, Callable[[T], str]]]
    numbers: frozenset[int] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[T] = ()

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in _SHOWN and index.isValid():
            return self.columns[index.column()][1](self.rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.numbers:
            return _NUMBERS
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
            return messages.tr(self.columns[section][0])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return _NUMBERS if section in self.numbers else left
        return None


class BankTable(Table[BankCounts]):
    """Rows are banks."""

    columns = (
        ("Bank", lambda row: row.bank.name),
        ("Questions", lambda row: messages.number(row.questions)),
        ("Due", lambda row: messages.number(row.due + row.learning)),
        ("New", lambda row: messages.number(row.new)),
        ("Known", known),
    )
    numbers = frozenset({1, 2, 3, 4})


class QuestionTable(Table[QuestionListing]):
    """Rows are listings of questions."""

    columns = (
        ("Question", lambda row: stem_line(row.stem)),
        ("Answer", lambda row: plain(row.key)),
        ("Kind", lambda row: messages.kind(row.kind)),
    )
