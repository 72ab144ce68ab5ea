"""Quiz and Insights, walked through for pictures of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from quizapp.domain.attempts import Confidence
from quizapp.domain.ids import QuizId, named_id
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.quizzes import Quiz, Source, Told
from quizapp.gui.backend import Backend
from quizapp.gui.insights.view import InsightsView
from quizapp.gui.main_window import MainWindow
from quizapp.gui.quiz.view import QuizView
from quizapp.services import quiz, quiz_reports
from quizapp.services.quiz import Reply

_WEAK, _SITTINGS = 4, 24


class QuizPictures:
    """Leads from setting a test up to what it tells of learners and questions."""

    def __init__(self, window: MainWindow, backend: Backend) -> None:
        self._window, self._backend = window, backend

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        return (
            ("quiz-setup", self._set_up),
            ("quiz-question", self._begin),
            ("quiz-told", self._tell_at_once),
            ("quiz-report", self._report),
            ("quiz", self._home),
            ("quiz-paper", self._paper),
            ("insights", self._insights),
            ("insights-charts", self._charts),
            ("insights-questions", self._questions),
        )

    def _set_up(self) -> None:
        self._view().set_up()

    def _begin(self) -> None:
        for number in range(_SITTINGS):
            self._sit(number)
        self._view().begin(replace(self._quiz(), time_limit=timedelta(minutes=10)))
        self._answer(3)

    def _tell_at_once(self) -> None:
        self._view().taking.leave()
        self._view().begin(replace(self._quiz(), told=Told.AT_ONCE))
        self._answer(0)
        self._view().taking.check()

    def _report(self) -> None:
        self._view().taking.leave()
        (newest, *_) = quiz_reports.history(self._backend.store, self._backend.learner)
        self._view().show_report(newest)
        self._view().report.rows.rows[0].setFocus()

    def _home(self) -> None:
        self._backend.do(quiz.save_quiz, None, self._quiz())
        self._view().show_home()

    def _paper(self) -> None:
        self._view().print_quiz(self._quiz())

    def _insights(self) -> None:
        self._window.show_page("insights")
        view = self._insights_view()
        view.verticalScrollBar().setValue(0)
        self._wait(view)

    def _charts(self) -> None:
        view = self._insights_view()
        view.ensureWidgetVisible(view.learner.cards["recall"], 0, 0)
        view.learner.cards["retention"].chart.setFocus()

    def _questions(self) -> None:
        view = self._insights_view()
        view.turn_to(view.teacher)
        self._wait(view)
        view.verticalScrollBar().setValue(0)

    def _quiz(self) -> Quiz:
        with self._backend.store.read() as tx:
            bank = tx.banks.all()[-1]
        key = QuizId(named_id("pictures", "quiz"))
        return Quiz(key, bank.name, Source((bank.id,)), seed=5, confidence=True)

    def _sit(self, number: int) -> None:
        """Take the test as somebody would who knows more or less of it."""
        store, now = self._backend.store, self._backend.clock()
        attempt = quiz.begin(store, self._backend.learner, self._quiz(), now, number)
        for place, item in enumerate(attempt.items):
            body = item.question.body
            if not isinstance(body, MultipleChoice):
                continue
            choices = body.choices
            knows = (number * 7 + place * 3) % 10 >= _WEAK
            right = next(i for i, c in enumerate(choices) if c.fraction > 0)
            picked = right if knows else (right + 1 + number % 2) % len(choices)
            sure = Confidence.SURE if knows or place % 3 else Confidence.GUESS
            took = timedelta(seconds=6 + place)
            reply = Reply(
                frozenset({picked}), choices[picked].text, sure, duration=took
            )
            quiz.answer(store, attempt, place, reply, took)
        quiz.finish(store, attempt, timedelta(minutes=4), self._backend.clock())

    def _answer(self, count: int) -> None:
        """Answer some questions, and choose in the next."""
        taking = self._view().taking
        for place in range(count + 1):
            choices = getattr(taking.page.answer, "choices", None)
            if choices is not None:
                choices.choose({0})
            taking.page.confidence.show_level(Confidence.THINK_SO)
            if place < count:
                taking.turn_to(place + 1)
        taking.keep_answer()

    def _view(self) -> QuizView:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        self._window.show_page("quiz")
        view = self._window.findChild(QuizView)
        assert isinstance(view, QuizView)
        return view

    def _insights_view(self) -> InsightsView:
        view = self._window.findChild(InsightsView)
        assert isinstance(view, InsightsView)
        return view

    def _wait(self, view: QWidget) -> None:
        """Wait until the figures are there."""
        assert isinstance(view, InsightsView)
        while view.reckoning:
            wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            QApplication.processEvents(wait, 100)
