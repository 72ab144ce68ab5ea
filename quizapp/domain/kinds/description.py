"""Read; nothing is asked."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.grading import Grade
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class Description:
    """A text among the questions of a bank, which the stem holds.

    It asks nothing, so it has no card and is never met while studying; it is read in
    the library and goes along in files.
    """

    name: ClassVar[str] = "description"

    @property
    def prompts(self) -> int:
        """None."""
        return 0

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the text."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return nothing."""
        return ""

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade nothing."""
        return Grade(None)

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.0

    def words(self) -> tuple[str, ...]:
        """Return nothing: the text is the stem."""
        return ()

    def others(self) -> tuple[str, ...]:
        """Return nothing."""
        return ()

    def problems(self) -> tuple[str, ...]:
        """Return nothing: it can always be read."""
        return ()
