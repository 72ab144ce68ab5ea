"""An exam of a bank: worked out, told in figures, and set."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.domain.exams import Exam
from quizapp.domain.ids import BankId
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.planning.charts import DaysChart
from quizapp.gui.planning.parts import Day, Figures, in_row, run
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Row, Section, Slider, button
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services.exams import ExamPlan, Prospect, plan_exam, set_exam

_PERCENT = (70, 99)
_USUAL_DAYS = 30


class ExamSection(QWidget):
    """Plans the exam of a bank."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self._banks: tuple[Bank, ...] = ()
        self._plan: ExamPlan | None = None
        self.bank = DropDown()
        self.bank.activated.connect(self._show_bank)
        self.day = Day()
        self.recall = Slider(*_PERCENT)
        self.share = QLabel()
        self.work_out = button(self.tr("Work out the plan"), "primary")
        self.remove = button(self.tr("Remove the exam"))
        self.set = button(self.tr("Set this exam"), "primary")
        self.headline = label(look="strong", wraps=True)
        self.details = label(wraps=True)
        self.chart = DaysChart(self.tr("Minutes on each day up to the exam"))
        self.table = Figures(self.tr("What fewer minutes a day would give"))
        self.result = QWidget()
        self._rows = self._make_rows()
        self._lay_out()
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Show the banks, and the exam of the one that is picked."""
        with self._backend.store.read() as tx:
            self._banks = tuple(bank for bank in tx.banks.all() if not bank.archived)
        picked = self.bank.currentText()
        names = [bank.name for bank in self._banks]
        self.bank.offer(names, self.tr("No bank yet"))
        for control in (self.bank, self.day, self.recall, self.work_out):
            control.setEnabled(bool(names))
        self._show_bank(names.index(picked) if picked in names else 0)

    def show_bank(self, bank_id: BankId) -> None:
        """Show the exam of a certain bank."""
        ids = [bank.id for bank in self._banks]
        if bank_id in ids:
            self._show_bank(ids.index(bank_id))

    def _make_rows(self) -> tuple[Row, ...]:
        shown = in_row(self.recall, self.share, filled=True)
        self.recall.setAccessibleName(self.tr("Known on that day"))
        return (
            Row(self.tr("Bank"), self.tr("Each bank can have one exam."), self.bank),
            Row(
                self.tr("Exam on"),
                self.tr("The day on which you want to know it."),
                self.day,
            ),
            Row(
                self.tr("Known on that day"),
                self.tr("The share of its questions that you want to answer right."),
                shown,
            ),
        )

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self.result)
        spaced(inner, 12)
        caption = label(self.tr("Minutes on each day"), "small")
        for each in (self.headline, self.details, caption, self.chart):
            inner.addWidget(each)
        inner.addWidget(
            label(self.tr("What a number of minutes a day would give"), "strong")
        )
        inner.addWidget(self.table)
        inner.addWidget(in_row(self.set))
        self.result.hide()
        buttons = in_row(self.work_out, self.remove)
        column = QVBoxLayout(self)
        spaced(column, 0)
        heading = self.tr("Exam")
        column.addWidget(Section(heading, *self._rows, buttons, self.result))

    def _listen(self) -> None:
        self.day.dateChanged.connect(self._on_edited)
        self.recall.valueChanged.connect(self._on_edited)
        self.work_out.clicked.connect(self._work_out)
        self.set.clicked.connect(self._set)
        self.remove.clicked.connect(self._remove)

    def _show_bank(self, index: int) -> None:
        self.bank.setCurrentIndex(index if self._banks else -1)
        exam = self._banks[index].options.exam if self._banks else None
        today = date.fromordinal(self._backend.learner.day(self._backend.clock()))
        self.day.begin_at(today + timedelta(days=1))
        self.day.show_day(exam.day if exam else today + timedelta(days=_USUAL_DAYS))
        self.recall.setValue(round(100 * exam.recall) if exam else 90)
        self.remove.setVisible(exam is not None)
        self._on_edited()

    def _on_edited(self) -> None:
        self.share.setText(messages.percent(self.recall.value() / 100))
        self._plan = None
        self.result.hide()

    def _work_out(self) -> None:
        bank = self._banks[self.bank.currentIndex()]
        exam = Exam(self.day.day, self.recall.value() / 100)
        backend = self._backend
        work = plan_exam(backend.store, backend.learner, bank, exam, backend.clock())
        run(backend, work, self._show_plan, self.work_out, self.remove)

    def _show_plan(self, plan: ExamPlan) -> None:
        self._plan = plan
        self.headline.setText(self._promise(plan))
        self.details.setText("\n".join(self._sentences(plan)))
        today = plan.exam.day - timedelta(days=plan.days)
        self.chart.show_days(today, (), plan.daily)
        self._show_budgets(plan)
        self.result.show()
        self.set.setFocus()

    def _promise(self, plan: ExamPlan) -> str:
        found = plan.planned
        if found.unseen or found.recall < plan.exam.recall:
            return self.tr(
                "There are too few days: {share} is what can be known on {day}, even"
                " with {minutes} a day."
            ).format(
                share=messages.percent(found.recall),
                day=messages.full_date(plan.exam.day),
                minutes=messages.minutes(found.mean_minutes),
            )
        return self.tr(
            "{share} known on {day}: {minutes} a day, {most} on the longest."
        ).format(
            share=messages.percent(found.recall),
            day=messages.full_date(plan.exam.day),
            minutes=messages.minutes(found.mean_minutes),
            most=messages.minutes(found.most_minutes),
        )

    def _sentences(self, plan: ExamPlan) -> tuple[str, ...]:
        begins = plan.exam.day - timedelta(days=plan.exam.last_look)
        return (
            self.tr("Today you know about {share} of {cards}.").format(
                share=messages.percent(plan.now),
                cards=messages.count(plan.cards, "card", "cards"),
            ),
            self.tr("Without a plan it would be {share}; {left}.").format(
                share=messages.percent(plan.unplanned.recall),
                left=self._left(plan.unplanned),
            ),
            self.tr("Every card is asked a last time from {day} on.").format(
                day=messages.full_date(begins)
            ),
        )

    def _left(self, found: Prospect) -> str:
        return self.tr("{unseen} would never be asked, {unlooked} not lately").format(
            unseen=messages.count(found.unseen, "card", "cards"),
            unlooked=messages.number(found.unlooked),
        )

    def _show_budgets(self, plan: ExamPlan) -> None:
        headers = (
            self.tr("Minutes a day"),
            self.tr("Known in the exam"),
            self.tr("Never asked"),
            self.tr("No last look"),
        )
        rows = [
            (
                messages.number(found.minutes or 0),
                messages.percent(found.recall),
                messages.number(found.unseen),
                messages.number(found.unlooked),
            )
            for found in plan.budgets
        ]
        own = self._backend.learner.routine.minutes_per_day
        minutes = [found.minutes for found in plan.budgets]
        self.table.show_rows(headers, rows, minutes.index(own) if own else -1)

    def _set(self) -> None:
        if self._plan:
            self._write(self._plan.bank, self._plan.exam)

    def _remove(self) -> None:
        self._write(self._banks[self.bank.currentIndex()], None)

    def _write(self, bank: Bank, exam: Exam | None) -> None:
        work = set_exam(self._backend.store, bank, exam, self._backend.clock())
        run(self._backend, work, self._on_written, self.set, self.remove, self.work_out)

    def _on_written(self, change: Change) -> None:
        self._backend.remember(change)
        self.work_out.setFocus()
