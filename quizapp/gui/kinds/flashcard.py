"""Recall, turn over, judge yourself."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from quizapp.domain.grading import Grade
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.qt import label, spaced


class FlashcardWidget(AnswerWidget):
    """Waits until the learner has recalled the answer."""

    name: ClassVar[str] = "flashcard"

    def __init__(self) -> None:
        super().__init__()
        self._hint = label(self.tr("Recall the answer, then turn the card."), "muted")
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self._hint)

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        self._hint.show()

    @property
    def response(self) -> Response:
        return None

    def restore(self, response: Response) -> None:
        """Do nothing: a card is turned, not answered."""

    def grade(self, article: str) -> Grade:
        return Grade(None)

    def words(self) -> str:
        return ""

    def reveal(self, grade: Grade) -> None:
        self._hint.hide()
