"""What came of a test: score, parts, every question with its evidence."""

import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain import attempts
from quizapp.domain.attempts import Score
from quizapp.domain.calibration import calibration
from quizapp.domain.errors import QuizError
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.messages import tr
from quizapp.gui.printing.report import print_report
from quizapp.gui.qt import card, clear, label, spaced
from quizapp.gui.quiz.comparison_dialog import ComparisonDialog
from quizapp.gui.quiz.report_rows import ReportRows
from quizapp.gui.study.beside import Beside
from quizapp.services import figures, quiz, quiz_reports
from quizapp.services.quiz import Taken


class ReportPage(Beside):
    """Shows an attempt that was handed in, and what can be done with it.

    Attributes:
        resume_asked: Carries an Attempt that was begun and is to be taken.
    """

    left = Signal()
    resume_asked = Signal(object)

    def __init__(self, backend: Backend) -> None:
        main = QWidget()
        super().__init__(main)
        self._backend = backend
        self.taken: Taken | None = None
        self.headline = label(look="title", wraps=True)
        self.result = label(look="muted", wraps=True)
        self.calibration = label(look="muted", wraps=True)
        self.learn = _button(self.tr("Learn what was missed"), "primary")
        self.count_all = _button(self.tr("Count all as reviews"))
        self.again = _button(self.tr("Take it again"))
        self.later = _button(self.tr("Again in a month"))
        self.compare = _button(self.tr("Compare…"))
        self.save = _button(self.tr("Save as CSV…"))
        self.paper = _button(self.tr("Print the report…"))
        self.delete = _button(self.tr("Delete"))
        self.home = _button(self.tr("All quizzes"))
        self.rows = ReportRows()
        self.rows.chosen.connect(self._show_evidence)
        self.rows.judged.connect(self._judge)
        self._connect()
        self._lay_out(main)

    def show_taken(self, taken: Taken) -> None:
        """Show another attempt."""
        self.taken = taken
        self.retell(taken)
        self.passage.hide()
        self.verticalScrollBar().setValue(0)

    def retell(self, taken: Taken) -> None:
        """Show what became of the same attempt."""
        self.taken = taken
        attempt, score = taken.attempt, attempts.score(taken.attempt, taken.answers)
        self.headline.setText(f"{attempt.quiz.name}: {messages.percent(score.share)}")
        self.result.setText(_result(taken, score))
        self._show_calibration(taken)
        clear(self._parts)
        kinds = attempts.by_kind(attempt, taken.answers)
        self._show_parts([(messages.kind(name), part) for name, part in kinds])
        self._show_parts(attempts.by_tag(attempt, taken.answers))
        here = self.rows.here
        self.rows.show_taken(taken)
        self.rows.here = min(here, len(self.rows.rows) - 1)
        missed = score.items - score.right - score.awaiting
        self.learn.setEnabled(missed > 0)
        self.setAccessibleName(self.headline.text())
        self.setAccessibleDescription(self.result.text())

    def take_focus(self) -> None:
        """Give the focus to what most takers want next."""
        (self.learn if self.learn.isEnabled() else self.home).setFocus()

    def _connect(self) -> None:
        for button, do in (
            (self.learn, partial(self._review, right=False)),
            (self.count_all, partial(self._review, right=True)),
            (self.again, self._take_again),
            (self.later, self._take_later),
            (self.compare, self._compare),
            (self.save, self._save),
            (self.paper, self._print),
            (self.delete, self._delete),
            (self.home, self.left.emit),
        ):
            button.clicked.connect(partial(self._on_clicked, do))

    def _on_clicked(self, do: Callable[[], object], _checked: object = None) -> None:
        if self.taken:
            do()

    def _lay_out(self, main: QWidget) -> None:
        column = QVBoxLayout(main)
        spaced(column, 8)
        for part in (self.headline, self.result, self.calibration):
            column.addWidget(part)
        column.addSpacing(4)
        for buttons in (
            (self.learn, self.count_all, self.again, self.later),
            (self.compare, self.save, self.paper, self.delete, self.home),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        self._parts_card = card()
        self._parts = QVBoxLayout(self._parts_card)
        spaced(self._parts, 4, 20, 14, 20, 14)
        column.addWidget(self._parts_card)
        questions = card()
        inner = QVBoxLayout(questions)
        spaced(inner, 6, 8, 14, 8, 8)
        title = label(self.tr("Every question"), "heading")
        title.setContentsMargins(12, 0, 12, 0)
        inner.addWidget(title)
        inner.addWidget(self.rows)
        column.addWidget(questions)

    def _show_parts(self, parts: Sequence[tuple[str, Score]]) -> None:
        if len(parts) < 2 and self._parts.count():
            return
        for name, part in parts:
            row = QWidget()
            line = QHBoxLayout(row)
            spaced(line, 8)
            line.addWidget(label(name, wraps=True), 1)
            told = f"{part.right} / {part.items} · {messages.percent(part.share)}"
            line.addWidget(label(told, "muted"))
            self._parts.addWidget(row)

    def _show_calibration(self, taken: Taken) -> None:
        found = calibration([(taken.attempt, taken.answers)])
        self.calibration.setVisible(found is not None)
        if found:
            self.calibration.setText(messages.bias(found))

    def _show_evidence(self, place: int) -> None:
        item = self._held.attempt.items[place]
        article = self._backend.ask(quiz.article_of, item.question)
        self.show_proof(item.question, article, item.key)

    def _review(self, *, right: bool) -> None:
        now, learner = self._backend.clock(), self._backend.learner
        self._backend.do(quiz_reports.review, learner, self._held, now, right=right)

    def _take_again(self) -> None:
        seed = random.randrange(2**31)  # noqa: S311 - not a secret
        now, before = self._backend.clock(), self._held.attempt
        attempt = self._backend.ask(quiz.begin_again, before, now, seed)
        if attempt is not None:
            self.resume_asked.emit(attempt)

    def _take_later(self) -> None:
        today = self._backend.learner.day(self._backend.clock())
        self._backend.do(quiz_reports.again_in_a_month, self._held.attempt, today)

    def _compare(self) -> None:
        learner = self._backend.learner
        others = self._backend.ask(quiz_reports.sharing, learner, self._held) or ()
        if others:
            ComparisonDialog(self._held, others, self).open()
        else:
            told = self.tr("no other attempt shares a question with this one")
            self._backend.failed.emit(QuizError(told))

    def _save(self) -> None:
        if path := self._path(".csv", self.tr("Table (*.csv)")):
            header, rows = quiz_reports.table(self._held)
            self._try(partial(figures.write_table, path, header, rows))

    def _print(self) -> None:
        if path := self._path(".pdf", self.tr("PDF (*.pdf)")):
            self._try(partial(print_report, path, self._held))

    def _try(self, write: Callable[[], object]) -> None:
        try:
            write()
        except QuizError as error:
            self._backend.failed.emit(error)

    def _path(self, suffix: str, kind: str) -> Path | None:
        name = f"{self._held.attempt.quiz.name}{suffix}"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), name, kind)
        return Path(path) if path else None

    def _delete(self) -> None:
        self._backend.do(quiz_reports.delete_attempt, self._held.attempt)
        self.left.emit()

    @property
    def _held(self) -> Taken:
        assert self.taken
        return self.taken

    def _judge(self, place: int, worth: float) -> None:
        self._backend.do(quiz_reports.judge, self._held.attempt, place, worth)


def _result(taken: Taken, score: Score) -> str:
    marks = tr("{mark} of {most} marks").format(
        mark=f"{score.mark:g}", most=f"{score.maximum:g}"
    )
    right = tr("{right} of {items} right").format(right=score.right, items=score.items)
    seconds = taken.attempt.used.total_seconds()
    spent = messages.count(max(round(seconds / 60), 1), "minute", "minutes")
    parts = [marks, right, spent]
    if score.blank:
        parts.append(tr("{n} blank").format(n=score.blank))
    if score.awaiting:
        parts.append(tr("{n} to be judged").format(n=score.awaiting))
    if taken.attempt.finished_at:
        parts.append(messages.moment(taken.attempt.finished_at))
    return " · ".join(parts)


def _button(text: str, look: str = "small-button") -> QPushButton:
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setAutoDefault(True)
    return made
