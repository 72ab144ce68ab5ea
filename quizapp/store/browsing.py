"""All cards of a learner as one long list: searched, sorted, and read row by row."""

# ruff: noqa: S608 - only names of ours are put into the queries

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, text

from quizapp.domain.browsing import Column, Listed, Order
from quizapp.domain.cards import Card
from quizapp.domain.forgetting import Forgetting, forgetting
from quizapp.domain.ids import BankId, CardId, CardKey, QuestionId
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question
from quizapp.domain.searches.tree import Search
from quizapp.store.banks import Banks
from quizapp.store.cards import Cards
from quizapp.store.columns import to_options
from quizapp.store.conditions import Around, Conditions
from quizapp.store.questions import Questions

_QUESTION = " JOIN questions AS q ON q.id = c.question_key"
_BANK = " JOIN banks AS b ON b.uuid = c.bank_id"
_STATES = (
    "CASE c.state WHEN 'new' THEN 0 WHEN 'learning' THEN 1 WHEN 'review' THEN 2"
    " ELSE 3 END"
)
_ORDERS = {
    Column.QUESTION: (_QUESTION, "q.stem COLLATE NOCASE"),
    Column.ANSWER: (_QUESTION, "q.key COLLATE NOCASE"),
    Column.BANK: (_BANK, "b.name COLLATE NOCASE"),
    Column.KIND: (_QUESTION, "q.kind"),
    Column.TAGS: (_QUESTION, "nullif(q.tags, '[]') COLLATE NOCASE"),
    Column.STATE: ("", _STATES),
    Column.DUE: ("", "c.due"),
    Column.INTERVAL: ("", "c.day - c.last_day"),
    Column.STABILITY: ("", "c.stability"),
    Column.DIFFICULTY: ("", "c.difficulty"),
    Column.LAPSES: ("", "c.lapses"),
    Column.REPS: ("", "c.reps"),
    Column.LAST_REVIEW: ("", "c.last_review"),
    Column.ADDED: (_QUESTION, "q.created"),
    Column.EDITED: (_QUESTION, "q.modified"),
}
_ROWS = text(
    "SELECT id, uuid, question_id, reps FROM cards"
    " WHERE id IN (SELECT value FROM json_each(:keys)) AND removed = 0"
)
_PARAMETERS = text("SELECT uuid, options FROM parameters")
_OTHERWISE = text(
    "SELECT c.id, c.uuid FROM json_each(:keys) AS k CROSS JOIN cards AS c"
    " ON c.id = k.value AND c.removed = 0 AND c.state != 'new' AND EXISTS"
    " (SELECT 1 FROM reviews AS r WHERE r.card_id = c.uuid"
    " AND c.bank_id || '/' || r.parameters_id IN"
    " (SELECT value FROM json_each(:others)))"
)
# Each tag is one seek from the tag before it, however many questions have it.
_TAGS = text(
    "WITH RECURSIVE tags(tag) AS (SELECT min(tag) FROM question_tags UNION ALL"
    " SELECT (SELECT min(tag) FROM question_tags WHERE tag > tags.tag) FROM tags"
    " WHERE tag IS NOT NULL) SELECT tag FROM tags WHERE tag IS NOT NULL"
)
_ARTICLES = text("SELECT uuid, title FROM articles WHERE removed = 0")


