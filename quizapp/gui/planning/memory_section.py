"""The memory model fitted to the learner's own reviews, shown before it is used."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from quizapp.domain.changes import Change
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.planning.charts import CalibrationChart
from quizapp.gui.planning.parts import Figures, in_row, run
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Section, button
from quizapp.memory.calibration import calibration, misfit
from quizapp.memory.fitting import Fit
from quizapp.services.optimising import Use, optimise, plan_use, use_weights
from quizapp.services.rescheduling import beside

_WEEK = 7
_BINS, _IN_BIN = 10, 50


class MemorySection(QWidget):
    """Fits the model, shows what that is worth, and uses it if the learner wants."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self._weights: tuple[float, ...] = ()
        self._use: Use | None = None
        self.now = label(look="strong", wraps=True)
        self.fit = button(self.tr("Fit it to my reviews"), "primary")
        self.usual = button(self.tr("Back to the usual model"))
        self.verdict = label(look="strong", wraps=True)
        self.details = label(wraps=True)
        self.chart = CalibrationChart(self.tr("Foretold and real recall"))
        self.key = label(look="small", wraps=True)
        self.table = Figures(self.tr("Foretold and real recall"))
        self.dates = QCheckBox(self.tr("Move due dates, too"))
        self.dates.setChecked(True)
        self.moved = label(wraps=True)
        self.take = button(self.tr("Use this model"), "primary")
        self.findings, self.choice = QWidget(), QWidget()
        self._lay_out()
        self.fit.clicked.connect(self._fit)
        self.usual.clicked.connect(self._plan_usual)
        self.dates.toggled.connect(self._plan)
        self.take.clicked.connect(self._take)
        self.refresh()

    def refresh(self) -> None:
        """Show which model is in use."""
        own = bool(self._backend.learner.parameters)
        self.now.setText(
            self.tr("In use: fitted to your reviews.")
            if own
            else self.tr("In use: the usual model, made from many learners.")
        )
        self.usual.setVisible(own)
        self._use = None
        self.findings.hide()
        self.choice.hide()

    def _lay_out(self) -> None:
        about = self.tr(
            "How fast you forget is learned from your reviews. A fit is offered only if"
            " it foretells reviews it has not seen better than the model in use."
        )
        found = QVBoxLayout(self.findings)
        spaced(found, 12)
        for each in (self.verdict, self.details, self.chart, self.key, self.table):
            found.addWidget(each)
        chosen = QVBoxLayout(self.choice)
        spaced(chosen, 12)
        for widget in (self.dates, self.moved, in_row(self.take)):
            chosen.addWidget(widget)
        self.key.setText(
            self.tr(
                "Blue: the fit, with the bounds of chance; yellow: the model in use;"
                " dashed: foretold and real are the same."
            )
        )
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(
            Section(
                self.tr("Memory model"),
                label(about, "muted", wraps=True),
                self.now,
                in_row(self.fit, self.usual),
                self.findings,
                self.choice,
            )
        )

    def _fit(self) -> None:
        self.refresh()
        work = optimise(self._backend.store, self._backend.learner)
        run(self._backend, work, self._show_fit, self.fit, self.usual)

    def _show_fit(self, fit: Fit) -> None:
        self._weights = fit.weights
        self.verdict.setText(self._verdict(fit))
        self.details.setText(self._details(fit))
        bins = min(max(len(fit.after.chance) // _IN_BIN, 2), _BINS)
        before, after = calibration(fit.before, bins), calibration(fit.after, bins)
        self.chart.show_bins(before, after)
        headers = (
            self.tr("In use: foretold"),
            self.tr("real"),
            self.tr("Fit: foretold"),
            self.tr("real"),
        )
        rows = [
            (
                messages.percent(old.predicted),
                messages.percent(old.recalled),
                messages.percent(new.predicted),
                messages.percent(new.recalled),
            )
            for old, new in zip(before, after, strict=True)
        ]
        self.table.show_rows(headers, rows)
        self.findings.show()
        if fit.better:
            self._plan()
        else:
            self.fit.setFocus()

    def _verdict(self, fit: Fit) -> str:
        if fit.better:
            return self.tr("The fit is better.")
        return self.tr("The fit is no better: the model in use stays.")

    def _details(self, fit: Fit) -> str:
        return self.tr(
            "On the newest {new} of {all} reviews, which a trial fit had not seen, log"
            " loss was {late_before} and became {late_after}. On all of them it goes"
            " from {before} to {after}, and the mean error from {miss_before} to"
            " {miss_after}. Less is better."
        ).format(
            new=messages.number(len(fit.held_out_after.chance)),
            all=messages.number(len(fit.after.chance)),
            late_before=messages.decimal(fit.held_out_before.log_loss, 4),
            late_after=messages.decimal(fit.held_out_after.log_loss, 4),
            before=messages.decimal(fit.before.log_loss, 4),
            after=messages.decimal(fit.after.log_loss, 4),
            miss_before=messages.percent(misfit(fit.before), 1),
            miss_after=messages.percent(misfit(fit.after), 1),
        )

    def _plan_usual(self) -> None:
        self.findings.hide()
        self._weights = ()
        self._plan()

    def _plan(self) -> None:
        backend = self._backend
        work = plan_use(
            backend.store,
            backend.learner,
            self._weights,
            backend.clock(),
            dates=self.dates.isChecked(),
        )
        held = (self.fit, self.usual, self.take, self.dates)
        run(backend, work, self._show_use, *held)

    def _show_use(self, use: Use) -> None:
        self._use = use
        self.moved.setText(
            self.tr(
                "{cards} due on another day. Today {today_before} would become"
                " {today_after}, the next seven days {week_before} would become"
                " {week_after}."
            ).format(
                cards=messages.count(use.shifted, "card would be", "cards would be"),
                today_before=messages.number(use.before[0]),
                today_after=messages.number(use.after[0]),
                week_before=messages.number(sum(use.before[:_WEEK])),
                week_after=messages.number(sum(use.after[:_WEEK])),
            )
        )
        self.take.setText(
            self.tr("Use this model") if use.weights else self.tr("Use the usual model")
        )
        self.choice.show()
        self.take.setFocus()

    def _take(self) -> None:
        if self._use:
            work = beside(self._backend.store, use_weights, self._use)
            run(self._backend, work, self._on_taken, self.take, self.fit)

    def _on_taken(self, change: Change) -> None:
        self._backend.remember(change)
        self.fit.setFocus()
