"""What every kind's editor does."""

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.questions import Body
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.markdown_field import MarkdownField


class BodyEditor(QWidget):
    """Edits what a kind adds to a stem.

    Attributes:
        name: The kind it is for.
        asks: What the stem of such a question is called.
        changed: What is written is another now.
    """

    name: ClassVar[str]
    asks: ClassVar[str] = "What is asked?"

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        spaced(self.column, 8)

    def attach(self, stem: MarkdownField) -> None:
        """Know the field of the stem, where the answers belong into it."""

    def show_body(self, body: Any) -> None:
        """Edit the body of another question."""
        raise NotImplementedError

    def body(self) -> Body:
        """Return the body as it is written now."""
        raise NotImplementedError

    def read(self, stem: str) -> tuple[str, Body]:
        """Return a stem and the body as they belong together."""
        return stem, self.body()

    def first(self) -> QWidget | None:
        """Return the field that is written in first."""
        raise NotImplementedError
