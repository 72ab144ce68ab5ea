"""Small things of Qt that its types lack."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QLabel, QLayout, QWidget

from quizapp.gui import theme

Index = QModelIndex | QPersistentModelIndex
_ROOM = 40
NO_INDEX = QModelIndex()


def label(text: str = "", look: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that shows its text as it is; look names a rule of the style."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if look:
        made.setProperty("look", look)
    if look == "key":
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def card() -> QFrame:
    """Return a raised panel."""
    frame = QFrame()
    frame.setProperty("look", "card")
    return frame


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style asks for; style the widget anew if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def spaced(layout: QBoxLayout, spacing: int, *margins: int) -> QBoxLayout:
    """Return a layout with a spacing and margins: left, top, right, bottom."""
    layout.setSpacing(spacing)
    left, top, right, bottom = margins or (0, 0, 0, 0)
    layout.setContentsMargins(left, top, right, bottom)
    return layout


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Size a dialog as at 100 %, grown with the font but no larger than its window."""
    window = dialog.parentWidget()
    room = window.window().size() if window else dialog.maximumSize()
    dialog.resize(
        min(theme.scaled(width), room.width() - _ROOM),
        min(theme.scaled(height), room.height() - _ROOM),
    )


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete its widgets."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
