"""Our cards on the FSRS-6 memory model of the fsrs package.

The package knows memory (see remembering); what it lacks is here. It spreads due dates
without a seed, so its fuzz is off and ours is in _between and _drawn.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import inf

from quizapp.domain import remembering
from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating, Review, State
from quizapp.domain.ids import ParametersId, ReviewId, time_ordered_id
from quizapp.domain.learners import Learner

Load = Callable[[int, int], Mapping[int, int]]

_DAY = timedelta(days=1)
_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, inf, 0.05))


def no_load(*_days: int) -> Mapping[int, int]:
    """Return that nothing is due on any day."""
    return {}


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Sets when a learner's cards are due.

    Attributes:
        load: How many reviews are due on each of the learner's days, from a first
            to a last one; due dates are spread towards the days with the fewest.
    """

    options: StudyOptions
    learner: Learner
    load: Load = no_load

    def review(self, card: Card, rating: Rating, now: datetime) -> Card:
        """Return the card after an answer."""
        # Each interval depends on those of the ratings below it, not above.
        return self._rated(card, now, upto=rating)[rating]

    def preview(self, card: Card, now: datetime) -> dict[Rating, Card]:
        """Return the card after each answer that could be given.

        Intervals of a day or more are kept in the order again < hard < good < easy.
        """
        return self._rated(card, now, upto=Rating.EASY)

    def retrievability(self, card: Card, now: datetime) -> float:
        """Return the probability, 0 to 1, that the card is recalled."""
        return self.recall_on(card, self.learner.day(now))

    def recall_on(self, card: Card, day: int) -> float:
        """Return the probability that the card is recalled on one of the days."""
        return remembering.recall(self.options, card, max(day, card.last_day or 0))

    def interval(self, card: Card) -> int:
        """Return the days after its last review on which a review card is due."""
        assert card.stability is not None
        assert card.last_day is not None
        retention = self._retention(card.last_day)
        return remembering.interval(self.options, card.stability, retention)

    def due_day(self, card: Card, today: int) -> int:
        """Return the day on which a review card is due as if it were set anew.

        One that was due already stays so; what still is to come is spread.
        """
        assert card.last_day is not None
        first, last = self._between(self.interval(card), 1, card.last_day)
        if last < today or first == last:
            return last
        return self._drawn(card, max(first, today), last, card.last_day)

    def _rated(self, card: Card, now: datetime, upto: Rating) -> dict[Rating, Card]:
        after: dict[Rating, Card] = {}
        shortest = 1
        for rating in sorted(Rating)[:upto]:
            after[rating], interval = self._answered(card, rating, now, shortest)
            shortest = max(shortest, interval + 1)
        return after

    def _answered(
        self, card: Card, rating: Rating, now: datetime, shortest: int
    ) -> tuple[Card, int]:
        """Return the card after an answer, and its interval in days (0 for steps)."""
        # A clock that was put back must not make time run backwards for the memory.
        today = max(self.learner.day(now), card.last_day or 0)
        memory, wait = remembering.remembered(self.options, card, rating, today)
        interval = 0
        if wait >= _DAY:
            interval = wait.days
            if memory.state is State.REVIEW:
                known = replace(memory, last_day=today)
                bounds = self._between(self.interval(known), shortest, today)
                interval = self._drawn(card, *bounds, today) - today
            day = today + interval
            due = self.learner.day_begins(day)
        else:
            due = now + wait
            day = max(self.learner.day(due), today)
        after = replace(
            memory,
            due=due,
            day=day,
            last_review=now,
            last_day=today,
            buried_until=None,
        )
        return after, interval

    def _between(self, interval: int, shortest: int, today: int) -> tuple[int, int]:
        """Return the days between which a card answered today may be due.

        They are as wide apart as FSRS's fuzz, and suit an exam that is to come.
        """
        longest = self.options.maximum_interval
        interval = min(max(interval, shortest), longest)
        first = last = interval
        if interval >= 2.5:
            width = 1 + sum(
                factor * max(min(interval, end) - start, 0)
                for start, end, factor in _RANGES
            )
            first = min(max(2, round(interval - width), shortest), longest)
            last = max(min(round(interval + width), longest), first)
        first, last = today + first, today + last
        if self.options.exam:
            first, last = self.options.exam.hold(today, first, last)
        return min(max(first, today + shortest), last), last

    def _drawn(self, card: Card, first: int, last: int, today: int) -> int:
        """Return one of some days, rather one that is free or has little to do.

        The seed is the card and the day, so the interval shown is the one given.
        """
        if first == last:
            return first
        load, share = self.load(first, last), self.learner.routine.share
        days = range(first, last + 1)
        weights = [(share(day) / (1 + load.get(day, 0))) ** 2 for day in days]
        if not any(weights):
            weights = [1.0] * len(days)
        dice = random.Random(f"{card.id}/{today}")  # noqa: S311 - not a secret
        return dice.choices(days, weights)[0]

    def _retention(self, day: int) -> float:
        """Return the recall for which an answer given on a day is scheduled."""
        usual, exam = self.options.desired_retention, self.options.exam
        return exam.retention(day, usual) if exam else usual


