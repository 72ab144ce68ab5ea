"""Figures over the whole log and all cards of a learner.

Those of the log come from tallies that triggers keep, so that they take as long with a
million reviews as with a thousand; only a tag has to be looked for in the log itself.
"""

# ruff: noqa: S608 - only texts of ours are put into the queries

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, text

from quizapp.domain.cards import Rating, State
from quizapp.domain.ids import BankId, LearnerId
from quizapp.domain.insights import HardQuestion, Scope, Tally

RATIO_STEP = 0.02  # of elapsed days to stability, by which cards are counted together
_RATIO_MOST = 50.0

_HAS_TAG = "EXISTS (SELECT 1 FROM json_each(q.tags) WHERE value = :tag)"
_TALLIES = (
    "SELECT day, state, rating, sum(n), sum(duration_ms) FROM tallies"
    " WHERE learner_id = :learner_id AND day BETWEEN :first AND :last"
    "{banks} GROUP BY day, state, rating HAVING sum(n) > 0"
)
_TAGGED = f"""
    SELECT r.day, r.state_before, r.rating, count(*), sum(r.duration_ms)
    FROM questions AS q
    JOIN cards AS c ON c.question_id = q.uuid AND c.learner_id = :learner_id
    JOIN reviews AS r ON r.card_id = c.uuid
    WHERE q.removed = 0 AND r.rating IS NOT NULL AND r.day BETWEEN :first AND :last
        AND {_HAS_TAG}{{banks}}
    GROUP BY r.day, r.state_before, r.rating
"""
_CARDS = (
    " FROM cards AS c INDEXED BY cards_remembered{tagged}"
    " WHERE c.learner_id = :learner_id AND c.removed = 0"
    " AND c.suspended = 0 AND c.stability IS NOT NULL{banks}"
)
_JOIN = " JOIN questions AS q ON q.uuid = c.question_id"
_AGES = (
    "SELECT c.bank_id, CAST(min((:today - c.last_day) / c.stability, {most})"
    " / {step} + 0.5 AS INTEGER) AS age, count(*){cards} GROUP BY c.bank_id, age"
)
_HARDEST = (
    "SELECT q.uuid, q.stem, c.lapses, c.difficulty, c.stability"
    " FROM cards AS c JOIN questions AS q ON q.uuid = c.question_id"
    " WHERE c.learner_id = :learner_id AND c.removed = 0 AND c.lapses > 0"
    "{tag}{banks} ORDER BY c.lapses DESC, c.difficulty DESC, c.id LIMIT :most"
)
_DUE = (
    "SELECT max(day, :first), sum(n) FROM counts WHERE learner_id = :learner_id"
    " AND state IN ('review', 'learning', 'relearning') AND day <= :last"
    "{banks} GROUP BY max(day, :first)"
)
_DUE_TAGGED = (
    f"SELECT max(c.asks_day, :first) AS day, count(*){_CARDS}"
    " AND c.state != 'new' AND c.asks_day <= :last GROUP BY day"
)
_LAST_ANSWERS = """
    SELECT reviewed_at, duration_ms, rating FROM (
        SELECT reviewed_at, duration_ms, rating, bank_id FROM reviews
        WHERE learner_id = :learner_id AND rating IS NOT NULL
        ORDER BY id DESC LIMIT :most
    ) WHERE 1{banks}
"""
_LAST_TAGGED = f"""
    SELECT r.reviewed_at, r.duration_ms, r.rating
    FROM questions AS q
    JOIN cards AS c ON c.question_id = q.uuid AND c.learner_id = :learner_id
    JOIN reviews AS r ON r.card_id = c.uuid
    WHERE q.removed = 0 AND r.rating IS NOT NULL
        AND {_HAS_TAG}{{banks}}
    ORDER BY r.id DESC LIMIT :most
"""


