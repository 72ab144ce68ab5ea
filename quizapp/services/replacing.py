"""Find and replace over questions: first every hit, then those that were chosen.

An expression is matched by the `regex` package, which can be told when to give up; the
standard library's cannot, and an expression can take longer than anybody lives.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import regex

from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId
from quizapp.domain.media import REFERENCE
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.services.editing import replace_questions
from quizapp.store.store import Store

_STEP = 200
_SECONDS = 2.0  # that slow matches may take in all
_SLOW_SECONDS = 0.02
_MOST = 10_000
# The marks of gaps and the names of pictures are no words of the author's.
_KEPT = regex.compile(rf"\[\[\d+\]\]|{REFERENCE.pattern}")
_SAID = frozenset({"feedback", "if_true", "if_false"})


class Part(StrEnum):
    """The parts of a question that have words."""

    QUESTION = "question"
    ANSWERS = "answers"
    EXPLANATIONS = "explanations"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Search:
    r"""What is to be found and put in its place, and where.

    Attributes:
        expression: Whether the text is a regular expression, and what replaces it may
            name its groups: \1 or \g<name>.
    """

    text: str
    by: str = ""
    case: bool = False
    whole_words: bool = False
    expression: bool = False
    parts: frozenset[Part] = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a text was found.

    Attributes:
        place: Which text of the question it is in.
        start: Where it begins there.
        end: Where it ends.
        by: What would stand there.
    """

    question: Question
    part: Part
    place: int
    text: str
    start: int
    end: int
    by: str


def find_hits(
    store: Store, search: Search, bank_id: BankId | None
) -> Work[tuple[Hit, ...]]:
    """Return every hit in a bank, or in all.

    Raises:
        QuizError: The expression is none, takes too long, or hits too much.
    """
    pattern = _pattern(search)
    with store.read() as tx:
        banks = [bank_id] if bank_id else [bank.id for bank in tx.banks.all()]
        questions = [q for each in banks for q in tx.questions.of_bank(each)]
    finder = _Finder(search, pattern)
    hits: list[Hit] = []
    for number, question in enumerate(questions):
        if number % _STEP == 0:
            yield Progress(number, len(questions), "searching")
        try:
            hits += finder.hits(question)
        except TimeoutError:
            raise QuizError(
                "the expression takes too long to match",
                where=question.stem[:80],
                remedy="Nothing was changed. Make it simpler: repeat no repeats.",
            ) from None
        if len(hits) > _MOST:
            raise QuizError(
                f"that is found more than {_MOST:,} times",
                remedy="Nothing was changed. Look for something longer.",
            )
    return tuple(hits)


def replacing_hits(store: Store, hits: Sequence[Hit], now: datetime) -> Work[Change]:
    """Replace hits as replace_hits does, as work that tells that it goes on."""
    yield Progress(0, len(hits), "replacing")
    return replace_hits(store, hits, now)


def replace_hits(store: Store, hits: Iterable[Hit], now: datetime) -> Change:
    """Put what is to stand there in the place of hits, in one step.

    Raises:
        QuizError: A question could not be asked any more; none was changed.
        ConflictError: A question has changed since it was searched; none was changed.
    """
    chosen: dict[Question, list[Hit]] = {}
    for hit in hits:
        chosen.setdefault(hit.question, []).append(hit)
    pairs = [(question, rewritten(question, own)) for question, own in chosen.items()]
    return replace_questions(store, pairs, now)


def rewritten(question: Question, hits: Sequence[Hit]) -> Question:
    """Return a question with some of its hits replaced."""
    texts = [text for _, text in _texts(question)]
    for hit in sorted(hits, key=lambda each: (each.place, each.start), reverse=True):
        text = texts[hit.place]
        texts[hit.place] = f"{text[: hit.start]}{hit.by}{text[hit.end :]}"
    left = iter(texts)
    after = _mapped(question, lambda _part, _text: next(left))
    tags = dict.fromkeys(tag.strip() for tag in after.tags if tag.strip())
    return replace(after, tags=tuple(tags))


def _pattern(search: Search) -> "regex.Pattern[str]":
    if not search.text:
        raise QuizError("there is nothing to look for")
    text = search.text if search.expression else regex.escape(search.text)
    if search.whole_words:
        text = rf"(?<!\w)(?:{text})(?!\w)"
    try:
        return regex.compile(text, 0 if search.case else regex.IGNORECASE)
    except regex.error as error:
        raise QuizError(f"this is no regular expression: {error}") from None


class _Finder:
    """Finds a text in questions, and gives up where the expression is a trap."""

    def __init__(self, search: Search, pattern: "regex.Pattern[str]") -> None:
        self._search = search
        self._pattern = pattern
        self._left = _SECONDS

    def hits(self, question: Question) -> Iterator[Hit]:
        """Yield the hits in a question.

        Raises:
            TimeoutError: Matching takes too long.
        """
        for place, (part, text) in enumerate(_texts(question)):
            if part not in self._search.parts:
                continue
            kept = [found.span() for found in _KEPT.finditer(text)]
            for found in self._matches(text):
                start, end = found.span()
                if start < end and not any(a < end and start < b for a, b in kept):
                    by = _expanded(found, self._search)
                    if by != found[0]:
                        yield Hit(question, part, place, text, start, end, by)

    def _matches(self, text: str) -> "list[regex.Match[str]]":
        """Return all matches; only time of this thread's own counts, not its waits."""
        begun = time.thread_time()
        found = list(self._pattern.finditer(text, timeout=_SECONDS))
        taken = time.thread_time() - begun
        if taken > _SLOW_SECONDS:
            self._left -= taken
        if self._left < 0:
            raise TimeoutError
        return found


def _expanded(found: "regex.Match[str]", search: Search) -> str:
    if not search.expression:
        return search.by
    try:
        return found.expand(search.by)
    except (regex.error, IndexError) as error:
        problem = f"what is to stand there names a group that is not found: {error}"
        raise QuizError(problem) from None


def _texts(question: Question) -> list[tuple[Part, str]]:
    """Return the texts of a question in their order."""
    found: list[tuple[Part, str]] = []

    def note(part: Part, text: str) -> str:
        found.append((part, text))
        return text

    _mapped(question, note)
    return found


def _mapped(question: Question, change: Callable[[Part, str], str]) -> Question:
    """Return a question with each of its texts changed, in a fixed order."""
    return replace(
        question,
        stem=change(Part.QUESTION, question.stem),
        body=_within(question.body, Part.ANSWERS, change),
        feedback=change(Part.EXPLANATIONS, question.feedback),
        tags=_within(question.tags, Part.TAGS, change),
    )


def _within(value: Any, part: Part, change: Callable[[Part, str], str]) -> Any:
    if type(value) is str:
        return change(part, value)
    if isinstance(value, tuple):
        return tuple(_within(each, part, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: Part.EXPLANATIONS if field.name in _SAID else part
            for field in fields(value)
        }
        texts = {
            name: _within(getattr(value, name), own, change)
            for name, own in parts.items()
        }
        return replace(value, **texts)
    return value
