"""Days of study played ahead: what a way to study asks for, and what it leaves known.

Every card that is asked is recalled as often as the memory model says; what is
forgotten, and what is new, is answered once more on the same day.
"""

from dataclasses import dataclass, field

import numpy as np

from quizapp.memory import model
from quizapp.memory.habits import Habits
from quizapp.memory.histories import Flags, Floats, Integers
from quizapp.memory.model import Asked

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, np.inf, 0.05))
_GOOD = 3


@dataclass(slots=True)
class Deck:
    """Cards as a learner remembers them; day 0 is today.

    Attributes:
        seen: Which have been answered; the rest is new and has no memory yet.
        last: The day of each card's last answer.
        due: The day from which it is due.
    """

    stability: Floats
    difficulty: Floats
    last: Floats
    due: Floats
    seen: Flags

    def __len__(self) -> int:
        return len(self.seen)

    def times(self, count: int) -> "Deck":
        """Return so many of each card."""
        return Deck(
            np.tile(self.stability, count),
            np.tile(self.difficulty, count),
            np.tile(self.last, count),
            np.tile(self.due, count),
            np.tile(self.seen, count),
        )

    def copy(self) -> "Deck":
        """Return the same cards, to be played on apart."""
        return self.times(1)

    def recall(self, w: Floats, day: float) -> Floats:
        """Return the chance of recall of each card on a day; none for new ones."""
        found = np.zeros(len(self))
        elapsed = np.maximum(day - self.last[self.seen], 0)
        found[self.seen] = model.recall(w, self.stability[self.seen], elapsed)
        return found


@dataclass(frozen=True, slots=True)
class Ahead:
    """An exam, counted from today.

    Attributes:
        on: Its day.
        begins: The first day of the last look.
        recall: What an answer is scheduled for from then on.
        shares: How much of the last look each of its days gets, all together one.
    """

    on: int
    begins: int
    recall: float
    shares: Floats

    def looks(self, cards: int, dice: np.random.Generator) -> Integers:
        """Return a day of the last look for each of some cards."""
        return dice.choice(np.arange(self.begins, self.on), cards, p=self.shares)


@dataclass(frozen=True, slots=True)
class Way:
    """How cards are studied.

    Attributes:
        answers_per_day: How many answers there is time for on each day.
    """

    weights: Floats
    habits: Habits
    retention: float
    new_per_day: int
    reviews_per_day: int
    longest: int
    answers_per_day: Floats
    exam: Ahead | None = None

    def retention_on(self, day: int) -> float:
        """Return the recall that an answer on a day is scheduled for."""
        near = self.exam and self.exam.begins <= day < self.exam.on
        return (
            max(self.retention, self.exam.recall)
            if near and self.exam
            else self.retention
        )

    def new_on(self, day: int, left: int) -> int:
        """Return how many new cards a day brings, of so many that are left."""
        if self.exam is None or day >= self.exam.on:
            return self.new_per_day
        return max(self.new_per_day, -(-left // max(self.exam.begins - day, 1)))


@dataclass(slots=True)
class Played:
    """What each day brought.

    Attributes:
        answers: All of them, the second ones on a day too.
        asked: Cards that had been seen before.
        recalled: Those of them that were recalled.
        new: Cards asked for the first time.
    """

    answers: list[float] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    recalled: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def play(deck: Deck, way: Way, days: int, dice: np.random.Generator) -> Played:
    """Study a deck for some days from today; the deck is changed."""
    played = Played()
    for day in range(days):
        room = float(way.answers_per_day[day])
        asked, recalled = _review(deck, way, day, room, dice)
        answers = len(asked) + (len(asked) - recalled)
        fresh = _introduce(deck, way, day, room - answers, dice)
        played.answers.append(answers + 2 * fresh)
        played.asked.append(len(asked))
        played.recalled.append(recalled)
        played.new.append(fresh)
    return played


def look_before(deck: Deck, exam: Ahead, dice: np.random.Generator) -> None:
    """Put the next look at what would come after an exam into the days before it."""
    late = deck.seen & (deck.due >= exam.begins) & (deck.last < exam.begins)
    deck.due[late] = exam.looks(int(late.sum()), dice)


def _review(
    deck: Deck, way: Way, day: int, room: float, dice: np.random.Generator
) -> tuple[Integers, int]:
    """Ask what is due, what has waited longest first, as far as there is room."""
    due = np.flatnonzero(deck.seen & (deck.due <= day))
    due = due[np.argsort(deck.due[due], kind="stable")][: way.reviews_per_day]
    elapsed = np.maximum(day - deck.last[due], 0)
    chance = model.recall(way.weights, deck.stability[due], elapsed)
    fits = np.cumsum(2 - chance) <= room
    due, chance = due[fits], chance[fits]
    recalled = dice.random(len(due)) < chance
    passed = dice.choice((2, 3, 4), len(due), p=way.habits.passed)
    ratings = np.where(recalled, passed, 1)
    asked = Asked(deck.stability[due], deck.difficulty[due], chance, ratings)
    _remember(deck, way, due, asked, recalled)
    _set_due(deck, way, due, day, dice)
    return due, int(recalled.sum())


def _remember(
    deck: Deck, way: Way, cards: Integers, asked: Asked, recalled: Flags
) -> None:
    w = way.weights
    kept = model.recalled_stability(w, asked)
    lost = model.forgotten_stability(w, asked)
    good = np.full(len(cards), _GOOD)
    learned = model.same_day_stability(w, np.maximum(lost, model.LEAST_STABILITY), good)
    after = np.where(recalled, kept, learned)
    difficulty = model.next_difficulty(w, asked.difficulty, asked.ratings)
    deck.stability[cards] = after.clip(model.LEAST_STABILITY, model.MOST_STABILITY)
    deck.difficulty[cards] = difficulty


def _introduce(
    deck: Deck, way: Way, day: int, room: float, dice: np.random.Generator
) -> int:
    """Ask new cards for the first time, and once more; return how many."""
    left = np.flatnonzero(~deck.seen)
    most = way.new_on(day, len(left))
    cards = left[: int(min(most, max(room, 0) // 2))]
    ratings = dice.choice((1, 2, 3, 4), len(cards), p=way.habits.first)
    w = way.weights
    first = model.first_stability(w, ratings)
    again = model.same_day_stability(w, first, np.full(len(cards), _GOOD))
    deck.stability[cards] = np.where(ratings == 4, first, again)
    deck.difficulty[cards] = model.first_difficulty(w, ratings)
    deck.seen[cards] = True
    _set_due(deck, way, cards, day, dice)
    return len(cards)


def _set_due(
    deck: Deck, way: Way, cards: Integers, day: int, dice: np.random.Generator
) -> None:
    """Set when cards that were answered on a day are due again."""
    free = model.interval(way.weights, deck.stability[cards], way.retention_on(day))
    interval = np.clip(np.round(free), 1, way.longest)
    width = 1 + sum(
        factor * np.maximum(np.minimum(interval, end) - start, 0)
        for start, end, factor in _FUZZ
    )
    fuzz = np.round(width * dice.uniform(-1, 1, len(cards)))
    spread = np.where(interval < 2.5, interval, np.maximum(interval + fuzz, 2))
    due = day + np.minimum(spread, way.longest)
    exam = way.exam
    if exam and day < exam.begins:
        due = np.where(due >= exam.begins, exam.looks(len(cards), dice), due)
    deck.last[cards] = day
    deck.due[cards] = due
