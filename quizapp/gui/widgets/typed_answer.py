"""A field for an answer that is typed."""

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from quizapp.domain.differences import closest, difference
from quizapp.domain.grading import Grade
from quizapp.domain.questions import Accepting, Question, Response
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.qt import restyle, spaced
from quizapp.gui.widgets.difference_view import DifferenceView
from quizapp.gui.widgets.markdown_view import plain

_KEYS = QKeySequence.StandardKey


class AnswerField(QLineEdit):
    """A field that leaves undo and redo to the window when it has nothing to undo."""

    def event(self, event: QEvent) -> bool:
        if is_for_window(event, self):
            event.ignore()
            return False
        return super().event(event)


def is_for_window(event: QEvent, field: QLineEdit | QTextDocument) -> bool:
    """Tell whether a key is to undo or redo what the field cannot."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and (
            (event.matches(_KEYS.Undo) and not field.isUndoAvailable())
            or (event.matches(_KEYS.Redo) and not field.isRedoAvailable())
        )
    )


class TypedAnswer(AnswerWidget):
    """Takes a few typed words, and marks the letters that were not right.

    Attributes:
        spelt: Whether single letters of an answer tell something.
    """

    spelt: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._ordinal = 0
        self.field = AnswerField()
        self.field.setProperty("look", "answer")
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(self.tr("Type your answer"))
        self.field.textEdited.connect(self.changed)
        self.difference = DifferenceView()
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self.field)
        column.addWidget(self.difference)

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        self._question, self._ordinal = question, ordinal
        self.field.setText("")  # unlike clear(), this cannot be undone
        self.field.setReadOnly(False)
        restyle(self.field, "tone", "")
        self.shows_key = False
        self.field.show()
        self.difference.hide()

    @property
    def response(self) -> Response:
        return self.words() or None

    def restore(self, response: Response) -> None:
        self.field.setText(response if isinstance(response, str) else "")

    def grade(self, article: str) -> Grade:
        assert self._question
        if not self.answered:
            return Grade(0.0)
        return self._question.body.grade(self.field.text(), self._ordinal, article)

    def follow(self, question: Question) -> bool:
        self._question = question
        return self._ordinal < question.body.prompts

    def words(self) -> str:
        return self.field.text().strip()

    def reveal(self, grade: Grade) -> None:
        self.field.setReadOnly(True)
        if self.answered:
            tone = "warn" if grade.near else "good" if grade.correct else "bad"
            restyle(self.field, "tone", tone)
        self._show_difference(grade)

    def _show_difference(self, grade: Grade) -> None:
        """Show letter by letter what was not right, where that tells something."""
        assert self._question
        body, typed = self._question.body, self.words()
        accepted: tuple[str, ...] = ()
        if self.spelt and not grade.correct and isinstance(body, Accepting):
            accepted = tuple(map(plain, body.accepted(self._ordinal)))
        told = difference(typed, closest(typed, accepted)) if accepted else None
        self.shows_key = told is not None and told.alike and self.answered
        if told and self.shows_key:
            self.difference.show_difference(told)
        self.difference.setVisible(self.shows_key)
        self.field.setVisible(not self.shows_key)

    def take_focus(self) -> bool:
        self.field.setFocus()
        return True
