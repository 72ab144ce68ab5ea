from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.difficulty import Level, level

SHARES = st.floats(0, 1)


def test_the_ends_are_easy_and_hard() -> None:
    assert level(0) == Level.EASY
    assert level(0.5) == Level.MEDIUM
    assert level(1) == Level.HARD


@given(SHARES, SHARES)
def test_a_level_never_falls_with_the_difficulty(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert list(Level).index(level(low)) <= list(Level).index(level(high))
