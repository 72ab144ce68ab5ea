"""Minutes for a day, and how much of them each day of the week has."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.domain.changes import Change
from quizapp.domain.routines import MOST_MINUTES, Routine
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.planning.parts import in_row, run
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Number, Row, Section, button
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services.learners import change_learner

_SHARES = (1.0, 0.5, 0.0)
_MONDAY = date(2026, 11, 23)
_IN_ROW = 4


class DaysSection(QWidget):
    """Edits the learner's minutes and easy days."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self.minutes = Number(0, MOST_MINUTES)
        self.minutes.setSpecialValueText(self.tr("no limit"))
        self.weekdays = tuple(DropDown() for _ in range(7))
        self.effect = label(look="muted", wraps=True)
        self.save = button(self.tr("Save these days"), "primary")
        self._lay_out()
        self.minutes.valueChanged.connect(self._on_edited)
        for each in self.weekdays:
            each.currentIndexChanged.connect(self._on_edited)
        self.save.clicked.connect(self._save)
        self.refresh()

    def refresh(self) -> None:
        """Show the days as they are stored."""
        routine = self._backend.learner.routine
        self.minutes.setValue(routine.minutes_per_day)
        words = (self.tr("as usual"), self.tr("easy"), self.tr("nothing"))
        for day, each in enumerate(self.weekdays):
            each.offer(words, "")
            share = routine.easy_days[day] if routine.easy_days else 1.0
            each.setCurrentIndex(_SHARES.index(share) if share in _SHARES else 1)
        self._on_edited()

    def _lay_out(self) -> None:
        minutes = Row(
            self.tr("Minutes a day"),
            self.tr(
                "Reviews come first, then new cards; what does not fit waits for"
                " another day."
            ),
            self.minutes,
        )
        week = QWidget()
        grid = QGridLayout(week)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for day, each in enumerate(self.weekdays):
            name = messages.weekday(_MONDAY + timedelta(days=day))
            title = label(name)
            title.setBuddy(each)
            each.setAccessibleName(name)
            row, column = divmod(day, _IN_ROW)
            grid.addWidget(title, 2 * row, column)
            grid.addWidget(each, 2 * row + 1, column)
        about = self.tr(
            "Easy days get half of the work, and cards are spread away from days with"
            " nothing, from the next answer on."
        )
        column_ = QVBoxLayout(self)
        spaced(column_, 0)
        column_.addWidget(
            Section(
                self.tr("Your days"),
                minutes,
                label(about, "muted", wraps=True),
                week,
                self.effect,
                in_row(self.save),
            )
        )

    def _routine(self) -> Routine:
        shares = tuple(_SHARES[each.currentIndex()] for each in self.weekdays)
        usual = all(share == 1 for share in shares)
        return replace(
            self._backend.learner.routine,
            minutes_per_day=self.minutes.value(),
            easy_days=() if usual else shares,
        )

    def _on_edited(self) -> None:
        routine = self._routine()
        problem = next(iter(routine.problems()), "")
        changed = routine != self._backend.learner.routine
        self.save.setEnabled(changed and not problem)
        self.effect.setText(problem or self._effect(routine))

    def _effect(self, routine: Routine) -> str:
        week, easy = range(1, 8), replace(routine, holidays=())
        if not routine.minutes_per_day:
            days = sum(1 for day in week if easy.share(day))
            return self.tr("Study on {days} of the week, without a limit.").format(
                days=messages.count(days, "day", "days")
            )
        total = sum(easy.minutes(day) or 0 for day in week)
        return self.tr("{total} a week.").format(total=messages.minutes(total))

    def _save(self) -> None:
        before = self._backend.learner
        after = replace(before, routine=self._routine())
        work = change_learner(self._backend.store, before, after)
        run(self._backend, work, self._on_saved)

    def _on_saved(self, change: Change) -> None:
        self._backend.remember(change)
