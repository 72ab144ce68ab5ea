"""Questions that want attention, each with what is told of it and a way to its form."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from quizapp.domain.ids import QuestionId
from quizapp.gui import theme
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.markdown_view import plain

_MOST_SHOWN = 12
_LEAST = 280
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E}


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question and what stands in the columns after it."""

    question_id: QuestionId
    stem: str
    cells: tuple[str, ...]
    hint: str = ""


class _Table(QTableWidget):
    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _OPENS and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Give the questions what the other columns leave, but enough to be read."""
        header, least = self.horizontalHeader(), theme.scaled(_LEAST)
        others = header.length() - header.sectionSize(0)
        roomy = self.viewport().width() - others >= least
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(0, mode.Stretch if roomy else mode.Interactive)
        if not roomy:
            header.resizeSection(0, least)


class QuestionRows(QFrame):
    """A table of questions; Enter or E edits the one that is chosen.

    Attributes:
        question_asked: Carries the id of a question that is to be edited.
    """

    question_asked = Signal(str)

    def __init__(self, heading: str, about: str, columns: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._rows: tuple[QuestionRow, ...] = ()
        self.about = label(about, "small", wraps=True)
        self.table = _Table(0, len(columns) + 1)
        self.table.setAccessibleName(heading)
        self.table.setHorizontalHeaderLabels([self.tr("Question"), *columns])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        policy = QSizePolicy.Policy
        self.table.setSizePolicy(policy.Expanding, policy.Fixed)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.opened.connect(self._open)
        self.table.cellDoubleClicked.connect(lambda row, _: self._open(row))
        column = QVBoxLayout(self)
        spaced(column, 6, 20, 18, 20, 18)
        column.addWidget(label(heading, "heading", wraps=True))
        column.addWidget(self.about)
        column.addWidget(self.table)

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Show other questions."""
        self._rows = tuple(rows)
        self.table.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            for at, words in enumerate((plain(row.stem), *row.cells)):
                item = QTableWidgetItem(words)
                item.setToolTip(row.hint or words)
                self.table.setItem(place, at, item)
        tall = self.table.verticalHeader().defaultSectionSize()
        shown = min(max(len(self._rows), 1), _MOST_SHOWN)
        header = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(shown * tall + header + bar + theme.scaled(4))
        self.setVisible(bool(self._rows))
        self.table.share_room()

    def _open(self, row: int) -> None:
        self.question_asked.emit(self._rows[row].question_id)
