"""What was answered when, card by card, laid out so that all cards step together."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answers:
    """A learner's answers in the order they were given, one array for each column.

    Attributes:
        cards: The number of the card, the same for all its answers.
        ratings: 1 to 4.
        days: The learner's day each counted for.
    """

    cards: Integers
    ratings: Integers
    days: Integers

    def __len__(self) -> int:
        return len(self.cards)


@dataclass(frozen=True, slots=True)
class Step:
    """The answers that were each the so-manieth of their cards.

    Attributes:
        ratings: Of the first so many cards; those with more answers stand first.
        elapsed: Days since the answer before.
        order: The place of each answer among all, by time.
        recalled: Which cards were recalled on a later day; likewise forgotten.
        again: Which were answered again on the same day.
    """

    ratings: Integers
    elapsed: Floats
    order: Integers
    recalled: Integers
    forgotten: Integers
    again: Integers

    @property
    def cards(self) -> int:
        """How many cards have as many answers."""
        return len(self.ratings)


@dataclass(frozen=True, slots=True)
class Histories:
    """All cards' answers by their number, the first answers first."""

    steps: tuple[Step, ...]

    @property
    def cards(self) -> int:
        """How many cards there are."""
        return self.steps[0].cards if self.steps else 0

    def predicted(self) -> Iterator[tuple[int, Step, Flags]]:
        """Yield each step that has answers to predict, and which of its are."""
        for number, step in enumerate(self.steps):
            asked = step.elapsed > 0
            if asked.any():
                yield number, step, asked

    @property
    def predictions(self) -> int:
        """How many answers the model predicts: those on a later day than the last."""
        return sum(int(asked.sum()) for _, _, asked in self.predicted())


def histories(answers: Answers) -> Histories:
    """Return the answers by card; a day that runs backwards counts as the same day."""
    if not len(answers):
        return Histories(())
    by_card = np.lexsort((np.arange(len(answers)), answers.cards))
    cards = answers.cards[by_card]
    begins = np.flatnonzero(np.r_[True, cards[1:] != cards[:-1]])
    lengths = np.diff(np.r_[begins, len(cards)])
    longest_first = np.argsort(-lengths, kind="stable")
    begins, lengths = begins[longest_first], lengths[longest_first]
    steps = []
    for number in range(int(lengths[0])):
        active = int(np.searchsorted(-lengths, -number, side="left"))
        place = by_card[begins[:active] + number]
        before = by_card[begins[:active] + number - 1] if number else place
        elapsed = np.maximum(answers.days[place] - answers.days[before], 0)
        steps.append(_step(answers.ratings[place], elapsed.astype(float), place))
    return Histories(tuple(steps))


def _step(ratings: Integers, elapsed: Floats, order: Integers) -> Step:
    later = elapsed > 0
    return Step(
        ratings=ratings,
        elapsed=elapsed,
        order=order,
        recalled=np.flatnonzero(later & (ratings > 1)),
        forgotten=np.flatnonzero(later & (ratings == 1)),
        again=np.flatnonzero(~later),
    )
