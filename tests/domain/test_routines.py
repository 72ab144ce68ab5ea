from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.banks import BankCounts, StudyOptions
from quizapp.domain.budgets import shared, within
from quizapp.domain.exams import Exam
from quizapp.domain.routines import Holiday, Routine
from quizapp.domain.spreading import by_risk, filled
from tests.factories import a_bank

MONDAY = date(2026, 11, 23).toordinal()
WEEKEND = Routine(30, (1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0))
AWAY = Routine(30, (), (Holiday(date(2026, 11, 24), date(2026, 11, 26)),))


def test_easy_days_have_a_share_of_the_minutes() -> None:
    assert [WEEKEND.share(MONDAY + n) for n in range(8)] == [1, 1, 1, 1, 1, 0.5, 0, 1]
    assert [WEEKEND.minutes(MONDAY + n) for n in (4, 5, 6)] == [30, 15, 0]


def test_a_holiday_has_no_share_and_holds_nobody_back() -> None:
    assert [AWAY.away(MONDAY + n) for n in range(5)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert AWAY.share(MONDAY + 1) == 0
    assert AWAY.minutes(MONDAY + 1) is None
    assert AWAY.minutes(MONDAY) == 30
    assert AWAY.holidays[0].days == 3


@pytest.mark.parametrize(
    ("routine", "problem"),
    [
        (Routine(-1), "minutes"),
        (Routine(1441), "minutes"),
        (Routine(0, (1.0,)), "seven days"),
        (Routine(0, (2.0,) * 7), "share"),
        (Routine(0, (0.0,) * 7), "left for study"),
        (Routine(0, (), (Holiday(date(2026, 2, 2), date(2026, 2, 1)),)), "holiday"),
        (Routine(0, (), (Holiday(date(2026, 1, 1), date(2028, 1, 1)),)), "holiday"),
    ],
)
def test_what_is_no_routine_is_named(routine: Routine, problem: str) -> None:
    (found,) = routine.problems()
    assert problem in found


@given(
    st.integers(0, 300),
    st.lists(st.integers(0, 50), min_size=1, max_size=12),
    st.data(),
)
def test_a_backlog_fills_days_evenly(
    count: int, load: list[int], data: st.DataObject
) -> None:
    shares = data.draw(
        st.lists(
            st.sampled_from([0.0, 0.5, 1.0]), min_size=len(load), max_size=len(load)
        )
    )
    given_ = filled(count, load, shares)
    assert sum(given_) == count
    used = [day for day in range(len(load)) if given_[day]]
    weights = shares if any(shares) else [1.0] * len(load)
    for day in used:
        assert weights[day] > 0
        full = (load[day] + given_[day]) / weights[day]
        # No other day would be less full with one of this day's cards.
        assert all(
            full <= (load[other] + given_[other] + 1) / weights[other] + 1e-9
            for other in range(len(load))
            if weights[other]
        )


@given(st.lists(st.floats(0, 1), max_size=60), st.integers(1, 9))
def test_what_loses_most_by_waiting_comes_first(losses: list[float], days: int) -> None:
    room = filled(len(losses), [0] * days, [1.0] * days)
    placed = by_risk(losses, room)
    assert [placed.count(day) for day in range(days)] == room
    for day in range(days - 1):
        now = [loss for loss, at in zip(losses, placed, strict=True) if at <= day]
        then = [loss for loss, at in zip(losses, placed, strict=True) if at > day]
        assert min(now, default=1) >= max(then, default=0)


@given(st.integers(0, 200), st.lists(st.integers(0, 60), max_size=8))
def test_room_is_shared_in_proportion(room: int, wanted: list[int]) -> None:
    got = shared(room, wanted)
    assert sum(got) == min(room, sum(wanted))
    for given_, each in zip(got, wanted, strict=True):
        assert 0 <= given_ <= each
        if sum(wanted) > room:
            assert abs(given_ - each * room / sum(wanted)) < 1


def test_reviews_come_before_new_cards_where_time_is_short() -> None:
    counts = (
        BankCounts(a_bank(), new=10, learning=2, due=10),
        BankCounts(a_bank(), new=0, learning=0, due=30),
    )
    second = timedelta(seconds=1)
    enough = within(counts, 62 * second, second)
    assert [(bank.due, bank.new) for bank in enough] == [(10, 10), (30, 0)]
    short = within(counts, 22 * second, second)
    assert [(bank.due, bank.new) for bank in short] == [(5, 0), (15, 0)]
    some = within(counts, 50 * second, second)
    assert [(bank.due, bank.new) for bank in some] == [(10, 4), (30, 0)]
    none = within(counts, 0 * second, second)
    assert [(b.due, b.new, b.learning) for b in none] == [(0, 0, 2), (0, 0, 0)]


EXAM = Exam(date.fromordinal(MONDAY + 30), 0.95, last_look=5)


def test_new_cards_come_fast_enough_before_an_exam() -> None:
    options = StudyOptions(new_per_day=2, reviews_per_day=10, exam=EXAM)
    assert options.limits(MONDAY, 100)[0] == 4
    assert options.limits(MONDAY, 10)[0] == 2
    assert options.limits(MONDAY + 27, 10)[0] == 10
    assert options.limits(MONDAY, 0)[1] > 10_000
    assert options.limits(EXAM.on, 100) == (2, 10)


@given(st.integers(MONDAY - 50, MONDAY + 50), st.integers(1, 90), st.integers(0, 20))
def test_no_card_is_away_in_the_last_look_and_in_the_exam(
    day: int, interval: int, width: int
) -> None:
    first, last = EXAM.hold(day, day + interval, day + interval + width)
    assert day < first <= last
    if day < EXAM.begins:
        # It comes before the last look or in it, so that it is looked at.
        assert last < EXAM.on
    elif day >= EXAM.on:
        assert (first, last) == (day + interval, day + interval + width)


def test_answers_in_the_last_look_are_scheduled_for_the_exam() -> None:
    assert EXAM.retention(EXAM.begins - 1, 0.9) == 0.9
    assert EXAM.retention(EXAM.begins, 0.9) == 0.95
    assert EXAM.retention(EXAM.begins, 0.97) == 0.97
    assert EXAM.retention(EXAM.on, 0.9) == 0.9


def test_what_is_no_exam_is_named() -> None:
    assert not list(EXAM.problems())
    assert len(list(Exam(EXAM.day, 1.5, 0).problems())) == 2
    (named,) = StudyOptions(exam=Exam(EXAM.day, 0.2)).problems()
    assert named[0] == "exam"
