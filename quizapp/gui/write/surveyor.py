"""Keeps what may be wrong with a bank in step with the bank."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from quizapp.domain.articles import Article
from quizapp.domain.changes import Change
from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress
from quizapp.gui.backend import Backend
from quizapp.gui.task import Task
from quizapp.services.problems.mending import mended
from quizapp.services.problems.problem import Problem, Sign
from quizapp.services.problems.survey import Survey, survey

_AT_ONCE = 200


class Surveyor(QObject):
    """Looks a bank over beside the window, then only at what changes.

    Attributes:
        changed: The problems are others now.
        progressed: Carries the Progress of looking the bank over.
    """

    changed = Signal()
    progressed = Signal(object)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._bank_id: BankId | None = None
        self._task: Task | None = None
        self._missed: set[QuestionId] = set()
        self.survey: Survey | None = None

    def look_over(self, bank_id: BankId | None) -> None:
        """Look a whole bank over, from the beginning."""
        self.stop()
        self._bank_id, self.survey = bank_id, None
        self._missed = set()
        self.changed.emit()
        if bank_id is None:
            return
        self._task = Task(survey(self._backend.store, bank_id), self)
        self._task.progressed.connect(self._on_progressed)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._backend.failed)
        self._task.ended.connect(self._on_ended)
        self._task.start()

    def stop(self) -> None:
        """Look no further."""
        if self._task is not None:
            self._task.finished.disconnect(self._on_finished)
            self._task.progressed.disconnect(self._on_progressed)
            self._task.ended.disconnect(self._on_ended)
            self._task.cancel()
            self._task = None

    def follow(self, change: Change) -> None:
        """Look at what a change wrote."""
        edits = (edit.value for edit in change.edits)
        keys = {value.id for value in edits if isinstance(value, Question)}
        if self.survey is None:
            self._missed |= keys
        elif len(keys) > _AT_ONCE or change.touches(Article):
            self.look_over(self._bank_id)
        elif keys:
            self._look_at(keys)

    def signs(self, key: QuestionId) -> frozenset[Sign]:
        """Return what the problems of a question are known by."""
        return self.survey.signs(key) if self.survey else frozenset()

    def look(self, question: Question) -> tuple[Problem, ...]:
        """Return the problems of a question as it is written now."""
        return self.survey.look(question) if self.survey else ()

    def mended(self, question: Question, problem: Problem) -> Question | None:
        """Return a question without a problem, where one key can mend it."""
        if self.survey is None:
            return None
        return mended(question, problem, self.survey.around)

    def can_mend(self, problem: Problem) -> bool:
        """Tell whether a problem of a stored question can be mended by one key."""
        if self.survey is None or problem.question_id not in self.survey.around:
            return False
        question = self.survey.around.of(problem.question_id).question
        return self.mends(question, problem)

    def mends(self, question: Question, problem: Problem) -> bool:
        """Tell whether one key can mend a problem of a question as it is now."""
        if problem.sign is Sign.NEAR_DUPLICATE:
            return True
        return self.mended(question, problem) is not None

    def all(self) -> Sequence[Problem]:
        """Return all problems, in the order of the questions."""
        return tuple(self.survey.all()) if self.survey else ()

    def stem(self, problem: Problem) -> str:
        """Return the question that a problem is about."""
        if self.survey is None or problem.question_id not in self.survey.around:
            return ""
        return self.survey.around.of(problem.question_id).question.stem

    def _look_at(self, keys: set[QuestionId]) -> None:
        assert self.survey
        with self._backend.store.read() as tx:
            found = tx.questions.get_many(keys)
        here = [question for question in found if question.bank_id == self._bank_id]
        known = self.survey.around.articles
        named = {q.evidence.article_id for q in here if q.evidence}
        if named - known.keys():
            self.look_over(self._bank_id)
            return
        self.survey.update(here, keys - {question.id for question in here})
        self.changed.emit()

    def _on_progressed(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _on_ended(self) -> None:
        self._task = None

    def _on_finished(self, found: Survey) -> None:
        self.survey = found
        missed, self._missed = self._missed, set()
        if missed:
            self._look_at(missed)
        else:
            self.changed.emit()
