"""A field for Markdown, with what marks a text up."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from quizapp.gui.widgets.markdown_edit import MarkdownEdit
from quizapp.gui.widgets.typed_answer import is_for_window

_AROUND = {"bold": "**", "italic": "*", "code": "`"}
_KEYS = {Qt.Key.Key_B: "bold", Qt.Key.Key_I: "italic"}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ITEM = re.compile(r"^- ")


class MarkdownField(MarkdownEdit):
    """Takes Markdown; what is selected can be marked up.

    Attributes:
        entered: Enter was pressed in a field of one line.
    """

    entered = Signal()

    def __init__(self, look: str = "field", *, one_line: bool = False) -> None:
        super().__init__(look)
        self._one_line = one_line

    def text(self) -> str:
        """Return the text without the space around it."""
        return self.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Begin with another text; what was typed before cannot be undone."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self.updateGeometry()
            self._fit()
        self.document().clearUndoRedoStacks()

    def mark(self, name: str) -> None:
        """Mark the selection up, or take the mark away: bold, italic, code, list, link.

        Without a selection the mark is put around the cursor.
        """
        if name == "list":
            self._list()
        elif name == "link":
            self._link()
        else:
            self._surround(_AROUND[name])
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if is_for_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = event.modifiers(), Qt.Key(event.key())
        if held == Qt.KeyboardModifier.ControlModifier and key in _KEYS:
            self.mark(_KEYS[key])
        elif self._one_line and key in _ENTER and not held:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _surround(self, mark: str) -> None:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        size = len(mark)
        cursor.beginEditBlock()
        if _is_marked(self.toPlainText(), start, end, mark):
            _cut(cursor, end, end + size)
            _cut(cursor, start - size, start)
            start, end = start - size, end - size
        else:
            _put(cursor, end, mark)
            _put(cursor, start, mark)
            start, end = start + size, end + size
        cursor.endEditBlock()
        self._select(start, end)

    def _list(self) -> None:
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        blocks = [document.findBlockByNumber(n) for n in range(first, last + 1)]
        listed = all(_ITEM.match(block.text()) for block in blocks)
        cursor.beginEditBlock()
        for block in blocks:
            if listed:
                _cut(cursor, block.position(), block.position() + 2)
            elif not _ITEM.match(block.text()):
                _put(cursor, block.position(), "- ")
        cursor.endEditBlock()

    def _link(self) -> None:
        cursor = self.textCursor()
        start = cursor.selectionStart()
        words = cursor.selectedText()
        cursor.insertText(f"[{words}](https://)")
        address = start + len(words) + len("[](")
        self._select(address, address + len("https://"))

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def focused_field(within: QWidget) -> MarkdownField | None:
    """Return the Markdown field in a widget that has the focus, if one has."""
    field = within.window().focusWidget()
    if isinstance(field, MarkdownField) and within.isAncestorOf(field):
        return field
    return None


def _is_marked(text: str, start: int, end: int, mark: str) -> bool:
    """Tell whether a mark is around a stretch; * is also the half of **."""
    sign = mark[0]
    before = len(text[:start]) - len(text[:start].rstrip(sign))
    after = len(text[end:]) - len(text[end:].lstrip(sign))
    around = min(before, after)
    return around % 2 == 1 if mark == "*" else around >= len(mark)


def _put(cursor: QTextCursor, at: int, text: str) -> None:
    cursor.setPosition(at)
    cursor.insertText(text)


def _cut(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
