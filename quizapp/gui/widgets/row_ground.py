"""What lies under a row of a list: its selection, its focus and its line."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from quizapp.gui import theme


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Draw what lies under a row, and return the row's place."""
    box: QRect = option.rect
    state: QStyle.StateFlag = option.state
    widget: QWidget = option.widget
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, theme.colour("accent-tint"))
        if widget.hasFocus():
            bar = QRect(box.left(), box.top(), 3, box.height())
            painter.fillRect(bar, theme.colour("accent"))
    line = QRect(box.left(), box.bottom(), box.width(), 1)
    painter.fillRect(line, theme.colour("line"))
    return box
