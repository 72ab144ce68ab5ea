"""How a bank is studied, with what it costs."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Number, Row, Section, Slider, button
from quizapp.gui.settings.steps import read_steps, write_steps
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import options
from quizapp.services.workload import reviews_per_day

_PERCENT = (70, 97)
_MOST = 9_999
_COST_AFTER_MS = 150
_USUAL = StudyOptions()


class StudySection(QWidget):
    """Edits the study options of a bank, or of all of them."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self._banks: tuple[Bank, ...] = ()
        self._shown = _USUAL
        self.bank = DropDown()
        self.bank.activated.connect(self._show_bank)
        self.retention = Slider(*_PERCENT)
        self.share = QLabel()
        self.new = Number(0, _MOST)
        self.reviews = Number(0, _MOST)
        self.steps = QLineEdit()
        self.relearning = QLineEdit()
        self.longest = Number(1, 36_500)
        self.save = button(self.tr("Save for this bank"), "primary")
        self.plan = button(self.tr("Plan exams, days and the memory model"), "link")
        self.save_all = button(self.tr("Save for all banks"))
        self.problem = label(look="note", wraps=True)
        self.problem.setProperty("tone", "bad")
        self._rows = self._make_rows()
        self._costing = QTimer(self)
        self._costing.setSingleShot(True)
        self._costing.setInterval(_COST_AFTER_MS)
        self._costing.timeout.connect(self._show_cost)
        self._listen()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show the banks and the options of the one that is picked."""
        with self._backend.store.read() as tx:
            self._banks = tx.banks.all()
        picked = self.bank.currentText()
        names = [bank.name for bank in self._banks]
        self.bank.offer(names, self.tr("No bank yet"))
        self.bank.setEnabled(bool(names))
        self._show_bank(names.index(picked) if picked in names else 0)

    def options(self) -> StudyOptions:
        """Return the options as they are shown.

        Raises:
            QuizError: A text is no list of steps.
        """
        return replace(
            self._shown,
            desired_retention=self.retention.value() / 100,
            new_per_day=self.new.value(),
            reviews_per_day=self.reviews.value(),
            learning_steps=read_steps(self.steps.text()),
            relearning_steps=read_steps(self.relearning.text()),
            maximum_interval=self.longest.value(),
        )

    def _make_rows(self) -> dict[str, Row]:
        words = {
            "desired_retention": (
                self.tr("Desired retention"),
                "",
                self._with_share(),
            ),
            "new_per_day": (
                self.tr("New cards a day"),
                self.tr("At most as many questions are asked for the first time."),
                self.new,
            ),
            "reviews_per_day": (
                self.tr("Reviews a day"),
                self.tr("At most as many cards are repeated; the rest waits."),
                self.reviews,
            ),
            "learning_steps": (
                self.tr("Learning steps"),
                self.tr(
                    "Waits before a new card is left to the schedule, as in 1m 10m;"
                    " s, m, h and d are seconds to days."
                ),
                self.steps,
            ),
            "relearning_steps": (
                self.tr("Relearning steps"),
                self.tr("Waits after a card was forgotten."),
                self.relearning,
            ),
            "maximum_interval": (
                self.tr("Longest interval"),
                self.tr("In days: no card stays away for longer."),
                self.longest,
            ),
        }
        rows = {name: Row(*row) for name, row in words.items()}
        for name, row in rows.items():
            row.default_asked.connect(partial(self._reset, name))
        self.retention.setAccessibleName(self.tr("Desired retention"))
        return rows

    def _with_share(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        spaced(row, 12)
        row.addWidget(self.retention, 1)
        row.addWidget(self.share)
        return both

    def _listen(self) -> None:
        self.retention.valueChanged.connect(self._on_edited)
        for spin in (self.new, self.reviews, self.longest):
            spin.valueChanged.connect(self._on_edited)
        for field in (self.steps, self.relearning):
            field.textChanged.connect(self._on_edited)
        self.save.clicked.connect(partial(self._save, everywhere=False))
        self.save_all.clicked.connect(partial(self._save, everywhere=True))

    def _lay_out(self) -> None:
        which = Row(
            self.tr("Bank"),
            self.tr("Each bank can be studied in its own way."),
            self.bank,
        )
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        spaced(row, 8)
        row.addWidget(self.problem, 1)
        row.addWidget(self.save_all)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        spaced(column, 0)
        heading = self.tr("How banks are studied")
        column.addWidget(
            Section(heading, which, *self._rows.values(), buttons, self.plan)
        )

    def _show_bank(self, index: int) -> None:
        self.bank.setCurrentIndex(index if self._banks else -1)
        self._show(self._banks[index].options if self._banks else _USUAL)

    def _show(self, shown: StudyOptions) -> None:
        self._shown = shown
        self.retention.setValue(round(100 * shown.desired_retention))
        self.new.setValue(shown.new_per_day)
        self.reviews.setValue(shown.reviews_per_day)
        self.steps.setText(write_steps(shown.learning_steps))
        self.relearning.setText(write_steps(shown.relearning_steps))
        self.longest.setValue(shown.maximum_interval)
        self._on_edited()

    def _reset(self, name: str) -> None:
        try:
            shown = self.options()
        except QuizError:
            shown = self._banks[self.bank.currentIndex()].options
        usual: dict[str, Any] = {name: getattr(_USUAL, name)}
        self._show(replace(shown, **usual))

    def _on_edited(self) -> None:
        self.share.setText(messages.percent(self.retention.value() / 100))
        self._costing.start()
        try:
            shown = self.options()
        except QuizError as error:
            self._tell(" ".join(messages.error(error)))
            return
        wrong = [f"{name}: {problem}" for name, problem in shown.problems()]
        self._tell(wrong[0] if wrong else "")
        for name, row in self._rows.items():
            row.show_default(differs=getattr(shown, name) != getattr(_USUAL, name))

    def _tell(self, problem: str) -> None:
        """Say what is wrong; it can be saved only where nothing is."""
        self.problem.setText(problem)
        for each in (self.save, self.save_all):
            each.setEnabled(not problem and bool(self._banks))

    def _show_cost(self) -> None:
        try:
            shown = self.options()
        except QuizError:
            return
        cost = messages.count(reviews_per_day(shown), "review", "reviews")
        new = messages.count(shown.new_per_day, "new card", "new cards")
        about = self.tr(
            "The share of reviews that you want to remember. After a year of {new} a"
            " day it costs about {cost} a day."
        )
        self._rows["desired_retention"].explain(about.format(new=new, cost=cost))

    def _save(self, *, everywhere: bool) -> None:
        banks = self._banks if everywhere else (self._banks[self.bank.currentIndex()],)
        ids = tuple(bank.id for bank in banks)
        now = self._backend.clock()
        work = options.change_options(self._backend.store, ids, self.options(), now)
        task = self._backend.begin(work)
        task.finished.connect(self._on_saved)

    def _on_saved(self, change: Change) -> None:
        self._backend.remember(change)
        self.refresh()
