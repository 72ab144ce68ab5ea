"""Nothing is asked, so there is nothing to write."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from quizapp.domain.kinds.description import Description
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.qt import label


class DescriptionEditor(BodyEditor):
    """Says that a text is read and not asked."""

    name: ClassVar[str] = Description.name
    asks: ClassVar[str] = "A text to read"

    def __init__(self) -> None:
        super().__init__()
        told = self.tr("It is read among the questions; nothing is asked.")
        self.column.addWidget(label(told, "muted", wraps=True))

    def show_body(self, body: Description) -> None:
        """Show nothing: the text is the stem."""

    def body(self) -> Description:
        return Description()

    def first(self) -> QWidget | None:
        return None
