"""A model answer, and what stands in the field to begin with."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from quizapp.domain.kinds.essay import Essay
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.qt import label
from quizapp.gui.widgets.markdown_field import MarkdownField


class EssayEditor(BodyEditor):
    """Edits what an essay is compared with."""

    name: ClassVar[str] = Essay.name

    def __init__(self) -> None:
        super().__init__()
        self.model, self.template = MarkdownField(), MarkdownField()
        for field, words in (
            (self.model, self.tr("Model answer, or what to look for")),
            (self.template, self.tr("What stands in the field to begin with")),
        ):
            field.setAccessibleName(words)
            field.textChanged.connect(self.changed)
            self.column.addWidget(label(words, "small"))
            self.column.addWidget(field)

    def show_body(self, body: Essay) -> None:
        self.model.show_text(body.model_answer)
        self.template.show_text(body.template)

    def body(self) -> Essay:
        return Essay(self.model.text(), self.template.text())

    def first(self) -> QWidget | None:
        return self.model
