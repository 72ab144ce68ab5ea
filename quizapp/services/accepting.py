"""Answers that a learner has accepted from now on."""

from dataclasses import replace
from datetime import datetime

from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import QuestionId, VersionId, new_id
from quizapp.domain.questions import Accepting, Version
from quizapp.store.store import Store


def accept_answer(
    store: Store, question_id: QuestionId, ordinal: int, response: str, now: datetime
) -> Change:
    """Let a question accept a typed answer; what it was is kept as a version.

    Raises:
        QuizError: What was typed can be no answer to it.
    """
    with store.write() as tx:
        before = tx.questions.get(question_id)
        if not isinstance(before.body, Accepting):
            raise QuizError("only typed answers can be accepted")
        try:
            body = before.body.accepting(response, ordinal)
        except ValueError:
            raise QuizError(
                f"“{response[:40]}” can be no answer to this question",
                remedy="Nothing was changed.",
            ) from None
        tx.versions.add(Version(VersionId(new_id()), before, now))
        tx.questions.replace(before, replace(before, body=body, modified=now))
        return tx.change("accept-answer")
