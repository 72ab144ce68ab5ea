import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.cards import Rating
from quizapp.domain.grading import Grade
from quizapp.domain.proposing import Reason, Speed, propose, speed

KNOWN = Speed(quick_ms=3_000, slow_ms=12_000)


@pytest.mark.parametrize(
    ("grade", "taken", "rating", "reason"),
    [
        (Grade(1.0), 6_000, Rating.GOOD, Reason.RIGHT),
        (Grade(1.0), 12_001, Rating.HARD, Reason.SLOW),
        (Grade(1.0), 12_000, Rating.GOOD, Reason.RIGHT),
        (Grade(1.0), 2_999, Rating.EASY, Reason.QUICK),
        (Grade(1.0), 0, Rating.GOOD, Reason.RIGHT),
        (Grade(0.0), 2_000, Rating.AGAIN, Reason.WRONG),
        (Grade(0.5), 2_000, Rating.AGAIN, Reason.WRONG),
        (Grade(0.8), 2_000, Rating.HARD, Reason.NEARLY),
        (Grade(0.0, near=True), 2_000, Rating.HARD, Reason.SLIP),
        (Grade(None), 99_000, Rating.GOOD, Reason.JUDGE),
    ],
)
def test_an_answer_proposes_a_rating(
    grade: Grade, taken: int, rating: Rating, reason: Reason
) -> None:
    proposal = propose(grade, taken, KNOWN)
    assert (proposal.rating, proposal.reason) == (rating, reason)


def test_time_says_nothing_until_enough_is_known() -> None:
    assert speed([8_000] * 19) is None
    assert propose(Grade(1.0), 99_000, None).rating is Rating.GOOD
    assert propose(Grade(1.0), 10, None).rating is Rating.GOOD


def test_slow_is_above_the_80th_percentile_and_quick_below_half_the_median() -> None:
    assert speed(range(1, 101)) == Speed(quick_ms=25.25, slow_ms=80)


@given(st.lists(st.integers(1, 60_000), min_size=20, max_size=200))
def test_at_most_a_fifth_of_what_was_known_is_slow(times: list[int]) -> None:
    known = speed(times)
    assert known
    assert known.quick_ms < known.slow_ms
    slow = sum(time > known.slow_ms for time in times)
    assert slow <= len(times) / 5
