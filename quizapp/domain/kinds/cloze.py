"""Fill the gaps of a sentence."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from quizapp.domain.grading import Grade, compared, near, same
from quizapp.domain.questions import Response

GAP = "____"

_MARK = re.compile(r"\[\[(\d+)\]\]")


@dataclass(frozen=True, slots=True)
class Cloze:
    """Fill one gap of a stem in which [[1]], [[2]] … stand for the gaps.

    Attributes:
        gaps: For each gap what is accepted in it, the best first.
        offered: For each gap the wrong answers to pick the best from. A gap without
            any is typed.
    """

    name: ClassVar[str] = "cloze"

    gaps: tuple[tuple[str, ...], ...]
    offered: tuple[tuple[str, ...], ...] = ()

    @property
    def prompts(self) -> int:
        """One for each gap."""
        return len(self.gaps)

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the sentence with one gap open and the others filled."""

        def shown(mark: re.Match[str]) -> str:
            gap = int(mark[1]) - 1
            if gap == ordinal or gap not in range(len(self.gaps)):
                return GAP
            return self.gaps[gap][0]

        return _MARK.sub(shown, stem)

    def choices(self, ordinal: int) -> tuple[str, ...]:
        """Return what can be picked for a gap, the best first; none for a typed one."""
        wrong = self.offered[ordinal] if ordinal < len(self.offered) else ()
        return (self.gaps[ordinal][0], *wrong) if wrong else ()

    def key(self, stem: str, ordinal: int) -> str:
        """Return what belongs in the gap."""
        return self.gaps[ordinal][0]

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade what was typed into the gap, or picked for it."""
        assert isinstance(response, str)
        accepted = self.gaps[ordinal]
        if any(same(response, answer) for answer in accepted):
            return Grade(1.0)
        slips = () if self.choices(ordinal) else accepted
        return Grade(0.0, near=any(near(response, a, article) for a in slips))

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        offered = (len(self.choices(gap)) for gap in range(len(self.gaps)))
        return sum(1 / n for n in offered if n) / max(len(self.gaps), 1)

    def accepted(self, ordinal: int) -> tuple[str, ...]:
        """Return what is accepted in the gap, nothing if it is not typed."""
        return () if self.choices(ordinal) else self.gaps[ordinal]

    def accepting(self, response: str, ordinal: int) -> "Cloze":
        """Return the body that accepts a typed answer in the gap, too."""
        text = response.strip()
        if not text:
            raise ValueError(response)
        gaps = list(self.gaps)
        gaps[ordinal] = tuple(dict.fromkeys((*gaps[ordinal], text)))
        return replace(self, gaps=tuple(gaps))

    def tidied(self, stem: str) -> tuple[str, "Cloze"]:
        """Return a stem and its gaps numbered as they come, without unused ones."""
        numbers: dict[int, int] = {}

        def renumbered(mark: re.Match[str]) -> str:
            number = numbers.setdefault(int(mark[1]), len(numbers) + 1)
            return f"[[{number}]]"

        tidied = _MARK.sub(renumbered, stem)
        gaps = dict(enumerate(self.gaps, start=1))
        offered = dict(enumerate(self.offered, start=1))
        wrong = tuple(offered.get(number, ()) for number in numbers)
        return tidied, Cloze(
            tuple(gaps.get(number, ("",)) for number in numbers),
            wrong if any(wrong) else (),
        )

    def words(self) -> tuple[str, ...]:
        """Return what belongs in the gaps, and what is offered besides."""
        return tuple(text for gap in (*self.gaps, *self.offered) for text in gap)

    def others(self) -> tuple[str, ...]:
        """Return what is accepted or offered besides the best in each gap."""
        accepted = (answer for gap in self.gaps for answer in gap[1:])
        return (*accepted, *(text for gap in self.offered for text in gap))

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the gaps."""
        if not self.gaps:
            return ("has no gap",)
        if any(not gap or not all(a.strip() for a in gap) for gap in self.gaps):
            return ("has a gap without an answer",)
        if len(self.offered) > len(self.gaps):
            return ("offers answers for a gap that is not there",)
        offers = [self.choices(gap) for gap in range(len(self.gaps))]
        if any(not all(text.strip() for text in each) for each in offers):
            return ("offers an empty answer",)
        if any(len(set(map(compared, each))) < len(each) for each in offers):
            return ("offers the same answer twice in a gap",)
        return ()
