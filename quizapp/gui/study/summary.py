"""The end of a sitting."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.gui import messages
from quizapp.gui.qt import label, spaced
from quizapp.gui.study.beside import Beside
from quizapp.gui.study.missed import MissedList
from quizapp.gui.study.outcome import Outcome
from quizapp.gui.study.sitting import Sitting
from quizapp.gui.study.tally import Tally
from quizapp.services.study import Asked

_MINUTE = timedelta(minutes=1)


class _Button(QPushButton):
    """A button that leaves arrows to the page, which goes through what was missed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Summary(Beside):
    """Tells how it went, and what was missed, each with the passage that proves it."""

    left = Signal()
    custom_asked = Signal()

    def __init__(self) -> None:
        main = QWidget()
        super().__init__(main)
        self.headline = label(look="title", wraps=True)
        self.result = label(look="muted", wraps=True)
        self.outcome = Outcome()
        self.back = _Button(self.tr("Back to Today"))
        self.back.setProperty("look", "primary")
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.left)
        self.custom = _Button(self.tr("Custom study…"))
        self.custom.setAutoDefault(True)
        self.custom.clicked.connect(self.custom_asked)
        self.missed = MissedList()
        self.missed.chosen.connect(self._on_chosen)
        self.missed.opened.connect(self.show_article)
        self._chosen: Asked | None = None
        self._lay_out(main)

    @property
    def chosen(self) -> Asked | None:
        """The missed question whose evidence is shown, if there is one."""
        return self._chosen

    def tell(self, sitting: Sitting, later: int) -> None:
        """Show the numbers, and the questions missed with their answers."""
        tally = sitting.tally
        self.headline.setText(self._headline(sitting))
        self.result.setText(_result(tally, 0 if sitting.cram else later))
        self.result.setVisible(bool(self.result.text()))
        self.outcome.show_ratings(tally.ratings)
        self.outcome.setVisible(bool(tally.answered))
        self._chosen = None
        self.passage.hide()
        self.missed.show_missed(sitting.missed)
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Give the focus to what most learners want next."""
        self.back.setFocus()

    def choose_by(self, step: int) -> None:
        """Go to the next or the previous missed question."""
        self.missed.choose_by(step)

    def _lay_out(self, main: QWidget) -> None:
        column = QVBoxLayout(main)
        spaced(column, 8)
        column.addWidget(self.headline)
        column.addWidget(self.result)
        column.addSpacing(8)
        column.addWidget(self.outcome)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.custom)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(self.missed)

    def _headline(self, sitting: Sitting) -> str:
        if not sitting.tally.answered:
            return self.tr("Nothing left to study.")
        if sitting.session.chosen:
            return self.tr("That was all of them.")
        return self.tr("Done for today.")

    def _on_chosen(self, asked: Asked) -> None:
        self._chosen = asked
        question = asked.question
        self.show_proof(question, asked.article, question.key(asked.card.ordinal))


def _result(tally: Tally, later: int) -> str:
    parts = []
    if tally.answered:
        answers = messages.count(tally.answered, "answer", "answers")
        spent = messages.count(max(round(tally.time / _MINUTE), 1), "minute", "minutes")
        known = messages.percent(tally.remembered / tally.answered)
        said = messages.tr("{answers} in {minutes}, {known} remembered.")
        parts.append(said.format(answers=answers, minutes=spent, known=known))
    if later:
        cards = messages.count(later, "card comes", "cards come")
        parts.append(f"{cards} {messages.tr('back later today.')}")
    return " ".join(parts)
