"""Score questions by a small linear model whose weights are data."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.generate.drafts import Draft
from quizapp.generate.facts.phrases import lemmas, words_of
from quizapp.generate.languages.en import table, words
from quizapp.generate.sentences import Sentence


def weigh(article: Sequence[Sentence]) -> Counter[str]:
    """Return how often each telling word occurs in the article."""
    return Counter(lemma for sentence in article for lemma in lemmas(sentence.tokens))


def score(draft: Draft, frequent: Mapping[str, int], sentences: int) -> Draft:
    """Return a draft with its features and the score that they add up to."""
    weights = table("weights")
    features = {**draft.features, **_features(draft, frequent, sentences)}
    total = weights["bias"] + weights["answer"].get(draft.type, 0.0)
    total += sum(weights["features"].get(n, 0.0) * v for n, v in features.items())
    return replace(draft, features=features, score=round(min(max(total, 0.0), 1.0), 4))


def _features(
    draft: Draft, frequent: Mapping[str, int], sentences: int
) -> dict[str, float]:
    telling = draft.asked - words("weak_verbs")
    count = len(draft.question.split())
    often = sum(min(frequent.get(w, 0), 5) for w in telling) / (
        5 * max(1, len(telling))
    )
    named = bool(re.search(r"\b[A-Z]", draft.question[1:]))
    return {
        "named": float(named),
        "central": round(often, 4),
        "early": round(1 - draft.sentence.number / max(1, sentences), 4),
        "short": float(len(telling) < 3),
        "long": max(0, count - 14) / 8,
        "answer words": float(max(0, words_of(draft.answer) - 3)),
        "single noun": float(draft.type == "NOUN" and len(draft.answer) == 1),
        "noun subject": float(draft.type == "NOUN" and draft.rule.endswith("subject")),
        "inner": float(draft.rule.endswith("inner")),
        "unnamed definite": float(
            not named and draft.features.get("bare definites", 0)
        ),
        "cloze": float(draft.kind == "cloze"),
        "telling words": float(min(len(telling), 6)),
    }
