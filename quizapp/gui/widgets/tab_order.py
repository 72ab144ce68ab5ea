"""Tab goes through a form as it is read, whatever was added to it and when."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at within a widget, in the order of its layouts."""
    for child in _children(widget.layout()):
        if _is_hidden(child) or not child.isEnabled():
            continue
        policy = child.focusPolicy()
        if policy & Qt.FocusPolicy.TabFocus:
            yield child
        else:
            yield from stops(child)


def next_place(
    order: list[QWidget], here: QWidget | None, *, forward: bool
) -> int | None:
    """Return where Tab goes among some stops, None where it leaves them."""
    held = (n for n, stop in enumerate(order) if here and _holds(stop, here))
    at = next(held, -1 if forward else len(order))
    place = at + (1 if forward else -1)
    return place if 0 <= place < len(order) else None


def _is_hidden(widget: QWidget) -> bool:
    """Tell whether a widget was hidden; a new one is shown with the next event."""
    told = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return told and widget.isHidden()


def _children(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if widget := item.widget():
            yield widget
        elif inner := item.layout():
            yield from _children(inner)


def _holds(stop: QWidget, here: QWidget) -> bool:
    return stop is here or stop.isAncestorOf(here)
