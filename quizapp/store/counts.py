"""Counts of cards and answers, which triggers keep."""

# ruff: noqa: S608 - only names of ours are put into the queries

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text

from quizapp.domain.banks import BankCounts
from quizapp.domain.ids import BankId, LearnerId
from quizapp.domain.learners import Learner
from quizapp.store.banks import Banks


def _due(state: str, bank: str = ":bank_id") -> str:
    return (
        "(SELECT coalesce(sum(n), 0) FROM counts WHERE learner_id = :learner_id"
        f" AND bank_id = {bank} AND state = '{state}' AND day <= :day)"
    )


def _total(state: str) -> str:
    return (
        "coalesce((SELECT n FROM totals WHERE learner_id = :learner_id"
        f" AND bank_id = banks.uuid AND state = '{state}'), 0)"
    )


def _done(state: str) -> str:
    return (
        "(SELECT coalesce(sum(n), 0) FROM tallies WHERE learner_id = :learner_id"
        f" AND day = :day AND bank_id = banks.uuid AND state = '{state}')"
    )


_OF_BANKS = text(
    f"""
    SELECT uuid,
        {_due("new", "banks.uuid")},
        {_due("learning", "banks.uuid")} + {_due("relearning", "banks.uuid")},
        {_due("review", "banks.uuid")},
        {_total("new")} + {_total("learning")}, {_total("review")},
        {_total("relearning")}, questions, {_done("new")}, {_done("review")}
    FROM banks WHERE removed = 0
    """
)
_OLDEST = text(
    "SELECT uuid, (SELECT min(day) FROM counts WHERE learner_id = :learner_id"
    " AND bank_id = banks.uuid AND state = 'review' AND day <= :day) AS since"
    " FROM banks WHERE since IS NOT NULL"
)
_LOAD = text(
    "SELECT day, sum(n) FROM counts WHERE learner_id = :learner_id"
    " AND state = 'review' AND day BETWEEN :first_day AND :last_day GROUP BY day"
)
_OVERDUE = " UNION ALL ".join(
    "SELECT :first_day, coalesce(sum(n), 0) FROM counts WHERE learner_id = :learner_id"
    f" AND state = '{state}' AND day < :first_day"
    for state in ("review", "learning", "relearning")
)
_COMING = " UNION ALL ".join(
    "SELECT day, n FROM counts WHERE learner_id = :learner_id"
    f" AND state = '{state}' AND day BETWEEN :first_day AND :last_day"
    for state in ("review", "learning", "relearning")
)
_FORECAST = text(f"{_OVERDUE} UNION ALL {_COMING}")
_PRACTISED = text(
    "SELECT day, n FROM practice WHERE learner_id = :learner_id"
    " AND day BETWEEN :first_day AND :last_day"
)
_LATE = text(
    "SELECT sum(n) FROM counts WHERE learner_id = :learner_id AND state = 'review'"
    " AND day < :day"
)
_SPENT = text(
    "SELECT duration_ms FROM practice WHERE learner_id = :learner_id AND day = :day"
)
_YEARS = 3 * 366


def _difference(kept: str, counted: str) -> str:
    return (
        f"SELECT * FROM (SELECT * FROM ({kept}) EXCEPT SELECT * FROM ({counted}))"
        f" UNION SELECT * FROM (SELECT * FROM ({counted})"
        f" EXCEPT SELECT * FROM ({kept}))"
    )


_LIVE = "FROM cards WHERE suspended = 0 AND removed = 0"
_CHECKS = {
    "counts": _difference(
        "SELECT learner_id, bank_id, state, day, n FROM counts",
        "SELECT learner_id, bank_id, state, asks_day, count(*)"
        f" {_LIVE} GROUP BY learner_id, bank_id, state, asks_day",
    ),
    "totals": _difference(
        "SELECT learner_id, bank_id, state, n FROM totals WHERE n != 0",
        "SELECT learner_id, bank_id, state, count(*)"
        f" {_LIVE} GROUP BY learner_id, bank_id, state",
    ),
    "questions": _difference(
        "SELECT uuid, questions FROM banks WHERE questions != 0",
        "SELECT bank_id, count(*) FROM questions WHERE removed = 0 GROUP BY bank_id",
    ),
    "reps": _difference(
        "SELECT uuid, reps FROM cards WHERE reps != 0",
        "SELECT card_id, count(*) FROM reviews WHERE rating IS NOT NULL"
        " GROUP BY card_id",
    ),
    "keys": _difference(
        "SELECT id, question_key FROM cards",
        "SELECT cards.id, questions.id FROM cards"
        " JOIN questions ON questions.uuid = cards.question_id",
    ),
    "tags": _difference(
        "SELECT question, tag FROM question_tags",
        "SELECT DISTINCT questions.id, tag.value"
        " FROM questions, json_each(questions.tags) AS tag",
    ),
    "practice": _difference(
        "SELECT learner_id, day, n, duration_ms FROM practice",
        "SELECT learner_id, day, count(*), sum(duration_ms) FROM reviews"
        " WHERE rating IS NOT NULL GROUP BY learner_id, day",
    ),
    "tallies": _difference(
        "SELECT learner_id, day, bank_id, state, rating, n, duration_ms FROM tallies"
        " WHERE n != 0",
        "SELECT learner_id, day, bank_id, state_before, rating, count(*),"
        " sum(duration_ms) FROM reviews WHERE rating IS NOT NULL"
        " GROUP BY learner_id, day, bank_id, state_before, rating",
    ),
}


