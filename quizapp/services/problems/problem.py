"""What a problem is."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.domain.ids import QuestionId


class Sign(StrEnum):
    """What a bad item is known by."""

    UNFINISHED = "unfinished"
    NO_KEY = "no-key"
    SEVERAL_KEYS = "several-keys"
    REPEATED_CHOICE = "repeated-choice"
    OVERLAPPING_CHOICES = "overlapping-choices"
    ALL_OF_THE_ABOVE = "all-of-the-above"
    NONE_OF_THE_ABOVE = "none-of-the-above"
    COMBINED_CHOICES = "combined-choices"
    TWO_CHOICES = "two-choices"
    NEGATIVE_CHOICE = "negative-choice"
    NEGATIVE_STEM = "negative-stem"
    LONG_KEY = "long-key"
    ARTICLE_CUE = "article-cue"
    NUMBER_CUE = "number-cue"
    ABSOLUTE_WORD = "absolute-word"
    ANSWER_IN_STEM = "answer-in-stem"
    GIVES_AWAY = "gives-away"
    NEAR_DUPLICATE = "near-duplicate"
    NO_EVIDENCE = "no-evidence"
    EVIDENCE_GONE = "evidence-gone"
    UNDATED = "undated"
    HARD_TO_READ = "hard-to-read"


class Part(StrEnum):
    """Where in a question something is."""

    STEM = "stem"
    ANSWERS = "answers"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Problem:
    """What may be wrong with a question, where, and the words it is about.

    Attributes:
        other: The other question that it has to do with, if any.
    """

    question_id: QuestionId
    sign: Sign
    part: Part
    about: str = ""
    other: QuestionId | None = None
