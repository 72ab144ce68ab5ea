"""The banks of a collection."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.domain.banks import Bank
from quizapp.domain.ids import BankId
from quizapp.store.columns import to_json, to_options
from quizapp.store.repository import WITH_BANK, Repository, Statements
from quizapp.store.schema import banks, cards, questions

_COLUMNS = (
    banks.c.uuid,
    banks.c.name,
    banks.c.description,
    banks.c.language,
    banks.c.author,
    banks.c.license,
    banks.c.archived,
    banks.c.options,
)
_SQL = Statements(banks, _COLUMNS)
_REMOVE_PARTS = [
    update(table)
    .where(table.c.bank_id == bindparam("which"))
    .values(removed=table.c.removed.bitwise_or(WITH_BANK))
    for table in (questions, cards)
]
_RESTORE_PARTS = [
    update(table)
    .where(table.c.bank_id == bindparam("which"))
    .where(table.c.removed.bitwise_and(WITH_BANK) != 0)
    .values(removed=table.c.removed.bitwise_and(~WITH_BANK))
    for table in (questions, cards)
]


class Banks(Repository[BankId, Bank]):
    """The banks; one that is removed takes its questions and cards along."""

    _sql = _SQL
    _name = "bank"

    def all(self) -> tuple[Bank, ...]:
        """Return all banks, archived ones too, by name."""
        found = self._values(self._connection.execute(_SQL.all))
        return tuple(sorted(found, key=lambda bank: (bank.name.casefold(), bank.id)))

    def _to_row(self, value: Bank) -> dict[str, Any]:
        return {
            "name": value.name,
            "description": value.description,
            "language": value.language,
            "author": value.author,
            "license": value.license,
            "archived": value.archived,
            "options": to_json(value.options),
        }

    def _to_value(self, row: Sequence[Any]) -> Bank:
        key, name, description, language, author, license_, archived, options = row
        return Bank(
            id=key,
            name=name,
            description=description,
            language=language,
            author=author,
            license=license_,
            archived=bool(archived),
            options=to_options(options),
        )

    def _remove_parts(self, values: Sequence[Bank]) -> None:
        self._run(_REMOVE_PARTS, values)

    def _restore_parts(self, values: Sequence[Bank]) -> None:
        self._run(_RESTORE_PARTS, values)

    def _run(self, statements: Sequence[Any], values: Sequence[Bank]) -> None:
        for statement in statements:
            self._connection.execute(statement, [{"which": v.id} for v in values])
