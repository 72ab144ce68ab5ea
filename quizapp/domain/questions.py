"""Questions; what each kind adds is its body."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, runtime_checkable

from quizapp.domain.articles import Evidence
from quizapp.domain.difficulty import Thinking
from quizapp.domain.grading import Grade
from quizapp.domain.ids import BankId, QuestionId, VersionId

Response = frozenset[int] | tuple[int, ...] | bool | str | None


class Body(Protocol):
    """What a kind of question adds to a stem."""

    name: ClassVar[str]

    @property
    def prompts(self) -> int:
        """How many things it asks, each a card of its own."""
        ...

    def prompt(self, stem: str, ordinal: int) -> str:
        """Return what is asked first, as Markdown."""
        ...

    def key(self, stem: str, ordinal: int) -> str:
        """Return the right answer in words."""
        ...

    def grade(self, response: Response, ordinal: int, article: str) -> Grade:
        """Grade a response; article is the text that the question is about."""
        ...

    def guess(self) -> float:
        """Return the share of the mark that random answering earns (Moodle)."""
        ...

    def words(self) -> tuple[str, ...]:
        """Return the texts it holds, for searching."""
        ...

    def others(self) -> tuple[str, ...]:
        """Return what it offers or accepts besides the right answer."""
        ...

    def problems(self) -> tuple[str, ...]:
        """Return what makes it impossible to ask or to grade, in words."""
        ...


@runtime_checkable
class Accepting(Protocol):
    """A body of answers that are typed, which can accept one more."""

    def accepted(self, ordinal: int) -> tuple[str, ...]:
        """Return what is accepted in full, the best first, without wildcards."""
        ...

    def accepting(self, response: str, ordinal: int) -> Body:
        """Return the body that accepts a typed answer in full, too.

        Raises:
            ValueError: What was typed can be no answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the evidence for its answer; its texts are Markdown.

    Attributes:
        feedback: What is said after the answer, whatever it was.
        origin: The fingerprint of the question as it was imported, or nothing
            for one written here. A question that no longer has it was edited.
        thinking: What has to be recalled, where that was estimated.
        difficulty: 0 for the easiest to 1, where that was estimated.
        author: Who wrote it, where that is known.
    """

    id: QuestionId
    bank_id: BankId
    stem: str
    body: Body
    feedback: str = ""
    default_mark: float = 1.0
    tags: tuple[str, ...] = ()
    evidence: Evidence | None = None
    created: datetime | None = None
    modified: datetime | None = None
    origin: str = ""
    thinking: Thinking | None = None
    difficulty: float | None = None
    author: str = ""

    def prompt(self, ordinal: int = 0) -> str:
        """Return what a card of the question asks."""
        return self.body.prompt(self.stem, ordinal)

    def key(self, ordinal: int = 0) -> str:
        """Return the right answer to that."""
        return self.body.key(self.stem, ordinal)

    def missing(self) -> tuple[str, ...]:
        """Return what it lacks to be asked and graded, in words."""
        stem = () if self.stem.strip() else ("has no words yet",)
        return (*stem, *self.body.problems())


@dataclass(frozen=True, slots=True)
class Version:
    """What a question was, until the moment it was replaced."""

    id: VersionId
    question: Question
    replaced: datetime


@dataclass(frozen=True, slots=True)
class QuestionListing:
    """A question in a list: what a row shows, and what rows are picked by.

    Attributes:
        proved: Whether a passage of an article proves its answer.
    """

    id: QuestionId
    bank_id: BankId
    kind: str
    stem: str
    key: str
    tags: tuple[str, ...] = ()
    proved: bool = False
    author: str = ""


def listed(question: Question) -> QuestionListing:
    """Return what a list shows of a question."""
    return QuestionListing(
        question.id,
        question.bank_id,
        question.body.name,
        question.stem,
        question.key() if question.body.prompts else "",
        question.tags,
        question.evidence is not None,
        question.author,
    )
