"""The forgetting curve of FSRS-6.

R(t) = (1 + f·t/S)^-d after t days at a stability S, with d the last weight (w20) and f
such that R(S) is 0.9: open-spaced-repetition, fsrs4anki wiki, "The Algorithm".
"""

from dataclasses import dataclass

from quizapp.domain.banks import StudyOptions

_AT_STABILITY = 0.9


@dataclass(frozen=True, slots=True)
class Forgetting:
    """How fast a memory fades.

    Attributes:
        decay: The exponent d, above 0.
    """

    decay: float

    @property
    def factor(self) -> float:
        """The factor f."""
        return float(_AT_STABILITY ** (-1 / self.decay) - 1)

    def recall(self, days: float, stability: float) -> float:
        """Return the probability of recall, 0 to 1, so many days after a review."""
        return float((1 + self.factor * days / stability) ** -self.decay)

    def stabilities(self, recall: float) -> float:
        """Return after how many times its stability a memory has faded so far."""
        return float((recall ** (-1 / self.decay) - 1) / self.factor)


def forgetting(options: StudyOptions) -> Forgetting:
    """Return how a memory fades under the weights of some study options."""
    if options.parameters:
        return Forgetting(options.parameters[20])
    from fsrs.scheduler import DEFAULT_PARAMETERS  # late: fsrs takes its time

    return Forgetting(DEFAULT_PARAMETERS[20])
