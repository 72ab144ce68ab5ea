"""A scroll area that goes where the focus goes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class FollowingScroll(QScrollArea):
    """Scrolls up and down; keys are left to the page."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._content = content
        content.setObjectName("scrolled")
        self.setWidget(content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page knows what keys mean, and scrolls

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Show what the keys work on, wherever they took it."""
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 8)
            self.horizontalScrollBar().setValue(0)
