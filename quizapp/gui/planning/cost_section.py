"""What each desired retention would cost in minutes and give in memory."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.banks import Bank
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.planning.charts import CostChart
from quizapp.gui.planning.parts import Figures, in_row, run
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Number, Row, Section, button
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services.simulating import Outcome, simulate

_LONGEST, _YEAR = 1_825, 365


class CostSection(QWidget):
    """Plays the days to come through at several retentions."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self._banks: tuple[Bank, ...] = ()
        self.bank = DropDown()
        self.days = Number(7, _LONGEST)
        self.days.setValue(_YEAR)
        self.play = button(self.tr("Play it through"), "primary")
        self.summary = label(look="strong", wraps=True)
        self.chart = CostChart(self.tr("Minutes a day for each desired retention"))
        self.table = Figures(self.tr("What each desired retention costs and gives"))
        self.result = QWidget()
        self._lay_out()
        self.play.clicked.connect(self._play)
        self.bank.currentIndexChanged.connect(self.result.hide)
        self.days.valueChanged.connect(self.result.hide)
        self.refresh()

    def refresh(self) -> None:
        """Offer the banks there are."""
        with self._backend.store.read() as tx:
            self._banks = tuple(bank for bank in tx.banks.all() if not bank.archived)
        picked = max(self.bank.currentIndex(), 0)
        names = [bank.name for bank in self._banks]
        self.bank.offer([self.tr("All banks"), *names], "")
        self.bank.setCurrentIndex(picked if picked <= len(names) else 0)
        self.play.setEnabled(bool(names))
        self.result.hide()

    def _lay_out(self) -> None:
        which = Row(
            self.tr("Bank"),
            self.tr("Its cards and its new cards a day are played with."),
            self.bank,
        )
        days = Row(
            self.tr("Days"),
            self.tr("From today on; reviews as fast as yours, rated as you rate."),
            self.days,
        )
        inner = QVBoxLayout(self.result)
        spaced(inner, 12)
        for each in (self.summary, self.chart, self.table):
            inner.addWidget(each)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(
            Section(
                self.tr("What retention costs"),
                *(which, days, in_row(self.play), self.result),
            )
        )

    def _picked(self) -> Sequence[Bank]:
        place = self.bank.currentIndex()
        return self._banks[place - 1 : place] if place else self._banks

    def _play(self) -> None:
        backend, days = self._backend, self.days.value()
        banks, now = self._picked(), backend.clock()
        work = simulate(backend.store, backend.learner, banks, days, now)
        run(backend, work, self._show, self.play)

    def _show(self, outcomes: Sequence[Outcome]) -> None:
        used = self._picked()[0].options.desired_retention
        nearest = min(outcomes, key=lambda each: abs(each.desired - used))
        best = max(outcomes, key=lambda each: each.per_minute)
        self.summary.setText(
            self.tr(
                "At {used}, {minutes} a day keep {remembered} of {cards} in memory."
                " Most is remembered for each minute at {best}."
            ).format(
                used=messages.percent(nearest.desired),
                minutes=messages.minutes(nearest.minutes),
                remembered=messages.number(round(nearest.remembered)),
                cards=messages.count(nearest.cards, "card", "cards"),
                best=messages.percent(best.desired),
            )
        )
        points = [(each.desired, each.minutes) for each in outcomes]
        self.chart.show_points(points, used)
        headers = (
            self.tr("Desired retention"),
            self.tr("Minutes a day"),
            self.tr("Busy days"),
            self.tr("Remembered"),
        )
        rows = [
            (
                messages.percent(each.desired),
                messages.decimal(each.minutes, 1),
                messages.decimal(each.busiest, 1),
                messages.number(round(each.remembered)),
            )
            for each in outcomes
        ]
        self.table.show_rows(headers, rows, list(outcomes).index(nearest))
        self.result.show()
