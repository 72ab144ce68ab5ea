"""What settings are made of: a section with rows, each with a line that explains it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.qt import card, label, spaced

_WIDTH, _TALL = 260, 24
_TOP = Qt.AlignmentFlag.AlignTop


class Number(QSpinBox):
    """A whole number; whoever scrolls the page does not mean to change it."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(theme.scaled(10), 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Slider(QSlider):
    """A number from a small range; the wheel scrolls the page, too."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(least, most)
        self.setMinimumHeight(theme.scaled(_TALL))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Row(QWidget):
    """A setting: its name, what it does, its control and a way back to the default.

    Attributes:
        default_asked: The setting is to be as it was shipped.
    """

    default_asked = Signal()

    def __init__(self, name: str, about: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.about = label(about, look="muted", wraps=True)
        self.back = QPushButton(self.tr("Back to the default"))
        self.back.setProperty("look", "link")
        self.back.setAccessibleName(f"{name}: {self.back.text()}")
        self.back.clicked.connect(self.default_asked)
        self.back.hide()
        control.setAccessibleName(name)
        control.setAccessibleDescription(about)
        control.setFixedWidth(theme.scaled(_WIDTH))
        title = QLabel(name)
        title.setBuddy(control)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(title, 0, 0, _TOP)
        grid.addWidget(self.about, 1, 0, _TOP)
        grid.addWidget(control, 0, 1, 2, 1, _TOP)
        grid.addWidget(self.back, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(1, 1)

    def explain(self, about: str) -> None:
        """Say what the setting does, as it is now."""
        self.about.setText(about)
        self.control.setAccessibleDescription(about)

    def show_default(self, *, differs: bool) -> None:
        """Offer the way back where the setting differs from the default."""
        self.back.setVisible(differs)


class Section(QWidget):
    """Rows below a heading."""

    def __init__(self, heading: str, *rows: QWidget) -> None:
        super().__init__()
        panel = card()
        inner = QVBoxLayout(panel)
        spaced(inner, 20, 24, 20, 24, 20)
        for row in rows:
            inner.addWidget(row)
        column = QVBoxLayout(self)
        spaced(column, 8)
        column.addWidget(label(heading, look="heading"))
        column.addWidget(panel)


def button(text: str, look: str = "") -> QPushButton:
    """Return a button that keeps to its own width."""
    made = QPushButton(text)
    made.setSizePolicy(made.sizePolicy().Policy.Maximum, made.sizePolicy().Policy.Fixed)
    if look:
        made.setProperty("look", look)
    return made
