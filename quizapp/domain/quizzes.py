"""Quizzes: which questions a test asks, and under which rules."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from quizapp.domain.difficulty import Level, level
from quizapp.domain.ids import BankId, QuestionId, QuizId
from quizapp.domain.kinds.description import Description


class Order(StrEnum):
    """In which order a test asks."""

    SHUFFLED = "shuffled"
    AS_IN_BANK = "as-in-bank"
    EASIEST_FIRST = "easiest-first"


class Told(StrEnum):
    """When the taker is told what was right."""

    AT_ONCE = "at-once"
    AT_THE_END = "at-the-end"


@dataclass(frozen=True, slots=True)
class Source:
    """What the questions of a quiz are taken from.

    Attributes:
        tags: A question has one of them; none means that any will do.
        kinds: Likewise the names of kinds.
        levels: Likewise how hard it is.
        fixed: These very questions, in this order, instead of a draw.
    """

    bank_ids: tuple[BankId, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    fixed: tuple[QuestionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Marking:
    """What an answer earns.

    Attributes:
        partial: Whether an answer that is right in part earns that part.
        wrong_costs: The share of a question's mark that a wrong answer costs.
        weighted: Whether questions count by their default marks, not all alike.
        spelling: Whether one typing slip makes a typed answer wrong.
    """

    partial: bool = True
    wrong_costs: float = 0.0
    weighted: bool = True
    spelling: bool = False


@dataclass(frozen=True, slots=True)
class Quiz:
    """A test that can be taken again and again.

    Attributes:
        number: How many questions are drawn at most.
        seed: Draws the same questions in every attempt; none draws anew each time.
        time_limit: For the whole test.
        question_limit: For each question.
        confidence: Whether the taker is asked how sure each answer is.
        again_on: The day on which it is to be taken again, to see what stayed.
    """

    id: QuizId
    name: str
    source: Source = field(default_factory=Source)
    number: int = 10
    seed: int | None = None
    time_limit: timedelta | None = None
    question_limit: timedelta | None = None
    order: Order = Order.SHUFFLED
    shuffle_choices: bool = True
    marking: Marking = field(default_factory=Marking)
    told: Told = Told.AT_THE_END
    confidence: bool = False
    again_on: date | None = None

    def problems(self) -> tuple[str, ...]:
        """Return what makes it impossible to take, in words."""
        found = []
        if not self.name.strip():
            found.append("has no name")
        if not self.source.bank_ids and not self.source.fixed:
            found.append("takes its questions from no bank")
        if self.number < 1 and not self.source.fixed:
            found.append("asks no question")
        if not 0 <= self.marking.wrong_costs <= 1:
            found.append("takes less than nothing or more than all for a wrong answer")
        limits = (self.time_limit, self.question_limit)
        if any(limit is not None and limit < timedelta(seconds=5) for limit in limits):
            found.append("leaves less than five seconds")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Drawable:
    """What is known of a question before it is drawn; they come in a bank's order."""

    id: QuestionId
    kind: str
    tags: tuple[str, ...] = ()
    difficulty: float | None = None


def eligible(source: Source, questions: Iterable[Drawable]) -> tuple[Drawable, ...]:
    """Return the questions that fit a source and ask something, in their order."""
    asking = [each for each in questions if each.kind != Description.name]
    if source.fixed:
        known = {question.id: question for question in asking}
        return tuple(known[key] for key in source.fixed if key in known)
    return tuple(question for question in asking if _fits(source, question))


def draw(quiz: Quiz, pool: Sequence[Drawable], seed: int) -> tuple[Drawable, ...]:
    """Return the questions of one attempt, in the order in which they are asked.

    The same pool and seed give the same draw. A fixed list is asked in full.
    """
    dice = random.Random(seed)  # noqa: S311 - not a secret
    drawn = set(range(len(pool)))
    if not quiz.source.fixed:
        drawn = set(dice.sample(range(len(pool)), min(quiz.number, len(pool))))
    chosen = [pool[place] for place in sorted(drawn)]
    return tuple(_ORDERS[quiz.order](chosen, dice))


def _fits(source: Source, question: Drawable) -> bool:
    hardness = None if question.difficulty is None else level(question.difficulty)
    return (
        (not source.tags or not set(source.tags).isdisjoint(question.tags))
        and (not source.kinds or question.kind in source.kinds)
        and (not source.levels or hardness in source.levels)
    )


def _shuffled(chosen: list[Drawable], dice: random.Random) -> list[Drawable]:
    return dice.sample(chosen, len(chosen))


def _easiest_first(chosen: list[Drawable], _dice: random.Random) -> list[Drawable]:
    known = (question.difficulty for question in chosen)
    hardness = [0.5 if value is None else value for value in known]
    return [chosen[i] for i in sorted(range(len(chosen)), key=hardness.__getitem__)]


_ORDERS: dict[Order, Callable[[list[Drawable], random.Random], list[Drawable]]] = {
    Order.SHUFFLED: _shuffled,
    Order.AS_IN_BANK: lambda chosen, _dice: chosen,
    Order.EASIEST_FIRST: _easiest_first,
}
