"""Leave two gaps in a sentence that cannot be filled the other way round."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate, Item
from quizapp.domain.difficulty import Thinking
from quizapp.generate.difficulty import Signs, difficulty
from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en.finishing.candidates import accepted
from quizapp.generate.languages.en.realising.cloze import GAP

_LEAST_OF_GAPS = 0.7  # of the score
_LONG = 14  # words of a sentence that bears two gaps


def two_gaps(article: Article, drafts: Iterable[Draft]) -> Iterator[Candidate]:
    """Yield sentences with two gaps that cannot be filled the other way round."""
    gaps: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind == "cloze" and draft.score >= _LEAST_OF_GAPS:
            gaps[draft.sentence.number].append(draft)
    best = sorted(gaps.values(), key=lambda each: (-each[0].score, each[0].question))
    for each in best:
        for one, other in combinations(each, 2):
            question = _with_both(one, other)
            if question:
                yield _cloze(article, question, (one, other))
                break


def _with_both(one: Draft, other: Draft) -> str:
    """Return the sentence with both gaps, or nothing if they do not go together."""
    places = {t.i for t in one.answer} & {t.i for t in other.answer}
    answer = other.answer_text
    once = len(re.findall(rf"(?<!\w){re.escape(answer)}(?!\w)", one.question)) == 1
    long = len(one.question.split()) >= _LONG
    question = re.sub(rf"(?<!\w){re.escape(answer)}(?!\w)", GAP, one.question)
    if places or one.type == other.type or not once or not long:
        return ""
    if not _whole(one, one.question) or not _whole(other, question):
        return ""
    # Of gaps side by side it is not clear what each is for.
    apart = not re.search(rf"{GAP}\W*(?:\w+\W+)?{GAP}", question)
    return question if apart and _keeps_order(one, other, question) else ""


def _whole(draft: Draft, question: str) -> bool:
    """Tell whether no other part of a name is left beside its gap."""
    parts = draft.entity.name.split() if draft.entity else []
    beside = re.findall(rf"(\w+) (?={GAP})|(?<={GAP}) (\w+)", question)
    return not any(word in parts for pair in beside for word in pair if word)


def _keeps_order(one: Draft, other: Draft, question: str) -> bool:
    """Tell whether the gaps come in the order in which the sentence has the answers."""
    first = one.question.find(GAP) == question.find(GAP)
    return first == (one.answer[0].i < other.answer[0].i)


def _cloze(article: Article, question: str, gaps: Sequence[Draft]) -> Candidate:
    ordered = sorted(gaps, key=lambda draft: draft.answer[0].i)
    items = tuple(_gap(article, draft) for draft in ordered)
    first = ordered[0]
    score = min(draft.score for draft in gaps)
    signs = Signs("cloze", Thinking.RELATION, length=len(first.sentence.tokens))
    return Candidate(
        kind="cloze",
        question=question,
        answer=items[0].answer,
        evidence=first.sentence.evidence,
        answer_span=items[0].answer_span,
        items=items,
        rule="gaps",
        feedback=first.sentence.text,
        features=tuple(sorted(first.features.items())),
        score=score,
        thinking=Thinking.RELATION,
        difficulty=difficulty(signs),
    )


def _gap(article: Article, draft: Draft) -> Item:
    span = draft.sentence.place(draft.answer)
    printed = article.text[span.start : span.end]
    more = accepted(draft, printed)
    return Item("", printed, draft.sentence.evidence, span, more)
