"""Pick from choices."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.choices import Choice
from quizapp.domain.grading import Grade, compared
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """Pick one or several of the choices offered.

    Attributes:
        choices: The key and the distractors, in the author's order. Where several
            may be picked, a wrong one weighs -1/wrong unless the author says
            otherwise, so that picking all of them earns nothing.
        single: Whether exactly one choice may be picked.
    """

    name: ClassVar[str] = "multichoice"

    choices: tuple[Choice, ...]
    single: bool = True

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the stem; the choices are shown by whoever shows it."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return the choices that earn something."""
        return "; ".join(c.text for c in self.choices if c.fraction > 0)

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade the set of positions picked."""
        assert isinstance(response, frozenset)
        picked = [self.choices[position] for position in sorted(response)]
        fraction = sum(choice.fraction for choice in picked)
        feedback = "\n\n".join(choice.feedback for choice in picked if choice.feedback)
        return Grade(min(max(round(fraction, 6), 0.0), 1.0), feedback)

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        if not self.single:
            return 0.0
        earned = sum(max(choice.fraction, 0.0) for choice in self.choices)
        return earned / max(len(self.choices), 1)

    def words(self) -> tuple[str, ...]:
        """Return the choices."""
        return tuple(choice.text for choice in self.choices)

    def others(self) -> tuple[str, ...]:
        """Return the choices that earn nothing."""
        return tuple(c.text for c in self.choices if c.fraction <= 0)

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the choices."""
        found = []
        full = [choice for choice in self.choices if choice.fraction >= 1]
        if any(not -1 <= choice.fraction <= 1 for choice in self.choices):
            found.append("has a choice that earns less than -1 or more than 1")
        if len(self.choices) < 2:
            found.append("has fewer than two choices")
        if self.single and len(full) != 1:
            found.append(f"has {len(full)} right choices where one is wanted")
        if not self.single and sum(max(c.fraction, 0) for c in self.choices) < 0.99:
            found.append("cannot be answered in full")
        if len({compared(choice.text) for choice in self.choices}) < len(self.choices):
            found.append("offers the same choice twice")
        return tuple(found)
