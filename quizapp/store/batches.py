"""Many cards or questions changed alike, by statements over all of them at once."""

# ruff: noqa: S608 - only names of ours are put into the queries

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from quizapp.domain.cards import Card, Review
from quizapp.domain.changes import Batch, Edit
from quizapp.domain.errors import ConflictError
from quizapp.domain.ids import BankId, BatchId, CardKey, ParametersId, time_ordered_id
from quizapp.domain.questions import Question
from quizapp.store.columns import to_json, to_number
from quizapp.store.kept import AFTER, BEFORE, Facts, Kept

_CHOSEN = "id IN (SELECT value FROM json_each(:keys))"
_QUESTIONS = f"id IN (SELECT question_key FROM cards WHERE {_CHOSEN} AND removed = 0)"
_CARDS_OF_KEPT = (
    "question_key IN (SELECT id FROM temp.kept_questions"
    f" WHERE number = :number AND side = {BEFORE})"
)
_RESET = {
    "state": "'new'",
    **dict.fromkeys(("step", "stability", "difficulty", "due", "day"), "NULL"),
    **dict.fromkeys(("last_review", "last_day"), "NULL"),
    "lapses": "0",
    "asks_day": "coalesce(buried_until, 0)",
}
# Days are dealt out in turn; a new card has no due date and is put off instead.
_DEAL = "((row_number() OVER (ORDER BY id) - 1) % :days)"
_DAY = f":first + {_DEAL}"
_DUE = f"json_extract(:begins, '$[' || {_DEAL} || ']')"
_MOVED = {
    "due": f"CASE state WHEN 'new' THEN NULL ELSE {_DUE} END",
    "day": f"CASE state WHEN 'new' THEN NULL ELSE {_DAY} END",
    "buried_until": f"CASE state WHEN 'new' THEN {_DAY} END",
    "asks_day": _DAY,
}
_SIGN = text(
    "UPDATE devices SET next_seq = next_seq + :count"
    " WHERE id = (SELECT max(id) FROM devices) RETURNING uuid, next_seq - :count"
)
_LOG = text(
    "INSERT INTO reviews (uuid, card_id, learner_id, bank_id, reviewed_at, day,"
    " due_after, day_after, parameters_id, state_before, step_before,"
    " stability_before, difficulty_before, duration_ms, response, device_id, seq)"
    " SELECT :prefix || printf('%08x', c.id), c.uuid, c.learner_id, c.bank_id, :moment,"
    " coalesce(a.last_day, :today), coalesce(a.due, :moment), coalesce(a.day, 0),"
    " (SELECT value FROM json_each(:parameters) WHERE key = c.bank_id), b.state,"
    " b.step, b.stability, b.difficulty, 0, '', :device,"
    " :seq + row_number() OVER (ORDER BY b.id) - 1"
    " FROM temp.kept_cards AS b JOIN cards AS c ON c.id = b.id"
    " JOIN temp.kept_cards AS a"
    f" ON a.number = b.number AND a.side = {AFTER} AND a.id = b.id"
    f" WHERE b.number = :number AND b.side = {BEFORE} AND b.state != 'new'"
)
_LOGGED = text(
    "SELECT count(*) FROM temp.kept_cards"
    f" WHERE number = :number AND side = {BEFORE} AND state != 'new'"
)
_ENTRIES = "device_id = :device AND seq BETWEEN :first AND :last"
_OLD_ENTRY = text(
    f"SELECT 1 FROM reviews AS r WHERE {_ENTRIES}"
    " AND id != (SELECT max(id) FROM reviews WHERE card_id = r.card_id) LIMIT 1"
)
_UNLOG = text(f"DELETE FROM reviews WHERE {_ENTRIES}")
_TAGS = text(f"SELECT DISTINCT tags FROM questions WHERE {_QUESTIONS} AND removed = 0")
_TYPES = {"cards": Card, "questions": Question}


@dataclass(frozen=True, slots=True)
class Entries:
    """What the entries of the log that tell of a batch have in common.

    Attributes:
        prefix: What their ids begin with; the keys of the cards follow.
        parameters: The ids of the options they are made with, by bank, as JSON.
    """

    prefix: str
    parameters: str
    today: int
    moment: int


