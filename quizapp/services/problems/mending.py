"""What can be mended by one key."""

# ruff: noqa: ARG001 - mends are called alike, whatever each of them needs

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from quizapp.domain.articles import Article, Evidence, Span
from quizapp.domain.choices import Choice
from quizapp.domain.grading import compared
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.services import coverage
from quizapp.services.checking import telling
from quizapp.services.problems.problem import Problem, Sign
from quizapp.services.problems.stems import NEGATION
from quizapp.services.problems.surroundings import Surroundings

Mend = Callable[[Question, Problem, Surroundings], Question]

_LAST_ARTICLE = re.compile(
    r"\ban?(?=\s*(?:_{2,}|…|\.{3})?\s*[:?.]?\s*$)", re.IGNORECASE
)
_LIKE_ENOUGH = 80
_ABOUT = 0.5


def mended(
    question: Question, problem: Problem, around: Surroundings
) -> Question | None:
    """Return a question without a problem, or nothing where a person has to mend it."""
    mend = _MENDS.get(problem.sign)
    after = mend(question, problem, around) if mend else question
    return None if after == question else after


def _several(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Let several be picked, each worth its share."""
    body = _choices(question)
    right = sum(choice.fraction > 0 for choice in body.choices)
    wrong = max(len(body.choices) - right, 1)
    shared = tuple(
        replace(c, fraction=1 / right if c.fraction > 0 else -1 / wrong)
        for c in body.choices
    )
    return replace(question, body=MultipleChoice(shared, single=False))


def _once(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Offer each choice once, worth the most that it was."""
    best: dict[tuple[str, ...], Choice] = {}
    for choice in _choices(question).choices:
        words = compared(choice.text)
        if words not in best or best[words].fraction < choice.fraction:
            best[words] = choice
    return _with(question, tuple(best.values()))


def _without(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Leave a wrong choice out; the right one is left to a person."""
    kept = tuple(
        c
        for c in _choices(question).choices
        if c.text != problem.about or c.fraction > 0
    )
    return _with(question, kept)


def _emphasised(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Put the negative word in capitals and bold."""

    def marked(found: re.Match[str]) -> str:
        plain = not found["bold"] and not found["word"].isupper()
        return f"**{found['word'].upper()}**" if plain else found[0]

    return replace(question, stem=NEGATION.sub(marked, question.stem))


def _either(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Let the stem end with “a/an”, which fits every choice."""
    return replace(question, stem=_LAST_ARTICLE.sub("a/an", question.stem))


def _dated(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Say of which day a stem speaks, where the article bears one."""
    evidence = question.evidence
    article = around.articles.get(evidence.article_id) if evidence else None
    if article is None or article.published is None:
        return question
    stem = question.stem[:1].lower() + question.stem[1:]
    if question.stem.split(maxsplit=1)[0].casefold() not in _ASKING:
        stem = question.stem
    return replace(question, stem=f"As of {_day(article.published)}, {stem}")


def _proved(question: Question, problem: Problem, around: Surroundings) -> Question:
    """Take the sentence that says the answer and half of the question for evidence."""
    asked = telling(question.stem)
    key = set(compared(question.key()))
    best: tuple[float, Article, Span] | None = None
    for article in around.articles.values():
        for span in coverage.sentences(article, ()):
            said = set(compared(article.text[span.start : span.end]))
            share = len(asked & said) / max(len(asked), 1)
            fits = bool(key) and key <= said and share >= _ABOUT
            if fits and (best is None or share > best[0]):
                best = (share, article, span)
    if best is None:
        return question
    return replace(question, evidence=_evidence(best[1], best[2]))


def _found_again(
    question: Question, problem: Problem, around: Surroundings
) -> Question:
    """Take the sentences that are most like the old evidence."""
    from rapidfuzz import fuzz  # late: only this mend needs it here

    evidence = question.evidence
    article = around.articles.get(evidence.article_id) if evidence else None
    if evidence is None or article is None:
        return question
    like = fuzz.partial_ratio_alignment(
        evidence.quote, article.text, score_cutoff=_LIKE_ENOUGH
    )
    if like is None:
        return question
    edge = (like.dest_end - like.dest_start) // 10  # its ends may reach too far
    place = Span(like.dest_start + edge, like.dest_end - edge)
    span = coverage.sentence_at(coverage.sentences(article, ()), place)
    return replace(question, evidence=_evidence(article, span))


_ASKING = frozenset(
    ["how", "what", "when", "where", "which", "who", "whom", "whose", "why"]
)
_MENDS: dict[Sign, Mend] = {
    Sign.SEVERAL_KEYS: _several,
    Sign.REPEATED_CHOICE: _once,
    Sign.ALL_OF_THE_ABOVE: _without,
    Sign.NONE_OF_THE_ABOVE: _without,
    Sign.COMBINED_CHOICES: _without,
    Sign.NEGATIVE_STEM: _emphasised,
    Sign.ARTICLE_CUE: _either,
    Sign.UNDATED: _dated,
    Sign.NO_EVIDENCE: _proved,
    Sign.EVIDENCE_GONE: _found_again,
}


def _choices(question: Question) -> MultipleChoice:
    assert isinstance(question.body, MultipleChoice)
    return question.body


def _with(question: Question, choices: tuple[Choice, ...]) -> Question:
    """Return a question with other choices; the cost of wrong ones is shared anew."""
    body = _choices(question)
    wrong = sum(choice.fraction < 0 for choice in choices)
    if not body.single and wrong:
        choices = tuple(
            replace(c, fraction=-1 / wrong) if c.fraction < 0 else c for c in choices
        )
    return replace(question, body=replace(body, choices=choices))


def _evidence(article: Article, span: Span) -> Evidence:
    return Evidence(article.id, span, article.text[span.start : span.end])


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"
