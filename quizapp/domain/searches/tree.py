"""What a search asks for, as a tree; where it stands in the text does not compare."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from quizapp.domain.cards import Rating


class Condition(StrEnum):
    """What a card may be."""

    DUE = "due"
    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    SUSPENDED = "suspended"
    BURIED = "buried"
    FLAGGED = "flagged"
    LEECH = "leech"


class Measure(StrEnum):
    """What can be measured of a card."""

    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RETRIEVABILITY = "retrievability"
    INTERVAL = "interval"
    DUE = "due"
    LAPSES = "lapses"
    REPS = "reps"

    @property
    def whole(self) -> bool:
        """Whether it is counted, not measured: only then can it be equal."""
        return self not in {
            Measure.STABILITY,
            Measure.DIFFICULTY,
            Measure.RETRIEVABILITY,
        }


COMPARISONS = ("<=", ">=", "!=", "<", ">", "=")


def _place() -> int:
    return field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that begins as the pattern does; with * or _ in it, a word that fits."""

    pattern: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words, one after the other."""

    text: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Named:
    """Cards of a bank, a tag or an article whose name fits a pattern."""

    key: str
    pattern: str
    at: int = _place()

    KEYS: ClassVar = ("bank", "tag", "article")


@dataclass(frozen=True, slots=True)
class OfKind:
    """Cards of questions of a kind."""

    kind: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Is:
    """Cards in a condition."""

    condition: Condition
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Measured:
    """Cards with a measure that compares so with a number."""

    measure: Measure
    comparison: str
    number: float
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Within:
    """Cards whose question was added or edited in the last days, today included."""

    key: str
    days: int
    at: int = _place()

    KEYS: ClassVar = ("added", "edited")


@dataclass(frozen=True, slots=True)
class Rated:
    """Cards that were answered in the last days, with a rating where one is given."""

    days: int
    rating: Rating | None = None
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Not:
    """Cards that something does not hold of."""

    part: "Search"


@dataclass(frozen=True, slots=True)
class All:
    """Cards that each part holds of: all cards where there are no parts."""

    parts: tuple["Search", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Cards that one of the parts holds of."""

    parts: tuple["Search", ...]


Leaf = Word | Phrase | Named | OfKind | Is | Measured | Within | Rated
Search = Leaf | Not | All | Either
