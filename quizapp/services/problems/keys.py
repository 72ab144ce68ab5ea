"""Questions without a right answer, or with too many.

Haladyna, Downing and Rodriguez (2002), A review of multiple-choice item-writing
guidelines for classroom assessment, Applied Measurement in Education 15(3), 309-334,
here and in the modules beside this one; the numbers are those of its table 1.
"""

from collections.abc import Iterator

from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.services.problems.problem import Part, Problem, Sign

_FULL = 0.99


def unfinished(question: Question) -> Iterator[Problem]:
    """Tell of what it lacks to be asked and graded."""
    if not question.stem.strip():
        yield Problem(question.id, Sign.UNFINISHED, Part.STEM)
    body = question.body
    if not isinstance(body, MultipleChoice):
        for problem in body.problems():
            yield Problem(question.id, Sign.UNFINISHED, Part.ANSWERS, problem)
    elif len(body.choices) < 2:
        yield Problem(
            question.id, Sign.UNFINISHED, Part.ANSWERS, "has fewer than two choices"
        )


def right_answers(question: Question) -> Iterator[Problem]:
    """Tell of no right choice, or several where one is wanted (guideline 19)."""
    body = question.body
    if not isinstance(body, MultipleChoice) or len(body.choices) < 2:
        return
    full = [choice.text for choice in body.choices if choice.fraction >= 1]
    if body.single and len(full) > 1:
        about = ", ".join(full)
        yield Problem(question.id, Sign.SEVERAL_KEYS, Part.ANSWERS, about)
    earned = sum(max(choice.fraction, 0) for choice in body.choices)
    if (body.single and not full) or (not body.single and earned < _FULL):
        yield Problem(question.id, Sign.NO_KEY, Part.ANSWERS)
