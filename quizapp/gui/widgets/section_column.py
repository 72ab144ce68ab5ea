"""A page of sections, one below the other, no wider than is read with ease."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.qt import label, spaced

_WIDEST = 860


def section_column(title: str, *sections: QWidget) -> QWidget:
    """Return what a page scrolls: a title and its sections, in the middle."""
    content = QWidget()
    content.setObjectName("scrolled")
    inner = QWidget()
    inner.setMaximumWidth(theme.scaled(_WIDEST))
    column = QVBoxLayout(inner)
    spaced(column, 24, 32, 24, 32, 32)
    column.addWidget(label(title, look="title"))
    for section in sections:
        column.addWidget(section)
    column.addStretch()
    row = QHBoxLayout(content)
    spaced(row, 0)
    row.addStretch(1)
    row.addWidget(inner, 100)
    row.addStretch(1)
    return content
