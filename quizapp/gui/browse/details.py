"""All that is known of the card that is picked, with its history."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.domain.browsing import Past
from quizapp.gui import messages
from quizapp.gui.browse import columns
from quizapp.gui.browse.curve import RecallCurve, entry_name
from quizapp.gui.planning.parts import Figures
from quizapp.gui.qt import clear, label, spaced
from quizapp.gui.settings.rows import button
from quizapp.gui.widgets.markdown_view import MarkdownView, plain
from quizapp.services.browsing import Details

_MOST = 200


class CardDetails(QScrollArea):
    """Shows a card: what it asks, its figures, its recall over time, its history.

    Attributes:
        edit_asked: The question is to be edited.
        close_asked: The details are to be put away.
    """

    edit_asked = Signal()
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Details of the card"))
        self.prompt = MarkdownView("detail")
        self.prompt.setAccessibleName(self.tr("Question"))
        self.answer = label(look="answer", wraps=True)
        self.edit = button(self.tr("Edit the question"), "link")
        self.close_ = button(self.tr("Close"), "link")
        self.figures = QGridLayout()
        self.curve = RecallCurve()
        self.told = label(look="small", wraps=True)
        self.history = Figures(self.tr("History of the card"))
        self._hint = self.tr("Dashed: the recall that reviews are planned for.")
        self.edit.clicked.connect(self.edit_asked)
        self.close_.clicked.connect(self.close_asked)
        self.curve.read.connect(self._tell)
        self._lay_out()

    def show_details(self, details: Details, now: datetime, today: int) -> None:
        """Show a card as it is now."""
        row = details.listed
        self.prompt.show_markdown(row.prompt)
        self.answer.setText(f"✓  {plain(row.answer)}")
        self._show_figures(details, today)
        asked = bool(details.history)
        for part in (self.curve, self.told, self.history, self._caption, self._log):
            part.setVisible(asked)
        self._unasked.setVisible(not asked)
        if asked:
            self.curve.show_details(details, now)
            self._tell("")
            self._show_history(details.history)
        self.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        self._caption = label(self.tr("Recall over time"), "strong")
        self._log = label(self.tr("History"), "strong")
        self._unasked = label(
            self.tr("Not answered yet: its history will be drawn here."),
            "muted",
            wraps=True,
        )
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        spaced(column, 12, 24, 4, 12, 24)
        column.addWidget(self.prompt)
        column.addWidget(self.answer)
        top = QGridLayout()
        top.addWidget(self.edit, 0, 0)
        top.addWidget(self.close_, 0, 1)
        top.setColumnStretch(2, 1)
        column.addLayout(top)
        for part in (self._caption, self.curve, self.told, self._unasked):
            column.addWidget(part)
        self.figures.setHorizontalSpacing(16)
        self.figures.setVerticalSpacing(4)
        self.figures.setColumnStretch(1, 1)
        column.addLayout(self.figures)
        for below in (self._log, self.history):
            column.addWidget(below)
        column.addStretch()
        self.setWidget(content)

    def _show_figures(self, details: Details, today: int) -> None:
        clear(self.figures)
        row, card = details.listed, details.listed.card
        facts = (
            (self.tr("Bank"), row.bank_name),
            (self.tr("Tags"), ", ".join(row.question.tags) or "–"),
            (self.tr("State"), columns.state(row, today)),
            (self.tr("Due"), columns.due(card, today)),
            (self.tr("Interval"), _days(row.interval)),
            (self.tr("Recall today"), columns.percent(row.recall)),
            (self.tr("Stability"), _days(card.stability)),
            (self.tr("Difficulty"), _of_ten(card.difficulty)),
            (self.tr("Answers"), columns.whole(row.reps)),
            (self.tr("Lapses"), columns.whole(card.lapses)),
        )
        for place, (name, value) in enumerate(facts):
            self.figures.addWidget(label(name, "muted"), place, 0)
            self.figures.addWidget(label(value, wraps=True), place, 1)

    def _show_history(self, history: tuple[Past, ...]) -> None:
        headers = (
            *(self.tr("When"), self.tr("Answer"), self.tr("Time")),
            *(self.tr("Recall"), self.tr("Stability")),
        )
        rows = [
            (
                columns.day(past.review.reviewed_at),
                entry_name(past),
                _time(past.review.duration_ms),
                columns.percent(past.recall),
                columns.number(past.stability),
            )
            for past in reversed(history[-_MOST:])
        ]
        self.history.show_rows(headers, rows)

    def _tell(self, words: str) -> None:
        self.told.setText(words or self._hint)


def _days(value: float | None) -> str:
    if value is None:
        return "–"
    words = columns.number(value, 0 if value == int(value) else 1)
    return f"{words} {messages.tr('days')}"


def _of_ten(value: float | None) -> str:
    if value is None:
        return "–"
    return messages.tr("{value} of 10").format(value=columns.number(value))


def _time(duration_ms: int) -> str:
    if not duration_ms:
        return "–"
    seconds = timedelta(milliseconds=duration_ms).total_seconds()
    return f"{columns.number(seconds)} {messages.tr('s')}"
