"""The bank around a question: which others are near, and how hard they read."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from quizapp.domain.articles import Article
from quizapp.domain.grading import compared
from quizapp.domain.ids import ArticleId, QuestionId
from quizapp.domain.questions import Question
from quizapp.services.checking import telling
from quizapp.services.problems.readability import lix

_SHARED = 0.6
_TOO_COMMON = 60


@dataclass(frozen=True, slots=True)
class Known:
    """A question with what it is compared by.

    Attributes:
        order: Its place among all that were added.
        stem: The words of its stem that say what it is about.
        keys: The words of each of its answers.
        text: Its stem as it is compared letter by letter.
        level: How hard its stem reads, where it is long enough to tell.
    """

    question: Question
    order: int
    stem: frozenset[str]
    keys: tuple[frozenset[str], ...]
    text: str
    level: float | None


class Surroundings:
    """The questions of a bank by their words, kept in step one by one."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles: Mapping[ArticleId, Article] = {a.id: a for a in articles}
        self._known: dict[QuestionId, Known] = {}
        self._by_stem: dict[str, set[QuestionId]] = defaultdict(set)
        self._by_key: dict[str, set[QuestionId]] = defaultdict(set)
        self._levels: list[float] = []
        self._added = 0

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, question_id: QuestionId) -> bool:
        return question_id in self._known

    def of(self, question_id: QuestionId) -> Known:
        """Return what is known of a question."""
        return self._known[question_id]

    def seen(self, question: Question) -> Known:
        """Return what is known of a question as it is now, stored or not."""
        known = self._known.get(question.id)
        if known is not None and known.question == question:
            return known
        return _known(question, known.order if known else self._added)

    def add(self, question: Question) -> None:
        """Take a question in, or take note of how it is now."""
        before = self._known.get(question.id)
        if before is not None:
            self.discard(question.id)
        known = _known(question, before.order if before else self._added)
        self._added += before is None
        self._known[question.id] = known
        for word in known.stem:
            self._by_stem[word].add(question.id)
        for word in _words(known):
            self._by_key[word].add(question.id)
        if known.level is not None:
            insort(self._levels, known.level)

    def discard(self, question_id: QuestionId) -> None:
        """Let a question go."""
        known = self._known.pop(question_id, None)
        if known is None:
            return
        for word in known.stem:
            self._by_stem[word].discard(question_id)
        for word in _words(known):
            self._by_key[word].discard(question_id)
        if known.level is not None:
            del self._levels[bisect_left(self._levels, known.level)]

    @property
    def level(self) -> float | None:
        """How hard the middle one of the stems reads, where there are enough."""
        if len(self._levels) < 10:
            return None
        return self._levels[len(self._levels) // 2]

    def near(self, known: Known) -> Iterator[Known]:
        """Yield the other questions whose stems share most of a stem's words.

        A stem that shares so many of some words has one of the rarest of them, so
        only those are looked up (the prefix filter of Chaudhuri, Ganti and Kaushik
        2006); words that many stems have tell nothing and are left out.
        """
        words = sorted(known.stem, key=lambda word: len(self._by_stem.get(word, ())))
        enough = ceil(_SHARED * len(words))
        found: set[QuestionId] = set()
        for word in words[: len(words) - enough + 1]:
            having = self._by_stem.get(word, set())
            if len(having) <= _TOO_COMMON:
                found |= having
        found.discard(known.question.id)
        for each in found:
            other = self._known[each]
            if len(known.stem & other.stem) >= enough:
                yield other

    def answered_by(self, known: Known) -> Iterator[Known]:
        """Yield the other questions whose answer stands in a stem."""
        found: set[QuestionId] = set()
        for word in known.stem:
            having = self._by_key.get(word, set())
            if len(having) <= _TOO_COMMON:
                found |= having
        found.discard(known.question.id)
        for each in found:
            other = self._known[each]
            if any(key and key <= known.stem for key in other.keys):
                yield other

    def answering(self, known: Known) -> Iterator[Known]:
        """Yield the other questions in whose stem an answer stands."""
        for key in known.keys:
            having = [self._by_stem.get(word, set()) for word in key]
            if having and min(map(len, having)) <= _TOO_COMMON:
                both = set.intersection(*having) - {known.question.id}
                yield from (self._known[each] for each in both)


def _known(question: Question, order: int) -> Known:
    keys = tuple(
        telling(question.key(ordinal)) for ordinal in range(question.body.prompts)
    )
    return Known(
        question,
        order,
        telling(question.stem),
        keys,
        " ".join(compared(question.stem)),
        lix(question.stem),
    )


def _words(known: Known) -> frozenset[str]:
    return frozenset().union(*known.keys)
