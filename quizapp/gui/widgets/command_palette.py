"""Every action by its name."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.actions import ENTRIES, Actions, menu_name, tooltip
from quizapp.gui.qt import spaced

_ENABLED = Qt.ItemFlag.ItemIsEnabled
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandPalette(QDialog):
    """Finds an action by what is typed and does it.

    What works elsewhere only is listed last and cannot be picked, so that it can be
    found, and its keys be learned.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find an action"))
        self._actions = sorted(
            ((actions[entry.name], entry) for entry in ENTRIES),
            key=lambda each: not each[0].isEnabled(),
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Action"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Actions found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        spaced(column, 12, 16, 16, 16, 16)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._do)
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.field.installEventFilter(self)
        self.resize(theme.scaled(520), theme.scaled(420))
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        words = typed.casefold().split()
        for action, entry in self._actions:
            menu = menu_name(entry.menu)
            known = f"{menu} {action.text()}".casefold()
            if all(word in known for word in words):
                item = QListWidgetItem(tooltip(action))
                item.setData(Qt.ItemDataRole.UserRole, action)
                if not action.isEnabled():
                    item.setText(f"{menu}: {tooltip(action)}")
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(item)
        if self.list.count() and self.list.item(0).flags() & _ENABLED:
            self.list.setCurrentRow(0)

    def _do(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        if not item.flags() & _ENABLED:
            return
        action = item.data(Qt.ItemDataRole.UserRole)
        assert isinstance(action, QAction)
        self.accept()
        action.trigger()
