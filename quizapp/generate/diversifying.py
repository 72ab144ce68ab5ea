"""Order questions so that the first ones differ, and drop near repetitions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.generate.drafts import Draft

ENOUGH = "enough questions on this sentence"
ALIKE = "much like a better question"

_MOST_PER_SENTENCE = 12
_ALIKE = 0.6
_GAPS_FOR_VARIETY = 8
_TYPED = frozenset({"NOUN", "PEOPLE", "DEED", "REASON", "MANNER"})  # has no choices
_NEWS = 0.15  # for what headline and first sentence tell
_GOOD = 0.7  # the score of what may stand in front for its news
_PENALTY_SENTENCE = 0.12
_PENALTY_ANSWER = 0.08
_PENALTY_WORD = 0.015
_PENALTY_GAP = 0.1  # for what is but a gap in a sentence
_PENALTY_DOUBT = 4.0  # more than all others: the doubtful come last
_PENALTY_FORM = 0.1  # for a question for a place that has a better form


@dataclass(slots=True)
class _Chosen:
    """What has been chosen so far, counted."""

    drafts: list[Draft] = field(default_factory=list)
    sentences: Counter[int] = field(default_factory=Counter)
    chosen_of: Counter[int] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def add(self, draft: Draft) -> None:
        """Count one more."""
        self.drafts.append(draft)
        self.sentences[draft.sentence.number] += 1
        self.chosen_of[draft.sentence.number] += draft.type not in _TYPED
        self.answers[draft.answer_text.lower()] += 1
        self.words[_opening(draft)] += 1

    def worth(self, draft: Draft) -> float:
        """Return the score of a draft, less for what it repeats."""
        return (
            draft.score
            - _PENALTY_DOUBT * draft.doubtful
            + _NEWS * _news(draft)
            - _PENALTY_GAP * (draft.kind == "cloze")
            - _PENALTY_FORM * _loose(draft)
            - _PENALTY_SENTENCE * self.sentences[draft.sentence.number]
            - _PENALTY_ANSWER * min(self.answers[draft.answer_text.lower()], 2)
            - _PENALTY_WORD * min(self.words[_opening(draft)], 8)
        )


def diversify(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return the questions worth keeping, the best first, and the others."""
    left, others = _without_descriptions(sorted(drafts, key=_order))
    chosen = _Chosen()
    while left:
        best = max(left, key=chosen.worth)
        left.remove(best)
        reason = _superfluous(best, chosen)
        if reason:
            others.append(best.dropped(reason))
        else:
            chosen.add(best)
    return chosen.drafts, others


def _without_descriptions(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return drafts without "Who is an analyst?" where "Which analyst said …?" is."""
    sourced = {(d.sentence.number, d.answer_text) for d in drafts if d.rule == "source"}
    left: list[Draft] = []
    others: list[Draft] = []
    for draft in drafts:
        known = (draft.sentence.number, draft.answer_text) in sourced
        if known and draft.rule == "apposition":
            others.append(draft.dropped(ALIKE))
        else:
            left.append(draft)
    return left, others


def _news(draft: Draft) -> float:
    """Return how much of the news a good question asks for, beyond its mere day."""
    asks = draft.score >= _GOOD and draft.type != "WEEKDAY"
    return draft.features.get("news", 0.0) ** 2 if asks else 0.0


def _loose(draft: Draft) -> bool:
    """Tell whether a question for a place has not the form that suits it.

    "Where" leaves open how near a city is to be, and "to which palace" is stiff.
    """
    vague = draft.type in {"CITY", "COUNTRY"} and "asks where" in draft.features
    return vague or bool(draft.features.get("stiff"))


def _opening(draft: Draft) -> str:
    """Return the word that a question begins with, or that it is a cloze."""
    if draft.kind == "cloze":
        return draft.kind
    return draft.question.split(maxsplit=1)[0]


def _order(draft: Draft) -> tuple[float, int, str]:
    return -draft.score, draft.sentence.number, draft.question


def _superfluous(draft: Draft, chosen: _Chosen) -> str:
    gap = draft.kind == "cloze"
    count = (chosen.chosen_of if gap else chosen.sentences)[draft.sentence.number]
    # A gap is for a sentence whose questions are typed; some more vary the work.
    few = chosen.words["cloze"] < _GAPS_FOR_VARIETY and not draft.doubtful
    most = _MOST_PER_SENTENCE if draft.kind == "question" or few else 1
    if count >= most:
        return ENOUGH
    for other in chosen.drafts:
        if draft.kind == "question" and other.kind == "cloze":
            continue  # a gap stands in no question's way
        same = other.answer_text.lower() == draft.answer_text.lower()
        shared = len(draft.asked & other.asked) / max(1, len(draft.asked | other.asked))
        if (same and shared >= _ALIKE) or other.question == draft.question:
            return ALIKE
    return ""
