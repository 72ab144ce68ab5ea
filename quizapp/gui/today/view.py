"""Today: what is due, one button to begin, what is coming, every bank."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.changes import Change
from quizapp.gui import messages, theme
from quizapp.gui.backend import Backend
from quizapp.gui.qt import card, label, spaced
from quizapp.gui.today.bank_row import BankRow
from quizapp.gui.today.charts import Forecast, Strip
from quizapp.gui.today.notes import notes
from quizapp.services.today import Overview, overview

_MARGIN = 40
_NARROW = 720
_WIDEST = 1180


class TodayView(QScrollArea):
    """Answers: what should I do now?"""

    study_asked = Signal(tuple)
    import_asked = Signal()
    custom_asked = Signal()
    plan_asked = Signal()

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self.rows: list[BankRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.date = label(look="muted")
        self.headline = label(look="title", wraps=True)
        self.advice = label(look="muted", wraps=True)
        self.start = QPushButton(self.tr("Study now"))
        self._enter = label("Enter", "key")
        self.custom = QPushButton(self.tr("Custom study…"))
        self.bring = QPushButton(self.tr("Import a bank…"))
        self.notes = label(wraps=True)
        self.plan = QPushButton(self.tr("Plan exams, days and breaks"))
        self.forecast = Forecast()
        self.streak = label(look="heading")
        self.free = label(look="small", wraps=True)
        self.recalled = label(look="small", wraps=True)
        self.strip = Strip()
        self._lay_out()
        self.start.clicked.connect(lambda: self.study_asked.emit(()))
        self.bring.clicked.connect(self.import_asked)
        self.custom.clicked.connect(self.custom_asked)
        self.plan.clicked.connect(self.plan_asked)
        backend.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Show what the collection says now."""
        now = self._backend.clock()
        found = self._backend.ask(overview, self._backend.learner, now)
        if found is None:
            return
        self.date.setText(messages.long_date(found.day))
        self._show_work(found)
        self.forecast.show_days(found.day, found.forecast)
        self.streak.setText(self._days_in_a_row(found.streak))
        self.strip.show_days(found.day, found.practised, found.forgiven)
        self.free.setText(self._free_days(found))
        self.recalled.setText(self._recalled(found))
        self.recalled.setVisible(bool(self.recalled.text()))
        self._show_banks(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._first().setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        # The day may have changed while another page was shown.
        self.refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < theme.scaled(_NARROW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(down if narrow else right)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._size()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        spaced(column, 0, _MARGIN, 28, _MARGIN, 32)
        column.addWidget(self.date)
        column.addSpacing(4)
        column.addWidget(self.headline)
        column.addWidget(self.advice)
        column.addSpacing(20)
        column.addLayout(self._buttons())
        column.addSpacing(16)
        column.addWidget(self.notes)
        column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(24)
        self._panels = QWidget()
        panels = QVBoxLayout(self._panels)
        spaced(panels, 24)
        self._cards = QHBoxLayout()
        spaced(self._cards, 24)
        self._cards.addWidget(self._forecast_card(), 16)
        self._cards.addWidget(self._streak_card(), 9)
        panels.addLayout(self._cards)
        panels.addWidget(self._banks_card())
        column.addWidget(self._panels)
        column.addStretch()
        self.setWidget(content)
        self._size()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.start.setProperty("look", "primary")
        self.plan.setProperty("look", "link")
        self.bring.setProperty("look", "quiet")
        self.custom.setToolTip(self.tr("Custom study (Ctrl+Shift+S)"))
        for button in (self.start, self.custom, self.bring):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.insertWidget(1, self._enter, 0, Qt.AlignmentFlag.AlignVCenter)
        self.start.setToolTip(self.tr("Study all banks (Enter)"))
        row.addStretch()
        return row

    def _forecast_card(self) -> QFrame:
        frame = card()
        column = QVBoxLayout(frame)
        spaced(column, 12, 20, 20, 20, 16)
        column.addWidget(label(self.tr("Next seven days"), "heading"))
        column.addWidget(self.forecast, 1)
        return frame

    def _streak_card(self) -> QFrame:
        frame = card()
        column = QVBoxLayout(frame)
        spaced(column, 4, 20, 20, 20, 20)
        column.addWidget(self.streak)
        column.addWidget(self.free)
        column.addSpacing(12)
        column.addWidget(self.strip)
        column.addSpacing(8)
        column.addWidget(self.recalled)
        column.addStretch()
        return frame

    def _banks_card(self) -> QFrame:
        frame = card()
        self._banks = QVBoxLayout(frame)
        spaced(self._banks, 0, 1, 1, 1, 1)
        title = label(self.tr("Banks"), "heading")
        title.setContentsMargins(19, 17, 19, 17)
        rule = QFrame()
        rule.setProperty("look", "rule")
        self._banks.addWidget(title)
        self._banks.addWidget(rule)
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return frame

    def _size(self) -> None:
        for button in (self.start, self.custom, self.bring):
            button.setMinimumHeight(theme.scaled(48))
        self.start.setMinimumWidth(theme.scaled(176))

    def _show_work(self, found: Overview) -> None:
        due, waiting = found.due + found.learning, found.new
        self.headline.setText(self._headline(found))
        self.advice.setText(self._advice(found))
        self.advice.setVisible(bool(self.advice.text()))
        self.start.setVisible(bool(due or waiting))
        self._enter.setVisible(bool(due or waiting))
        self.custom.setVisible(bool(found.banks))
        self.bring.setVisible(not found.banks)
        self._panels.setVisible(bool(found.banks))
        told = "\n".join(notes(found))
        self.notes.setText(told)
        self.notes.setVisible(bool(told))
        self.plan.setVisible(bool(found.banks))

    def _headline(self, found: Overview) -> str:
        due, new = found.due + found.learning, found.new
        if not found.banks:
            return self.tr("There is no bank here yet.")
        if not due and not new:
            return self.tr("Nothing is due.")
        minutes = messages.count(max(found.minutes, 1), "minute", "minutes")
        about = self.tr("About {minutes}.").format(minutes=minutes)
        if not due:
            cards = messages.count(new, "new card", "new cards")
            return self.tr("{cards} to learn.").format(cards=cards) + f" {about}"
        return f"{messages.count(due, 'card is due.', 'cards are due.')} {about}"

    def _advice(self, found: Overview) -> str:
        if not found.banks:
            return self.tr(
                "A bank holds questions and the article they come from. Import one,"
                " or drop its file on this window."
            )
        if found.due + found.learning:
            if not found.new:
                return ""
            new = messages.count(found.new, "new card", "new cards")
            return self.tr("And {new} to learn.").format(new=new)
        if found.new:
            return ""
        return self._next_day(found)

    def _next_day(self, found: Overview) -> str:
        for ahead, due in enumerate(found.forecast[1:], start=1):
            if due:
                cards = messages.count(due, "card", "cards")
                if ahead == 1:
                    return self.tr("{cards} will be due tomorrow.").format(cards=cards)
                days = messages.count(ahead, "day", "days")
                return self.tr("{cards} will be due in {days}.").format(
                    cards=cards, days=days
                )
        return self.tr("Nothing will be due in the next seven days either.")

    def _days_in_a_row(self, streak: int) -> str:
        if not streak:
            return self.tr("A new row begins today")
        return messages.count(streak, "day in a row", "days in a row")

    def _free_days(self, found: Overview) -> str:
        """Return how many days the learner may still miss, kindly."""
        if not found.streak:
            return self.tr("Two days a month may be missed without ending it.")
        if found.free_left == 0:
            return self.tr("Both free days are used; next month brings two more.")
        if found.free_left == 1:
            return self.tr("One of two free days used this month; one is left.")
        return self.tr("Two free days left this month: missing one ends nothing.")

    def _recalled(self, found: Overview) -> str:
        if found.recalled is None:
            return ""
        said = self.tr("{share} of 30 days' reviews recalled; you asked for {wanted}.")
        return said.format(
            share=messages.percent(found.recalled),
            wanted=messages.percent(found.desired),
        )

    def _show_banks(self, found: Overview) -> None:
        while len(self.rows) > len(found.banks):
            row = self.rows.pop()
            self._banks.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < len(found.banks):
            row = BankRow()
            row.clicked.connect(self._on_row)
            self.rows.append(row)
            self._banks.addWidget(row)
        for i, (row, counts) in enumerate(zip(self.rows, found.banks, strict=True)):
            row.show_bank(counts, last=i == len(self.rows) - 1)

    def _first(self) -> QWidget:
        """Return what the hands expect to have the focus."""
        for button in (self.start, self.bring):
            if button.isVisibleTo(self):
                return button
        return self.rows[0] if self.rows else self.viewport()

    def _on_row(self) -> None:
        row = self.sender()
        assert isinstance(row, BankRow)
        assert row.counts
        self.study_asked.emit((row.counts.bank.id,))

    def _on_changed(self, change: Change) -> None:
        if self.isVisible():
            self.refresh()
