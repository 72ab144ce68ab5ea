"""An exam: the day up to which a bank is to be known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_RECALL = (0.7, 0.99)
_LONGEST_LOOK = 60


@dataclass(frozen=True, slots=True)
class Exam:
    """When a bank's questions are asked in earnest, and how many should be known.

    Attributes:
        recall: The share that is to be recalled on that day.
        last_look: In so many days before it, every card is asked once more.
    """

    day: date
    recall: float = 0.9
    last_look: int = 7

    @property
    def on(self) -> int:
        """The number of its day."""
        return self.day.toordinal()

    @property
    def begins(self) -> int:
        """The first day of the last look."""
        return self.on - self.last_look

    def ahead(self, day: int) -> bool:
        """Tell whether it is still to come on a day."""
        return day < self.on

    def retention(self, day: int, usual: float) -> float:
        """Return the recall to schedule an answer for: the exam's, once it is near."""
        near = self.begins <= day < self.on
        return max(usual, self.recall) if near else usual

    def hold(self, day: int, first: int, last: int) -> tuple[int, int]:
        """Return between which days a card answered on a day is asked again.

        What would come back in the days of the last look or after them comes in
        them; what was looked at, or comes before, stays before the exam if it can.
        """
        if not self.ahead(day) or (day >= self.begins and first >= self.on):
            return first, last
        if day < self.begins <= last:
            return self.begins, self.on - 1
        return first, max(min(last, self.on - 1), first)

    def new_per_day(self, day: int, new: int) -> int:
        """Return how many new cards a day has to bring for all to be known by then."""
        days = max(self.begins - day, 1)
        return -(-new // days) if self.ahead(day) else 0

    def problems(self) -> Iterator[str]:
        """Yield what no plan can be made with."""
        if not _RECALL[0] <= self.recall <= _RECALL[1]:
            yield f"its recall is not between {_RECALL[0]} and {_RECALL[1]}"
        if not 1 <= self.last_look <= _LONGEST_LOOK:
            yield f"its last look does not take from 1 to {_LONGEST_LOOK} days"
