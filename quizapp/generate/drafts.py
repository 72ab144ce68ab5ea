"""A question on its way from a fact to a candidate."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quizapp.domain.candidates import DOUBT
from quizapp.generate.names import Entity
from quizapp.generate.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A question with all that is known of how it came about.

    Attributes:
        kind: question or cloze.
        answer: The tokens of the answer, all of its sentence.
        type: What kind of thing the answer is: PERSON, DATE, NOUN and so on.
        entity: Whom or what the answer names, if it is a name.
        asked: The lemmas that the question gives away.
        reasons: Why it cannot be asked, by name, as found so far.
        loose: The nouns among its words that only what was said before explains.
        event: What happened, where the question asks when or where.
    """

    kind: str
    rule: str
    question: str
    sentence: Sentence
    answer: tuple["Token", ...]
    type: str
    entity: Entity | None = None
    asked: frozenset[str] = frozenset()
    features: dict[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    score: float = 0.0
    event: str = ""
    loose: tuple["Token", ...] = ()

    @property
    def answer_text(self) -> str:
        """The answer, normalised."""
        first, last = self.answer[0], self.answer[-1]
        return self.sentence.paragraph.text[first.idx : last.idx + len(last)]

    @property
    def doubtful(self) -> bool:
        """Whether a teacher may well throw it out, so that it stands behind others."""
        return any(n.startswith(DOUBT) and v for n, v in self.features.items())

    def doubted(self, *doubts: str) -> "Draft":
        """Return the draft with what makes it doubtful among its features."""
        named = {f"{DOUBT}{doubt}": 1.0 for doubt in doubts}
        return replace(self, features={**self.features, **named}) if named else self

    def dropped(self, *reasons: str) -> "Draft":
        """Return the draft with more reasons against it."""
        new = tuple(reason for reason in reasons if reason not in self.reasons)
        return replace(self, reasons=self.reasons + new) if new else self
