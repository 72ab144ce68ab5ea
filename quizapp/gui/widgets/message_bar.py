"""A bar above the page that tells what happened and offers a way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from quizapp.gui.qt import label, restyle, spaced

_SHOWN_MS = 8_000


class MessageBar(QFrame):
    """Shows one message at a time; errors stay until they are closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.text = label(wraps=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )
        self.offer = QPushButton()
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.offer, self.close_button):
            button.setProperty("look", "link")
        self.offer.clicked.connect(self._take_offer)
        self.close_button.clicked.connect(self.hide)
        self._offered: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        spaced(row, 16, 24, 10, 16, 10)
        for part in (self.text, self.offer, self.close_button):
            row.addWidget(part)
        self.hide()

    def tell(
        self, text: str, offer: str = "", offered: Callable[[], object] | None = None
    ) -> None:
        """Tell something for some seconds, perhaps with an offer such as Undo."""
        self._show("info", text, offer, offered)
        self._timer.start(_SHOWN_MS)

    def warn(
        self,
        problem: str,
        remedy: str = "",
        offer: str = "",
        offered: Callable[[], object] | None = None,
    ) -> None:
        """Tell what went wrong and what to do about it, until it is closed."""
        self._timer.stop()
        self._show("bad", f"{problem} {remedy}".strip(), offer, offered)

    def _show(
        self, tone: str, text: str, offer: str, offered: Callable[[], object] | None
    ) -> None:
        restyle(self, "tone", tone)
        self.text.setText(text)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self._offered = offered
        self.show()
        QAccessible.updateAccessibility(
            QAccessibleEvent(self.text, QAccessible.Event.Alert)
        )

    def _take_offer(self) -> None:
        offered = self._offered
        self.hide()
        if offered:
            offered()
