"""The back of a card."""

from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.qt import label
from quizapp.gui.widgets.markdown_field import MarkdownField


class FlashcardEditor(BodyEditor):
    """Edits the back, and whether it is asked for the front too."""

    name: ClassVar[str] = Flashcard.name
    asks: ClassVar[str] = "The front of the card"

    def __init__(self) -> None:
        super().__init__()
        self.back = MarkdownField("stem-field")
        self.back.setAccessibleName(self.tr("Back"))
        self.both = QCheckBox(self.tr("Asked both ways"))
        self.column.addWidget(label(self.tr("Back"), "small"))
        self.column.addWidget(self.back)
        self.column.addWidget(self.both)
        self.back.textChanged.connect(self.changed)
        self.both.toggled.connect(self.changed)

    def show_body(self, body: Flashcard) -> None:
        self.blockSignals(True)
        self.both.setChecked(body.both_ways)
        self.blockSignals(False)
        self.back.show_text(body.back)

    def body(self) -> Flashcard:
        return Flashcard(self.back.text(), self.both.isChecked())

    def first(self) -> QWidget | None:
        return self.back
