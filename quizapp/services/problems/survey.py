"""A bank looked over, and kept in step question by question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.services.problems.problem import Problem, Sign
from quizapp.services.problems.rules import problems_of
from quizapp.services.problems.surroundings import Surroundings
from quizapp.store.store import Store

_AT_ONCE = 25
_NONE: frozenset[Sign] = frozenset()


@dataclass(slots=True)
class Survey:
    """What may be wrong with each question of a bank."""

    around: Surroundings
    _found: dict[QuestionId, tuple[Problem, ...]] = field(default_factory=dict)
    _signs: dict[QuestionId, frozenset[Sign]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return sum(map(len, self._found.values()))

    def all(self) -> Iterator[Problem]:
        """Yield the problems in the order of the questions."""
        for each in sorted(self._found, key=lambda key: self.around.of(key).order):
            yield from self._found[each]

    def of(self, question_id: QuestionId) -> tuple[Problem, ...]:
        """Return the problems of a question."""
        return self._found.get(question_id, ())

    def signs(self, question_id: QuestionId) -> frozenset[Sign]:
        """Return what they are known by."""
        return self._signs.get(question_id, _NONE)

    def look(self, question: Question) -> tuple[Problem, ...]:
        """Return the problems of a question as it is written now."""
        return problems_of(question, self.around)

    def update(
        self, changed: Iterable[Question], gone: Iterable[QuestionId] = ()
    ) -> None:
        """Look anew at questions that changed, and at those near them."""
        stale: set[QuestionId] = set()
        for key in gone:
            stale |= self._neighbours(key)
            self.around.discard(key)
            self._keep(key, ())
        for question in changed:
            stale |= self._neighbours(question.id)
            self.around.add(question)
            stale |= self._neighbours(question.id) | {question.id}
        for key in stale:
            if key in self.around:
                self.check(key)

    def check(self, question_id: QuestionId) -> None:
        """Look at a question anew."""
        self._keep(question_id, self.look(self.around.of(question_id).question))

    def _keep(self, question_id: QuestionId, found: tuple[Problem, ...]) -> None:
        if found:
            self._found[question_id] = found
            self._signs[question_id] = frozenset(problem.sign for problem in found)
        else:
            self._found.pop(question_id, None)
            self._signs.pop(question_id, None)

    def _neighbours(self, question_id: QuestionId) -> set[QuestionId]:
        if question_id not in self.around:
            return set()
        known, around = self.around.of(question_id), self.around
        near = (*around.near(known), *around.answering(known))
        return {each.question.id for each in near}


def survey(store: Store, bank_id: BankId) -> Work[Survey]:
    """Return what may be wrong with the questions of a bank."""
    with store.read() as tx:
        articles = tx.articles.of_bank(bank_id)
        ids = tx.questions.ids_of_bank(bank_id)
    made = Survey(Surroundings(articles))
    for start in range(0, len(ids), _AT_ONCE):
        with store.read() as tx:
            for question in tx.questions.get_many(ids[start : start + _AT_ONCE]):
                made.around.add(question)
        yield Progress(start, 2 * len(ids))
    present = [key for key in ids if key in made.around]
    for number, key in enumerate(present):
        made.check(key)
        if number % _AT_ONCE == 0:
            yield Progress(len(ids) + number, 2 * len(ids))
    return made
