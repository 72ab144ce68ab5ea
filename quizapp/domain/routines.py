"""A learner's time: minutes for each day, easy days of the week, days off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

LONGEST_HOLIDAY = 366
MOST_MINUTES = 24 * 60
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days on which a learner is away, the first and the last included."""

    first: date
    last: date

    def __contains__(self, day: int) -> bool:
        return self.first.toordinal() <= day <= self.last.toordinal()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Routine:
    """When a learner has time.

    Attributes:
        minutes_per_day: For study on a usual day; 0 is no limit.
        easy_days: The share of a usual day's work for each day of the week, Monday
            first; none means that all are alike.
    """

    minutes_per_day: int = 0
    easy_days: tuple[float, ...] = ()
    holidays: tuple[Holiday, ...] = ()

    def away(self, day: int) -> bool:
        """Tell whether a day is off."""
        return any(day in holiday for holiday in self.holidays)

    def share(self, day: int) -> float:
        """Return how much of a usual day's work a day should get, 0 to 1."""
        if self.away(day):
            return 0.0
        return self.easy_days[(day - 1) % _WEEK] if self.easy_days else 1.0

    def minutes(self, day: int) -> int | None:
        """Return the minutes for a day, or nothing where there is no limit.

        On a day off nothing holds back whoever studies all the same.
        """
        if not self.minutes_per_day or self.away(day):
            return None
        return round(self.minutes_per_day * self.share(day))

    def problems(self) -> Iterator[str]:
        """Yield what no plan can be made with."""
        if not 0 <= self.minutes_per_day <= MOST_MINUTES:
            yield f"minutes for a day are from 0 to {MOST_MINUTES}"
        if len(self.easy_days) not in {0, _WEEK}:
            yield "there are seven days in a week"
        if not all(0 <= share <= 1 for share in self.easy_days):
            yield "the share of a day is from 0 to 1"
        if self.easy_days and not any(self.easy_days):
            yield "one day of the week has to be left for study"
        for holiday in self.holidays:
            if not 1 <= holiday.days <= LONGEST_HOLIDAY:
                yield f"a holiday has from 1 to {LONGEST_HOLIDAY} days"
