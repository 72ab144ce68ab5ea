"""A sheet of all actions with their keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.actions import ENTRIES, MENUS, Actions, menu_name
from quizapp.gui.qt import fit, label, spaced

_SIZE = (1160, 760)
_WIDTH, _EDGES = 285, 80
_ANSWERING = (
    ("A … or 1 …", "Choose an answer"),
    ("Ctrl+↑  Ctrl+↓", "Move a row of an order up or down"),
    ("Space or Enter", "Check, then give the proposed rating"),
    ("1  2  3  4", "Rate Again, Hard, Good, Easy"),
)


class KeySheet(QDialog):
    """Lists every action below its menu; the arrow keys scroll it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._actions = actions
        column = QVBoxLayout(self)
        spaced(column, 16, 32, 24, 16, 16)
        column.addWidget(label(self.tr("Keys"), "subtitle"))
        fit(self, *_SIZE)
        self.area = self._scrolled()
        column.addWidget(self.area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.area.setFocus()

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("scrolled")
        row = QHBoxLayout(content)
        spaced(row, 40, 0, 0, 16, 0)
        room = (self.width() - _EDGES) // theme.scaled(_WIDTH)
        columns = [QVBoxLayout() for _ in range(max(room, 1))]
        heights = [0] * len(columns)
        for menu in MENUS:
            rows = self._rows(menu)
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(_block(menu_name(menu), rows))
            heights[shortest] += len(rows) + 2
        for column in columns:
            spaced(column, 24)
            column.addStretch()
            row.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Keys"))
        scroll.setWidget(content)
        return scroll

    def _rows(self, menu: str) -> list[tuple[str, str]]:
        rows = [(key, self.tr(text)) for key, text in _ANSWERING if menu == "Study"]
        for entry in ENTRIES:
            if entry.menu == menu:
                action = self._actions[entry.name]
                shown = QKeySequence.SequenceFormat.NativeText
                rows.append((action.shortcut().toString(shown), action.text()))
        return rows


def _block(heading: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
    left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
    for number, (keys, text) in enumerate(rows, start=1):
        if keys:
            grid.addWidget(label(keys, "key"), number, 0, left | middle)
        grid.addWidget(label(text, wraps=True), number, 1)
    return grid
