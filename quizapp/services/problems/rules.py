"""All that a bank is looked over for."""

from collections.abc import Callable, Iterator

from quizapp.domain.questions import Question
from quizapp.services.problems import (
    choices,
    cues,
    keys,
    neighbours,
    proof,
    stems,
)
from quizapp.services.problems.problem import Problem
from quizapp.services.problems.surroundings import Surroundings

ALONE: tuple[Callable[[Question], Iterator[Problem]], ...] = (
    keys.unfinished,
    keys.right_answers,
    choices.repeated,
    choices.overlapping,
    choices.all_of_the_above,
    choices.none_of_the_above,
    choices.combined,
    choices.two_only,
    choices.negative,
    stems.negative,
    cues.long_key,
    cues.article_cue,
    cues.number_cue,
    cues.absolute,
    cues.answer_in_stem,
    stems.undated,
)
AMONG_OTHERS: tuple[Callable[[Question, Surroundings], Iterator[Problem]], ...] = (
    proof.evidence_gone,
    proof.no_evidence,
    neighbours.near_duplicate,
    neighbours.gives_away,
    stems.hard_to_read,
)


def problems_of(question: Question, around: Surroundings) -> tuple[Problem, ...]:
    """Return what may be wrong with a question, in the order of the rules."""
    return (
        *(found for rule in ALONE for found in rule(question)),
        *(found for rule in AMONG_OTHERS for found in rule(question, around)),
    )
