"""What many rows were and what they became, so that one can be put for the other.

Both are kept in temporary tables of the connection that writes: SQLite moves them from
memory into a file when they grow, takes them back with a transaction that fails, and
drops them on closing.
"""

# ruff: noqa: S608 - only names of ours are put into the queries

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from quizapp.domain.errors import ConflictError
from quizapp.domain.ids import BankId

BEFORE, AFTER = 0, 1

_MOST = 200  # as many steps as can be undone
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "cards": (
        *("state", "step", "stability", "difficulty", "due", "day", "last_review"),
        *("last_day", "lapses", "flagged", "suspended", "buried_until", "asks_day"),
        "bank_id",
    ),
    "questions": ("bank_id", "tags"),
}
_KEY = "number INTEGER, side INTEGER, id INTEGER"
_TABLES = (
    "CREATE TEMP TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, facts TEXT)",
    *(
        f"CREATE TEMP TABLE IF NOT EXISTS kept_{table} ({_KEY}, {', '.join(columns)},"
        " PRIMARY KEY (number, side, id)) WITHOUT ROWID"
        for table, columns in _COLUMNS.items()
    ),
)
_OLD = tuple(
    f"DELETE FROM temp.{table} WHERE number <= :number"
    for table in ("kept", "kept_cards", "kept_questions")
)
_BANKS = text(
    "SELECT bank_id FROM temp.kept_cards WHERE number = :number UNION"
    " SELECT bank_id FROM temp.kept_questions WHERE number = :number"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a batch besides its rows.

    Attributes:
        columns: The columns that differ, by their tables.
        log: What each entry of the log is made of, where there are entries.
        entries: The device, first and last number of those that were appended.
    """

    columns: Mapping[str, tuple[str, ...]]
    log: Mapping[str, Any] | None = None
    entries: tuple[str, int, int] | None = None


class Kept:
    """The rows of batches, before and after."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self) -> int:
        """Return the number of a new batch; those that nobody can undo are dropped."""
        for statement in _TABLES:
            self._connection.exec_driver_sql(statement)
        newest = text("SELECT coalesce(max(number), 0) + 1 FROM temp.kept")
        number = int(self._connection.scalar(newest) or 1)
        for statement in _OLD:
            self._connection.execute(text(statement), {"number": number - _MOST})
        return number

    def keep(
        self, number: int, table: str, where: str, given: Mapping[str, Any]
    ) -> int:
        """Keep the rows that a condition holds of as they are; return how many."""
        columns = ", ".join(_COLUMNS[table])
        query = (
            f"INSERT INTO temp.kept_{table} SELECT :number, {BEFORE}, id, {columns}"
            f" FROM {table} WHERE {where} AND removed = 0"
        )
        return self._run(query, {**given, "number": number})

    def become(
        self,
        number: int,
        table: str,
        values: Mapping[str, str],
        given: Mapping[str, Any],
    ) -> None:
        """Note what kept rows become: the values of columns, in SQL."""
        columns = ", ".join(values.get(name, name) for name in _COLUMNS[table])
        query = (
            f"INSERT INTO temp.kept_{table} SELECT number, {AFTER}, id, {columns}"
            f" FROM temp.kept_{table} WHERE number = :number AND side = {BEFORE}"
        )
        self._run(query, {**given, "number": number})

    def note(self, number: int, facts: Facts) -> None:
        """Note what is known of a batch."""
        content = json.dumps([facts.columns, facts.log, facts.entries])
        query = "INSERT OR REPLACE INTO temp.kept VALUES (:number, :facts)"
        self._run(query, {"number": number, "facts": content})

    def facts(self, number: int) -> Facts:
        """Return what is known of a batch.

        Raises:
            ConflictError: It is not kept any more.
        """
        for statement in _TABLES:
            self._connection.exec_driver_sql(statement)
        query = text("SELECT facts FROM temp.kept WHERE number = :number")
        found = self._connection.scalar(query, {"number": number})
        if found is None:
            raise ConflictError("what was there before is not kept any more")
        columns, log, entries = json.loads(found)
        return Facts(columns, log, entries and tuple(entries))

    def banks(self, number: int) -> frozenset[BankId]:
        """Return the banks of the rows, before and after."""
        found = self._connection.execute(_BANKS, {"number": number})
        return frozenset(found.scalars())

    def put(self, number: int, side: int) -> None:
        """Put the rows of one side into their tables."""
        for table, names in self.facts(number).columns.items():
            sets = ", ".join(f"{name} = k.{name}" for name in names)
            query = (
                f"UPDATE {table} SET {sets} FROM temp.kept_{table} AS k"
                f" WHERE k.number = :number AND k.side = :side AND k.id = {table}.id"
            )
            self._run(query, {"number": number, "side": side})

    def check(self, number: int, side: int) -> None:
        """Check that the tables hold the rows of one side.

        Raises:
            ConflictError: Something newer stands there.
        """
        for table, names in self.facts(number).columns.items():
            held = ", ".join(f"t.{name}" for name in names)
            kept = ", ".join(f"k.{name}" for name in names)
            query = text(
                f"SELECT 1 FROM temp.kept_{table} AS k JOIN {table} AS t ON t.id = k.id"
                " WHERE k.number = :number AND k.side = :side"
                f" AND (({held}) IS NOT ({kept}) OR t.removed != 0) LIMIT 1"
            )
            given = {"number": number, "side": side}
            if self._connection.scalar(query, given) is not None:
                raise ConflictError(
                    f"one of the {table} has been changed since",
                    remedy="Nothing was overwritten.",
                )

    def _run(self, query: str, given: Mapping[str, Any]) -> int:
        return self._connection.execute(text(query), dict(given)).rowcount
