"""Type a short answer."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.choices import Choice
from quizapp.domain.grading import Grade, near, same
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """Type a few words.

    Attributes:
        answers: What is accepted, the best first; each earns its fraction.
        case_sensitive: Whether capitals, accents and punctuation matter.
    """

    name: ClassVar[str] = "shortanswer"

    answers: tuple[Choice, ...]
    case_sensitive: bool = False

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the stem."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return the first answer accepted in full."""
        return next((a.text for a in self.answers if a.fraction >= 1), "")

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade what was typed by the best answer it matches."""
        assert isinstance(response, str)
        typed = response.strip()
        matching = [a for a in self.answers if self._matches(typed, a.text)]
        if matching:
            best = max(matching, key=lambda answer: answer.fraction)
            return Grade(min(max(best.fraction, 0.0), 1.0), best.feedback)
        close = not self.case_sensitive and any(
            near(typed, a.text, article) for a in self.answers if a.fraction >= 1
        )
        return Grade(0.0, near=close)

    def _matches(self, typed: str, answer: str) -> bool:
        return typed == answer if self.case_sensitive else same(typed, answer)

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.0

    def words(self) -> tuple[str, ...]:
        """Return the accepted answers."""
        return tuple(answer.text for answer in self.answers)

    def others(self) -> tuple[str, ...]:
        """Return what is accepted besides the key."""
        key = self.key("", 0)
        return tuple(a.text for a in self.answers if a.text != key)

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the answers."""
        if any(not 0 <= answer.fraction <= 1 for answer in self.answers):
            return ("has an answer that earns less than 0 or more than 1",)
        if not any(a.fraction >= 1 and a.text.strip() for a in self.answers):
            return ("accepts no answer in full",)
        return ()
