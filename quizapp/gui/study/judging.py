"""An answer with its grade and the rating it proposes."""

from dataclasses import dataclass
from datetime import timedelta

from quizapp.domain.grading import Grade
from quizapp.domain.proposing import Proposal, Speed, propose
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.backend import Backend
from quizapp.gui.study.sitting import Sitting
from quizapp.services import study
from quizapp.services.study import Asked


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer was worth.

    Attributes:
        took: How long it took, pauses left out.
    """

    grade: Grade
    proposal: Proposal
    took: timedelta


def judge(
    backend: Backend, asked: Asked, answer: AnswerWidget, sitting: Sitting
) -> Judged:
    """Return what the answer that stands in a widget is worth."""
    grade = answer.grade(asked.article.text if asked.article else "")
    taken = sitting.stopwatch.ms
    kind = asked.question.body.name
    known: Speed | None = backend.ask(study.usual_speed, backend.learner, kind)
    proposal = propose(grade, taken, known)
    return Judged(grade, proposal, timedelta(milliseconds=taken))
