"""A logistic model of what teachers keep, whose weights are data.

The weights were fitted to verdicts: tests/training/README.md tells how.
"""

from collections.abc import Mapping
from math import exp


def likelihood(
    features: Mapping[str, float], weights: Mapping[str, float], bias: float
) -> float:
    """Return the share of questions with such features that teachers keep."""
    total = bias + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
    return round(1 / (1 + exp(-total)), 4)
