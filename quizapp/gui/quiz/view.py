"""Quiz: a test worth taking."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedLayout, QWidget

from quizapp.domain.attempts import Answered, Attempt, Confidence
from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import QuestionId, QuizId, new_id
from quizapp.domain.quizzes import Order, Quiz, Source
from quizapp.gui import theme
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.printing.paper_dialog import PaperDialog, open_paper
from quizapp.gui.quiz.home_page import HomePage
from quizapp.gui.quiz.report_page import ReportPage
from quizapp.gui.quiz.setup_dialog import SetupDialog
from quizapp.gui.quiz.taking_view import TakingView
from quizapp.services import quiz, quiz_reports
from quizapp.services.quiz import Taken


class QuizView(QWidget):
    """Sets tests up, lets them be taken, and reports what came of them."""

    edit_asked = Signal(object)

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._actions = actions
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.home, self.taking = HomePage(), TakingView(backend)
        self.report = ReportPage(backend)
        self._stack = QStackedLayout(self)
        for page in (self.home, self.taking, self.report):
            self._stack.addWidget(page)
        self._connect()

    def set_up(self, before: Quiz | None = None) -> SetupDialog:
        """Ask what a quiz is to be like."""
        dialog = SetupDialog(self._backend, before, self)
        known = self._backend.ask(quiz.quizzes) or ()
        saved = next((each for each in known if before and each.id == before.id), None)
        dialog.begun.connect(self.begin)
        dialog.saved.connect(partial(self._save, saved))
        dialog.printed.connect(self.print_quiz)
        dialog.open()
        return dialog

    def set_up_of(self, question_ids: Sequence[QuestionId]) -> None:
        """Ask how a fixed list of questions is to be tested."""
        source = Source(fixed=tuple(question_ids))
        name = self.tr("Chosen questions")
        self.set_up(Quiz(QuizId(new_id()), name, source, order=Order.AS_IN_BANK))

    def begin(self, wanted: Quiz) -> None:
        """Begin a new attempt."""
        seed = random.randrange(2**31)  # noqa: S311 - not a secret
        now = self._backend.clock()
        learner = self._backend.learner
        attempt = self._backend.ask(quiz.begin, learner, wanted, now, seed)
        if attempt is not None:
            self.resume(attempt)

    def resume(self, attempt: Attempt) -> None:
        """Go on with an attempt where it was left."""
        taken = self._backend.ask(quiz.taken, attempt.id)
        if taken is None:
            return
        self._stack.setCurrentWidget(self.taking)
        self.taking.take(taken)
        self._switch()

    def print_quiz(self, wanted: Quiz) -> PaperDialog | None:
        """Set the questions of a quiz for paper."""
        seed = random.randrange(2**31)  # noqa: S311 - not a secret
        drawn = self._backend.ask(quiz.drawn, wanted, seed)
        if drawn is None:
            return None
        return open_paper(self._backend, wanted.name, drawn, self)

    def print_bank(self, bank: Bank) -> PaperDialog | None:
        """Set all questions of a bank for paper."""
        source = Source((bank.id,))
        every = Quiz(QuizId(new_id()), bank.name, source, order=Order.AS_IN_BANK)
        found = self._backend.ask(quiz.available, source) or ()
        if not found:
            problem = self.tr("the bank has no question to print")
            self._backend.failed.emit(QuizError(problem))
            return None
        drawn = self._backend.ask(quiz.drawn, replace(every, number=len(found)), 0)
        if drawn is None:
            return None
        return open_paper(self._backend, bank.name, drawn, self)

    def refresh(self) -> None:
        """Show all quizzes as they are now."""
        learner = self._backend.learner
        attempt = self._backend.ask(quiz.unfinished, learner)
        taken = self._backend.ask(quiz.taken, attempt.id) if attempt else None
        today = date.fromordinal(learner.day(self._backend.clock()))
        saved = self._backend.ask(quiz.quizzes) or ()
        history = self._backend.ask(quiz_reports.history, learner) or ()
        self.home.show_all(taken, saved, history, today)

    def switch_actions(self) -> None:
        """Let only those actions work that mean something now."""
        shown = self.isVisible()
        taking = self.taking.sitting is not None
        for name in ("quiz-flag", "quiz-submit", "quiz-clock", "quiz-check"):
            self._actions[name].setEnabled(shown and taking)
        for name in ("quiz-new", "quiz-print"):
            self._actions[name].setEnabled(shown and not taking)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        shown = self._stack.currentWidget()
        if shown is self.home:
            self.home.take_focus()
        elif shown is self.taking and self.taking.sitting is not None:
            self.taking.page.take_focus()
        elif shown is self.report and event.reason() != Qt.FocusReason.OtherFocusReason:
            self.report.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentWidget() is self.home:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.report.arrange(self.width())

    def _connect(self) -> None:
        home, taking, report = self.home, self.taking, self.report
        home.new_asked.connect(self.set_up)
        home.resume_asked.connect(self.resume)
        home.take_asked.connect(self.begin)
        home.edit_asked.connect(self.set_up)
        home.delete_asked.connect(self._delete_quiz)
        home.print_asked.connect(self.print_quiz)
        home.opened.connect(self.show_report)
        taking.finished.connect(self._on_finished)
        taking.left.connect(self.show_home)
        report.left.connect(self.show_home)
        report.resume_asked.connect(self.resume)
        triggers: dict[str, Callable[[], object]] = {
            "quiz-new": self.set_up,
            "quiz-check": taking.go_on,
            "quiz-flag": taking.flag,
            "quiz-submit": taking.submit,
            "quiz-clock": taking.page.toggle_clock,
            "quiz-print": self._print_any,
        }
        for number, level in enumerate(Confidence, start=1):
            triggers[f"quiz-sure-{number}"] = partial(taking.page.pick, level)
        self._actions.connect(self, triggers)
        self._backend.changed.connect(self._on_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() == Qt.Key.Key_Escape
            and self._stack.currentWidget() is self.report
        ):
            self.show_home()
        else:
            super().keyPressEvent(event)

    def show_report(self, taken: Taken) -> None:
        """Show what came of an attempt."""
        self.report.show_taken(taken)
        self._stack.setCurrentWidget(self.report)
        self._switch()
        self.report.take_focus()

    def show_home(self) -> None:
        """Show all quizzes."""
        self.refresh()
        self._stack.setCurrentWidget(self.home)
        self._switch()
        self.home.take_focus()

    def _switch(self) -> None:
        self.switch_actions()
        self.setAccessibleDescription("")

    def _save(self, before: Quiz | None, after: Quiz) -> None:
        self._backend.do(quiz.save_quiz, before, after)

    def _on_finished(self, taken: Taken, late: bool) -> None:  # noqa: FBT001 - a signal
        self.show_report(taken)
        if late:
            told = self.tr("The time is over: the test was handed in.")
            self.report.calibration.setText(told)
            self.report.calibration.show()

    def _delete_quiz(self, saved: Quiz) -> None:
        self._backend.do(quiz.delete_quiz, saved)

    def _print_any(self) -> None:
        self.set_up()

    def _on_changed(self, change: Change) -> None:
        if not change.touches(Quiz, Attempt, Answered):
            return
        taken = self.report.taken
        if taken and self._stack.currentWidget() is self.report:
            found = self._backend.ask(quiz_reports.found, taken.attempt.id)
            if found is not None:
                self.report.retell(found)
        if self.isVisible() and self._stack.currentWidget() is self.home:
            self.refresh()
