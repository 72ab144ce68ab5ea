"""What all repositories do: get, add, replace and remove values, noting each edit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from sqlalchemy import (
    Column,
    Connection,
    Table,
    bindparam,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from quizapp.domain.changes import Edit, Stored
from quizapp.domain.errors import ConflictError, NotFoundError

# Why something is removed, in the bits of its column "removed": a card may be removed
# itself, with its question and with its bank, and comes back when none of them is left.
ITSELF, WITH_QUESTION, WITH_BANK = 1, 2, 4

_AT_ONCE = 500
# Columns that SQLite keeps by itself, besides those that name a row.
_KEPT = {"id", "uuid", "removed", "questions", "question_key", "reps"}


class _Identified(Protocol):
    @property
    def id(self) -> Any: ...


K = TypeVar("K", bound=str)
V = TypeVar("V", bound=_Identified)
Item = TypeVar("Item")


class Statements:
    """The statements of a repository, built once so that they are compiled once."""

    def __init__(self, table: Table, columns: Sequence[Column[Any]]) -> None:
        self.present = [table.c.removed == 0] if "removed" in table.c else []
        self.all = select(*columns).where(*self.present)
        self.one = self.all.where(table.c.uuid == bindparam("which"))
        self.many = self.all.where(table.c.uuid.in_(bindparam("which", expanding=True)))
        self.add = _adding(table).execution_options(preserve_rowcount=True)
        changing = update(table).where(table.c.uuid == bindparam("which"))
        self.replace = changing
        if self.present:
            removed = table.c.removed.bitwise_or(ITSELF)
            self.remove = changing.values(removed=removed)


class Repository(Generic[K, V]):
    """The stored values of one type."""

    _sql: ClassVar[Statements]
    _name: ClassVar[str]

    def __init__(self, connection: Connection, edits: list[Edit]) -> None:
        self._connection = connection
        self._edits = edits

    def get(self, key: K) -> V:
        """Return the value with this id.

        Raises:
            NotFoundError: There is none, or it was removed.
        """
        value = self.find(key)
        if value is None:
            raise NotFoundError(f"the {self._name} is not in the collection any more")
        return value

    def find(self, key: K) -> V | None:
        """Return the value with this id, or nothing."""
        row = self._connection.execute(self._sql.one, {"which": key}).first()
        return None if row is None else self._to_value(row)

    def get_many(self, keys: Iterable[K]) -> tuple[V, ...]:
        """Return the values with these ids in their order, without those missing."""
        wanted = list(keys)
        found: dict[Any, V] = {}
        for some in parts(wanted, _AT_ONCE):
            rows = self._connection.execute(self._sql.many, {"which": some})
            found |= {value.id: value for value in map(self._to_value, rows)}
        return tuple(found[key] for key in wanted if key in found)

    def add(self, *values: V) -> None:
        """Store new values, or bring back removed ones as they are given.

        Raises:
            ConflictError: One of them is in the collection already.
        """
        if not values:
            return
        rows = [{"uuid": value.id} | self._to_row(value) for value in values]
        result = self._connection.execute(self._sql.add, rows)
        if result.rowcount != len(rows):
            raise ConflictError(f"the {self._name} is in the collection already")
        self._restore_parts(values)
        self._note((None, value) for value in values)

    def replace(self, before: V, after: V) -> None:
        """Store a value in the place of another with the same id.

        Raises:
            ConflictError: The store no longer holds the value before.
        """
        self.replace_all(((before, after),))

    def replace_all(self, pairs: Iterable[tuple[V, V]]) -> None:
        """Store the second of each pair in the place of the first.

        Raises:
            ConflictError: The store no longer holds one of the first.
        """
        changed = [(before, after) for before, after in pairs if before != after]
        if not changed:
            return
        self._check_held([before for before, _ in changed])
        rows = (self._changed(before, after) for before, after in changed)
        for _, alike in groupby(rows, dict.keys):
            self._connection.execute(self._sql.replace, list(alike))
        self._note(changed)

    def remove(self, *values: V) -> None:
        """Take values out of the collection.

        Raises:
            ConflictError: The store no longer holds one of them.
        """
        if not values:
            return
        self._check_held(values)
        self._connection.execute(
            self._sql.remove, [{"which": value.id} for value in values]
        )
        self._remove_parts(values)
        self._note((value, None) for value in values)

    def _to_row(self, value: V) -> dict[str, Any]:
        raise NotImplementedError

    def _to_value(self, row: Sequence[Any]) -> V:
        raise NotImplementedError

    def _changed(self, before: V, after: V) -> dict[str, Any]:
        """Return the columns that differ: an index on another is not written to."""
        old, new = self._to_row(before), self._to_row(after)
        differing = {name: new[name] for name in new if new[name] != old[name]}
        return {"which": after.id} | differing

    def _restore_parts(self, values: Sequence[V]) -> None:
        """Bring back what was removed along with values that are added again."""

    def _remove_parts(self, values: Sequence[V]) -> None:
        """Remove what belongs to removed values."""

    def _values(self, rows: Iterable[Sequence[Any]]) -> tuple[V, ...]:
        return tuple(self._to_value(row) for row in rows)

    def _note(self, pairs: Iterable[tuple[V | None, V | None]]) -> None:
        self._edits += (
            Edit(cast("Stored | None", before), cast("Stored | None", after))
            for before, after in pairs
        )

    def _check_held(self, values: Sequence[V]) -> None:
        if len(values) == 1:  # one statement that is compiled already
            held = self.find(values[0].id) == values[0]
        else:
            held = self.get_many([value.id for value in values]) == tuple(values)
        if not held:
            raise ConflictError(
                f"the {self._name} has been changed since",
                remedy="Nothing was overwritten.",
            )


def _adding(table: Table) -> Insert:
    """Return an insertion that may take the place of a removed row, of no other."""
    adding = insert(table).inline()
    if "removed" not in table.c:
        return adding
    own = [c for c in table.c if c.name not in _KEPT]
    values = {c.name: adding.excluded[c.name] for c in own}
    return adding.on_conflict_do_update(
        index_elements=[table.c.uuid],
        set_=values | {"removed": 0},
        where=table.c.removed != 0,
    )


def parts(items: Sequence[Item], length: int) -> Iterator[Sequence[Item]]:
    """Yield items in their order, so many at a time."""
    for start in range(0, len(items), length):
        yield items[start : start + length]
