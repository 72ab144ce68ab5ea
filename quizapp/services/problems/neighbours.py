"""Questions that repeat or answer each other.

Each item is to be independent of the others (Haladyna, Downing and Rodriguez 2002,
guideline 4).
"""

from collections.abc import Iterator

from quizapp.domain.questions import Question
from quizapp.services.problems.problem import Part, Problem, Sign
from quizapp.services.problems.surroundings import Known, Surroundings

_SAME_KEY, _ANY_KEY = 80, 97
_ABOUT = 0.5
_FEWEST_WORDS = 2


def near_duplicate(question: Question, around: Surroundings) -> Iterator[Problem]:
    """Tell of an earlier question that asks the same in nearly the same words."""
    mine = around.seen(question)
    earlier = (other for other in around.near(mine) if other.order < mine.order)
    same = [other for other in earlier if _same(mine, other)]
    if same:
        other = min(same, key=lambda known: known.order).question
        yield Problem(question.id, Sign.NEAR_DUPLICATE, Part.STEM, other.stem, other.id)


def gives_away(question: Question, around: Surroundings) -> Iterator[Problem]:
    """Tell of another question whose answer this one's stem says."""
    mine = around.seen(question)
    for other in around.answered_by(mine):
        if len(other.stem) < _FEWEST_WORDS or _same(mine, other):
            continue
        if len(mine.stem & other.stem) >= _ABOUT * len(other.stem):
            yield Problem(
                question.id,
                Sign.GIVES_AWAY,
                Part.STEM,
                other.question.stem,
                other.question.id,
            )
            return


def _same(one: Known, other: Known) -> bool:
    """Tell whether two stems are the same but for some letters or their order.

    Numbers are not taken for slips of each other. Where the keys differ too, the
    stems have to be the same but for a letter or two.
    """
    from rapidfuzz import fuzz  # late: only a survey needs it

    if _numbers(one) != _numbers(other):
        return False
    least = _SAME_KEY if one.keys == other.keys else _ANY_KEY
    return fuzz.token_sort_ratio(one.text, other.text, score_cutoff=least) > 0


def _numbers(known: Known) -> set[str]:
    return {word for word in known.stem if word[0].isdigit()}