class Batches:
    """Changes many at once; each change is one edit that can be undone.

    Each returns how many cards or questions it changed.
    """

    def __init__(self, connection: Connection, edits: list[Edit]) -> None:
        self._connection = connection
        self._edits = edits
        self._kept = Kept(connection)

    def flag(self, keys: Iterable[CardKey], *, flagged: bool) -> int:
        """Flag cards, or take their flags away."""
        return self._set(keys, {"flagged": ":wanted"}, flagged)

    def suspend(self, keys: Iterable[CardKey], *, suspended: bool) -> int:
        """Stop asking cards, or ask them again."""
        return self._set(keys, {"suspended": ":wanted"}, suspended)

    def bury(self, keys: Iterable[CardKey], until: int | None) -> int:
        """Put cards off until a day, or ask them again where it is none."""
        asks_day = "max(coalesce(day, 0), coalesce(:wanted, 0))"
        return self._set(keys, {"buried_until": ":wanted", "asks_day": asks_day}, until)

    def reset(self, keys: Iterable[CardKey], log: Entries) -> int:
        """Make cards new again, and tell the log."""
        where = f"{_CHOSEN} AND state != 'new'"
        return self._cards(where, _RESET, {"keys": _list(keys)}, log)

    def place(
        self,
        keys: Iterable[CardKey],
        first: int,
        begins: Sequence[datetime],
        log: Entries,
    ) -> int:
        """Deal cards out to days from a first one on, and tell the log.

        The days are given by the moments at which they begin.
        """
        moments = json.dumps([to_number(begin) for begin in begins])
        given = {"first": first, "days": len(begins), "begins": moments}
        return self._cards(_CHOSEN, _MOVED, given | {"keys": _list(keys)}, log)

    def move(self, keys: Iterable[CardKey], bank_id: BankId) -> int:
        """Put the questions of cards into a bank, with all their cards."""
        number = self._kept.begin()
        given = {"keys": _list(keys), "bank": bank_id}
        where = f"{_QUESTIONS} AND bank_id != :bank"
        count = self._kept.keep(number, "questions", where, given)
        self._kept.keep(number, "cards", _CARDS_OF_KEPT, {})
        for table in ("questions", "cards"):
            self._kept.become(number, table, {"bank_id": ":bank"}, given)
        columns = {"questions": ("bank_id",), "cards": ("bank_id",)}
        return self._finish(number, Facts(columns), count)

    def tag(
        self, keys: Iterable[CardKey], add: Sequence[str], remove: Sequence[str]
    ) -> int:
        """Give the questions of cards tags and take others from them."""
        number = self._kept.begin()
        given = {"keys": _list(keys)}
        found = self._connection.execute(_TAGS, given).scalars()
        tagged = {old: to_json(_tagged(json.loads(old), add, remove)) for old in found}
        differing = {old: new for old, new in tagged.items() if old != new}
        given["tags"] = json.dumps(differing)
        where = f"{_QUESTIONS} AND tags IN (SELECT key FROM json_each(:tags))"
        count = self._kept.keep(number, "questions", where, given)
        value = "(SELECT value FROM json_each(:tags) WHERE key = tags)"
        self._kept.become(number, "questions", {"tags": value}, given)
        return self._finish(number, Facts({"questions": ("tags",)}), count)

    def add(self, *batches: Batch) -> None:
        """Do batches again that were taken back."""
        for batch in batches:
            self._kept.check(batch.id, BEFORE)
            self._kept.put(batch.id, AFTER)
            self._append(batch.id)
            self._edits.append(Edit(None, batch))

    def remove(self, *batches: Batch) -> None:
        """Take batches back.

        Raises:
            ConflictError: Something newer stands there, or they are kept no more.
        """
        for batch in batches:
            self._kept.check(batch.id, AFTER)
            self._take_out(batch.id)
            self._kept.put(batch.id, BEFORE)
            self._edits.append(Edit(batch, None))

    def _set(
        self, keys: Iterable[CardKey], values: Mapping[str, str], wanted: int | None
    ) -> int:
        """Set columns of cards, the first of them to what is wanted."""
        where = f"{_CHOSEN} AND {next(iter(values))} IS NOT :wanted"
        return self._cards(where, values, {"keys": _list(keys), "wanted": wanted})

    def _cards(
        self,
        where: str,
        values: Mapping[str, str],
        given: Mapping[str, Any],
        log: Entries | None = None,
    ) -> int:
        number = self._kept.begin()
        count = self._kept.keep(number, "cards", where, given)
        self._kept.become(number, "cards", values, given)
        facts = Facts({"cards": tuple(values)}, asdict(log) if log else None)
        return self._finish(number, facts, count)

    def _finish(self, number: int, facts: Facts, count: int) -> int:
        """Write what a batch became and note it as one edit, if it is anything."""
        if not count:
            return 0
        self._kept.note(number, facts)
        self._kept.put(number, AFTER)
        self._append(number)
        types = tuple(_TYPES[table] for table in facts.columns)
        types += (Review,) if facts.log else ()
        batch = Batch(BatchId(number), count, types, self._kept.banks(number))
        self._edits.append(Edit(None, batch))
        return count

    def _append(self, number: int) -> None:
        """Append to the log what a batch has to tell it."""
        facts = self._kept.facts(number)
        if facts.log is None:
            return
        count = self._connection.scalar(_LOGGED, {"number": number})
        device, first = self._connection.execute(_SIGN, {"count": count}).one()
        given = {"number": number, "device": device, "seq": first, **facts.log}
        self._connection.execute(_LOG, given)
        entries = (device, first, first + count - 1)
        self._kept.note(number, replace(facts, entries=entries))

    def _take_out(self, number: int) -> None:
        """Take a batch's entries out of the log, each the newest of its card."""
        entries = self._kept.facts(number).entries
        if entries is None:
            return
        given = dict(zip(("device", "first", "last"), entries, strict=True))
        if self._connection.scalar(_OLD_ENTRY, given) is not None:
            raise ConflictError(
                "one of the cards has been reviewed again since",
                remedy="Nothing was changed.",
            )
        self._connection.execute(_UNLOG, given)


def entries(
    parameters: Mapping[BankId, ParametersId], today: int, now: datetime
) -> Entries:
    """Return what entries of the log are made of."""
    return Entries(
        time_ordered_id()[:24], json.dumps(parameters), today, to_number(now)
    )


def _list(keys: Iterable[CardKey]) -> str:
    return json.dumps(list(keys))


def _tagged(
    tags: Sequence[str], add: Sequence[str], remove: Sequence[str]
) -> tuple[str, ...]:
    kept = [tag for tag in tags if tag not in remove]
    return tuple(dict.fromkeys((*kept, *add)))
