"""The questions of a collection."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select, text, update

from quizapp.domain.articles import Evidence, Span
from quizapp.domain.codec import decode
from quizapp.domain.difficulty import Thinking
from quizapp.domain.ids import ArticleId, BankId, QuestionId
from quizapp.domain.questions import Body, Question, QuestionListing
from quizapp.domain.quizzes import Drawable
from quizapp.store.columns import to_json, to_moment, to_number
from quizapp.store.repository import WITH_QUESTION, Repository, Statements
from quizapp.store.schema import PRESENT, banks, cards, questions
from quizapp.store.searching import to_match, to_searchable

_q = questions.c
_COLUMNS = (
    *(_q.uuid, _q.bank_id, _q.stem, _q.body, _q.feedback, _q.default_mark, _q.tags),
    *(_q.created, _q.modified, _q.origin, _q.thinking, _q.difficulty, _q.author),
    *(_q.article_id, _q.evidence_start, _q.evidence_end, _q.quote),
)
_SQL = Statements(questions, _COLUMNS)

_IN_BANK = (_q.bank_id == bindparam("bank_id"), PRESENT)
_OF_BANK = select(*_COLUMNS).where(*_IN_BANK).order_by(_q.id)
_IDS = select(_q.uuid).where(*_IN_BANK).order_by(_q.id)
_LISTINGS = (
    select(
        *(_q.uuid, _q.bank_id, _q.kind, _q.stem, _q.key),
        *(_q.tags, _q.article_id.is_not(None), _q.author),
    )
    .where(*_IN_BANK)
    .order_by(_q.id)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_DRAWABLE = select(_q.uuid, _q.kind, _q.tags, _q.difficulty).where(*_IN_BANK)
_DRAWABLE = _DRAWABLE.order_by(_q.id)
_COUNT = select(banks.c.questions).where(banks.c.uuid == bindparam("bank_id"))
_FOUND = """
    SELECT q.uuid, q.bank_id, q.kind, q.stem, q.key,
        q.tags, q.article_id IS NOT NULL, q.author
    FROM question_words CROSS JOIN questions AS q ON q.id = question_words.rowid
    WHERE question_words MATCH :match AND q.removed = 0
"""
_SEARCH = text(f"{_FOUND} LIMIT :limit")
_SEARCH_BANK = text(f"{_FOUND} AND q.bank_id = :bank_id LIMIT :limit")
_TAGS = text("""
    SELECT tag.value FROM questions AS q, json_each(q.tags) AS tag
    WHERE q.removed = 0 AND q.tags <> '[]'
    GROUP BY tag.value ORDER BY count(*) DESC, tag.value
