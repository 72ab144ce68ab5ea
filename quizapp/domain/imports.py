"""Questions on their way in or out of a file, and what the way takes from them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizapp.domain.ids import BankId, QuestionId, named_id
from quizapp.domain.questions import Body, Question

LONGEST_TEXT = 20_000
MOST_MARKS = 1_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as a file has it, in no bank yet.

    Attributes:
        line: Where it begins in the file.
        ident: What the file calls it, so that it is known when it comes again.
        plain: Whether the format cannot weigh single answers or comment on them.
    """

    stem: str
    body: Body
    feedback: str = ""
    default_mark: float = 1.0
    tags: tuple[str, ...] = ()
    line: int = 0
    ident: str = ""
    plain: bool = False

    def in_bank(self, bank_id: BankId) -> Question:
        """Return it as a question of a bank, the same one each time."""
        known = (self.ident,) if self.ident else ("", self.stem, repr(self.body))
        return Question(
            id=QuestionId(named_id("import", bank_id, *known)),
            bank_id=bank_id,
            stem=self.stem,
            body=self.body,
            feedback=self.feedback,
            default_mark=self.default_mark,
            tags=self.tags,
        )

    def problems(self) -> tuple[str, ...]:
        """Return what keeps it from being a question, in words."""
        return question_problems(self.in_bank(BankId("")))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What cannot be taken over into the collection or into a file.

    Attributes:
        problem: What it is, in words that continue "the question …".
        line: Where it stands in the file; 0 where there is no such place.
        stem: The question, as far as it can be told.
        left_out: Whether the whole question is left out, not only a part of it.
    """

    problem: str
    line: int = 0
    stem: str = ""
    left_out: bool = False


def checked(draft: Draft) -> Draft | Trouble:
    """Return a draft that can be a question, else what is wrong with it."""
    if found := draft.problems():
        problem = " and ".join(found)
        return Trouble(problem, draft.line, draft.stem, left_out=True)
    return draft


def grouped(troubles: Iterable[Trouble]) -> tuple[tuple[Trouble, int], ...]:
    """Return troubles without repetition, each with how many questions have it.

    What is left out is told of one by one, and first.
    """
    counts: dict[Trouble, int] = {}
    first: dict[str, Trouble] = {}
    for trouble in sorted(troubles, key=lambda each: not each.left_out):
        alike = trouble
        if not trouble.left_out:
            alike = first.setdefault(trouble.problem, replace(trouble))
        counts[alike] = counts.get(alike, 0) + 1
    return tuple(counts.items())


def question_problems(question: Question) -> tuple[str, ...]:
    """Return what makes it impossible to ask, to grade or to show a question."""
    found = []
    texts = (question.stem, question.feedback, *question.body.words())
    if not question.stem.strip():
        found.append("is empty")
    if (longest := max(map(len, texts))) > LONGEST_TEXT:
        found.append(
            f"has a text of {longest:,} characters, too long to be shown as one;"
            f" {LONGEST_TEXT:,} are the most"
        )
    if not 0 <= question.default_mark <= MOST_MARKS:
        found.append(f"has a mark that is not between 0 and {MOST_MARKS:,}")
    if any("\ud800" <= c <= "\udfff" or c == "\0" for text in texts for c in text):
        found.append("has characters that are none")
    return (*found, *question.body.problems())
