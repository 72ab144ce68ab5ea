"""The real window on a collection of its own, used as people use it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.gui.backend import Backend
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.paths import find_paths
from quizapp.services.collection import Collection, open_collection
from quizapp.settings import Settings
from tests.factories import NOW

LOOK = Settings(appearance="light")
KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
}
HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class App:
    """A window on a collection, and the clock that both go by."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.now: datetime = NOW
        application(LOOK)
        self.open()

    def open(self) -> None:
        self.collection: Collection = open_collection(
            find_paths(), self.now, write=True
        )
        self.backend = Backend(
            self.collection.store, lambda: self.now, self.collection.learner
        )
        self.window = MainWindow(find_paths(), LOOK)
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.set_backend(self.backend)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        self.window.close()
        self.collection.close()

    def press(self, key: str) -> None:
        *modifiers, last = key.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for each in modifiers:
            held |= HELD[each]
        code = KEYS.get(last) or Qt.Key(ord(last))
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, code, held)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def drop(self, file: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        event = QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.window.dropEvent(event)
