from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from quizapp.domain.attempts import Answered, Confidence, untouched
from quizapp.domain.calibration import calibration, wilson
from tests.factories import a_choice_question, an_attempt

SURE, THINK_SO, GUESS = Confidence.SURE, Confidence.THINK_SO, Confidence.GUESS
ATTEMPT = an_attempt(*(a_choice_question() for _ in range(9)))


def told(position: int, confidence: Confidence | None, *, right: bool) -> Answered:
    return replace(
        untouched(ATTEMPT, position),
        response=frozenset({0 if right else 1}),
        fraction=float(right),
        mark=float(right),
        confidence=confidence,
    )


def test_confidence_is_held_against_what_was_right() -> None:
    answers = (
        told(0, SURE, right=True),
        told(1, SURE, right=False),
        told(2, GUESS, right=False),
        told(3, None, right=True),  # was not asked
        replace(untouched(ATTEMPT, 4), confidence=SURE),  # left blank
    )
    found = calibration([(ATTEMPT, answers)])
    assert found is not None
    assert found.answers == 3
    sure, guess = found.levels
    assert (sure.confidence, sure.answers, sure.right) == (SURE, 2, 0.5)
    assert (guess.confidence, guess.expected) == (GUESS, 0.25)
    squares = (0.05**2 + 0.95**2 + 0.25**2) / 3
    assert found.score == pytest.approx(squares)
    assert found.bias == pytest.approx((0.95 + 0.95 + 0.25 - 1) / 3)


def test_nothing_is_said_where_confidence_was_never_asked() -> None:
    assert calibration([(ATTEMPT, (told(0, None, right=True),))]) is None
    assert calibration([]) is None


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_that_of_wilson(numbers: tuple[int, int]) -> None:
    right, total = numbers
    expected = stats.binomtest(right, total).proportion_ci(method="wilson")
    assert wilson(right, total) == pytest.approx(
        (expected.low, expected.high), abs=1e-6
    )


def test_nothing_answered_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
