"""Turn drafts into candidates: places, choices, explanations."""

import re
from collections.abc import Sequence

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate, Distractor
from quizapp.generate.distractors import distractors
from quizapp.generate.drafts import Draft
from quizapp.generate.entities import Names
from quizapp.generate.facts.phrases import words_of
from quizapp.generate.languages.en import words
from quizapp.generate.sentences import Sentence

_LONGEST_FEEDBACK = 40


def finished(
    article: Article,
    names: Names,
    sentences: Sequence[Sentence],
    kept: Sequence[Draft],
    dropped: Sequence[Draft],
) -> tuple[Candidate, ...]:
    """Return candidates: kept ones in their order, then dropped ones by score."""
    about = _about(names, sentences)
    good = [_candidate(article, draft, names, about) for draft in kept]
    rest = [_candidate(article, draft, names, {}) for draft in dropped]
    unfit = [c for c in good if c.reasons]
    last = sorted(
        [*unfit, *rest],
        key=lambda c: (-c.score, c.evidence.start, c.question, c.answer),
    )
    return (*(c for c in good if not c.reasons), *last)


def _candidate(
    article: Article, draft: Draft, names: Names, about: dict[str, str]
) -> Candidate:
    place = draft.sentence.place(draft.answer)
    answer = article.text[place.start : place.end]
    wrong: tuple[Distractor, ...] = ()
    if not draft.reasons and draft.kind == "question":
        wrong = distractors(draft, names, about)
    broken = any(mark in answer for mark in "\r\n\u2028")
    kind = "cloze" if draft.kind == "cloze" else "shortanswer"
    return Candidate(
        kind="multichoice" if wrong else kind,
        question=draft.question,
        answer=answer,
        evidence=draft.sentence.evidence,
        answer_span=place,
        distractors=wrong,
        accepted=_accepted(draft, answer),
        rule=draft.rule,
        feedback=draft.sentence.text,
        features=tuple(sorted(draft.features.items())),
        score=draft.score,
        reasons=(*draft.reasons, *(["answer crosses a line end"] if broken else [])),
    )


def _accepted(draft: Draft, answer: str) -> tuple[str, ...]:
    """Return further answers that are as good, the answer itself not among them."""
    found: list[str] = []
    if draft.entity is not None:
        found = sorted(draft.entity.aliases | {draft.entity.name})
    first = draft.answer[0]
    if draft.type == "DURATION" and first.like_num and len(draft.answer) > 1:
        found.append(first.text)
    if draft.type in {"NUMBER", "MONEY", "PERCENT"}:
        found += _bare_numbers(draft)
    return tuple(dict.fromkeys(f for f in found if f.lower() != answer.lower()))


def _bare_numbers(draft: Draft) -> list[str]:
    """Return a number without its "more than", and a percentage without its sign."""
    counted = [t for t in draft.answer if t.lower_ not in words("number_modifiers")]
    bare = draft.answer_text[counted[0].idx - draft.answer[0].idx :] if counted else ""
    digits = re.search(r"\d[\d,.]*\d|\d", bare)
    found = [bare] if bare else []
    if digits and draft.type == "PERCENT":
        found += [digits[0], f"{digits[0]}%", f"{digits[0]} percent"]
    if digits and "," in digits[0]:
        found.append(bare.replace(",", ""))
    return found


def _about(names: Names, sentences: Sequence[Sentence]) -> dict[str, str]:
    """Return for each name the first sentence that says something of it."""
    found: dict[str, str] = {}
    for entity in names.entities:
        own = [s for s in sentences if s.number in entity.numbers]
        short = [s for s in own if words_of(s.tokens) <= _LONGEST_FEEDBACK]
        if short:
            for alias in (entity.name, *sorted(entity.aliases)):
                found.setdefault(alias, short[0].text)
    return found
