"""The question that is being written, from being picked to being stored."""

from PySide6.QtCore import QObject, Signal

from quizapp.domain.changes import Change
from quizapp.domain.ids import BankId, QuestionId, new_id
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.gui.backend import Backend
from quizapp.gui.kinds.question_form import QuestionForm
from quizapp.services import editing
from quizapp.services.converting import empty_body


class Writing(QObject):
    """Lets a question be edited and stores it, one step for each time it is left.

    Attributes:
        begun: Another question is edited; carries it, or None.
        saved: What was written is stored; carries the question.
    """

    begun = Signal(object)
    saved = Signal(object)

    def __init__(self, backend: Backend, form: QuestionForm, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._form = form
        self._stored: Question | None = None
        self._blank: Question | None = None
        self._like: tuple[str, tuple[str, ...]] = (MultipleChoice.name, ())
        self._storing = False

    @property
    def key(self) -> QuestionId | None:
        """The question that is edited, whether it is stored already or not."""
        question = self._stored or self._blank
        return question.id if question else None

    @property
    def stored(self) -> Question | None:
        """It as it is stored, if it is."""
        return self._stored

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not stored."""
        return self.key is not None and self._form.dirty

    def question(self) -> Question | None:
        """Return the question as it is written now."""
        return self._form.question() if self.key is not None else None

    def begin(self, key: QuestionId | None) -> None:
        """Store what is written and edit another question."""
        if key == self.key:
            return
        self.settle()
        with self._backend.store.read() as tx:
            found = tx.questions.find(key) if key else None
        self._stored, self._blank = found, None
        if found is not None:
            self._like = (found.body.name, self._like[1])
            self._form.begin(found)
        self.begun.emit(found)

    def begin_new(self, bank_id: BankId) -> None:
        """Store what is written and write a question of the same kind."""
        self.settle()
        kind, tags = self._like
        self._stored = None
        self._blank = Question(
            QuestionId(new_id()),
            bank_id,
            "",
            empty_body(kind),
            tags=tags,
            author=self._backend.learner.name,
        )
        self._form.begin(self._blank)
        self.begun.emit(self._blank)

    def settle(self) -> bool:
        """Store what is written, if anything is; tell whether nothing is left over."""
        if not self.unsaved or self._storing:
            return True
        after = self._form.question()
        self._storing = True
        now = self._backend.clock()
        change = self._backend.do(editing.save_question, self._stored, after, now)
        self._storing = False
        if change is None:
            return False
        self._like = (after.body.name, after.tags if self._blank else self._like[1])
        self._reread(after.id)
        return True

    def follow(self, change: Change) -> None:
        """Show what became of the question elsewhere; what is written stays."""
        touched = (e.value for e in change.edits if isinstance(e.value, Question))
        if self._storing or self.key not in {value.id for value in touched}:
            return
        key = self.key
        with self._backend.store.read() as tx:
            found = tx.questions.find(key) if key else None
        if found is None:
            self._stored = self._blank = None
            self.begun.emit(None)
        elif self.unsaved:
            self._stored = found
        elif found != self._stored:
            self._stored, self._blank = found, None
            self._form.begin(found)
            self.begun.emit(found)

    def forget(self) -> None:
        """Edit nothing; what was not stored is lost."""
        self._stored = self._blank = None
        self.begun.emit(None)

    def _reread(self, key: QuestionId) -> None:
        with self._backend.store.read() as tx:
            self._stored = tx.questions.get(key)
        self._blank = None
        self._form.keep(self._stored)
        self.saved.emit(self._stored)
