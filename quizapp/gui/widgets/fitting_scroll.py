"""A scroll area that is no taller than what is in it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class FittingScroll(QScrollArea):
    """Scrolls where there is too little room, and leaves the rest to what follows."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._content = content
        content.setObjectName("scrolled")
        content.installEventFilter(self)
        self.setWidget(content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page knows what keys mean, and scrolls

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Show what the keys work on, wherever they took it."""
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 8)

    def _fit(self) -> None:
        layout = self._content.layout()
        if layout is None:
            return
        wide = self.viewport().width()
        tall = (
            layout.totalHeightForWidth(wide)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        if tall != self.maximumHeight():
            self.setMaximumHeight(tall)
