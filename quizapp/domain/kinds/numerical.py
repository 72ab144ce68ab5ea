"""Type a number."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from quizapp.domain.grading import Grade
from quizapp.domain.numbers import Quantity, read, sound, written
from quizapp.domain.questions import Response

_WHOLE = Decimal(1)
_THIRDS = -20  # what 1/3 may be off, as a decimal number


@dataclass(frozen=True, slots=True)
class NumericalAnswer:
    """A number that is accepted, what it earns, and what it says when given.

    Attributes:
        value: None stands for any number.
        tolerance: How far an answer may be from the value, in the first unit.
    """

    value: Decimal | None
    tolerance: Decimal = Decimal(0)
    fraction: float = 1.0
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, and how many of it make one of the first unit."""

    name: str
    multiplier: Decimal = _WHOLE


@dataclass(frozen=True, slots=True)
class Numerical:
    """Type a number, perhaps with its unit.

    Attributes:
        answers: What is accepted; the first that an answer fits counts, as in Moodle.
            As there, the tolerance is absolute and its ends belong to it.
        units: What may be written after the number; values are in the first one.
        unit_penalty: The share of the mark that a missing or unknown unit costs.
            Where it costs nothing, a unit may be left out but not be unknown.
    """

    name: ClassVar[str] = "numerical"

    answers: tuple[NumericalAnswer, ...]
    units: tuple[Unit, ...] = ()
    unit_penalty: float = 0.0

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the stem."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return the first number accepted in full, with its tolerance and unit."""
        full = (a for a in self.answers if a.fraction >= 1 and a.value is not None)
        return next((self._written(answer) for answer in full), "")

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade what was typed."""
        assert isinstance(response, str)
        quantity = read(response)
        grades = [
            self._grade(number, keeps) for number, keeps in self._readings(quantity)
        ]
        return max(grades, key=lambda grade: grade.fraction or 0, default=Grade(0.0))

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.0

    def accepted(self, ordinal: int) -> tuple[str, ...]:
        """Return the numbers accepted in full."""
        full = (a for a in self.answers if a.fraction >= 1)
        return tuple(filter(None, map(self._written, full)))

    def accepting(self, response: str, ordinal: int) -> "Numerical":
        """Return the body that accepts a typed number in full, too.

        It is kept in the first unit, and before an answer that it fits already.
        """
        readings = list(self._readings(read(response)))
        if not readings:
            raise ValueError(response)
        number = readings[0][0]
        value = Decimal(number.numerator) / Decimal(number.denominator)
        exact = Fraction(value) == number
        within = Decimal(0) if exact else value.copy_abs().scaleb(_THIRDS)
        fits = (i for i, a in enumerate(self.answers) if _fits(number, a))
        place = next(fits, len(self.answers))
        added = NumericalAnswer(value, within)
        answers = (*self.answers[:place], added, *self.answers[place:])
        return replace(self, answers=answers)

    def words(self) -> tuple[str, ...]:
        """Return the accepted numbers and the units."""
        numbers = filter(None, map(self._written, self.answers))
        return (*numbers, *(unit.name for unit in self.units))

    def others(self) -> tuple[str, ...]:
        """Return what is accepted besides the key."""
        key = self.key("", 0)
        earning = (a for a in self.answers if a.fraction > 0)
        return tuple(w for w in map(self._written, earning) if w not in {key, ""})

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the answers and the units."""
        found = []
        if not self.key("", 0):
            found.append("accepts no number in full")
        if any(not 0 <= answer.fraction <= 1 for answer in self.answers):
            found.append("has an answer that earns less than 0 or more than 1")
        if any(a.tolerance < 0 for a in self.answers):
            found.append("has a tolerance below 0")
        if not all(map(sound, self._numbers())):
            found.append("has a number that is too long")
        found += self._unit_problems()
        return tuple(found)

    def _readings(self, typed: Quantity | None) -> Iterator[tuple[Fraction, float]]:
        """Yield each number that was meant, in the first unit, and the share kept."""
        if typed is None:
            return
        named = {_plain(u.name): Fraction(u.multiplier) for u in self.units}
        unit = _plain(typed.unit)
        if not named and unit in {"", "%"}:
            yield typed.number, 1.0
            if unit:  # without a unit of its own, 0.5 is also 50 %
                yield typed.number / 100, 1.0
        elif unit in named:
            yield typed.number / named[unit], 1.0
        elif named and (self.unit_penalty or not unit):
            yield typed.number, 1 - self.unit_penalty

    def _grade(self, number: Fraction, keeps: float) -> Grade:
        for answer in self.answers:
            if _fits(number, answer):
                return Grade(round(answer.fraction * keeps, 6), answer.feedback)
        return Grade(0.0)

    def _written(self, answer: NumericalAnswer) -> str:
        if answer.value is None:
            return ""
        within = f" ± {written(answer.tolerance)}" if answer.tolerance else ""
        unit = f" {self.units[0].name}" if self.units else ""
        return f"{written(answer.value)}{within}{unit}"

    def _numbers(self) -> Iterator[Decimal]:
        for answer in self.answers:
            yield from filter(None, (answer.value, answer.tolerance))
        yield from (unit.multiplier for unit in self.units)

    def _unit_problems(self) -> Iterator[str]:
        names = [_plain(unit.name) for unit in self.units]
        if not all(names) or len(set(names)) < len(names):
            yield "has a unit without a name, or one twice"
        if any(name[:1].isdigit() for name in names):
            yield "has a unit that begins with a digit"
        if any(unit.multiplier <= 0 for unit in self.units):
            yield "has a unit that is worth nothing"
        if self.units and self.units[0].multiplier != 1:
            yield "measures its first unit in another"
        if not 0 <= self.unit_penalty <= 1:
            yield "has a penalty that is not between 0 and 1"


def _fits(number: Fraction, answer: NumericalAnswer) -> bool:
    return answer.value is None or (
        abs(number - Fraction(answer.value)) <= Fraction(answer.tolerance)
    )


def _plain(unit: str) -> str:
    """Return a unit without what people write in several ways: m², m^2 and m 2."""
    return "".join(unicodedata.normalize("NFKC", unit).replace("^", "").split())
