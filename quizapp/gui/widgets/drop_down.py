"""A box that drops a list down, and leaves the keys it does not need to the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from quizapp.gui import icons, theme

_OWN = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4}
_ARROW = 18
_SHOWN = 8


class DropDown(QComboBox):
    """Offers texts to pick one from; none is picked at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # the style knows this one
        self.setMaxVisibleItems(_SHOWN)
        self.setMinimumContentsLength(_SHOWN)
        adjusted = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjusted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view().installEventFilter(self)

    def offer(self, texts: Sequence[str], placeholder: str) -> None:
        """Offer other texts, of which none is picked."""
        self.blockSignals(True)
        self.clear()
        self.addItems(list(texts))
        self.setPlaceholderText(placeholder)
        self.setCurrentIndex(-1)
        self.setToolTip("")
        self.blockSignals(False)

    def showPopup(self) -> None:
        widest = self.window().width() - theme.scaled(80)
        wanted = self.view().sizeHintForColumn(0) + theme.scaled(32)
        self.view().setMinimumWidth(min(max(wanted, self.width()), widest))
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A letter typed into the list finds an answer and is no action's key.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().isalnum()
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever scrolls the page does not mean to answer

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        side = theme.scaled(_ARROW)
        left = self.width() - side - theme.scaled(10)
        field.setRight(left - theme.scaled(6))
        picked = self.currentIndex() >= 0
        text = self.currentText() if picked else self.placeholderText()
        shown = self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, field.width()
        )
        self.setToolTip("" if shown == text else text)
        painter.setPen(theme.colour("ink" if picked else "ink-muted"))
        painter.drawText(field, Qt.AlignmentFlag.AlignVCenter, shown)
        ink = theme.colours()["ink-muted"]
        arrow = icons.pixmap("chevron-down", ink, side, self.devicePixelRatio())
        painter.drawPixmap(left, (self.height() - side) // 2, arrow)
