"""Judge a statement."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.grading import Grade
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Say whether the stem is true.

    Attributes:
        answer: Whether it is.
        if_true: What is said to somebody who answers True.
        if_false: What is said to somebody who answers False.
    """

    name: ClassVar[str] = "truefalse"

    answer: bool
    if_true: str = ""
    if_false: str = ""

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the statement."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return True or False."""
        return str(self.answer)

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade True or False."""
        assert isinstance(response, bool)
        feedback = self.if_true if response else self.if_false
        return Grade(float(response == self.answer), feedback)

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.5

    def words(self) -> tuple[str, ...]:
        """Return nothing: the statement is the stem."""
        return ()

    def others(self) -> tuple[str, ...]:
        """Return nothing: there is one other answer, and all know it."""
        return ()

    def problems(self) -> tuple[str, ...]:
        """Return nothing: it can always be asked."""
        return ()
