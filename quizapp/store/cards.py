"""The cards of a collection, and which of them comes next."""

# ruff: noqa: S608 - only names of ours are put into the queries

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, text

from quizapp.domain.cards import Card, State
from quizapp.domain.ids import BankId, CardId, LearnerId, QuestionId
from quizapp.domain.sessions import StudySession
from quizapp.store.columns import to_moment, to_number
from quizapp.store.learners import Learners
from quizapp.store.questions import Questions
from quizapp.store.repository import ITSELF, Repository, Statements
from quizapp.store.schema import LEARNING, NEW, REVIEWING, cards

_c = cards.c
_COLUMNS = (
    *(_c.uuid, _c.learner_id, _c.bank_id, _c.question_id, _c.ordinal, _c.state),
    *(_c.step, _c.stability, _c.difficulty, _c.due, _c.day, _c.last_review),
    *(_c.last_day, _c.lapses, _c.flagged, _c.suspended, _c.buried_until),
)
_SQL = Statements(cards, _COLUMNS)
_PAGE = 500

_OF_QUESTIONS = _SQL.all.where(
    _c.question_id.in_(bindparam("question_ids", expanding=True)),
    _c.learner_id == bindparam("learner_id"),
)
_TAKEN_OUT = select(*_COLUMNS).where(
    _c.uuid == bindparam("which"), _c.removed == ITSELF
)
_PAGE_OF_BANK = (
    select(_c.id, *_COLUMNS)
    .where(
        _c.bank_id == bindparam("bank_id"),
        _c.learner_id == bindparam("learner_id"),
        _c.id > bindparam("after"),
        _c.removed == 0,
    )
    .order_by(_c.id)
    .limit(_PAGE)
)


def _of_learner(*conditions: Any) -> Select[Any]:
    """Return the selection of a learner's cards of a bank under some conditions."""
    return select(*_COLUMNS).where(
        _c.learner_id == bindparam("learner_id"),
        _c.bank_id == bindparam("bank_id"),
        *conditions,
    )


_NEXT_REVIEW = (
    _of_learner(REVIEWING, _c.asks_day <= bindparam("day"))
    .order_by(_c.asks_day, _c.uuid)
    .limit(1)
)
_REVIEWS_BETWEEN = _of_learner(
    REVIEWING, _c.asks_day.between(bindparam("first_day"), bindparam("last_day"))
).order_by(_c.asks_day, _c.uuid)
# New cards that were put off until a day stand apart from the others in the index. The
# first of each such day is one seek, and there are few such days, if any.
_FIRST_NEW = (
    select(_c.id, _c.asks_day)
    .where(
        _c.learner_id == bindparam("learner_id"),
        _c.bank_id == bindparam("bank_id"),
        NEW,
        _c.asks_day > bindparam("after"),
        _c.asks_day <= bindparam("day"),
    )
    .order_by(_c.asks_day, _c.id)
    .limit(1)
)
_BY_KEY = select(*_COLUMNS).where(_c.id == bindparam("key"))
# One seek for each bank of the session, all in one statement.
_NEXT_LEARNING = (
    select(*_COLUMNS)
    .select_from(
        func.json_each(bindparam("bank_ids")).table_valued("value", name="bank")
    )
    .join(
        cards,
        _c.id
        == text(
            "(SELECT id FROM cards WHERE learner_id = :learner_id"
            " AND bank_id = bank.value"
            f" AND {LEARNING.text}"
            " AND due <= :moment AND asks_day <= :day ORDER BY due LIMIT 1)"
        ),
    )
)


