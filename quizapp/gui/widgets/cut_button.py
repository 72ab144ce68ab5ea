"""A button whose words are cut where there is no room for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

_BESIDE = 10


class CutButton(QPushButton):
    """Never asks for more width than there is; its tooltip says all of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - _BESIDE
        cut = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(self.text(), cut, room)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