def reviewed(  # noqa: PLR0913 - a review is what it is made of
    before: Card,
    after: Card,
    rating: Rating | None,
    now: datetime,
    parameters_id: ParametersId,
    *,
    duration_ms: int = 0,
    thought_ms: int = 0,
    kind: str = "",
    response: str = "",
    correct: bool | None = None,
) -> Review:
    """Return the entry of the log that leads from one state of a card to the next."""
    assert after.due is not None
    assert after.day is not None
    return Review(
        id=ReviewId(time_ordered_id()),
        card_id=before.id,
        learner_id=before.learner_id,
        bank_id=before.bank_id,
        rating=rating,
        reviewed_at=now,
        day=after.last_day or 0,
        due_after=after.due,
        day_after=after.day,
        parameters_id=parameters_id,
        state_before=before.state,
        step_before=before.step,
        stability_before=before.stability,
        difficulty_before=before.difficulty,
        duration_ms=duration_ms,
        thought_ms=thought_ms,
        kind=kind,
        response=response,
        correct=correct,
    )


def restarted(card: Card, now: datetime, parameters_id: ParametersId) -> Review:
    """Return the entry of the log that says that a card is new again."""
    return reviewed(card, replace(card, due=now, day=0), None, now, parameters_id)


def replay(
    card: Card, log: Iterable[Review], options: Mapping[ParametersId, StudyOptions]
) -> Card:
    """Return a card as its log says it is, whatever its fields say.

    State, step, stability and difficulty follow from the answers under the options
    each was made with; a rescheduling entry has all answers before it count under
    its parameters. A card that was made new again begins anew. Due dates are those
    that the entries led to. Flags stay.
    """
    entries = list(log)
    since, earlier = _rescheduled(entries, options)
    days, begun = _days(entries), _begun(entries)
    new = _made_new(card)
    if begun == len(entries):
        return new
    answers = [
        ((earlier if i < since else options)[e.parameters_id], e.rating, days[i])
        for i, e in enumerate(entries)
        if i >= begun and e.rating is not None
    ]
    asked = [e.reviewed_at for e in entries[begun:] if e.rating is not None]
    return replace(
        remembering.relived(new, answers),
        due=entries[-1].due_after,
        day=entries[-1].day_after,
        last_review=asked[-1] if asked else None,
    )


def _begun(entries: Sequence[Review]) -> int:
    """Return with which entry the card began to be learned, the last time it did."""
    begun = 0
    for i, entry in enumerate(entries):
        if entry.forgets:
            begun = i + 1
        elif entry.rating is not None and entry.state_before is State.NEW:
            begun = i
    return begun


def _days(entries: Sequence[Review]) -> list[int]:
    """Return the day of each entry.

    No answer was given after a day on which the card was rescheduled later: where its
    entry says so, the clock stood ahead.
    """
    days: list[int] = []
    latest = date.max.toordinal()
    for entry in reversed(entries):
        if entry.rating is None and not entry.forgets:
            latest = min(latest, entry.day)
        days.append(min(entry.day, latest))
    return days[::-1]


def _rescheduled(
    entries: list[Review], options: Mapping[ParametersId, StudyOptions]
) -> tuple[int, Mapping[ParametersId, StudyOptions]]:
    """Return where a log was rescheduled last, and the options that hold before it."""
    moved = [i for i, e in enumerate(entries) if e.rating is None and not e.forgets]
    if not moved:
        return 0, options
    latest = options[entries[moved[-1]].parameters_id].parameters
    return moved[-1], {k: replace(o, parameters=latest) for k, o in options.items()}


def _made_new(card: Card) -> Card:
    return replace(
        card,
        state=State.NEW,
        step=None,
        stability=None,
        difficulty=None,
        due=None,
        day=None,
        last_review=None,
        last_day=None,
        lapses=0,
    )
