"""Attempts: a test taken once, with what was answered and what it earned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from quizapp.domain.grading import Grade
from quizapp.domain.ids import AnswerId, AttemptId, LearnerId, QuestionId, named_id
from quizapp.domain.questions import Question, Response
from quizapp.domain.quizzes import Marking, Quiz


class Confidence(StrEnum):
    """How sure a taker says an answer is."""

    SURE = "sure"
    THINK_SO = "think-so"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Item:
    """A question as it stands in one attempt, whatever is made of it later.

    Attributes:
        ordinal: Which of the question's prompts is asked.
        maximum: The mark of an answer that is right in full.
    """

    question: Question
    ordinal: int = 0
    maximum: float = 1.0

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.question.prompt(self.ordinal)

    @property
    def key(self) -> str:
        """The right answer."""
        return self.question.key(self.ordinal)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A quiz taken once.

    Attributes:
        quiz: The rules it is taken under, as they were when it began.
        seed: What settles the order of choices.
        used: The time taken, of which the test's time limit allows so much. It
            stands still while the test is not on the screen.
        position: The place of the item that was shown last.
        repeats: The earlier attempt whose questions it asks again.
    """

    id: AttemptId
    learner_id: LearnerId
    quiz: Quiz
    seed: int
    items: tuple[Item, ...]
    started_at: datetime
    finished_at: datetime | None = None
    used: timedelta = timedelta()
    position: int = 0
    repeats: AttemptId | None = None

    @property
    def left(self) -> timedelta | None:
        """The time that is left, if it is limited."""
        limit = self.quiz.time_limit
        return None if limit is None else max(limit - self.used, timedelta())

    @property
    def maximum(self) -> float:
        """The sum of all marks."""
        return sum(item.maximum for item in self.items)

    def order_seed(self, position: int) -> str:
        """Return what settles the order of an item's choices; "" keeps the author's."""
        if not self.quiz.shuffle_choices:
            return ""
        return f"{self.seed} {self.items[position].question.id}"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to an item of an attempt; there is one once it was touched.

    Attributes:
        position: The item's place in the attempt.
        response: None while nothing is answered.
        words: The response as text.
        fraction: The share that is right, 0 to 1; None while nobody has judged.
        near: Whether it is one typing slip away from the right answer.
        mark: What it earns; below 0 where wrong answers cost something.
        shown: Whether the taker was told what is right: then it stands.
        flagged: Whether the taker wants to come back to it.
    """

    id: AnswerId
    attempt_id: AttemptId
    position: int
    question_id: QuestionId
    response: Response = None
    words: str = ""
    fraction: float | None = None
    near: bool = False
    mark: float = 0.0
    feedback: str = ""
    confidence: Confidence | None = None
    shown: bool = False
    flagged: bool = False
    duration: timedelta = timedelta()

    @property
    def given(self) -> bool:
        """Whether something was answered."""
        return self.response is not None

    @property
    def right(self) -> bool:
        """Whether it is right in full, or but for a slip that was let pass."""
        return self.mark > 0 and (self.near or (self.fraction or 0) >= 1)

    @property
    def awaits_judgement(self) -> bool:
        """Whether somebody has to say what it is worth."""
        return self.given and self.fraction is None


@dataclass(frozen=True, slots=True)
class Score:
    """What some answers earned.

    Attributes:
        right: How many are right in full.
        blank: How many were left without an answer.
        awaiting: How many somebody has still to judge; they count as nothing.
    """

    mark: float
    maximum: float
    items: int
    right: int
    blank: int
    awaiting: int = 0

    @property
    def share(self) -> float:
        """The share of the maximum, not below 0."""
        return max(self.mark, 0.0) / self.maximum if self.maximum else 0.0


def untouched(attempt: Attempt, position: int) -> Answered:
    """Return what stands for an item that nothing was done with."""
    return Answered(
        AnswerId(named_id("answer", attempt.id, str(position))),
        attempt.id,
        position,
        attempt.items[position].question.id,
    )


def graded(answered: Answered, item: Item, grade: Grade, marking: Marking) -> Answered:
    """Return an answer with its grade and what it earns."""
    after = replace(
        answered, fraction=grade.fraction, near=grade.near, feedback=grade.feedback
    )
    return replace(after, mark=mark(after, item, marking))


def mark(answered: Answered, item: Item, marking: Marking) -> float:
    """Return what an answer earns; what was left blank never costs anything."""
    if not answered.given or answered.fraction is None:
        return 0.0
    fraction = answered.fraction
    if answered.near and not marking.spelling:
        fraction = 1.0
    if not marking.partial and fraction < 1:
        fraction = 0.0
    return item.maximum * (fraction or -marking.wrong_costs)


def score(attempt: Attempt, answers: Iterable[Answered]) -> Score:
    """Return what an attempt earned."""
    return score_of(attempt, answers, range(len(attempt.items)))


def score_of(
    attempt: Attempt, answers: Iterable[Answered], positions: Sequence[int]
) -> Score:
    """Return what the items at some positions earned."""
    found = {answered.position: answered for answered in answers}
    known = [found.get(place) or untouched(attempt, place) for place in positions]
    return Score(
        mark=sum(answered.mark for answered in known),
        maximum=sum(attempt.items[place].maximum for place in positions),
        items=len(positions),
        right=sum(answered.right for answered in known),
        blank=sum(not answered.given for answered in known),
        awaiting=sum(answered.awaits_judgement for answered in known),
    )


def by_kind(
    attempt: Attempt, answers: Sequence[Answered]
) -> tuple[tuple[str, Score], ...]:
    """Return the score of each kind of question, in the order they were asked."""
    return _parts(attempt, answers, [(i.question.body.name,) for i in attempt.items])


def by_tag(
    attempt: Attempt, answers: Sequence[Answered]
) -> tuple[tuple[str, Score], ...]:
    """Return the score of each tag; a question counts for each that it has."""
    return _parts(attempt, answers, [item.question.tags for item in attempt.items])


def compared(
    before: Iterable[Answered], after: Iterable[Answered]
) -> tuple[tuple[Answered, Answered], ...]:
    """Return the answers of two attempts to the questions they share."""
    then = {answered.question_id: answered for answered in before}
    return tuple(
        (then[now.question_id], now) for now in after if now.question_id in then
    )


def _parts(
    attempt: Attempt, answers: Sequence[Answered], names: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, Score], ...]:
    places: dict[str, list[int]] = {}
    for place, of_item in enumerate(names):
        for name in of_item:
            places.setdefault(name, []).append(place)
    return tuple((n, score_of(attempt, answers, found)) for n, found in places.items())
