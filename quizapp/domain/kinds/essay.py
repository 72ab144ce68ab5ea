"""Write at length, judge yourself."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.grading import Grade
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class Essay:
    """Write some sentences and compare them with a model answer.

    Attributes:
        model_answer: What a good answer says, or what to look for in one.
        template: What stands in the field to begin with.
    """

    name: ClassVar[str] = "essay"

    model_answer: str = ""
    template: str = ""

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the stem."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return the model answer."""
        return self.model_answer

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Leave the judgement to the learner."""
        return Grade(None)

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.0

    def words(self) -> tuple[str, ...]:
        """Return the model answer and the template."""
        return tuple(filter(None, (self.model_answer, self.template)))

    def others(self) -> tuple[str, ...]:
        """Return nothing: there is one model."""
        return ()

    def problems(self) -> tuple[str, ...]:
        """Return nothing: it can always be asked."""
        return ()