class Cards(Repository[CardId, Card]):
    """What is asked, and when."""

    _sql = _SQL
    _name = "card"

    def of_question(
        self, question_id: QuestionId, learner_id: LearnerId
    ) -> tuple[Card, ...]:
        """Return a learner's cards of a question, in the order of its prompts."""
        return self.of_questions((question_id,), learner_id)

    def of_questions(
        self, question_ids: Iterable[QuestionId], learner_id: LearnerId
    ) -> tuple[Card, ...]:
        """Return a learner's cards of some questions, in their order."""
        wanted = list(question_ids)
        place = {question_id: i for i, question_id in enumerate(wanted)}
        found: list[Card] = []
        for start in range(0, len(wanted), _PAGE):
            some = wanted[start : start + _PAGE]
            given = {"question_ids": some, "learner_id": learner_id}
            found += self._values(self._connection.execute(_OF_QUESTIONS, given))
        return tuple(sorted(found, key=lambda c: (place[c.question_id], c.ordinal)))

    def taken_out(self, key: CardId) -> Card | None:
        """Return a card that was removed by itself as it was then, or nothing."""
        row = self._connection.execute(_TAKEN_OUT, {"which": key}).first()
        return None if row is None else self._to_value(row)

    def of_bank(self, bank_id: BankId, learner_id: LearnerId) -> Iterator[Card]:
        """Yield a learner's cards of a bank; they may be replaced meanwhile."""
        given = {"bank_id": bank_id, "learner_id": learner_id, "after": 0}
        while rows := self._connection.execute(_PAGE_OF_BANK, given).all():
            yield from (self._to_value(row[1:]) for row in rows)
            given["after"] = rows[-1][0]

    def next_learning(self, session: StudySession, moment: datetime) -> Card | None:
        """Return the card in its steps that was due first, if any is at a moment."""
        learner = Learners(self._connection, []).get(session.learner_id)
        given = {
            "bank_ids": json.dumps(session.bank_ids),
            "learner_id": session.learner_id,
            "moment": to_number(moment),
            "day": learner.day(moment),
        }
        found = self._values(self._connection.execute(_NEXT_LEARNING, given))
        return min(found, key=lambda card: (card.due, card.id), default=None)

    def next_review(
        self, learner_id: LearnerId, bank_id: BankId, day: int
    ) -> Card | None:
        """Return the review card that has been due longest, if any is on a day."""
        given = {"learner_id": learner_id, "bank_id": bank_id, "day": day}
        row = self._connection.execute(_NEXT_REVIEW, given).first()
        return None if row is None else self._to_value(row)

    def reviews_between(
        self, learner_id: LearnerId, bank_id: BankId, first_day: int, last_day: int
    ) -> tuple[Card, ...]:
        """Return the review cards due on some days, those due first at the front."""
        given: dict[str, Any] = {"learner_id": learner_id, "bank_id": bank_id}
        given |= {"first_day": first_day, "last_day": last_day}
        return self._values(self._connection.execute(_REVIEWS_BETWEEN, given))

    def next_new(self, learner_id: LearnerId, bank_id: BankId, day: int) -> Card | None:
        """Return the new card that was added first, without those put off."""
        given = {"learner_id": learner_id, "bank_id": bank_id, "day": day, "after": -1}
        keys: list[int] = []
        while row := self._connection.execute(_FIRST_NEW, given).first():
            key, given["after"] = row
            keys.append(key)
        if not keys:
            return None
        return self._to_value(
            self._connection.execute(_BY_KEY, {"key": min(keys)}).one()
        )

    def siblings(self, card: Card) -> tuple[Card, ...]:
        """Return the learner's other cards that ask for the same.

        They are the question's other cards, and those of questions whose evidence
        overlaps.
        """
        questions = Questions(self._connection, [])
        question = questions.find(card.question_id)
        others = questions.overlapping(question) if question else ()
        found = self.of_questions((card.question_id, *others), card.learner_id)
        return tuple(sibling for sibling in found if sibling.id != card.id)

    def _to_row(self, value: Card) -> dict[str, Any]:
        return {
            "learner_id": value.learner_id,
            "bank_id": value.bank_id,
            "question_id": value.question_id,
            "ordinal": value.ordinal,
            "state": value.state.value,
            "step": value.step,
            "stability": value.stability,
            "difficulty": value.difficulty,
            "due": value.due and to_number(value.due),
            "day": value.day,
            "last_review": value.last_review and to_number(value.last_review),
            "last_day": value.last_day,
            "lapses": value.lapses,
            "flagged": value.flagged,
            "suspended": value.suspended,
            "buried_until": value.buried_until,
            "asks_day": max(value.day or 0, value.buried_until or 0),
        }

    def _to_value(self, row: Sequence[Any]) -> Card:
        key, learner, bank, question, ordinal, state, step, stability, *rest = row
        difficulty, due, day, last_review, last_day, lapses, *flags = rest
        flagged, suspended, buried_until = flags
        return Card(
            id=key,
            learner_id=learner,
            bank_id=bank,
            question_id=question,
            ordinal=ordinal,
            state=State(state),
            step=step,
            stability=stability,
            difficulty=difficulty,
            due=None if due is None else to_moment(due),
            day=day,
            last_review=None if last_review is None else to_moment(last_review),
            last_day=last_day,
            lapses=lapses,
            flagged=bool(flagged),
            suspended=bool(suspended),
            buried_until=buried_until,
        )
