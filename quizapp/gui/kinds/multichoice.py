"""Pick from choices."""

from typing import ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from quizapp.domain.grading import Grade
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import AnswerWidget, shuffled
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.choices import LETTERS, Choices


class MultipleChoiceWidget(AnswerWidget):
    """Offers the choices in an order of their own for each card and day."""

    name: ClassVar[str] = "multichoice"
    shows_key = True

    def __init__(self) -> None:
        super().__init__()
        self._body: MultipleChoice | None = None
        self._order: list[int] = []
        self._several = label(self.tr("Choose all that are right."), "muted")
        self.choices = Choices(self.changed.emit)
        column = QVBoxLayout(self)
        spaced(column, 8)
        column.addWidget(self._several)
        column.addWidget(self.choices)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("A B …", self.tr("choose")),)

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        assert isinstance(question.body, MultipleChoice)
        self._body = question.body
        self._order = shuffled(len(question.body.choices), seed)
        texts = [question.body.choices[i].text for i in self._order]
        self.choices.offer(texts, LETTERS, single=question.body.single)
        self._several.setVisible(not question.body.single)

    @property
    def response(self) -> Response:
        return frozenset(self._order[i] for i in self.choices.chosen) or None

    def restore(self, response: Response) -> None:
        picked = response if isinstance(response, frozenset) else frozenset()
        self.choices.choose({i for i, at in enumerate(self._order) if at in picked})

    def grade(self, article: str) -> Grade:
        assert self._body
        return self._body.grade(self.response or frozenset(), 0, article)

    def words(self) -> str:
        rows = self.choices.rows
        return "; ".join(rows[i].text() for i in sorted(self.choices.chosen))

    def options(self) -> tuple[str, ...]:
        return tuple(row.accessibleName() for row in self.choices.rows)

    def reveal(self, grade: Grade) -> None:
        assert self._body
        earns = [self._body.choices[i].fraction > 0 for i in self._order]
        self.choices.reveal({row for row, right in enumerate(earns) if right})

    def takes(self, event: QKeyEvent) -> bool:
        return self.choices.takes(event)

    def press(self, event: QKeyEvent) -> None:
        self.choices.press(event)
