"""The plan, walked through for pictures of it."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.planning.view import PlanView

_AWAY, _MONTHS = 12, 40


class PlanPictures:
    """Leads from one section of the plan to the next.

    Args:
        wait: Lets so many days pass.
        study: Answers what is due.
    """

    def __init__(
        self,
        window: MainWindow,
        backend: Backend,
        wait: Callable[[int], None],
        study: Callable[[], None],
    ) -> None:
        self._window, self._backend = window, backend
        self._wait, self._study = wait, study

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        return (
            ("plan-exam", self._work_out_exam),
            ("plan-days", self._change_days),
            ("plan-break", self._spread_backlog),
            ("plan-holiday", self._plan_holiday),
            ("plan-memory", self._fit_memory),
            ("plan-cost", self._play_through),
        )

    def _work_out_exam(self) -> None:
        with self._backend.store.read() as tx:
            *_, bank = tx.banks.all()
        self._plan().plan_exam(bank.id)
        self._plan().exam.work_out.click()
        self._show_when_done(self._plan().exam.details)

    def _change_days(self) -> None:
        days = self._plan().days
        days.minutes.setValue(20)
        days.weekdays[6].setCurrentIndex(1)
        self._show_when_done(days.save)

    def _spread_backlog(self) -> None:
        self._wait(_AWAY)
        breaks = self._plan().breaks
        breaks.refresh()
        breaks.show_backlog.click()
        self._show_when_done(breaks.backlog.chart)

    def _plan_holiday(self) -> None:
        breaks = self._plan().breaks
        breaks.show_holiday.click()
        self._show_when_done(breaks.holiday.chart)

    def _fit_memory(self) -> None:
        for _ in range(_MONTHS):
            self._wait(30)
            self._study()
        memory = self._plan().memory
        memory.fit.click()
        self._show_when_done(memory.chart)

    def _play_through(self) -> None:
        self._plan().cost.play.click()
        self._show_when_done(self._plan().cost.table)

    def _plan(self) -> PlanView:
        self._window.show_page("plan")
        view = self._window.findChild(PlanView)
        assert isinstance(view, PlanView)
        return view

    def _show_when_done(self, part: QWidget) -> None:
        """Wait until no work goes on, and scroll to a part of the plan."""
        while self._backend.working:
            wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            QApplication.processEvents(wait)
        QApplication.processEvents()
        self._plan().ensureWidgetVisible(part, 0, 200)
