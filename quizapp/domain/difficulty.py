"""What it takes to answer a question: an estimate, until learners have answered."""

from enum import StrEnum

_EASY, _HARD = 0.4, 0.6


class Thinking(StrEnum):
    """What a learner has to recall to answer."""

    NAME = "name"
    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    REASON = "reason"
    RELATION = "relation"
    STATEMENT = "statement"


class Level(StrEnum):
    """How hard a question is, in the words of a teacher."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


def level(difficulty: float) -> Level:
    """Return the level of a difficulty between 0 and 1.

    The bounds part the questions of news articles into about three tenths easy, a
    half medium and two tenths hard.
    """
    if difficulty < _EASY:
        return Level.EASY
    return Level.HARD if difficulty >= _HARD else Level.MEDIUM
