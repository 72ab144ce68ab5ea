"""Answers that are accepted, what each earns and says."""

from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.gui.kinds.editors.body_editor import BodyEditor
from quizapp.gui.kinds.editors.rows import Row, Rows, Weight
from quizapp.gui.widgets.markdown_field import MarkdownField
from quizapp.gui.widgets.typed_answer import AnswerField


class AcceptedLine(Row):
    """An answer that is accepted."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.weight = AnswerField(), Weight()
        self.feedback = MarkdownField(one_line=True)
        self.watch(self.text, self.tr("Accepted answer"))
        self.watch(self.feedback, self.tr("What is said to somebody who gives it"))
        self.lay_out(self.text, self.weight)
        self.add_below(self.feedback)
        self.weight.valueChanged.connect(self.changed)

    def fill(self, value: Choice) -> None:
        self.text.setText(value.text)
        self.weight.show_fraction(value.fraction)
        self.feedback.show_text(value.feedback)

    @property
    def field(self) -> QWidget:
        return self.text

    @property
    def empty(self) -> bool:
        return not self.text.text().strip()

    def answer(self) -> Choice:
        """Return what is accepted."""
        return Choice(
            self.text.text().strip(), self.weight.fraction(), self.feedback.text()
        )


class ShortAnswerEditor(BodyEditor):
    """Edits what is accepted."""

    name: ClassVar[str] = ShortAnswer.name

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows(
            self.tr("Accepted answers, the best first"),
            self.tr("Add an answer"),
            self._line,
            Choice("", 1.0),
        )
        self.case = QCheckBox(self.tr("Capitals, accents and punctuation count"))
        self.told = QCheckBox(self.tr("Feedback for each answer"))
        for part in (self.rows, self.case, self.told):
            self.column.addWidget(part)
        self.rows.changed.connect(self.changed)
        self.case.toggled.connect(self.changed)
        self.told.toggled.connect(self._fit)

    def show_body(self, body: ShortAnswer) -> None:
        self.blockSignals(True)
        self.case.setChecked(body.case_sensitive)
        self.told.setChecked(any(answer.feedback for answer in body.answers))
        self.blockSignals(False)
        self.rows.show_rows(body.answers, 1)
        self._fit()

    def body(self) -> ShortAnswer:
        answers = tuple(row.answer() for row in self.rows.written())
        return ShortAnswer(answers, self.case.isChecked())

    def first(self) -> QWidget | None:
        return self.rows.rows[0].field if self.rows.rows else self.rows.more

    def _line(self) -> AcceptedLine:
        row = AcceptedLine()
        row.feedback.setVisible(self.told.isChecked())
        return row

    def _fit(self) -> None:
        for row in self.rows.rows:
            row.feedback.setVisible(self.told.isChecked())
