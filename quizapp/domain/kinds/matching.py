"""Match things with what belongs to them."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.domain.grading import Grade, compared
from quizapp.domain.questions import Response

_FEWEST_PAIRS, _FEWEST_ANSWERS = 2, 3  # as in Moodle: the last must not be given away


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing that is asked about, and what belongs to it."""

    subquestion: str
    answer: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Pick for each of some subquestions one of the same answers.

    Attributes:
        pairs: What belongs together; several may share an answer.
        extra: Answers that belong to nothing.
    """

    name: ClassVar[str] = "matching"

    pairs: tuple[Pair, ...]
    extra: tuple[str, ...] = ()

    @property
    def prompts(self) -> int:
        """One."""
        return 1

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return the stem; the pairs are shown by whoever shows it."""
        return stem

    def key(self, stem: str, ordinal: int) -> str:
        """Return what belongs to what."""
        return "; ".join(f"{pair.subquestion} → {pair.answer}" for pair in self.pairs)

    def answers(self) -> tuple[str, ...]:
        """Return what can be picked, each once, in the author's order."""
        offered = (*(pair.answer for pair in self.pairs), *self.extra)
        return tuple(dict.fromkeys(offered))

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade by the share of pairs that are right.

        The response holds for each pair the place in answers() of what was picked,
        or -1 where nothing was.
        """
        assert isinstance(response, tuple)
        places = {answer: place for place, answer in enumerate(self.answers())}
        wanted = [places[pair.answer] for pair in self.pairs]
        right = sum(a == b for a, b in zip(response, wanted, strict=True))
        return Grade(right / len(wanted))

    def guess(self) -> float:
        """Return the share of the mark that random answering earns."""
        return 1 / max(len(self.answers()), 1)

    def words(self) -> tuple[str, ...]:
        """Return the subquestions and the answers."""
        return (*(pair.subquestion for pair in self.pairs), *self.answers())

    def others(self) -> tuple[str, ...]:
        """Return the answers that belong to nothing."""
        belonging = {pair.answer for pair in self.pairs}
        return tuple(a for a in self.answers() if a not in belonging)

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the pairs."""
        found = []
        asked = [pair.subquestion for pair in self.pairs]
        if len(self.pairs) < _FEWEST_PAIRS:
            found.append("has fewer than two pairs")
        if len(self.pairs) + len(self.extra) < _FEWEST_ANSWERS:
            found.append("has fewer than three answers")
        if len(self.answers()) < 2:
            found.append("offers nothing to choose from")
        if not all(text.strip() for text in self.words()):
            found.append("has an empty subquestion or answer")
        if len({compared(text) for text in asked}) < len(asked):
            found.append("asks for the same thing twice")
        return tuple(found)
