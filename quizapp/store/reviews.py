"""The review log of a collection: entries are added, and the newest undone."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, select, text

from quizapp.domain.cards import Rating, Review, State
from quizapp.domain.errors import ConflictError
from quizapp.domain.ids import BankId, CardId, DeviceId, LearnerId, ReviewId
from quizapp.domain.proposing import LATEST
from quizapp.domain.sessions import Pace
from quizapp.store.columns import to_moment, to_number
from quizapp.store.repository import Repository, Statements, parts
from quizapp.store.schema import RIGHT, reviews

_r = reviews.c
_COLUMNS = (
    *(_r.uuid, _r.card_id, _r.learner_id, _r.bank_id, _r.rating, _r.reviewed_at),
    *(_r.day, _r.due_after, _r.day_after, _r.parameters_id, _r.state_before),
    *(_r.step_before, _r.stability_before, _r.difficulty_before, _r.duration_ms),
    *(_r.thought_ms, _r.kind, _r.response, _r.correct, _r.device_id, _r.seq),
)
_SQL = Statements(reviews, _COLUMNS)
_PACE = 100
_PAGE = 500
_READ = 50_000

_OF_CARD = _SQL.all.where(_r.card_id == bindparam("card_id")).order_by(_r.id)
_OF_CARDS = _SQL.all.where(
    _r.card_id.in_(bindparam("card_ids", expanding=True))
).order_by(_r.card_id, _r.id)
_LAST_OF_CARDS = select(_r.uuid).where(
    _r.id.in_(
        select(func.max(_r.id))
        .where(_r.card_id.in_(bindparam("card_ids", expanding=True)))
        .group_by(_r.card_id)
    )
)
_ANSWERS = (
    select(_r.id, _r.card_id, _r.rating, _r.day, _r.state_before, _r.learner_id)
    .where(_r.id > bindparam("after"))
    .order_by(_r.id)
    .limit(_READ)
)
_NEWEST = (
    _SQL.all.where(_r.device_id == bindparam("device_id"))
    .order_by(_r.seq.desc())
    .limit(1)
)
_LATEST = text(
    "SELECT reviewed_at FROM reviews WHERE device_id ="
    " (SELECT uuid FROM devices WHERE id = (SELECT max(id) FROM devices))"
    " ORDER BY seq DESC LIMIT 1"
)
_DONE = text(
    "SELECT state, sum(n) FROM tallies WHERE learner_id = :learner_id"
    " AND day = :day AND bank_id = :bank_id GROUP BY state"
)
_LATEST_DAYS = text(
    "SELECT n, duration_ms FROM practice WHERE learner_id = :learner_id"
    " ORDER BY day DESC LIMIT 100"
)
_RIGHT = (
    select(_r.thought_ms)
    .where(
        _r.learner_id == bindparam("learner_id"), _r.kind == bindparam("kind"), RIGHT
    )
    .order_by(_r.id.desc())
    .limit(LATEST)
)
_REMOVE = delete(reviews).where(_r.uuid == bindparam("which"))


class Given(NamedTuple):
    """An answer in few words: the card, how it was rated and on which day.

    Attributes:
        new: Whether the card was new before.
    """

    card_id: CardId
    rating: int
    day: int
    new: bool


class Reviews(Repository[ReviewId, Review]):
    """The log from which all cards can be worked out."""

    _sql = _SQL
    _name = "review"

    def add(self, *values: Review) -> None:
        """Append entries that were signed."""
        assert all(value.seq for value in values)
        super().add(*values)

    def remove(self, *values: Review) -> None:
        """Take back entries, each the newest of its card.

        Raises:
            ConflictError: The card was reviewed again since.
        """
        cards = {value.card_id for value in values}
        together = len(cards) == len(values)
        for some in parts(values, _PAGE if together else 1):
            self._remove_last(some)

    def _remove_last(self, values: Sequence[Review]) -> None:
        """Take back entries of different cards."""
        self._check_held(values)
        given = {"card_ids": [value.card_id for value in values]}
        last = set(self._connection.scalars(_LAST_OF_CARDS, given))
        if last != {value.id for value in values}:
            raise ConflictError(
                "the card has been reviewed again since",
                remedy="Nothing was changed.",
            )
        self._connection.execute(_REMOVE, [{"which": value.id} for value in values])
        self._note((value, None) for value in values)

    def of_card(self, card_id: CardId) -> tuple[Review, ...]:
        """Return the log of a card, the oldest entry first."""
        return self._values(self._connection.execute(_OF_CARD, {"card_id": card_id}))

    def of_cards(self, card_ids: Sequence[CardId]) -> dict[CardId, tuple[Review, ...]]:
        """Return the logs of some cards, each from its oldest entry on."""
        found: dict[CardId, tuple[Review, ...]] = {}
        for some in parts(card_ids, _PAGE):
            rows = self._connection.execute(_OF_CARDS, {"card_ids": some}).all()
            entries = map(self._to_value, rows)
            for key, log in groupby(entries, attrgetter("card_id")):
                found[key] = tuple(log)
        return found

    def answers(self, learner_id: LearnerId) -> Iterator[list[Given]]:
        """Yield a learner's answers in the order they were given, many at a time."""
        after = 0
        while rows := self._connection.execute(_ANSWERS, {"after": after}).all():
            yield [
                Given(card_id, rating, day, new=state == State.NEW.value)
                for _, card_id, rating, day, state, learner in rows
                if learner == learner_id and rating is not None
            ]
            after = rows[-1][0]

    def newest(self, device_id: DeviceId) -> Review | None:
        """Return the last entry that a device wrote."""
        row = self._connection.execute(_NEWEST, {"device_id": device_id}).first()
        return None if row is None else self._to_value(row)

    def latest(self) -> datetime | None:
        """Return when this device wrote its last entry, by the clock of then."""
        found = self._connection.scalar(_LATEST)
        return None if found is None else to_moment(found)

    def done_on(
        self, learner_id: LearnerId, bank_id: BankId, day: int
    ) -> tuple[int, int]:
        """Return how many new cards and how many reviews were answered on a day."""
        given = {"learner_id": learner_id, "bank_id": bank_id, "day": day}
        rows = self._connection.execute(_DONE, given)
        done: dict[str, int] = dict(rows.all())
        return done.get(State.NEW, 0), done.get(State.REVIEW, 0)

    def pace(self, learner_id: LearnerId) -> Pace:
        """Return how long a learner's last answers took.

        They are those of the last days on which at least 100 were given together.
        """
        answers = duration_ms = 0
        rows = self._connection.execute(_LATEST_DAYS, {"learner_id": learner_id})
        for day_answers, day_duration_ms in rows.all():
            answers += day_answers
            duration_ms += day_duration_ms
            if answers >= _PACE:
                break
        return Pace(answers, timedelta(milliseconds=duration_ms))

    def right_times(self, learner_id: LearnerId, kind: str) -> tuple[int, ...]:
        """Return how many ms a learner's last right answers to a kind took."""
        given = {"learner_id": learner_id, "kind": kind}
        return tuple(self._connection.execute(_RIGHT, given).scalars())

    def _to_row(self, value: Review) -> dict[str, Any]:
        return {
            "card_id": value.card_id,
            "learner_id": value.learner_id,
            "bank_id": value.bank_id,
            "rating": None if value.rating is None else int(value.rating),
            "reviewed_at": to_number(value.reviewed_at),
            "day": value.day,
            "due_after": to_number(value.due_after),
            "day_after": value.day_after,
            "parameters_id": value.parameters_id,
            "state_before": value.state_before.value,
            "step_before": value.step_before,
            "stability_before": value.stability_before,
            "difficulty_before": value.difficulty_before,
            "duration_ms": value.duration_ms,
            "thought_ms": value.thought_ms,
            "kind": value.kind,
            "response": value.response,
            "correct": value.correct,
            "device_id": value.device_id,
            "seq": value.seq,
        }

    def _to_value(self, row: Sequence[Any]) -> Review:
        key, card, learner, bank, rating, reviewed_at, day, due_after, *rest = row
        day_after, parameters, state, step, stability, difficulty, *answer = rest
        duration_ms, thought_ms, kind, response, correct, device_id, seq = answer
        return Review(
            id=key,
            card_id=card,
            learner_id=learner,
            bank_id=bank,
            rating=None if rating is None else Rating(rating),
            reviewed_at=to_moment(reviewed_at),
            day=day,
            due_after=to_moment(due_after),
            day_after=day_after,
            parameters_id=parameters,
            state_before=State(state),
            step_before=step,
            stability_before=stability,
            difficulty_before=difficulty,
            duration_ms=duration_ms,
            thought_ms=thought_ms,
            kind=kind,
            response=response,
            correct=None if correct is None else bool(correct),
            device_id=device_id,
            seq=seq,
        )
