"""Where a test begins: what goes on, saved quizzes, attempts handed in."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain import attempts
from quizapp.domain.attempts import Attempt
from quizapp.domain.quizzes import Quiz
from quizapp.gui import messages
from quizapp.gui.messages import tr
from quizapp.gui.qt import card, clear, label, spaced
from quizapp.services.quiz import Taken

_MARGIN = 40
_WIDEST = 900
_MOST_SHOWN = 50


class HomePage(QScrollArea):
    """Offers what can be done with quizzes.

    Attributes:
        opened: Carries the Taken whose report is to be shown.
    """

    new_asked = Signal()
    resume_asked = Signal(object)
    take_asked = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    print_asked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new = QPushButton(self.tr("New quiz…"))
        self.new.setProperty("look", "primary")
        self.new.setAutoDefault(True)
        self.new.clicked.connect(self.new_asked)
        self.resume = QPushButton(self.tr("Go on"))
        self.resume.setProperty("look", "primary")
        self.resume.setAutoDefault(True)
        self.resume.clicked.connect(self._on_resume)
        self.going_on = label(wraps=True)
        self._attempt: Attempt | None = None
        self._lay_out()

    def show_all(
        self,
        going_on: Taken | None,
        quizzes: Sequence[Quiz],
        history: Sequence[Taken],
        today: date,
    ) -> None:
        """Show what there is."""
        self._show_going_on(going_on)
        clear(self._quizzes)
        for each in quizzes:
            self._quizzes.addWidget(self._quiz_row(each, today))
        self._quizzes_card.setVisible(bool(quizzes))
        clear(self._history)
        for taken in history[:_MOST_SHOWN]:
            self._history.addWidget(self._history_row(taken))
        self._history_card.setVisible(bool(history))
        self.nothing.setVisible(not quizzes and not history and going_on is None)

    def take_focus(self) -> None:
        """Give the focus to what comes next."""
        (self.resume if self._attempt else self.new).setFocus()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        content.setMaximumWidth(_WIDEST + 2 * _MARGIN)
        column = QVBoxLayout(content)
        spaced(column, 16, _MARGIN, 28, _MARGIN, 32)
        column.addWidget(label(self.tr("Quiz"), "title"))
        about = self.tr(
            "A test, not practice: it is marked as a whole, and leaves the schedule"
            " alone until you say otherwise."
        )
        column.addWidget(label(about, "muted", wraps=True))
        self._going_card = card()
        going = QVBoxLayout(self._going_card)
        spaced(going, 10, 20, 16, 20, 16)
        going.addWidget(self.going_on)
        going.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._going_card)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.nothing = label(
            self.tr("Quizzes you save and tests you hand in will stand here."),
            "muted",
            wraps=True,
        )
        column.addWidget(self.nothing)
        self._quizzes_card, self._quizzes = _panel(self.tr("Saved quizzes"))
        self._history_card, self._history = _panel(self.tr("Handed in"))
        column.addWidget(self._quizzes_card)
        column.addWidget(self._history_card)
        column.addStretch()
        self.setWidget(content)

    def _show_going_on(self, taken: Taken | None) -> None:
        self._attempt = taken.attempt if taken else None
        self._going_card.setVisible(taken is not None)
        if taken is None:
            return
        attempt = taken.attempt
        given = sum(each.given for each in taken.answers)
        told = self.tr(
            "“{name}” is not handed in yet: {given} of {count} answered, {time} used."
            " The clock stood still while it was not on the screen."
        )
        self.going_on.setText(
            told.format(
                name=attempt.quiz.name,
                given=given,
                count=len(attempt.items),
                time=messages.seconds(attempt.used),
            )
        )

    def _quiz_row(self, quiz: Quiz, today: date) -> QWidget:
        told = [messages.count(quiz.number, "question", "questions")]
        if quiz.source.fixed:
            told = [messages.count(len(quiz.source.fixed), "question", "questions")]
        if quiz.time_limit:
            told.append(messages.seconds(quiz.time_limit))
        if quiz.again_on:
            due = quiz.again_on <= today
            when = tr("due again now") if due else tr("again on {day}")
            told.append(when.format(day=messages.full_date(quiz.again_on)))
        return _row(
            quiz.name,
            " · ".join(told),
            (tr("Take"), lambda: self.take_asked.emit(quiz)),
            (tr("Edit…"), lambda: self.edit_asked.emit(quiz)),
            (tr("On paper…"), lambda: self.print_asked.emit(quiz)),
            (tr("Delete"), lambda: self.delete_asked.emit(quiz)),
        )

    def _history_row(self, taken: Taken) -> QWidget:
        attempt = taken.attempt
        score = attempts.score(attempt, taken.answers)
        told = [f"{score.right} / {score.items}", messages.seconds(attempt.used)]
        if attempt.finished_at:
            told.insert(0, messages.moment(attempt.finished_at))
        if score.awaiting:
            told.append(tr("{n} to be judged").format(n=score.awaiting))
        name = f"{attempt.quiz.name}: {messages.percent(score.share)}"
        report = (tr("Report"), lambda: self.opened.emit(taken))
        return _row(name, " · ".join(told), report)

    def _on_resume(self) -> None:
        if self._attempt:
            self.resume_asked.emit(self._attempt)


def _panel(heading: str) -> tuple[QFrame, QVBoxLayout]:
    frame = card()
    column = QVBoxLayout(frame)
    spaced(column, 10, 20, 16, 20, 16)
    column.addWidget(label(heading, "heading"))
    rows = QVBoxLayout()
    spaced(rows, 10)
    column.addLayout(rows)
    return frame, rows


def _row(name: str, told: str, *does: tuple[str, Callable[[], object]]) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    spaced(line, 8)
    words = QVBoxLayout()
    spaced(words, 1)
    words.addWidget(label(name, "strong", wraps=True))
    words.addWidget(label(told, "small", wraps=True))
    line.addLayout(words, 1)
    for text, do in does:
        button = QPushButton(text)
        button.setProperty("look", "small-button")
        button.setAutoDefault(True)
        button.setAccessibleName(f"{text}: {name}")
        button.clicked.connect(do)
        line.addWidget(button)
    return row
