"""Score questions by how likely a teacher is to keep them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.generate.drafts import Draft
from quizapp.generate.languages.en import table
from quizapp.generate.languages.en.facts.phrases import lemmas
from quizapp.generate.languages.en.features import features_of
from quizapp.generate.ranking import likelihood
from quizapp.generate.sentences import Sentence

_DOUBTFUL = 0.4  # of its score a doubtful question keeps


def weigh(article: Sequence[Sentence]) -> Counter[str]:
    """Return how often each telling word occurs in the article."""
    return Counter(lemma for sentence in article for lemma in lemmas(sentence.tokens))


def score(draft: Draft, frequent: Mapping[str, int], sentences: int) -> Draft:
    """Return a draft with its features and how likely a teacher is to keep it."""
    features = features_of(draft, frequent, sentences)
    weights = table("weights")
    likely = likelihood(features, weights["features"], weights["bias"])
    likely *= _DOUBTFUL if draft.doubtful else 1
    return replace(draft, features=features, score=round(likely, 4))
