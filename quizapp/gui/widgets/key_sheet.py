"""A sheet of all keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui.actions import ENTRIES, MENUS, Actions
from quizapp.gui.qt import label, spaced

_COLUMNS = (("File", "Edit", "View", "Help"), ("Study",), ("Desk",))
_ANSWERING = (
    ("A … or 1 …", "Choose an answer"),
    ("Ctrl+↑  Ctrl+↓", "Move a row of an order up or down"),
    ("Space or Enter", "Check, then give the proposed rating"),
    ("1  2  3  4", "Rate Again, Hard, Good, Easy"),
)


class KeySheet(QDialog):
    """Lists every action that has keys."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._actions = actions
        column = QVBoxLayout(self)
        spaced(column, 24, 32, 28, 32, 24)
        column.addWidget(label(self.tr("Keys"), "subtitle"))
        row = QHBoxLayout()
        row.setSpacing(56)
        for menus in _COLUMNS:
            row.addLayout(self._column(menus))
        column.addLayout(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _column(self, menus: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        rows = [
            (_keys(self._actions, entry.name), self._actions[entry.name].text())
            for menu in MENUS
            if menu in menus
            for entry in ENTRIES
            if entry.menu == menu and entry.keys
        ]
        if "Study" in menus:
            rows = [(k, self.tr(text)) for k, text in _ANSWERING] + rows
        for number, (keys, text) in enumerate(rows):
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label(keys, "key"), number, 0, left | right)
            grid.addWidget(label(text), number, 1)
        grid.setRowStretch(len(rows), 1)
        return grid


def _keys(actions: Actions, name: str) -> str:
    shortcut = actions[name].shortcut()
    return shortcut.toString(QKeySequence.SequenceFormat.NativeText)
