"""Score questions by a logistic model whose weights are data.

The weights were fitted to the verdicts of teachers: tests/training/README.md tells how.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp

from quizapp.generate.drafts import Draft
from quizapp.generate.facts.phrases import lemmas
from quizapp.generate.features import features_of
from quizapp.generate.languages.en import table
from quizapp.generate.sentences import Sentence


def weigh(article: Sequence[Sentence]) -> Counter[str]:
    """Return how often each telling word occurs in the article."""
    return Counter(lemma for sentence in article for lemma in lemmas(sentence.tokens))


def score(draft: Draft, frequent: Mapping[str, int], sentences: int) -> Draft:
    """Return a draft with its features and how likely a teacher is to keep it."""
    features = features_of(draft, frequent, sentences)
    return replace(draft, features=features, score=likelihood(features))


def likelihood(features: Mapping[str, float]) -> float:
    """Return the share of questions with such features that teachers keep."""
    weights = table("weights")
    fitted = weights["features"]
    total = weights["bias"]
    total += sum(fitted.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-total)), 4)
