"""The learners of a collection."""

from collections.abc import Sequence
from typing import Any

from quizapp.domain.ids import LearnerId
from quizapp.domain.learners import Learner
from quizapp.store.repository import Repository, Statements
from quizapp.store.schema import learners

_COLUMNS = (learners.c.uuid, learners.c.name, learners.c.day_start, learners.c.zone)
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
        }

    def _to_value(self, row: Sequence[Any]) -> Learner:
        return Learner(*row)
