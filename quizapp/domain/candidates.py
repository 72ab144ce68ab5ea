"""Questions that a generator proposes."""

from dataclasses import dataclass

from quizapp.domain.articles import Span
from quizapp.domain.difficulty import Thinking

DOUBT = "doubt: "  # how the names of features that make one doubtful begin


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong choice, and what it really was in the article, in one sentence."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the answers to a question that asks for several.

    Attributes:
        text: What the answer belongs to: the other half of a pair, the event that
            took place then; nothing for a gap.
        answer: As printed in the article.
        evidence: The sentence that proves it.
        answer_span: Where in the article's text the answer stands.
        accepted: Further answers that are as good.
    """

    text: str
    answer: str
    evidence: Span
    answer_span: Span
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question made from an article, kept or dropped.

    Attributes:
        kind: The name of the kind it is meant for.
        question: The stem; a cloze shows its gap as ____.
        answer: As printed in the article; True or False for a statement; of several
            the first.
        evidence: The sentence of the article's text that proves the answer.
        answer_span: Where in the article's text the answer stands.
        items: All answers, where a question asks for several: the pairs to match, the
            events in their order, the gaps from left to right.
        rule: The name of the rule that made it.
        feedback: One sentence from the article that explains the answer.
        features: What the ranker saw, by name.
        score: 0 to 1, the best first.
        reasons: Why it was dropped; none for one that was kept.
        thinking: What has to be recalled.
        difficulty: 0 for the easiest to 1. An estimate that no learner has
            confirmed: from the type of the answer, how often the article names it,
            how central the fact is, how long its sentence is, how many like answers
            the article offers, and whether choices are shown.
    """

    kind: str
    question: str
    answer: str
    evidence: Span
    answer_span: Span | None = None
    distractors: tuple[Distractor, ...] = ()
    accepted: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    rule: str = ""
    feedback: str = ""
    features: tuple[tuple[str, float], ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    thinking: Thinking = Thinking.RELATION
    difficulty: float = 0.5

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why a teacher may well throw it out, though it was kept."""
        told = (name for name, value in self.features if value)
        return tuple(n.removeprefix(DOUBT) for n in told if n.startswith(DOUBT))

    @property
    def kept(self) -> bool:
        """Whether it passed every gate."""
        return not self.reasons