class Browsing:
    """Finds cards by a search, and reads what rows show of them."""

    def __init__(self, connection: Connection, banks: Banks) -> None:
        self._connection = connection
        self._banks = banks

    def find(
        self, search: Search, order: Order, learner: Learner, now: datetime
    ) -> Sequence[CardKey]:
        """Return the keys of a learner's cards that a search holds of, in order."""
        around = self._around(learner, now)
        conditions = Conditions(around)
        where = conditions.of(search)
        join, by = self._order(order, around)
        query = (
            f"SELECT json_group_array(id) FROM (SELECT c.id FROM cards AS c{join}"
            f" WHERE c.learner_id = :learner AND c.removed = 0 AND ({where})"
            f" ORDER BY {by})"
        )
        # One text is read far faster than as many rows.
        found = self._connection.execute(text(query), conditions.given).scalar_one()
        return cast("Sequence[CardKey]", array("q", json.loads(found)))

    def listed(
        self, keys: Iterable[CardKey], learner: Learner, now: datetime
    ) -> Mapping[CardKey, Listed]:
        """Return what rows show of some cards, without those that are gone."""
        rows = self._connection.execute(_ROWS, {"keys": json.dumps(list(keys))}).all()
        cards = self._cards([row.uuid for row in rows])
        questions = self._questions([row.question_id for row in rows])
        around = self._around(learner, now)
        return {
            row.id: Listed(
                key=row.id,
                card=cards[row.uuid],
                question=questions[row.question_id],
                bank_name=around.banks[cards[row.uuid].bank_id],
                recall=_recall(cards[row.uuid], around),
                reps=row.reps,
            )
            for row in rows
        }

    def weighed_otherwise(
        self, keys: Iterable[CardKey], learner: Learner
    ) -> Mapping[CardKey, Card]:
        """Return the cards whose log was made with other weights than hold now.

        Their memory has to be worked out anew before an entry is appended.
        """
        others = [
            f"{bank.id}/{key}"
            for bank in self._banks.all()
            for key, options in self._connection.execute(_PARAMETERS)
            if to_options(options).parameters
            != learner.studying(bank.options).parameters
        ]
        if not others:
            return {}
        given = {"keys": json.dumps(list(keys)), "others": json.dumps(others)}
        rows: dict[CardKey, CardId] = dict(
            self._connection.execute(_OTHERWISE, given).all()
        )
        cards = self._cards(list(rows.values()))
        return {key: cards[card_id] for key, card_id in rows.items()}

    def names(self) -> Mapping[str, Sequence[str]]:
        """Return the names that a search may use, by the keys they stand after."""
        titles = sorted(set(self._titles().values()) - {""}, key=str.casefold)
        banks = [bank.name for bank in self._banks.all()]
        tags = sorted(self._tags(), key=str.casefold)
        return {"bank": banks, "tag": tags, "article": titles}

    def _order(self, order: Order, around: Around) -> tuple[str, str]:
        """Return what is joined and what is sorted by; empty values come last."""
        if order.column is None:
            return "", "c.id DESC" if order.descending else "c.id"
        if order.column is Column.RETRIEVABILITY:
            join, by = "", _faded(around)
        else:
            join, by = _ORDERS[order.column]
        way = "DESC" if order.descending else "ASC"
        return join, f"{by} {way} NULLS LAST, c.id"

    def _around(self, learner: Learner, now: datetime) -> Around:
        banks = self._banks.all()
        return Around(
            learner=learner,
            now=now,
            banks={bank.id: bank.name for bank in banks},
            fading={b.id: forgetting(learner.studying(b.options)) for b in banks},
            tags=self._tags,
            articles=self._titles,
        )

    def _tags(self) -> tuple[str, ...]:
        return tuple(self._connection.execute(_TAGS).scalars())

    def _titles(self) -> Mapping[str, str]:
        return dict(self._connection.execute(_ARTICLES).all())

    def _cards(self, ids: list[CardId]) -> Mapping[CardId, Card]:
        found = Cards(self._connection, []).get_many(ids)
        return {card.id: card for card in found}

    def _questions(self, ids: list[QuestionId]) -> Mapping[QuestionId, Question]:
        found = Questions(self._connection, []).get_many(set(ids))
        return {question.id: question for question in found}


def _faded(around: Around) -> str:
    """Return what a card's recall today is in SQL, by how its bank's memories fade."""
    ways: dict[Forgetting, list[BankId]] = {}
    for bank_id, way in around.fading.items():
        ways.setdefault(way, []).append(bank_id)
    cases = " ".join(
        f"WHEN c.bank_id IN ({', '.join(map(repr, banks))}) THEN {_faded_by(way)}"
        for way, banks in ways.items()
    )
    if len(ways) == 1:
        return _faded_by(next(iter(ways)))
    return f"CASE {cases} END" if cases else "NULL"


def _faded_by(way: Forgetting) -> str:
    passed = "max(:today - c.last_day, 0)"
    return f"power_of(1 + {way.factor!r} * {passed} / c.stability, {-way.decay!r})"


def _recall(card: Card, around: Around) -> float | None:
    if card.stability is None or card.last_day is None:
        return None
    days = max(around.today - card.last_day, 0)
    return around.fading[card.bank_id].recall(days, card.stability)
