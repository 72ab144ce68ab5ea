"""Type a short answer."""

from dataclasses import dataclass, replace
from typing import ClassVar

from quizapp.domain.choices import Choice
from quizapp.domain.grading import (
    Grade,
    has_wildcard,
    literal,
    matches,
    near,
    unescaped,
)
from quizapp.domain.questions import Response


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """Type a few words.

    Attributes:
        answers: What is accepted, the best first; each earns its fraction. A star
            in one stands for any letters, as in Moodle.
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
        full = [a.text for a in self.answers if a.fraction >= 1]
        plain = (text for text in full if not has_wildcard(text))
        return unescaped(next(plain, full[0] if full else ""))

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade what was typed by the best answer it matches."""
        assert isinstance(response, str)
        typed = response.strip()
        exact = self.case_sensitive
        matching = [a for a in self.answers if matches(typed, a.text, exact=exact)]
        if matching:
            best = max(matching, key=lambda answer: answer.fraction)
            return Grade(min(max(best.fraction, 0.0), 1.0), best.feedback)
        close = not self.case_sensitive and any(
            near(typed, text, article) for text in self.accepted(0)
        )
        return Grade(0.0, near=close)

    def accepted(self, ordinal: int) -> tuple[str, ...]:
        """Return what is accepted in full, without wildcards."""
        full = (a.text for a in self.answers if a.fraction >= 1)
        return tuple(unescaped(text) for text in full if not has_wildcard(text))

    def accepting(self, response: str, ordinal: int) -> "ShortAnswer":
        """Return the body that accepts a typed answer in full, too."""
        text = literal(response.strip())
        if not text:
            raise ValueError(response)
        others = tuple(a for a in self.answers if a.text != text)
        return replace(self, answers=(*others, Choice(text, 1.0)))

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 0.0

    def words(self) -> tuple[str, ...]:
        """Return the accepted answers."""
        return tuple(answer.text for answer in self.answers)

    def others(self) -> tuple[str, ...]:
        """Return what is accepted besides the key."""
        key = self.key("", 0)
        return tuple(a.text for a in self.answers if unescaped(a.text) != key)

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the answers."""
        if any(not 0 <= answer.fraction <= 1 for answer in self.answers):
            return ("has an answer that earns less than 0 or more than 1",)
        if not any(a.fraction >= 1 and a.text.strip() for a in self.answers):
            return ("accepts no answer in full",)
        return ()
