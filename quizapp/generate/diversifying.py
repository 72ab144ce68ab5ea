"""Order questions so that the first ones differ, and drop near repetitions."""

from collections.abc import Sequence

from quizapp.generate.drafts import Draft

_MOST_PER_SENTENCE = 3
_ALIKE = 0.6
_PENALTY_SENTENCE = 0.25
_PENALTY_ANSWER = 0.2
_PENALTY_WORD = 0.015


def diversify(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return the questions worth keeping, the best first, and the others."""
    left = sorted(drafts, key=_order)
    chosen: list[Draft] = []
    others: list[Draft] = []
    while left:
        best = max(left, key=lambda draft: draft.score - _penalty(draft, chosen))
        left.remove(best)
        reason = _superfluous(best, chosen)
        if reason:
            others.append(best.dropped(reason))
        else:
            chosen.append(best)
    return chosen, others


def _order(draft: Draft) -> tuple[float, int, str]:
    return -draft.score, draft.sentence.number, draft.question


def _penalty(draft: Draft, chosen: Sequence[Draft]) -> float:
    same_sentence = sum(c.sentence.number == draft.sentence.number for c in chosen)
    answer = draft.answer_text.lower()
    same_answer = sum(c.answer_text.lower() == answer for c in chosen)
    word = draft.question.split()[0]
    same_word = sum(c.question.split()[0] == word for c in chosen)
    return (
        _PENALTY_SENTENCE * same_sentence
        + _PENALTY_ANSWER * min(same_answer, 2)
        + _PENALTY_WORD * min(same_word, 8)
    )


def _superfluous(draft: Draft, chosen: Sequence[Draft]) -> str:
    own = [c for c in chosen if c.sentence.number == draft.sentence.number]
    if len(own) >= _MOST_PER_SENTENCE:
        return "enough questions on this sentence"
    if draft.kind == "cloze" and own:
        return "enough questions on this sentence"
    for other in chosen:
        same = other.answer_text.lower() == draft.answer_text.lower()
        shared = len(draft.asked & other.asked) / max(1, len(draft.asked | other.asked))
        if (same and shared >= _ALIKE) or other.question == draft.question:
            return "much like a better question"
    return ""
