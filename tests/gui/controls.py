"""What of a window can be used, and what of that Tab reaches."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

CONTROLS = (
    *(QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractSlider),
    *(QPlainTextEdit, QTextBrowser, QAbstractItemView),
)
MOST_PARTS = 4


def controls(top: QWidget) -> Iterator[QWidget]:
    """Yield what can be used in a widget, parts of other controls left out."""
    for widget in top.findChildren(QWidget):
        parent = widget.parentWidget()
        part = isinstance(parent, (QComboBox, QAbstractSpinBox, QTableView))
        bar = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
        here = widget.window() is top and widget.isVisibleTo(top)
        if here and isinstance(widget, CONTROLS) and not part and not bar:
            yield widget


def described(widget: QWidget) -> str:
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    named = widget.objectName() or widget.accessibleName()
    return f"{type(widget).__name__} {named!r} at {at.x()},{at.y()}"


def nameless(top: QWidget) -> list[str]:
    return [
        described(widget)
        for widget in controls(top)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not name_of(widget).strip()
    ]


def name_of(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name) if seen else ""


def reached() -> set[QWidget]:
    """Press Tab until the focus is where it was; return what had it."""
    found: set[QWidget] = set()
    for _ in range(2_000):
        at = QApplication.focusWidget()
        if at is None or at in found:
            break
        found.add(at)
        for _ in range(MOST_PARTS):  # a date has parts that Tab goes through
            QTest.keyClick(at, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is not at:
                break
    return found


def unreached(top: QWidget, found: set[QWidget]) -> list[str]:
    """Return the controls that take the focus by Tab but were not reached."""
    return [
        described(widget)
        for widget in controls(top)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget not in found
        and not in_group(widget, found)
    ]


def in_group(widget: QWidget, found: set[QWidget]) -> bool:
    """Tell whether the arrow keys reach it from one of its group that Tab reached."""
    if not isinstance(widget, QAbstractButton) or not widget.autoExclusive():
        return False
    return any(
        isinstance(other, QAbstractButton) and other.parent() is widget.parent()
        for other in found
    )
