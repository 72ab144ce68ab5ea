"""What questions were before they were edited."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam

from quizapp.domain.codec import decode
from quizapp.domain.ids import QuestionId, VersionId
from quizapp.domain.questions import Question, Version
from quizapp.store.columns import to_json, to_moment, to_number
from quizapp.store.repository import Repository, Statements
from quizapp.store.schema import PRESENT, question_versions

_v = question_versions.c
_SQL = Statements(question_versions, (_v.uuid, _v.question, _v.replaced))
_OF_QUESTION = _SQL.all.where(
    _v.question_id == bindparam("question_id"), PRESENT
).order_by(_v.id.desc())


class Versions(Repository[VersionId, Version]):
    """The earlier versions of questions."""

    _sql = _SQL
    _name = "version"

    def of_question(self, question_id: QuestionId) -> tuple[Version, ...]:
        """Return what a question was, the newest first."""
        given = {"question_id": question_id}
        return self._values(self._connection.execute(_OF_QUESTION, given))

    def _to_row(self, value: Version) -> dict[str, Any]:
        return {
            "question_id": value.question.id,
            "question": to_json(value.question),
            "replaced": to_number(value.replaced),
        }

    def _to_value(self, row: Sequence[Any]) -> Version:
        key, question, replaced = row
        return Version(key, decode(Question, json.loads(question)), to_moment(replaced))