class Insights:
    """Figures that are read alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tallies(
        self, learner_id: LearnerId, scope: Scope, first: int, last: int
    ) -> Iterator[Tally]:
        """Yield the answers from a first to a last day, by day, state and rating."""
        sql = _TAGGED if scope.tag else _TALLIES
        prefix = "r." if scope.tag else ""
        rows = self._rows(sql, learner_id, scope, prefix, first=first, last=last)
        for day, state, rating, answers, milliseconds in rows:
            yield Tally(day, State(state), Rating(rating), answers, milliseconds)

    def first_day(self, learner_id: LearnerId) -> int | None:
        """Return the first day on which a learner answered."""
        sql = text("SELECT min(day) FROM practice WHERE learner_id = :learner_id")
        found: int | None = self._connection.scalar(sql, {"learner_id": learner_id})
        return found

    def ages(
        self, learner_id: LearnerId, scope: Scope, today: int
    ) -> tuple[tuple[BankId, float, int], ...]:
        """Return cards counted by bank and by elapsed days over stability.

        The ratio is rounded to RATIO_STEP.
        """
        sql = _AGES.format(most=_RATIO_MOST, step=RATIO_STEP, cards=_CARDS)
        rows = self._rows(sql, learner_id, scope, "c.", today=today)
        return tuple((bank_id, age * RATIO_STEP, n) for bank_id, age, n in rows)

    def spread(
        self, learner_id: LearnerId, scope: Scope, edges: tuple[float, ...]
    ) -> tuple[tuple[int, int, int], ...]:
        """Return cards counted by stability and by difficulty.

        Args:
            learner_id: Whose cards.
            scope: Which of them.
            edges: Of stability, rising; what lies outside counts with the first and
                last.

        Returns:
            The place of the edge below, the difficulty rounded down, the number.
        """
        inner = enumerate(edges[1:-1])
        cases = " ".join(f"WHEN c.stability < {edge} THEN {i}" for i, edge in inner)
        sql = (
            f"SELECT CASE {cases} ELSE {len(edges) - 2} END AS place,"
            f" CAST(c.difficulty AS INTEGER) AS hardness, count(*){_CARDS}"
            " GROUP BY place, hardness"
        )
        return tuple(tuple(row) for row in self._rows(sql, learner_id, scope, "c."))

    def hardest(
        self, learner_id: LearnerId, scope: Scope, most: int
    ) -> tuple[HardQuestion, ...]:
        """Return the questions that were forgotten most often."""
        rows = self._rows(_HARDEST, learner_id, scope, "c.", most=most)
        return tuple(HardQuestion(*row) for row in rows)

    def due(
        self, learner_id: LearnerId, scope: Scope, first: int, last: int
    ) -> Mapping[int, int]:
        """Return how many known cards are due by day, overdue ones on the first."""
        sql, prefix = (_DUE_TAGGED, "c.") if scope.tag else (_DUE, "")
        rows = self._rows(sql, learner_id, scope, prefix, first=first, last=last)
        return dict(tuple(row) for row in rows)

    def last_answers(
        self, learner_id: LearnerId, scope: Scope, most: int
    ) -> tuple[tuple[int, int, int], ...]:
        """Return those of the last answers, of any bank, that are in a scope.

        Returns:
            Microseconds since 1970, milliseconds taken and rating.
        """
        sql, prefix = (_LAST_TAGGED, "r.") if scope.tag else (_LAST_ANSWERS, "")
        rows = self._rows(sql, learner_id, scope, prefix, most=most)
        return tuple(tuple(row) for row in rows)

    def _rows(
        self, sql: str, learner_id: LearnerId, scope: Scope, prefix: str, **given: Any
    ) -> Any:
        """Return the rows of a query that is narrowed to a scope."""
        banks = f" AND {prefix}bank_id IN :banks" if scope.bank_ids is not None else ""
        places = {"{banks}": banks, "{tagged}": "", "{tag}": ""}
        if scope.tag:
            places |= {
                "{tagged}": f"{_JOIN} AND {_HAS_TAG}",
                "{tag}": f" AND {_HAS_TAG}",
            }
            given["tag"] = scope.tag
        for place, words in places.items():
            sql = sql.replace(place, words)
        query = text(sql)
        if banks:
            query = query.bindparams(bindparam("banks", expanding=True))
            given["banks"] = list(scope.bank_ids or ())
        return self._connection.execute(query, {"learner_id": learner_id} | given)
