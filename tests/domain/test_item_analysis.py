import random
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from quizapp.domain.ids import QuestionId
from quizapp.domain.item_analysis import FEW, Analysis, Fault, Marked, analyse, faults
from tests.factories import a_choice_question, a_question
from tests.services.test_converting import BODIES

NAMES = [QuestionId(name) for name in "abcdefgh"]

# Five attempts at four items, worked out by hand below.
MARKS = (
    (1, 1, 1, 0),
    (1, 1, 0, 0),
    (1, 0, 0, 0),
    (1, 1, 1, 1),
    (0, 0, 0, 1),
)


def analysed(marks: object) -> Analysis:
    rows = np.asarray(marks, dtype=float)
    sheets = [
        [Marked(name, value) for name, value in zip(NAMES, row, strict=False)]
        for row in rows.tolist()
    ]
    return analyse(sheets, {NAMES[0]: 0.25})


def test_figures_equal_those_worked_out_by_hand() -> None:
    found = analysed(MARKS)
    test, (a, b, _c, d) = found.test, found.items
    assert test is not None
    assert test.deviation is not None
    assert test.consistency is not None
    assert (test.attempts, test.mean, test.middle) == (5, 0.55, 0.5)
    # Sums of 3, 2, 1, 4 and 1 of 4: variance 1.7 of the sums.
    assert test.deviation == pytest.approx((1.7**0.5) / 4)
    # Variances of the items are 0.2, 0.3, 0.3 and 0.3; 4/3 · (1 - 1.1/1.7).
    assert test.consistency == pytest.approx(4 / 3 * (1 - 1.1 / 1.7))
    assert test.error == pytest.approx(test.deviation * (1 - test.consistency) ** 0.5)
    assert (a.facility, a.guess, a.answers) == (0.8, 0.25, 5)
    assert a.deviation == pytest.approx(0.2**0.5)
    # The others' sums are 2, 1, 0, 3 and 1: covariance with a is 0.1, their
    # variance 1.3, and sorted against sorted the covariance is 0.35.
    assert a.discrimination == pytest.approx(0.1 / (0.2 * 1.3) ** 0.5)
    assert a.efficiency == pytest.approx(0.1 / 0.35)
    assert b.discrimination == pytest.approx(0.3 / (0.3 * 0.8) ** 0.5)
    # Those who do worse elsewhere do better here.
    assert d.discrimination == pytest.approx(-0.15 / (0.3 * 1.7) ** 0.5)


@given(st.integers(2, 30), st.integers(2, 8), st.integers(0, 2**31))
def test_figures_equal_those_of_other_libraries(
    attempts: int, items: int, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - not a secret
    rows = np.array(
        [[dice.choice([0, 0.5, 1]) for _ in range(items)] for _ in range(attempts)]
    )
    found = analysed(rows)
    totals = rows.sum(axis=1)
    for place, item in enumerate(found.items):
        own, rest = rows[:, place], totals - rows[:, place]
        assert item.facility == pytest.approx(own.mean())
        assert item.deviation == pytest.approx(own.std(ddof=1))
        if own.std() > 1e-9 and rest.std() > 1e-9:
            expected = stats.pearsonr(own, rest).statistic
            assert item.discrimination == pytest.approx(expected, abs=1e-6)
        else:
            assert item.discrimination is None
    assert found.test is not None
    assert found.test.mean == pytest.approx((totals / items).mean())
    if totals.std() > 1e-9:
        parts = rows.var(axis=0, ddof=1).sum()
        alpha = items / (items - 1) * (1 - parts / totals.var(ddof=1))
        assert found.test.consistency == pytest.approx(alpha, abs=1e-6)


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), max_size=9))
def test_figures_stay_in_their_range(rows: list[list[float]]) -> None:
    found = analysed(rows) if rows else analyse([], {})
    assert (found.test is None) == (not rows)
    for item in found.items:
        assert 0 <= item.facility <= 1
        for figure in (item.discrimination, item.efficiency):
            assert figure is None or -1 <= figure <= 1


def test_one_attempt_tells_nothing_of_spread() -> None:
    (item,) = analysed([[1]]).items
    assert (item.facility, item.deviation, item.discrimination) == (1.0, None, None)
    assert item.few


def test_attempts_at_different_questions_are_analysed_by_their_shares() -> None:
    a, b, c = NAMES[:3]
    sheets = [
        [Marked(a, 1.0), Marked(b, 1.0, maximum=3.0)],
        [Marked(a, 0.0), Marked(c, 0.5)],
        [Marked(a, 1.0), Marked(b, 0.0, maximum=3.0), Marked(c, 1.0)],
    ]
    found = analyse(sheets, {})
    assert found.test is not None
    assert found.test.consistency is None
    assert found.test.mean == pytest.approx(fmean([1.0, 0.25, 2 / 5]))
    first = found.items[0]
    rest = [1.0, 0.5, 1 / 4]
    expected = stats.pearsonr([1.0, 0.0, 1.0], rest).statistic
    assert first.discrimination == pytest.approx(expected)


def test_every_kind_of_question_can_be_found_fault_with() -> None:
    sheets = [[Marked(NAMES[0], 1.0), Marked(NAMES[1], 0.0)] for _ in range(FEW)]
    easy, hard = analyse(sheets, {}).items
    for body in BODIES:
        question = a_question(body=body, stem="The [[1]] came.")
        assert Fault.TOO_EASY in faults(easy, question)
        assert Fault.TOO_HARD in faults(hard, question)
    choice = a_choice_question()
    assert Fault.DEAD_CHOICES in faults(easy, choice)


def test_choices_that_hardly_anybody_picks_are_dead_once_many_have_answered() -> None:
    def picks(number: int) -> Analysis:
        chosen = [(0,)] * (number - 2) + [(1,), (1,)]
        sheets = [[Marked(NAMES[0], float(p == (0,)), picked=p)] for p in chosen]
        return analyse(sheets, {})

    (few,) = picks(FEW - 1).items
    assert few.few
    assert few.dead((1, 2, 3)) == ()
    (enough,) = picks(FEW).items
    assert enough.picks[1] == 2
    assert enough.dead((1, 2, 3)) == (2, 3)
