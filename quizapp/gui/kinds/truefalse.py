"""Judge a statement."""

from typing import ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from quizapp.domain.grading import Grade
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.choices import Choices


class TrueFalseWidget(AnswerWidget):
    """Offers True and False, always in this order."""

    name: ClassVar[str] = "truefalse"
    shows_key = True

    def __init__(self) -> None:
        super().__init__()
        self._body: TrueFalse | None = None
        self.choices = Choices(self.changed.emit)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self.choices)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("T F", self.tr("choose")),)

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        assert isinstance(question.body, TrueFalse)
        self._body = question.body
        words = (self.tr("True"), self.tr("False"))
        self.choices.offer(words, "".join(word[0] for word in words), single=True)

    @property
    def response(self) -> Response:
        return 0 in self.choices.chosen if self.choices.chosen else None

    def restore(self, response: Response) -> None:
        self.choices.choose({0 if response else 1} if response is not None else set())

    def grade(self, article: str) -> Grade:
        assert self._body
        if not self.answered:
            return Grade(0.0)
        return self._body.grade(0 in self.choices.chosen, 0, article)

    def words(self) -> str:
        return "" if not self.answered else str(0 in self.choices.chosen)

    def options(self) -> tuple[str, ...]:
        return tuple(row.accessibleName() for row in self.choices.rows)

    def reveal(self, grade: Grade) -> None:
        assert self._body
        self.choices.reveal({0 if self._body.answer else 1})

    def takes(self, event: QKeyEvent) -> bool:
        return self.choices.takes(event)

    def press(self, event: QKeyEvent) -> None:
        self.choices.press(event)
