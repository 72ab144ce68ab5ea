from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.streaks import streak

DAY = date(2026, 11, 23).toordinal()


@pytest.mark.parametrize(
    ("days", "row", "forgiven", "left"),
    [
        ((), 0, (), 2),
        ((0,), 1, (), 2),
        ((1, 2), 2, (), 2),
        ((0, 2), 2, (1,), 1),
        ((0, 3), 2, (1, 2), 0),
        ((0, 4), 1, (), 2),
        ((2,), 1, (1,), 1),
        ((3,), 1, (1, 2), 0),
        ((4,), 0, (), 2),
    ],
)
def test_a_row_forgives_two_days_a_month(
    days: tuple[int, ...], row: int, forgiven: tuple[int, ...], left: int
) -> None:
    found = streak(frozenset(DAY - back for back in days), DAY)
    assert found.days == row
    assert found.forgiven == {DAY - back for back in forgiven}
    assert found.free_left == left


def test_each_month_has_its_own_free_days() -> None:
    first = date(2026, 11, 1).toordinal()
    gone = frozenset({first - 2, first - 1, first, first + 1})
    found = streak(frozenset(range(first - 9, first + 9)) - gone, first + 8)
    assert (found.days, found.forgiven, found.free_left) == (14, gone, 0)


def test_days_off_cost_no_free_day() -> None:
    days = frozenset({DAY, DAY - 9})
    found = streak(days, DAY, lambda day: DAY - 9 < day < DAY)
    assert (found.days, found.free_left) == (2, 2)


@given(st.frozensets(st.integers(DAY - 60, DAY)))
def test_studying_today_never_shortens_a_row(days: frozenset[int]) -> None:
    before, after = streak(days - {DAY}, DAY), streak(days | {DAY}, DAY)
    assert after.days == before.days + 1
    assert not after.forgiven & days
    assert 0 <= after.free_left <= 2
