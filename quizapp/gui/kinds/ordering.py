"""Put things in order."""

import random
from typing import ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from quizapp.domain.grading import Grade
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.choice_row import Mark
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.order_rows import OrderRows


class OrderingWidget(AnswerWidget):
    """Offers the items in a wrong order, one of its own for each card and day."""

    name: ClassVar[str] = "ordering"
    shows_key = True

    def __init__(self) -> None:
        super().__init__()
        self._body: Ordering | None = None
        self._moved = False
        self.hint = label(look="muted", wraps=True)
        self.items = OrderRows(self._on_moved)
        column = QVBoxLayout(self)
        spaced(column, 10)
        column.addWidget(self.hint)
        column.addWidget(self.items)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("↑ ↓", self.tr("choose")), ("Ctrl ↑ ↓", self.tr("move")))

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        assert isinstance(question.body, Ordering)
        self._body, self._moved = question.body, False
        texts = question.body.items
        self.items.offer(texts, _shuffled(len(texts), seed))
        self.hint.setText(self.tr("Drag the rows into their order, the first on top."))

    @property
    def response(self) -> Response:
        return tuple(self.items.order) if self._moved else None

    def restore(self, response: Response) -> None:
        assert self._body
        if isinstance(response, tuple):
            self.items.offer([plain(item) for item in self._body.items], response)
            self._moved = True

    def grade(self, article: str) -> Grade:
        assert self._body
        if not self.answered:
            return Grade(0.0)
        return self._body.grade(tuple(self.items.order), 0, article)

    def words(self) -> str:
        assert self._body
        if not self.answered:
            return ""
        return " → ".join(plain(self._body.items[i]) for i in self.items.order)

    def options(self) -> tuple[str, ...]:
        return tuple(row.accessibleName() for row in self.items.rows)

    def reveal(self, grade: Grade) -> None:
        given = list(self.items.order)
        self.hint.setText(self._said(given, grade))
        self.items.judge([self._note(i, given.index(i)) for i in range(len(given))])

    def takes(self, event: QKeyEvent) -> bool:
        return self.items.takes(event)

    def press(self, event: QKeyEvent) -> None:
        self.items.press(event)

    def take_focus(self) -> bool:
        self.items.choose(self.items.here)
        return True

    def _said(self, given: list[int], grade: Grade) -> str:
        said = self.tr("The right order:")
        if not self.answered or not grade.fraction or grade.fraction >= 1:
            return said
        pairs = len(given) - 1
        right = round(grade.fraction * pairs)
        counted = self.tr("{right} of {all} were followed by the right one.")
        return f"{counted.format(right=right, all=pairs)} {said}"

    def _note(self, place: int, given: int) -> tuple[Mark, str]:
        if not self.answered:
            return Mark.OPEN, ""
        if given == place:
            return Mark.RIGHT, self.tr("your place, right")
        return Mark.WRONG, self.tr("your place: {place}").format(place=given + 1)

    def _on_moved(self) -> None:
        self._moved = True
        self.changed.emit()


def _shuffled(count: int, seed: str) -> list[int]:
    """Return the positions of some items in an order that is not the right one."""
    dice, order = random.Random(seed), list(range(count))  # noqa: S311 - not a secret
    while count > 1 and order == sorted(order):
        dice.shuffle(order)
    return order
