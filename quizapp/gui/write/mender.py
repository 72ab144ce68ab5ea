"""The problems of a bank: shown, gone to and mended."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from quizapp.domain.questions import Question
from quizapp.domain.work import Progress
from quizapp.gui.backend import Backend
from quizapp.gui.write.pane import FormPane
from quizapp.gui.write.problems_tab import ProblemsTab
from quizapp.gui.write.surveyor import Surveyor
from quizapp.gui.write.writing import Writing
from quizapp.services import editing
from quizapp.services.problems.problem import Problem, Sign


class Mender(QObject):
    """Keeps the problems tab and those beneath the form in step, and mends.

    Attributes:
        found: A problem is to be gone to; carries it.
    """

    found = Signal(object)

    def __init__(
        self, backend: Backend, writing: Writing, pane: FormPane, tab: ProblemsTab
    ) -> None:
        super().__init__(pane)
        self._backend, self._writing = backend, writing
        self._pane, self._tab = pane, tab
        self._listed = False
        self.surveyor = Surveyor(backend, self)
        self.surveyor.changed.connect(self._on_changed)
        self.surveyor.progressed.connect(self._on_progressed)
        pane.problems.mend_asked.connect(self.mend_one)
        tab.opened.connect(self.found)

    def triggers(self) -> dict[str, Callable[[], object]]:
        """Return what is done by key."""
        return {
            "next-problem": lambda: self._step(1),
            "previous-problem": lambda: self._step(-1),
            "problem-go": lambda: self._step(0),
            "mend": self._mend,
        }

    def show_question(self, question: Question | None) -> None:
        """Show what may be wrong with a question as it is written; not a blank one."""
        if self._writing.stored is None and not self._writing.unsaved:
            self._pane.show_problems((), frozenset())
        elif question is not None:
            found = self.surveyor.look(question)
            mends = (p for p in found if self.surveyor.mends(question, p))
            self._pane.show_problems(found, frozenset(mends))

    def show_all(self) -> None:
        """List the problems as they are now; nobody waits for that while typing."""
        if not self._listed and self.surveyor.survey is not None:
            self._listed = True
            self._tab.show_problems(
                self.surveyor.all(), self.surveyor.stem, self.surveyor.can_mend
            )

    def mend_one(self, problem: Problem) -> None:
        """Mend one problem, in one step that can be undone."""
        self._writing.settle()
        now = self._backend.clock()
        if problem.sign is Sign.NEAR_DUPLICATE and problem.other:
            others = [problem.question_id]
            self._backend.do(editing.merge_questions, problem.other, others, now)
            return
        with self._backend.store.read() as tx:
            question = tx.questions.find(problem.question_id)
        after = question and self.surveyor.mended(question, problem)
        if question is not None and after is not None:
            self._backend.do(editing.mend_questions, [(question, after)], now)

    def _mend(self) -> None:
        """Mend the problem that is picked, or the first that can be of the question."""
        self._writing.settle()
        picked = self._tab.current if _has_focus(self._tab) else None
        here = self._pane.problems.problems
        can = (problem for problem in here if self.surveyor.can_mend(problem))
        if problem := picked or next(can, None):
            self.mend_one(problem)

    def _step(self, by: int) -> None:
        """Go to the next problem, or the one before."""
        self._writing.settle()
        self.show_all()
        if problem := self._tab.step(by):
            self.found.emit(problem)

    def _on_changed(self) -> None:
        self._listed = False
        if self._tab.isVisible():
            self.show_all()
        self.show_question(self._writing.question())

    def _on_progressed(self, progress: Progress) -> None:
        self._tab.show_searching(progress.done, progress.total)


def _has_focus(widget: QWidget) -> bool:
    here = widget.window().focusWidget()
    return bool(here) and widget.isAncestorOf(here)
