"""What waits after a break, and holidays to come."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.changes import Change
from quizapp.domain.routines import Holiday
from quizapp.domain.work import Work
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.planning.charts import DaysChart
from quizapp.gui.planning.parts import Day, Figures, in_row, run
from quizapp.gui.qt import clear, label, spaced
from quizapp.gui.settings.rows import Number, Row, Section, button
from quizapp.services.catching_up import (
    LONGEST,
    Spread,
    apply_spread,
    backlog,
    cancel_holiday,
    catch_up,
    plan_holiday,
)
from quizapp.services.rescheduling import beside

_USUAL = 7


class SpreadResult(QWidget):
    """What spreading cards would do, day by day, and the button that does it."""

    def __init__(self, action: str, apply: Callable[[Spread], None]) -> None:
        super().__init__()
        self._apply = apply
        self._spread: Spread | None = None
        self.summary = label(look="strong", wraps=True)
        self.chart = DaysChart(self.tr("Cards due on each day, now and then"))
        self.table = Figures(self.tr("Cards due on each day, now and then"))
        self.do = button(action, "primary")
        self.do.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        spaced(column, 12)
        caption = self.tr("Cards due on each day. Pale: as it is now; blue: spread.")
        parts = (label(caption, "small", wraps=True), self.chart, self.table)
        for each in (self.summary, *parts, in_row(self.do)):
            column.addWidget(each)
        self.hide()

    def show_spread(self, spread: Spread) -> None:
        """Show the numbers before anything is done."""
        self._spread = spread
        self.summary.setText(self._words(spread))
        self.chart.show_days(spread.first, spread.before, spread.after)
        headers = (self.tr("Day"), self.tr("Due now"), self.tr("Then"))
        days = enumerate(zip(spread.before, spread.after, strict=True))
        rows = [
            (
                messages.long_date(spread.first + timedelta(days=day)),
                messages.number(before),
                messages.number(after),
            )
            for day, (before, after) in days
            if before or after
        ]
        self.table.show_rows(headers, rows)
        self.show()
        self.do.setFocus()

    def _words(self, spread: Spread) -> str:
        if not spread.cards:
            return self.tr("No card is due in these days: none has to be moved.")
        most = max(spread.after)
        return self.tr(
            "{cards} spread: {most} on the fullest day, {minutes}. {later} of them"
            " would be recalled; all at once it would be {once}."
        ).format(
            cards=messages.count(spread.cards, "card", "cards"),
            most=messages.number(most),
            minutes=messages.minutes(spread.pace.minutes(most)),
            later=messages.percent(spread.recall_spread),
            once=messages.percent(spread.recall_at_once),
        )

    def _on_clicked(self) -> None:
        if self._spread:
            self._apply(self._spread)


class BreakSection(QWidget):
    """Spreads a backlog, and plans holidays."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self.waiting = label(wraps=True)
        self.days = Number(1, LONGEST)
        self.days.setValue(_USUAL)
        self.show_backlog = button(self.tr("Show how it would be spread"))
        self.backlog = SpreadResult(self.tr("Spread the backlog"), self._apply)
        self.first, self.last = Day(), Day()
        self.after = Number(1, LONGEST)
        self.after.setValue(_USUAL)
        self.show_holiday = button(self.tr("Show what the holiday does"))
        self.holiday = SpreadResult(self.tr("Plan this holiday"), self._apply)
        self.taken: list[QPushButton] = []
        self._kept = QGridLayout()
        self._lay_out()
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Show what waits and which holidays are planned."""
        now = self._backend.clock()
        found = self._backend.ask(backlog, self._backend.learner, now)
        if found is None:
            return
        self.first.begin_at(date.fromordinal(self._backend.learner.day(now)))
        for result in (self.backlog, self.holiday):
            result.hide()
        words = self.tr("Nothing is due.")
        if found.cards:
            words = self.tr("{cards} due, {late}: {minutes}.").format(
                cards=messages.count(found.cards, "card is", "cards are"),
                late=self.tr("{late} of them late").format(
                    late=messages.number(found.late)
                ),
                minutes=messages.minutes(found.minutes),
            )
        self.waiting.setText(words)
        self.show_backlog.setEnabled(bool(found.cards))
        self._show_holidays()

    def _lay_out(self) -> None:
        days = Row(
            self.tr("Spread it over"),
            self.tr("In days from today on; what fades fastest comes first."),
            self.days,
        )
        holiday = (
            Row(self.tr("Away from"), self.tr("The first day off."), self.first),
            Row(self.tr("Until"), self.tr("The last day off."), self.last),
            Row(
                self.tr("Spread its cards over"),
                self.tr("In days after the holiday."),
                self.after,
            ),
        )
        kept = QWidget()
        kept.setLayout(self._kept)
        self._kept.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        spaced(column, 24)
        column.addWidget(
            Section(
                self.tr("After a break"),
                *(self.waiting, days, in_row(self.show_backlog), self.backlog),
            )
        )
        about = self.tr("Cards are spread away from days off; they end no row of days.")
        column.addWidget(
            Section(
                self.tr("Holidays"),
                label(about, "muted", wraps=True),
                kept,
                *holiday,
                in_row(self.show_holiday),
                self.holiday,
            )
        )

    def _listen(self) -> None:
        self.show_backlog.clicked.connect(self._work_out_backlog)
        self.show_holiday.clicked.connect(self._work_out_holiday)
        self.days.valueChanged.connect(self.backlog.hide)
        for day in (self.first, self.last):
            day.dateChanged.connect(self.holiday.hide)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.after.valueChanged.connect(self.holiday.hide)
        today = date.fromordinal(self._backend.learner.day(self._backend.clock()))
        self.first.show_day(today + timedelta(days=1))
        self.last.show_day(today + timedelta(days=_USUAL))

    def _show_holidays(self) -> None:
        clear(self._kept)
        self.taken = []
        for row, each in enumerate(self._backend.learner.routine.holidays):
            words = self.tr("{first} to {last}").format(
                first=messages.full_date(each.first),
                last=messages.full_date(each.last),
            )
            back = button(self.tr("Take it back"), "link")
            back.setAccessibleName(f"{back.text()}: {words}")
            back.clicked.connect(lambda _=False, each=each: self._cancel(each))
            self._kept.addWidget(label(words), row, 0)
            self._kept.addWidget(back, row, 1)
            self.taken.append(back)
        self._kept.setColumnStretch(0, 1)

    def _work_out_backlog(self) -> None:
        backend = self._backend
        days, now = self.days.value(), backend.clock()
        work = catch_up(backend.store, backend.learner, days, now)
        self._run(work, self.backlog, self.show_backlog)

    def _work_out_holiday(self) -> None:
        backend, away = self._backend, Holiday(self.first.day, self.last.day)
        days, now = self.after.value(), backend.clock()
        work = plan_holiday(backend.store, backend.learner, away, days, now)
        self._run(work, self.holiday, self.show_holiday)

    def _run(self, work: Work[Spread], result: SpreadResult, by: QWidget) -> None:
        run(self._backend, work, result.show_spread, by)

    def _apply(self, spread: Spread) -> None:
        work = beside(self._backend.store, apply_spread, spread)
        held = (self.backlog.do, self.holiday.do)
        run(self._backend, work, self._backend.remember, *held)

    def _cancel(self, holiday: Holiday) -> None:
        change: Change | None = self._backend.do(
            cancel_holiday, self._backend.learner, holiday
        )
        if change is None:
            self.refresh()
