"""What may be wrong with a question, found in its words alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quizapp.domain.articles import Article, located
from quizapp.domain.grading import compared
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.questions import Question
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.deictic import PASSING, POINTING

_QUOTED_KINDS = (MultipleChoice, ShortAnswer, Cloze)
_NAME = re.compile(r"(?<=\s)[A-Z0-9]")
_SENTENCE = re.compile(r"[^.!?\n]+")
_MARKS = re.compile(r"\[\[\d+\]\]|____|[*_`]")
_LEAST_TELLING = 3
_LEAKED = 0.5
_OWNER = re.compile(r"[’']s\b")
_SAME_STEM, _SAME_STEM_AND_KEY = 0.95, 0.5
_ANSWERED = 0.8


class Flaw(StrEnum):
    """What may be wrong with a question."""

    UNFINISHED = "unfinished"
    POINTS_NOWHERE = "points-nowhere"
    PASSING_TIME = "passing-time"
    VAGUE = "vague"
    ANSWERED_ELSEWHERE = "answered-elsewhere"
    LEAKS = "leaks"
    CHOICE_FITS = "choice-fits"
    NO_EVIDENCE = "no-evidence"
    ANSWER_NOT_THERE = "answer-not-there"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw, and the words it is about."""

    flaw: Flaw
    about: str = ""


def check(
    question: Question, article: Article, others: Iterable[Question] = ()
) -> tuple[Finding, ...]:
    """Return what may be wrong with a question, the gravest first.

    Args:
        question: What is to be asked.
        article: What it is asked about.
        others: The other questions that are kept.
    """
    if not question.stem.strip():
        return (Finding(Flaw.UNFINISHED),)
    found = (
        *(Finding(Flaw.UNFINISHED, problem) for problem in question.body.problems()),
        *_unproved(question, article),
        *_leaks(question),
        *_ambiguous(question, article),
        *_fitting_choices(question),
        *_repeats(question, others),
    )
    return tuple(found)


def leaked(question: Question) -> Iterator[str]:
    """Yield the words of its answers that a question gives away itself."""
    if not isinstance(question.body, _QUOTED_KINDS):
        return
    stem = set(compared(_MARKS.sub(" ", question.stem)))
    for ordinal in range(question.body.prompts):
        key = compared(question.key(ordinal))
        digits = [word for word in key if word[0].isdigit()]
        likely = digits or [word for word in key if word not in words("stop")]
        given = [word for word in likely if word in stem]
        if likely and len(given) >= _LEAKED * len(likely):
            yield " ".join(given)


def alike(a: Question, b: Question) -> bool:
    """Tell whether two questions ask much the same."""
    mine, theirs = telling(a.stem), telling(b.stem)
    if not mine or not theirs or a.body.name != b.body.name:
        return False
    shared = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    same_key = compared(a.key()) == compared(b.key())
    return shared >= (_SAME_STEM_AND_KEY if same_key else _SAME_STEM)


def _unproved(question: Question, article: Article) -> Iterator[Finding]:
    evidence = question.evidence
    if evidence is None or located(article, evidence) is None:
        yield Finding(Flaw.NO_EVIDENCE)
    elif isinstance(question.body, _QUOTED_KINDS):
        said = _said(evidence.quote)
        for ordinal in range(question.body.prompts):
            key = question.key(ordinal)
            if _said(key) not in said:
                yield Finding(Flaw.ANSWER_NOT_THERE, key)


def _leaks(question: Question) -> Iterator[Finding]:
    for given in leaked(question):
        yield Finding(Flaw.LEAKS, given)


def _ambiguous(question: Question, article: Article) -> Iterator[Finding]:
    stem = _MARKS.sub(" ", question.stem)
    named = _NAME.search(stem)
    for pointing in POINTING.finditer(stem):
        if not named or pointing.start() < named.start():
            yield Finding(Flaw.POINTS_NOWHERE, pointing[0])
            break
    if passing := PASSING.search(stem):
        yield Finding(Flaw.PASSING_TIME, passing[0])
    if not named and len(telling(question.stem)) < _LEAST_TELLING:
        yield Finding(Flaw.VAGUE)
    elif isinstance(question.body, MultipleChoice | ShortAnswer):
        yield from _answered_elsewhere(question, article)


def _answered_elsewhere(question: Question, article: Article) -> Iterator[Finding]:
    asked, key = telling(question.stem), set(compared(question.key()))
    quote = question.evidence.quote if question.evidence else ""
    if len(asked) < _LEAST_TELLING:
        return
    for sentence, told in _told(article.text):
        likely = len(asked & told) >= _ANSWERED * len(asked)
        if likely and not key <= told and sentence not in quote:
            yield Finding(Flaw.ANSWERED_ELSEWHERE, sentence)
            return


def _fitting_choices(question: Question) -> Iterator[Finding]:
    if not isinstance(question.body, MultipleChoice) or not question.body.single:
        return
    key = set(compared(question.key()))
    quote = question.evidence.quote if question.evidence else ""
    said = _said(quote)
    for other in question.body.others():
        parts = compared(other)
        named = not any(word[0].isdigit() for word in (*parts, *key))
        part = named and (key <= set(parts) or set(parts) <= key)
        if part or _said(other) in said:
            yield Finding(Flaw.CHOICE_FITS, other)


def _repeats(question: Question, others: Iterable[Question]) -> Iterator[Finding]:
    for other in others:
        if alike(question, other):
            yield Finding(Flaw.REPEATS, other.stem)
            return


def _said(text: str) -> str:
    """Return the words of a text between spaces, without the mark of an owner."""
    return f" {' '.join(compared(_OWNER.sub('', text)))} "


@lru_cache(maxsize=4096)
def telling(stem: str) -> frozenset[str]:
    """Return the words of a stem or an answer that say what it is about."""
    found = set(compared(_MARKS.sub(" ", stem)))
    return frozenset(found - words("stop") - words("asking"))


@lru_cache(maxsize=4)
def _told(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    parts = (found[0].strip() for found in _SENTENCE.finditer(text))
    return tuple((part, frozenset(compared(part))) for part in parts if part)
