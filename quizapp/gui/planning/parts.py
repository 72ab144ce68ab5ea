"""What the sections of the plan are made of."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from quizapp.domain.errors import QuizError
from quizapp.domain.work import Work
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.qt import spaced

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Day(QDateEdit):
    """A day, typed or stepped through by the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("d MMMM yyyy")
        self.lineEdit().setTextMargins(theme.scaled(10), 0, 0, 0)

    @property
    def day(self) -> date:
        """The day that is shown."""
        return cast("date", self.date().toPython())

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def begin_at(self, day: date) -> None:
        """Offer no day before one."""
        self.setMinimumDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever scrolls the page does not mean to change it


class Figures(QTableWidget):
    """A table to be read: as tall as its rows, numbers to the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "figures")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], strong: int = -1
    ) -> None:
        """Show rows of words and numbers, one of them in strong letters."""
        self.setColumnCount(len(headers))
        for column, text in enumerate(headers):
            title = QTableWidgetItem(text)
            title.setTextAlignment(_RIGHT if column else _LEFT)
            self.setHorizontalHeaderItem(column, title)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT if column else _LEFT)
                if place == strong:
                    item.setFont(theme.font(14, 600))
                self.setItem(place, column, item)
        self.resizeRowsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        tall = rows + self.horizontalHeader().sizeHint().height()
        if self.horizontalScrollBar().isVisible():
            tall += self.horizontalScrollBar().height()
        return QSize(theme.scaled(320), tall + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


def run(
    backend: Backend, work: Work[Any], then: Callable[[Any], None], *held: QWidget
) -> None:
    """Begin work and act on its result; some controls are held until it has ended."""
    if backend.working:
        busy = QuizError(
            "something is being worked out already",
            remedy="Wait until it has ended, or cancel it below.",
        )
        backend.failed.emit(busy)
        return
    task = backend.begin(work)
    for control in held:
        control.setEnabled(False)

    def release() -> None:
        for control in held:
            control.setEnabled(True)

    task.ended.connect(release)
    task.finished.connect(then)


def in_row(*widgets: QWidget, filled: bool = False) -> QWidget:
    """Return widgets beside each other: at the left, or the first one filling it."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    spaced(row, 8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, int(filled and not place))
    if not filled:
        row.addStretch()
    return whole
