"""Whether a statement is true, and what is said to either answer."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.markdown_field import MarkdownField


class TrueFalseEditor(BodyEditor):
    """Edits the judgement."""

    name: ClassVar[str] = TrueFalse.name
    asks: ClassVar[str] = "A statement that is true or false"

    def __init__(self) -> None:
        super().__init__()
        self.true, self.false = (
            QRadioButton(self.tr("True")),
            QRadioButton(self.tr("False")),
        )
        self.if_true, self.if_false = MarkdownField(), MarkdownField()
        self.if_true.setAccessibleName(self.tr("What is said to who answers True"))
        self.if_false.setAccessibleName(self.tr("What is said to who answers False"))
        row = QHBoxLayout()
        spaced(row, 16)
        row.addWidget(self.true)
        row.addWidget(self.false)
        row.addStretch()
        self.column.addWidget(label(self.tr("The statement is"), "small"))
        self.column.addLayout(row)
        for field in (self.if_true, self.if_false):
            field.setPlaceholderText(field.accessibleName())
            field.textChanged.connect(self.changed)
            self.column.addWidget(field)
        self.true.toggled.connect(self.changed)

    def show_body(self, body: TrueFalse) -> None:
        self.blockSignals(True)
        (self.true if body.answer else self.false).setChecked(True)
        self.blockSignals(False)
        self.if_true.show_text(body.if_true)
        self.if_false.show_text(body.if_false)

    def body(self) -> TrueFalse:
        answer = self.true.isChecked()
        return TrueFalse(answer, self.if_true.text(), self.if_false.text())

    def first(self) -> QWidget | None:
        return self.true if self.true.isChecked() else self.false
