"""Is my test any good? Item analysis over attempts, and confidence."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.calibration import Calibration
from quizapp.domain.ids import QuestionId
from quizapp.domain.item_analysis import FEW, Analysis, Fault, ItemFigures, faults
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.gui import messages
from quizapp.gui.insights.question_rows import QuestionRow, QuestionRows
from quizapp.gui.messages import tr
from quizapp.gui.qt import card, clear, label, spaced


class TeacherPage(QWidget):
    """Shows how a bank's questions did in quizzes, the ones to mend first.

    Attributes:
        question_asked: Carries the id of a question that is to be edited.
    """

    question_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.headline = label(look="subtitle", wraps=True)
        self.about = label(look="muted", wraps=True)
        self.confidence = label(wraps=True)
        self._confident = card()
        inner = QVBoxLayout(self._confident)
        spaced(inner, 6, 20, 18, 20, 18)
        inner.addWidget(label(self.tr("Confidence"), "heading"))
        inner.addWidget(self.confidence)
        self._levels = QVBoxLayout()
        spaced(self._levels, 4)
        inner.addLayout(self._levels)
        self.items = QuestionRows(
            self.tr("Questions, those to mend first"),
            self.tr(
                "Facility is the mean mark; discrimination is how far those who do"
                " well elsewhere do well here (below 20 % is poor, below 0 is wrong)."
                " Of the choices ✓ is right and ✗ is picked by hardly anybody. Enter"
                " edits the question."
            ),
            (
                self.tr("Mend"),
                self.tr("Answers"),
                self.tr("Facility"),
                self.tr("Deviation"),
                self.tr("Guess"),
                self.tr("Discrimination"),
                self.tr("Efficiency"),
                self.tr("Choices"),
            ),
        )
        self.items.question_asked.connect(self.question_asked)
        column = QVBoxLayout(self)
        spaced(column, 12)
        column.addWidget(self.headline)
        column.addWidget(self.about)
        column.addWidget(self.items)
        column.addWidget(self._confident)
        column.addStretch()
        for part in (self.items, self._confident):
            part.hide()  # until there are figures

    def show_analysis(
        self, found: Analysis, questions: Mapping[QuestionId, Question], bank: str
    ) -> None:
        """Show the figures of a bank's questions, or of all where it has no name."""
        self.headline.setText(_headline(found, bank))
        self.about.setText(_about(found))
        self.about.setVisible(bool(self.about.text()))
        known = [item for item in found.items if item.question_id in questions]
        told = [(faults(item, questions[item.question_id]), item) for item in known]
        told.sort(key=lambda each: (-len(each[0]), each[1].discrimination or 0.0))
        self.items.show_rows(
            [_row(item, why, questions[item.question_id]) for why, item in told]
        )

    def show_nothing(self) -> None:
        """Say that there is no bank to analyse."""
        self.headline.setText(self.tr("There is no bank here yet."))
        self.about.setText(self.tr("Import one, or make one from an article."))
        self.items.show_rows(())
        self.show_confidence(None)

    def show_confidence(self, found: Calibration | None) -> None:
        """Show how well confidence was placed, where it was asked."""
        self._confident.setVisible(found is not None)
        clear(self._levels)
        if found is None:
            return
        self.confidence.setText(messages.bias(found))
        for level in found.levels:
            told = tr("{level}: {right} right of {answers} ({low} to {high})").format(
                level=messages.confidence(level.confidence),
                right=messages.percent(level.right),
                answers=messages.count(level.answers, "answer", "answers"),
                low=messages.percent(level.low),
                high=messages.percent(level.high),
            )
            self._levels.addWidget(label(told, "muted", wraps=True))


def _headline(found: Analysis, bank: str) -> str:
    if found.test is None:
        if not bank:
            return tr("No quiz has been handed in yet.")
        told = tr("No quiz with questions of {bank} has been handed in yet.")
        return told.format(bank=bank)
    told = tr("{attempts}: {mean} on average.")
    if bank:
        told = tr("{attempts} with questions of {bank}: {mean} on average.")
    return told.format(
        attempts=messages.count(found.test.attempts, "attempt", "attempts"),
        bank=bank,
        mean=messages.percent(found.test.mean),
    )


def _about(found: Analysis) -> str:
    test = found.test
    if test is None:
        return tr("Take or give a quiz, and figures for every question appear here.")
    parts = [tr("Median {share}.").format(share=messages.percent(test.middle))]
    if test.deviation is not None:
        parts.append(
            tr("Standard deviation {share}.").format(
                share=messages.percent(test.deviation)
            )
        )
    if test.consistency is not None:
        parts.append(
            tr("Internal consistency (Cronbach's alpha) {alpha}.").format(
                alpha=f"{test.consistency:.2f}"
            )
        )
    if test.error is not None:
        parts.append(
            tr("Standard error {share}.").format(share=messages.percent(test.error))
        )
    if test.attempts < FEW:
        parts.append(
            tr("With fewer than {few} attempts these figures say little.").format(
                few=FEW
            )
        )
    return " ".join(parts)


def _row(item: ItemFigures, why: Iterable[Fault], question: Question) -> QuestionRow:
    words = "; ".join(messages.item_fault(code) for code in why)
    cells = (
        words,
        messages.number(item.answers),
        messages.percent(item.facility),
        _share(item.deviation),
        messages.percent(item.guess) if item.guess else "",
        _share(item.discrimination),
        _share(item.efficiency),
        _choices(item, question),
    )
    return QuestionRow(item.question_id, question.stem, cells)


def _share(value: float | None) -> str:
    return "–" if value is None else messages.percent(value)


def _choices(item: ItemFigures, question: Question) -> str:
    """Return how many picked each choice, the right and the dead ones marked."""
    if not isinstance(question.body, MultipleChoice):
        return ""
    choices = question.body.choices
    dead = item.dead([place for place, c in enumerate(choices) if c.fraction <= 0])
    counts = []
    for place, choice in enumerate(choices):
        mark = "✓" if choice.fraction > 0 else "✗" if place in dead else ""
        counts.append(f"{mark}{item.picks.get(place, 0)}")
    return " · ".join(counts)
