"""Turn drafts into candidates: places, choices, explanations."""

import re
from collections import Counter
from collections.abc import Sequence

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate, Distractor
from quizapp.domain.difficulty import Thinking
from quizapp.generate.difficulty import Signs, difficulty, thinking_of
from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.distractors.choosing import distractors
from quizapp.generate.languages.en.distractors.explaining import Explainer
from quizapp.generate.languages.en.facts.phrases import words_of
from quizapp.generate.languages.en.finishing.judging import TRUE
from quizapp.generate.languages.en.gating.denials import denials
from quizapp.generate.names import Names
from quizapp.generate.sentences import Sentence

_KINDS = {"question": "shortanswer", "cloze": "cloze", "statement": "truefalse"}
_LABELS = {
    "NUMBER": "CARDINAL",
    "MONEY": "MONEY",
    "PERCENT": "PERCENT",
    **dict.fromkeys(("YEAR", "MONTH", "DAY", "WEEKDAY", "DECADE", "DURATION"), "DATE"),
}


def finished(
    article: Article,
    names: Names,
    sentences: Sequence[Sentence],
    kept: Sequence[Draft],
    dropped: Sequence[Draft],
) -> tuple[Candidate, ...]:
    """Return candidates: kept ones in their order, then dropped ones by score."""
    maker = _Maker(article, names, sentences)
    good = [maker.candidate(draft) for draft in kept]
    rest = [maker.candidate(draft) for draft in dropped]
    unfit = [c for c in good if c.reasons]
    last = sorted(
        [*unfit, *rest],
        key=lambda c: (-c.score, c.evidence.start, c.question, c.answer),
    )
    return (*(c for c in good if not c.reasons), *last)


def accepted(draft: Draft, answer: str) -> tuple[str, ...]:
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


class _Maker:
    """Makes candidates from the drafts of one article."""

    def __init__(
        self, article: Article, names: Names, sentences: Sequence[Sentence]
    ) -> None:
        self._text = article.text
        self._names = names
        self._explain = Explainer(article.text, names, sentences)
        self._denied = denials(sentences)
        self._alike = _counted(names, sentences)

    def candidate(self, draft: Draft) -> Candidate:
        """Return a draft as a candidate, dropped if it cannot be one."""
        place = draft.sentence.place(draft.answer)
        printed = self._text[place.start : place.end]
        wrong: tuple[Distractor, ...] = ()
        if not draft.reasons and draft.kind == "question":
            wrong = distractors(draft, self._names, self._explain)
        kind = "multichoice" if wrong else _KINDS[draft.kind]
        judged = draft.kind == "statement"
        thinking = thinking_of(kind, draft.type)
        return Candidate(
            kind=kind,
            question=draft.question,
            answer=str(draft.rule == TRUE) if judged else printed,
            evidence=draft.sentence.evidence,
            answer_span=place,
            distractors=wrong,
            accepted=() if judged else accepted(draft, printed),
            rule=draft.rule,
            feedback=self._feedback(draft),
            features=tuple(sorted(draft.features.items())),
            score=draft.score,
            reasons=(*draft.reasons, *_torn(printed)),
            thinking=thinking,
            difficulty=self._difficulty(draft, kind, thinking),
        )

    def _feedback(self, draft: Draft) -> str:
        """Return the sentence that tells the answer, the one that denies it if any."""
        denial = self._denied.get(draft.sentence.number)
        return (denial or draft.sentence).text

    def _difficulty(self, draft: Draft, kind: str, thinking: Thinking) -> float:
        sort = draft.entity.kind if draft.entity else _LABELS.get(draft.type, "")
        signs = Signs(
            kind,
            thinking,
            mentions=len(draft.entity.numbers) if draft.entity else 1,
            central=draft.features.get("central", 0.0),
            length=words_of(draft.sentence.tokens),
            alike=max(0, self._alike[sort] - 1),
        )
        return difficulty(signs)


def _counted(names: Names, sentences: Sequence[Sentence]) -> Counter[str]:
    """Return how many names of each kind and values of each label there are."""
    counted = Counter(entity.kind for entity in names.entities)
    for sentence in sentences:
        doc, first = sentence.tokens[0].doc, sentence.tokens[0].i
        values = doc[first : sentence.tokens[-1].i + 1].ents
        counted.update(v.label_ for v in values if v.label_ in _LABELS.values())
    return counted


def _torn(answer: str) -> tuple[str, ...]:
    broken = any(mark in answer for mark in "\r\n\u2028")
    return ("answer crosses a line end",) if broken else ()


def _bare_numbers(draft: Draft) -> list[str]:
    """Return a number without its "more than", and a percentage without its sign."""
    counted = [t for t in draft.answer if t.lower_ not in words("number_modifiers")]
    bare = draft.answer_text[counted[0].idx - draft.answer[0].idx :] if counted else ""
    digits = re.search(r"\d[\d,.]*\d|\d", bare)
    found = [bare] if bare else []
    shared = re.search(r"%|per ?cent", draft.answer_text)
    if digits and draft.type == "PERCENT" and shared:
        found += [digits[0], f"{digits[0]}%", f"{digits[0]} percent"]
    if digits and "," in digits[0]:
        found.append(bare.replace(",", ""))
    return found
