"""Cards that a learner picks for custom study, whatever is due."""

# ruff: noqa: S608 - only names of ours are put into the queries

from sqlalchemy import Connection, text

from quizapp.domain.ids import BankId, CardId, LearnerId
from quizapp.domain.sessions import Pick, Wish

_ACTIVE = (
    "FROM cards WHERE bank_id = :bank_id AND learner_id = :learner_id"
    " AND removed = 0 AND suspended = 0 AND coalesce(buried_until, 0) <= :today"
)
# Few cards are named: they are looked up, not the bank gone through (hence the signs).
_NAMED = _ACTIVE.replace("bank_id =", "+bank_id =").replace("learner_", "+learner_", 1)
_AHEAD = (
    "FROM cards WHERE learner_id = :learner_id AND bank_id = :bank_id"
    " AND state = 'review' AND suspended = 0 AND removed = 0"
    " AND asks_day > :today AND asks_day <= :until ORDER BY asks_day, uuid"
)
_FROM = {
    Pick.AHEAD: _AHEAD,
    Pick.MISSED: f"{_NAMED} AND uuid IN"
    " (SELECT card_id FROM reviews WHERE day = :today AND rating = 1)",
    Pick.TAGGED: f"{_NAMED} AND question_key IN"
    " (SELECT question FROM question_tags WHERE tag = :tag)",
    Pick.FLAGGED: f"{_ACTIVE} AND flagged = 1",
    Pick.ALL: _ACTIVE,
}
_IDS = {pick: text(f"SELECT uuid {rest}") for pick, rest in _FROM.items()}
_COUNTS = {pick: text(f"SELECT count(*) {rest}") for pick, rest in _FROM.items()}
_TO_COME = text(
    "SELECT uuid FROM cards WHERE learner_id = :learner_id AND removed = 0"
    " AND (last_day > :day OR buried_until > :day + 1)"
)
_ALL_TAGS = text(
    "WITH RECURSIVE found (tag) AS (SELECT min(tag) FROM question_tags UNION ALL"
    " SELECT (SELECT min(tag) FROM question_tags WHERE tag > found.tag) FROM found"
    " WHERE found.tag IS NOT NULL) SELECT tag FROM found WHERE tag IS NOT NULL"
)
_TAGS = text(
    "SELECT DISTINCT tag FROM question_tags JOIN questions"
    " ON questions.id = question_tags.question"
    " WHERE bank_id = :bank_id AND removed = 0"
)


class Picks:
    """Which cards a wish finds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, wish: Wish, learner_id: LearnerId, bank_id: BankId, today: int
    ) -> tuple[CardId, ...]:
        """Return a learner's cards of a bank that a wish picks on a day."""
        given = _given(wish, learner_id, bank_id, today)
        return tuple(self._connection.execute(_IDS[wish.pick], given).scalars())

    def count(
        self, wish: Wish, learner_id: LearnerId, bank_id: BankId, today: int
    ) -> int:
        """Return how many they are."""
        given = _given(wish, learner_id, bank_id, today)
        return self._connection.scalar(_COUNTS[wish.pick], given) or 0

    def to_come(self, learner_id: LearnerId, day: int) -> tuple[CardId, ...]:
        """Return the cards that were answered after a day, or put off until later."""
        given = {"learner_id": learner_id, "day": day}
        return tuple(self._connection.execute(_TO_COME, given).scalars())

    def all_tags(self) -> tuple[str, ...]:
        """Return the tags of all questions, a seek each."""
        return tuple(self._connection.execute(_ALL_TAGS).scalars())

    def tags(self, bank_id: BankId) -> tuple[str, ...]:
        """Return the tags of a bank's questions."""
        return tuple(self._connection.execute(_TAGS, {"bank_id": bank_id}).scalars())


def _given(
    wish: Wish, learner_id: LearnerId, bank_id: BankId, today: int
) -> dict[str, str | int]:
    given: dict[str, str | int] = {"learner_id": learner_id, "bank_id": bank_id}
    given["today"] = today
    if wish.pick is Pick.AHEAD:
        given["until"] = today + wish.days
    if wish.pick is Pick.TAGGED:
        given["tag"] = wish.tag
    return given
