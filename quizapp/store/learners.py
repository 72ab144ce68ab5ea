"""The learners of a collection."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from quizapp.domain.codec import decode
from quizapp.domain.ids import LearnerId
from quizapp.domain.learners import Learner
from quizapp.domain.routines import Routine
from quizapp.store.columns import to_json
from quizapp.store.repository import Repository, Statements
from quizapp.store.schema import learners

_COLUMNS = (
    *(learners.c.uuid, learners.c.name, learners.c.day_start, learners.c.zone),
    *(learners.c.routine, learners.c.parameters),
)
_SQL = Statements(learners, _COLUMNS)
_ALL = _SQL.all.order_by(learners.c.id)


class Learners(Repository[LearnerId, Learner]):
    """Who studies."""

    _sql = _SQL
    _name = "learner"

    def all(self) -> tuple[Learner, ...]:
        """Return all learners, the first one first."""
        return self._values(self._connection.execute(_ALL))

    def _to_row(self, value: Learner) -> dict[str, Any]:
        return {
            "name": value.name,
            "day_start": value.day_start,
            "zone": value.zone,
            "routine": to_json(value.routine),
            "parameters": to_json(value.parameters),
        }

    def _to_value(self, row: Sequence[Any]) -> Learner:
        key, name, day_start, zone, routine, parameters = row
        return Learner(
            id=key,
            name=name,
            day_start=day_start,
            zone=zone,
            routine=_to_routine(routine),
            parameters=tuple(json.loads(parameters)),
        )


@lru_cache(maxsize=64)
def _to_routine(text: str) -> Routine:
    return decode(Routine, json.loads(text))