class Counts:
    """How much there is to do, and how much was done."""

    def __init__(self, connection: Connection, banks: Banks) -> None:
        self._connection = connection
        self._banks = banks

    def of_banks(
        self, learner: Learner, day: int, now: datetime
    ) -> tuple[BankCounts, ...]:
        """Return what a learner has to do in each bank on a day, by the banks' names.

        What each bank's limits allow is what they allow less what was done on the day.
        """
        given = {"learner_id": learner.id, "day": day}
        rows = {row[0]: row for row in self._connection.execute(_OF_BANKS, given)}
        counts = []
        for bank in self._banks.all():
            _, new, learning, due, fresh, review, relearning, *rest = rows[bank.id]
            questions, new_done, reviews_done = rest
            most_new, most_reviews = bank.options.limits(day, new + new_done)
            new_allowed = max(most_new - new_done, 0)
            reviews_allowed = max(most_reviews - reviews_done, 0)
            counts.append(
                BankCounts(
                    bank=bank,
                    new=min(new, new_allowed),
                    learning=learning,
                    due=min(due, reviews_allowed),
                    cards=fresh + review + relearning,
                    known=review + relearning,
                    questions=questions,
                    new_done=new_done,
                    reviews_done=reviews_done,
                )
            )
        return tuple(counts)

    def oldest(self, learner_id: LearnerId, day: int) -> Mapping[BankId, int]:
        """Return since which day reviews have been due in each bank that has any."""
        given = {"learner_id": learner_id, "day": day}
        return dict(self._connection.execute(_OLDEST, given).all())

    def forecast(
        self, learner_id: LearnerId, first_day: int, days: int
    ) -> tuple[int, ...]:
        """Return how many known cards are due on each day, overdue ones on the first.

        Cards in their learning steps count too, new ones do not.
        """
        given = _days(learner_id, first_day, first_day + days - 1)
        due = [0] * days
        for day, n in self._connection.execute(_FORECAST, given):
            due[day - first_day] += n
        return tuple(due)

    def load(
        self, learner_id: LearnerId, first_day: int, last_day: int
    ) -> Mapping[int, int]:
        """Return how many reviews are due on each day, without days that are free."""
        given = _days(learner_id, first_day, last_day)
        return dict(self._connection.execute(_LOAD, given).all())

    def practised(self, learner_id: LearnerId, today: int) -> Mapping[int, int]:
        """Return how many answers were given on each day of the last three years."""
        given = _days(learner_id, today - _YEARS, today)
        return dict(self._connection.execute(_PRACTISED, given).all())

    def late(self, learner_id: LearnerId, day: int) -> int:
        """Return how many reviews were due before a day."""
        given = {"learner_id": learner_id, "day": day}
        return self._connection.scalar(_LATE, given) or 0

    def spent(self, learner_id: LearnerId, day: int) -> timedelta:
        """Return the time that a day's answers took."""
        given = {"learner_id": learner_id, "day": day}
        found = self._connection.scalar(_SPENT, given)
        return timedelta(milliseconds=found or 0)

    def recount(self) -> tuple[str, ...]:
        """Return where a count differs from what is counted anew, or nothing."""
        return tuple(
            f"{name}: {', '.join(map(str, row))}"
            for name, check in _CHECKS.items()
            for row in self._connection.exec_driver_sql(check)
        )


def _days(learner_id: LearnerId, first_day: int, last_day: int) -> dict[str, Any]:
    return {"learner_id": learner_id, "first_day": first_day, "last_day": last_day}
