"""Match things with what belongs to them."""

from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from quizapp.domain.grading import Grade
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import AnswerWidget, shuffled
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.chips import Chips
from quizapp.gui.widgets.choices import LETTERS, lettered
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.match_row import MatchRow


class MatchingWidget(AnswerWidget):
    """Offers the same answers in each row, in an order of their own for each day."""

    name: ClassVar[str] = "matching"
    shows_key = True

    def __init__(self) -> None:
        super().__init__()
        self._body: Matching | None = None
        self._order: list[int] = []
        self._rows: list[MatchRow] = []
        self.chips = Chips()
        self.chips.picked.connect(self._on_picked)
        self.chips.dragged.connect(self._on_dragged)
        self.chips.dropped.connect(self._on_dropped)
        self.changed.connect(self._mark_used)
        self._column = QVBoxLayout(self)
        spaced(self._column, 10)
        self._column.addWidget(self.chips)

    @property
    def rows(self) -> list[MatchRow]:
        """The rows in use."""
        return self._rows[: len(self._body.pairs)] if self._body else []

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("A B …", self.tr("match")), ("Tab", self.tr("next row")))

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        assert isinstance(question.body, Matching)
        self._body = question.body
        answers = question.body.answers()
        self._order = shuffled(len(answers), seed)
        texts = [answers[i] for i in self._order]
        letters = LETTERS.ljust(len(texts))
        shown = [f"{letters[i]}  {plain(text)}" for i, text in enumerate(texts)]
        self.chips.offer(LETTERS, texts)
        self.chips.show()
        while len(self._rows) < len(question.body.pairs):
            self._add_row()
        for row, pair in zip(self._rows, question.body.pairs, strict=False):
            row.offer(pair.subquestion, shown, self.tr("Choose…"))
        for i, row in enumerate(self._rows):
            row.setVisible(i < len(question.body.pairs))

    @property
    def answered(self) -> bool:
        return any(place >= 0 for place in self._response())

    @property
    def response(self) -> Response:
        return self._response() if self.answered else None

    def restore(self, response: Response) -> None:
        places = response if isinstance(response, tuple) else ()
        for row, place in zip(self.rows, places, strict=False):
            row.box.setCurrentIndex(self._order.index(place) if place >= 0 else -1)

    def grade(self, article: str) -> Grade:
        assert self._body
        return self._body.grade(self._response(), 0, article)

    def words(self) -> str:
        assert self._body
        answers = self._body.answers()
        given = zip(self._body.pairs, self._response(), strict=True)
        return "; ".join(
            f"{plain(pair.subquestion)} → {plain(answers[place])}"
            for pair, place in given
            if place >= 0
        )

    def options(self) -> tuple[str, ...]:
        asked = [row.subquestion.text() for row in self.rows]
        box = self.rows[0].box
        return (*asked, *(box.itemText(i) for i in range(box.count())))

    def reveal(self, grade: Grade) -> None:
        assert self._body
        answers, response = self._body.answers(), self._response()
        self.chips.hide()
        for row, pair, place in zip(self.rows, self._body.pairs, response, strict=True):
            picked, right = ("", ""), (pair.answer, self.tr("right"))
            if place >= 0 and answers[place] == pair.answer:
                right = (right[0], self.tr("your answer, right"))
            elif place >= 0:
                picked = (answers[place], self.tr("your answer"))
            elif self.answered:
                picked = ("–", self.tr("no answer"))
            row.judge(picked, right)

    def takes(self, event: QKeyEvent) -> bool:
        return lettered(event, LETTERS[: len(self._order)]) is not None

    def press(self, event: QKeyEvent) -> None:
        place = lettered(event, LETTERS[: len(self._order)])
        if place is None:
            return
        self._on_picked(place)

    def take_focus(self) -> bool:
        boxes = [row.box for row in self.rows]
        if not any(box.hasFocus() for box in boxes):
            open_ones = [box for box in boxes if box.currentIndex() < 0]
            (open_ones or boxes)[0].setFocus()
        return True

    def _add_row(self) -> None:
        row = MatchRow()
        row.box.currentIndexChanged.connect(self.changed)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)

    def _on_picked(self, place: int) -> None:
        """Pick an answer for the row that has the focus, and go to the next."""
        rows = self.rows
        here = next((i for i, row in enumerate(rows) if row.box.hasFocus()), 0)
        rows[here].box.setCurrentIndex(place)
        rows[min(here + 1, len(rows) - 1)].box.setFocus()

    def _on_dragged(self, here: QPoint) -> None:
        for row in self.rows:
            row.welcome(over=row.rect().contains(row.mapFromGlobal(here)))

    def _on_dropped(self, place: int, here: QPoint) -> None:
        for row in self.rows:
            row.welcome(over=False)
            if row.rect().contains(row.mapFromGlobal(here)):
                row.box.setCurrentIndex(place)
                row.box.setFocus()

    def _mark_used(self) -> None:
        self.chips.mark_used({row.box.currentIndex() for row in self.rows})

    def _response(self) -> tuple[int, ...]:
        picked = (row.box.currentIndex() for row in self.rows)
        return tuple(self._order[i] if i >= 0 else -1 for i in picked)
