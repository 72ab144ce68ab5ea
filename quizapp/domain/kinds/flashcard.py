"""Recall, turn over, judge yourself."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.grading import Grade
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class Flashcard:
    """The stem is the front.

    Attributes:
        back: What is shown when it is turned over.
        both_ways: Whether the back is asked for the front too.
    """

    name: ClassVar[str] = "flashcard"

    back: str
    both_ways: bool = False

    @property
    def prompts(self) -> int:
        """One, or two where it is asked both ways."""
        return 2 if self.both_ways else 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the side shown first."""
        return self.back if ordinal else stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return the other side."""
        return stem if ordinal else self.back

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Leave the judgement to the learner."""
        return Grade(None)

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.0

    def words(self) -> tuple[str, ...]:
        """Return the back."""
        return (self.back,)

    def others(self) -> tuple[str, ...]:
        """Return nothing: there is one answer."""
        return ()

    def problems(self) -> tuple[str, ...]:
        """Return whether the back is empty."""
        return () if self.back.strip() else ("has an empty back",)
