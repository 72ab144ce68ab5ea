"""Put things in order."""

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from quizapp.domain.grading import Grade, compared
from quizapp.domain.questions import Response

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Ordering:
    """Put some items in their right order.

    Attributes:
        items: What is to be put in order, in the right order.
    """

    name: ClassVar[str] = "ordering"

    items: tuple[str, ...]

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the stem; the items are shown by whoever shows it."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return the items in their right order."""
        return " → ".join(self.items)

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade by the share of items that are followed by the right one.

        The response holds the positions of the items in the order given. As is the
        default in Moodle, where an item stands does not count, only what comes next:
        one item out of place does not make all that follow it wrong. Nothing comes
        after the last item, so it is left out.
        """
        assert isinstance(response, tuple)
        right = sum(after == before + 1 for before, after in pairwise(response))
        return Grade(right / (len(self.items) - 1))

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 1 / max(len(self.items), 1)  # of the n(n-1) neighbours, n-1 are right

    def words(self) -> tuple[str, ...]:
        """Return the items."""
        return self.items

    def others(self) -> tuple[str, ...]:
        """Return nothing: every item belongs to the answer."""
        return ()

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the items."""
        found = []
        if len(self.items) < _FEWEST:
            found.append("has fewer than three items")
        if not all(item.strip() for item in self.items):
            found.append("has an empty item")
        if len({compared(item) for item in self.items}) < len(self.items):
            found.append("has the same item twice")
        return tuple(found)
