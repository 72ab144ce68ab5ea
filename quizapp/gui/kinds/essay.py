"""Write at length, judge yourself."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from quizapp.domain.grading import Grade
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.qt import card, label, restyle, spaced
from quizapp.gui.widgets.markdown_view import MarkdownView
from quizapp.gui.widgets.typed_answer import is_for_window

_LINES, _LEAST_LINES = 7, 4


class EssayField(QPlainTextEdit):
    """A field of several lines; Tab leaves it, and undo beyond it is the window's."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if is_for_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(400, self._height(_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._height(_LEAST_LINES))

    def _height(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 24


class EssayWidget(AnswerWidget):
    """Takes a text, then shows the model answer below it."""

    name: ClassVar[str] = "essay"
    shows_key = True
    check_key: ClassVar[str] = "Ctrl Enter"

    def __init__(self) -> None:
        super().__init__()
        self._body: Essay | None = None
        self.field = EssayField()
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(
            self.tr("Write your answer, then compare it with the model answer.")
        )
        self.field.textChanged.connect(self.changed)
        self.model = MarkdownView("article")
        self.model.setAccessibleName(self.tr("Model answer"))
        self._model_card = card()
        column = QVBoxLayout(self._model_card)
        spaced(column, 6, 16, 12, 16, 12)
        column.addWidget(label(self.tr("Model answer"), "heading"))
        column.addWidget(self.model)
        whole = QVBoxLayout(self)
        spaced(whole, 12)
        whole.addWidget(self.field)
        whole.addWidget(self._model_card)

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        assert isinstance(question.body, Essay)
        self._body = question.body
        self.field.setPlainText(question.body.template)  # and it cannot be undone
        self.field.setReadOnly(False)
        restyle(self.field, "look", "")
        self.field.show()
        self._model_card.hide()

    @property
    def response(self) -> Response:
        assert self._body
        words = self.words()
        return None if words == self._body.template.strip() else words or None

    def restore(self, response: Response) -> None:
        if isinstance(response, str):
            self.field.setPlainText(response)

    def grade(self, article: str) -> Grade:
        assert self._body
        return self._body.grade(self.words(), 0, article)

    def words(self) -> str:
        return self.field.toPlainText().strip()

    def reveal(self, grade: Grade) -> None:
        assert self._body
        self.field.setReadOnly(True)
        restyle(self.field, "look", "written")
        self.field.setVisible(self.answered)
        self.model.show_markdown(self._body.model_answer)
        self._model_card.setVisible(bool(self._body.model_answer))

    def take_focus(self) -> bool:
        self.field.setFocus()
        return True
