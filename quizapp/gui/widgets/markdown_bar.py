"""A small bar of what marks a text up."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QToolButton, QWidget

from quizapp.domain.media import ENDINGS
from quizapp.gui import icons, messages, theme
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.markdown_field import MarkdownField, focused_field

_MARKS = (
    ("bold", "Bold (Ctrl+B)"),
    ("italic", "Italic (Ctrl+I)"),
    ("code", "Code"),
    ("list", "List"),
    ("link", "Link"),
    ("image", "Picture or sound…"),
)
_SIDE = 16


class MarkdownBar(QFrame):
    """Marks up what is selected in the field of a form that has the focus."""

    def __init__(self, form: QWidget, first: MarkdownField) -> None:
        super().__init__()
        self._form, self._first = form, first
        self.buttons = {name: self._button(name, told) for name, told in _MARKS}
        self._row = QHBoxLayout(self)
        spaced(self._row, 2)
        for button in self.buttons.values():
            self._row.addWidget(button)
        self._row.addStretch()
        self._dress()

    def mark(self, name: str, _checked: object = None) -> None:
        """Mark up what is selected."""
        field = focused_field(self._form) or self._first
        if name == "image":
            self._ask_picture(field)
        else:
            field.mark(name)

    def _ask_picture(self, field: MarkdownField) -> None:
        wanted = " ".join(f"*.{ending}" for ending in sorted(ENDINGS))
        kinds = self.tr("Pictures and sounds ({endings})").format(endings=wanted)
        title = self.tr("Put a picture or a sound into the text")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            field.insert_file(Path(path))
            field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

    def _button(self, name: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "mark")
        button.setAccessibleName(messages.tr(told))
        button.setToolTip(messages.tr(told))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self.mark, name))
        return button

    def _dress(self) -> None:
        side = theme.scaled(_SIDE)
        for name, button in self.buttons.items():
            ink = theme.colours()["ink-muted"]
            button.setIcon(icons.icon(name, ink, size=side))
            button.setIconSize(QSize(side, side))