""")
_OVERLAPPING = select(_q.uuid).where(
    text("article_id IS NOT NULL"),
    _q.article_id == bindparam("article_id"),
    _q.evidence_start < bindparam("end"),
    _q.evidence_end > bindparam("start"),
    _q.removed == 0,
    _q.uuid != bindparam("which"),
)
_REMOVE_CARDS = (
    update(cards)
    .where(cards.c.question_id == bindparam("which"))
    .values(removed=cards.c.removed.bitwise_or(WITH_QUESTION))
)
_RESTORE_CARDS = (
    update(cards)
    .where(cards.c.question_id == bindparam("which"))
    .where(cards.c.removed.bitwise_and(WITH_QUESTION) != 0)
    .values(removed=cards.c.removed.bitwise_and(~WITH_QUESTION))
)


class Questions(Repository[QuestionId, Question]):
    """The questions; one that is removed takes its cards along."""

    _sql = _SQL
    _name = "question"

    def of_bank(self, bank_id: BankId) -> tuple[Question, ...]:
        """Return the questions of a bank in the order they were added."""
        return self._values(self._connection.execute(_OF_BANK, {"bank_id": bank_id}))

    def ids_of_bank(self, bank_id: BankId) -> tuple[QuestionId, ...]:
        """Return their ids in the same order."""
        return tuple(self._connection.execute(_IDS, {"bank_id": bank_id}).scalars())

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, those of most questions first."""
        return tuple(self._connection.execute(_TAGS).scalars())

    def count(self, bank_id: BankId) -> int:
        """Return how many questions a bank has."""
        return self._connection.scalar(_COUNT, {"bank_id": bank_id}) or 0

    def listings(
        self, bank_id: BankId, offset: int = 0, limit: int = -1
    ) -> tuple[QuestionListing, ...]:
        """Return what a list shows of the questions of a bank, all without a limit."""
        wanted = {"bank_id": bank_id, "offset": offset, "limit": limit}
        return _listings(self._connection.execute(_LISTINGS, wanted))

    def drawable(self, bank_id: BankId) -> tuple[Drawable, ...]:
        """Return what a quiz draws from, in the order they were added."""
        rows = self._connection.execute(_DRAWABLE, {"bank_id": bank_id})
        return tuple(
            Drawable(key, kind, _to_tags(tags), difficulty)
            for key, kind, tags, difficulty in rows
        )

    def search(
        self, text: str, bank_id: BankId | None = None, limit: int = 50
    ) -> tuple[QuestionListing, ...]:
        """Return the first questions whose stem and answers hold all words of a text.

        The last word may be the beginning of one. Accents and case do not matter.
        """
        match = to_match(text)
        if not match:
            return ()
        wanted = {"match": match, "limit": limit}
        if bank_id is None:
            return _listings(self._connection.execute(_SEARCH, wanted))
        wanted["bank_id"] = bank_id
        return _listings(self._connection.execute(_SEARCH_BANK, wanted))

    def overlapping(self, question: Question) -> tuple[QuestionId, ...]:
        """Return the other questions whose evidence overlaps that of a question."""
        if question.evidence is None:
            return ()
        wanted = {
            "article_id": question.evidence.article_id,
            "start": question.evidence.span.start,
            "end": question.evidence.span.end,
            "which": question.id,
        }
        return tuple(self._connection.execute(_OVERLAPPING, wanted).scalars())

    def _to_row(self, value: Question) -> dict[str, Any]:
        evidence = value.evidence
        return {
            "bank_id": value.bank_id,
            "kind": value.body.name,
            "stem": value.stem,
            "key": value.key() if value.body.prompts else "",
            "body": to_json(value.body),
            "feedback": value.feedback,
            "default_mark": value.default_mark,
            "tags": to_json(value.tags),
            "article_id": evidence and evidence.article_id,
            "evidence_start": evidence and evidence.span.start,
            "evidence_end": evidence and evidence.span.end,
            "quote": evidence and evidence.quote,
            "created": value.created and to_number(value.created),
            "modified": value.modified and to_number(value.modified),
            "origin": value.origin,
            "thinking": value.thinking,
            "difficulty": value.difficulty,
            "author": value.author,
            "searchable": to_searchable(value.stem, *value.body.words()),
        }

    def _to_value(self, row: Sequence[Any]) -> Question:
        key, bank_id, stem, body, feedback, mark, tags, created, modified, *rest = row
        origin, thinking, difficulty, author, *evidence = rest
        return Question(
            id=key,
            bank_id=bank_id,
            stem=stem,
            body=decode(Body, json.loads(body)),  # type: ignore[type-abstract]
            feedback=feedback,
            default_mark=mark,
            tags=_tags(tags),
            evidence=_to_evidence(*evidence),
            created=None if created is None else to_moment(created),
            modified=None if modified is None else to_moment(modified),
            origin=origin,
            thinking=thinking and Thinking(thinking),
            difficulty=difficulty,
            author=author,
        )

    def _remove_parts(self, values: Sequence[Question]) -> None:
        self._connection.execute(_REMOVE_CARDS, [{"which": v.id} for v in values])

    def _restore_parts(self, values: Sequence[Question]) -> None:
        self._connection.execute(_RESTORE_CARDS, [{"which": v.id} for v in values])


@lru_cache(maxsize=1024)
def _to_tags(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _listings(rows: Iterable[Sequence[Any]]) -> tuple[QuestionListing, ...]:
    return tuple(
        QuestionListing(key, bank_id, kind, stem, answer, _tags(tags), bool(proved), by)
        for key, bank_id, kind, stem, answer, tags, proved, by in rows
    )


@lru_cache(maxsize=1024)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _to_evidence(
    article_id: ArticleId | None, start: int, end: int, quote: str
) -> Evidence | None:
    return Evidence(article_id, Span(start, end), quote) if article_id else None
