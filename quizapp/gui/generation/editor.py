"""A question's fields, in the place where the question stands."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.articles import Evidence
from quizapp.domain.questions import Question
from quizapp.gui.generation.line_editor import LineEditor
from quizapp.gui.kinds.forms import FORMS
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.growing_text import GrowingText

_CHECK_AFTER_MS = 150


class Editor(QWidget):
    """Edits a question; what is typed is checked as it is typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._evidence: Evidence | None = None
        self.stem = GrowingText("stem-field")
        self.stem.setAccessibleName(self.tr("Question"))
        self.stem.setPlaceholderText(self.tr("What is asked?"))
        self.answers = LineEditor()
        self.feedback = GrowingText("field")
        self.feedback.setAccessibleName(self.tr("Explanation"))
        column = QVBoxLayout(self)
        spaced(column, 8)
        column.addWidget(self.stem)
        column.addSpacing(4)
        column.addWidget(self.answers)
        column.addWidget(label(self.tr("Explanation"), "small"))
        column.addWidget(self.feedback)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_CHECK_AFTER_MS)
        self._typing.timeout.connect(self.changed)
        self.stem.textChanged.connect(self._typing.start)
        self.answers.changed.connect(self._typing.start)

    def begin(self, question: Question) -> None:
        """Edit a question."""
        self._question, self._evidence = question, question.evidence
        self.stem.setPlainText(question.stem)
        self.feedback.setPlainText(question.feedback)
        form = FORMS.get(question.body.name)
        self.answers.setVisible(form is not None)
        if form is not None:
            single = getattr(question.body, "single", True)
            self.answers.show_lines(form, form.read(question.body), single=single)
        self._typing.stop()
        self.stem.setFocus()
        self.stem.selectAll()

    def prove(self, evidence: Evidence) -> None:
        """Take another passage as the evidence."""
        self._evidence = evidence
        self.changed.emit()

    def question(self) -> Question:
        """Return the question as it is edited now."""
        assert self._question
        body, form = self._question.body, FORMS.get(self._question.body.name)
        if form is not None and self.answers.lines() != form.read(body):
            body = form.make(body, self.answers.lines())
        return replace(
            self._question,
            stem=self.stem.toPlainText().strip(),
            body=body,
            feedback=self.feedback.toPlainText().strip(),
            evidence=self._evidence,
        )
