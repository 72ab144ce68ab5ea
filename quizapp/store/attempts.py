"""Quizzes, attempts at them, and what was answered."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, select, update

from quizapp.domain.attempts import Answered, Attempt, Confidence, Item
from quizapp.domain.codec import decode
from quizapp.domain.ids import AnswerId, AttemptId, BankId, LearnerId, QuizId
from quizapp.domain.questions import Response
from quizapp.domain.quizzes import Quiz
from quizapp.store.columns import to_json, to_moment, to_number
from quizapp.store.repository import Repository, Statements
from quizapp.store.schema import answers, attempts, questions, quizzes

_MILLISECOND = timedelta(milliseconds=1)

_QUIZZES = Statements(quizzes, (quizzes.c.uuid, quizzes.c.quiz))
_ALL_QUIZZES = _QUIZZES.all.order_by(quizzes.c.id)
_DUE_AGAIN = _QUIZZES.all.where(quizzes.c.again_on <= bindparam("day"))

_t = attempts.c
_ATTEMPTS = Statements(
    attempts,
    (
        *(_t.uuid, _t.learner_id, _t.quiz, _t.seed, _t.asked, _t.started_at),
        *(_t.finished_at, _t.used_ms, _t.position, _t.repeats),
    ),
)
_UNFINISHED = _ATTEMPTS.all.where(
    _t.learner_id == bindparam("learner_id"), _t.finished_at.is_(None)
).order_by(_t.id.desc())
_OF_QUIZ = _ATTEMPTS.all.where(
    _t.learner_id == bindparam("learner_id"), _t.quiz_id == bindparam("quiz_id")
).order_by(_t.id)
_FINISHED = _ATTEMPTS.all.where(
    _t.learner_id == bindparam("learner_id"), _t.finished_at.is_not(None)
).order_by(_t.id.desc())
_KEEP_TIME = (
    update(attempts)
    .where(_t.uuid == bindparam("which"))
    .values(used_ms=bindparam("used"), position=bindparam("at"))
)

_a = answers.c
_ANSWER_COLUMNS = (
    *(_a.uuid, _a.attempt_id, _a.position, _a.question_id, _a.response, _a.words),
    *(_a.fraction, _a.near, _a.mark, _a.feedback, _a.confidence, _a.shown),
    *(_a.flagged, _a.duration_ms),
)
_ANSWERS = Statements(answers, _ANSWER_COLUMNS)
_OF_ATTEMPT = _ANSWERS.all.where(_a.attempt_id == bindparam("attempt_id")).order_by(
    _a.position
)
_AT = (
    select(_t.uuid)
    .join(answers, _a.attempt_id == _t.uuid)
    .join(questions, questions.c.uuid == _a.question_id)
    .where(
        questions.c.bank_id == bindparam("bank_id"),
        _t.finished_at.is_not(None),
        _t.removed == 0,
    )
    .distinct()
)
_ALL_FINISHED = select(_t.uuid).where(_t.finished_at.is_not(None), _t.removed == 0)
_OF_ATTEMPTS = (
    select(*_ANSWER_COLUMNS)
    .where(_a.attempt_id.in_(bindparam("which", expanding=True)), _a.removed == 0)
    .order_by(_a.attempt_id, _a.position)
)


class Quizzes(Repository[QuizId, Quiz]):
    """The saved quizzes."""

    _sql = _QUIZZES
    _name = "quiz"

    def all(self) -> tuple[Quiz, ...]:
        """Return all of them, the oldest first."""
        return self._values(self._connection.execute(_ALL_QUIZZES))

    def due_again(self, day: date) -> tuple[Quiz, ...]:
        """Return those that were to be taken again by a day."""
        given = {"day": day.isoformat()}
        return self._values(self._connection.execute(_DUE_AGAIN, given))

    def _to_row(self, value: Quiz) -> dict[str, Any]:
        again = value.again_on
        return {
            "name": value.name,
            "quiz": to_json(value),
            "again_on": again and again.isoformat(),
        }

    def _to_value(self, row: Sequence[Any]) -> Quiz:
        return decode(Quiz, json.loads(row[1]))


class Attempts(Repository[AttemptId, Attempt]):
    """The attempts, finished and begun."""

    _sql = _ATTEMPTS
    _name = "attempt"

    def unfinished(self, learner_id: LearnerId) -> Attempt | None:
        """Return the attempt that a learner can go on with, the newest."""
        row = self._connection.execute(_UNFINISHED, {"learner_id": learner_id}).first()
        return None if row is None else self._to_value(row)

    def of_quiz(self, quiz_id: QuizId, learner_id: LearnerId) -> tuple[Attempt, ...]:
        """Return a learner's attempts at a quiz, the oldest first."""
        given = {"quiz_id": quiz_id, "learner_id": learner_id}
        return self._values(self._connection.execute(_OF_QUIZ, given))

    def finished(self, learner_id: LearnerId) -> tuple[Attempt, ...]:
        """Return the attempts that a learner has finished, the newest first."""
        given = {"learner_id": learner_id}
        return self._values(self._connection.execute(_FINISHED, given))

    def keep_time(self, key: AttemptId, used: timedelta, position: int) -> None:
        """Keep the time taken and the place; undo does not know of it."""
        given = {"which": key, "used": used // _MILLISECOND, "at": position}
        self._connection.execute(_KEEP_TIME, given)

    def _to_row(self, value: Attempt) -> dict[str, Any]:
        return {
            "learner_id": value.learner_id,
            "quiz_id": value.quiz.id,
            "quiz": to_json(value.quiz),
            "seed": value.seed,
            "asked": to_json(value.items),
            "started_at": to_number(value.started_at),
            "finished_at": value.finished_at and to_number(value.finished_at),
            "used_ms": value.used // _MILLISECOND,
            "position": value.position,
            "repeats": value.repeats,
        }

    def _to_value(self, row: Sequence[Any]) -> Attempt:
        key, learner_id, quiz, seed, asked, started, finished, used, *rest = row
        position, repeats = rest
        return Attempt(
            id=key,
            learner_id=learner_id,
            quiz=decode(Quiz, json.loads(quiz)),
            seed=seed,
            items=decode(tuple[Item, ...], json.loads(asked)),
            started_at=to_moment(started),
            finished_at=None if finished is None else to_moment(finished),
            used=used * _MILLISECOND,
            position=position,
            repeats=repeats,
        )


class Answers(Repository[AnswerId, Answered]):
    """What was answered in attempts."""

    _sql = _ANSWERS
    _name = "answer"

    def of_attempt(self, attempt_id: AttemptId) -> tuple[Answered, ...]:
        """Return what was answered in an attempt, by position."""
        given = {"attempt_id": attempt_id}
        return self._values(self._connection.execute(_OF_ATTEMPT, given))

    def of_bank(
        self, bank_id: BankId | None
    ) -> Iterator[tuple[AttemptId, tuple[Answered, ...]]]:
        """Yield each finished attempt that asked from a bank, with all its answers.

        No bank stands for all.
        """
        query, given = (_AT, {"bank_id": bank_id}) if bank_id else (_ALL_FINISHED, {})
        keys = self._connection.execute(query, given).scalars().all()
        for some in (keys[i : i + 500] for i in range(0, len(keys), 500)):
            rows = self._connection.execute(_OF_ATTEMPTS, {"which": list(some)})
            yield from _by_attempt(self._values(rows))

    def _to_row(self, value: Answered) -> dict[str, Any]:
        return {
            "attempt_id": value.attempt_id,
            "position": value.position,
            "question_id": value.question_id,
            "response": _to_text(value.response),
            "words": value.words,
            "fraction": value.fraction,
            "near": value.near,
            "mark": value.mark,
            "feedback": value.feedback,
            "confidence": value.confidence and value.confidence.value,
            "shown": value.shown,
            "flagged": value.flagged,
            "duration_ms": value.duration // _MILLISECOND,
        }

    def _to_value(self, row: Sequence[Any]) -> Answered:
        key, attempt_id, position, question_id, response, words, *rest = row
        fraction, near, mark, feedback, confidence, shown, flagged, duration = rest
        return Answered(
            id=key,
            attempt_id=attempt_id,
            position=position,
            question_id=question_id,
            response=_to_response(response),
            words=words,
            fraction=fraction,
            near=bool(near),
            mark=mark,
            feedback=feedback,
            confidence=None if confidence is None else Confidence(confidence),
            shown=bool(shown),
            flagged=bool(flagged),
            duration=duration * _MILLISECOND,
        )


def _by_attempt(
    found: Iterable[Answered],
) -> Iterator[tuple[AttemptId, tuple[Answered, ...]]]:
    for key, of_attempt in groupby(found, lambda answered: answered.attempt_id):
        yield key, tuple(of_attempt)


def _to_text(response: Response) -> str:
    """Return a response as JSON: a set of positions is an object, a row is a list."""
    if isinstance(response, frozenset):
        return json.dumps({"picked": sorted(response)})
    return json.dumps(response, ensure_ascii=False)


def _to_response(text: str) -> Response:
    data = json.loads(text)
    if isinstance(data, dict):
        return frozenset(data["picked"])
    return tuple(data) if isinstance(data, list) else data
