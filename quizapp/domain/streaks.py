"""Days of study in a row, which forgive."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

FREE_DAYS = 2


@dataclass(frozen=True, slots=True)
class Streak:
    """A row of days.

    Attributes:
        days: The days with study in it.
        forgiven: The free days that it has gone over.
        free_left: The free days that are left in this month.
    """

    days: int
    forgiven: frozenset[int]
    free_left: int


def _never(_day: int) -> bool:
    return False


def streak(
    days: frozenset[int], today: int, away: Callable[[int], bool] = _never
) -> Streak:
    """Return the row of days with study up to today, gaps of free days forgiven.

    Two days of each calendar month are free: they neither count nor end the row; nor
    do days off. Today does not end it before it is over.
    """
    count = int(today in days)
    used: Counter[tuple[int, int]] = Counter()
    forgiven: set[int] = set()
    gap: list[int] = []
    for day in range(today - 1, min(days, default=today) - 1, -1):
        if day in days:
            count += 1
            forgiven.update(gap)
            gap.clear()
        elif not away(day):
            used[_month(day)] += 1
            if used[_month(day)] > FREE_DAYS:
                break
            gap.append(day)
    spent = sum(_month(day) == _month(today) for day in forgiven)
    return Streak(count, frozenset(forgiven), FREE_DAYS - spent)


def _month(day: int) -> tuple[int, int]:
    at = date.fromordinal(day)
    return at.year, at.month
