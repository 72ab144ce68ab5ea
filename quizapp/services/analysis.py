"""What attempts tell about questions and about those who answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.domain.attempts import Answered, Attempt
from quizapp.domain.banks import Bank
from quizapp.domain.calibration import Calibration, calibration
from quizapp.domain.ids import AttemptId, BankId, QuestionId
from quizapp.domain.item_analysis import Analysis, Marked, analyse
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.store.store import Store

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Analysed:
    """A bank's item analysis, with its questions and how sure a learner was.

    Attributes:
        bank: None where all banks were analysed.
    """

    bank: Bank | None
    analysis: Analysis
    questions: Mapping[QuestionId, Question]
    confidence: Calibration | None


def item_analysis(
    store: Store, bank_id: BankId | None, *, first_only: bool = False
) -> Work[Analysis]:
    """Return the figures of a bank's questions, or all, over all finished attempts.

    Args:
        store: The collection.
        bank_id: The bank whose questions are analysed; the rest of a test counts as
            a whole, wherever its questions are from.
        first_only: Leave out attempts that ask the questions of an earlier one.
    """
    sheets: list[tuple[Marked, ...]] = []
    guesses: dict[QuestionId, float] = {}
    with store.read() as tx:
        own = set(tx.questions.ids_of_bank(bank_id)) if bank_id else None
        for done, (attempt_id, answers) in enumerate(tx.answers.of_bank(bank_id)):
            attempt = tx.attempts.get(AttemptId(attempt_id))
            if not (first_only and attempt.repeats):
                sheets.append(_sheet(attempt, answers))
                for item in attempt.items:
                    guesses[item.question.id] = item.question.body.guess()
            if done % _PAGE == 0:
                yield Progress(done, None, "reading attempts")
    found = analyse(sheets, guesses)
    items = tuple(i for i in found.items if own is None or i.question_id in own)
    return Analysis(found.test, items)


def analysed(store: Store, bank: Bank | None, learner: Learner) -> Work[Analysed]:
    """Return a bank's item analysis with its questions and a learner's confidence."""
    found = yield from item_analysis(store, bank.id if bank else None)
    with store.read() as tx:
        known = tx.questions.get_many([item.question_id for item in found.items])
    questions = {question.id: question for question in known}
    return Analysed(bank, found, questions, confidence(store, learner))


def confidence(store: Store, learner: Learner) -> Calibration | None:
    """Return how well a learner's confidence was placed, over all attempts."""
    with store.read() as tx:
        finished = tx.attempts.finished(learner.id)
        return calibration((each, tx.answers.of_attempt(each.id)) for each in finished)


def _sheet(attempt: Attempt, answers: tuple[Answered, ...]) -> tuple[Marked, ...]:
    """Return what an attempt earned; what nobody has judged yet is left out."""
    known = {answered.position: answered for answered in answers}
    marked = []
    for place, item in enumerate(attempt.items):
        answered = known.get(place)
        if answered and answered.awaits_judgement:
            continue
        share = answered.mark / item.maximum if answered and item.maximum else 0.0
        picked = answered.response if answered else None
        choices = tuple(sorted(picked)) if isinstance(picked, frozenset) else ()
        marked.append(Marked(item.question.id, share, item.maximum, choices))
    return tuple(marked)
