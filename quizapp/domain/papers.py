"""Tests on paper: the same questions in versions that neighbours cannot copy from."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.domain.attempts import Item

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Printed:
    """A question in its place on a sheet; the seed settles the order of its choices."""

    number: int
    item: Item
    seed: str

    def order(self, count: int) -> tuple[int, ...]:
        """Return in which order so many choices are printed, always the same one."""
        dice = random.Random(self.seed)  # noqa: S311 - not a secret
        return tuple(dice.sample(range(count), count))


@dataclass(frozen=True, slots=True)
class Version:
    """One of the versions of a test."""

    letter: str
    printed: tuple[Printed, ...]


def versions(items: Sequence[Item], count: int, seed: int) -> tuple[Version, ...]:
    """Return versions A, B, C …; A keeps the questions in their order.

    The same items and seed give the same versions.
    """
    return tuple(_version(items, letter, seed) for letter in LETTERS[:count])


def _version(items: Sequence[Item], letter: str, seed: int) -> Version:
    dice = random.Random(f"{seed} {letter}")  # noqa: S311 - not a secret
    places = list(range(len(items)))
    if letter != LETTERS[0]:
        dice.shuffle(places)
    printed = (
        Printed(number, items[place], f"{seed} {letter} {items[place].question.id}")
        for number, place in enumerate(places, start=1)
    )
    return Version(letter, tuple(printed))
