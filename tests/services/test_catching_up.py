from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizapp.domain.cards import State
from quizapp.domain.errors import ConflictError, QuizError
from quizapp.domain.learners import Learner
from quizapp.domain.routines import Holiday, Routine
from quizapp.domain.scheduling import replay
from quizapp.domain.work import finish
from quizapp.services.catching_up import (
    Spread,
    apply_spread,
    backlog,
    cancel_holiday,
    catch_up,
    plan_holiday,
)
from quizapp.services.history import History
from quizapp.services.learners import change_learner
from quizapp.services.today import overview
from quizapp.store.store import Store
from tests.factories import LEARNER, a_learner
from tests.studying import LATER, cards

BREAK = LATER + timedelta(days=40)
TODAY = a_learner().day(BREAK)


def spread(store: Store, days: int, learner: Learner | None = None) -> Spread:
    return finish(catch_up(store, learner or a_learner(), days, BREAK))


def dues(store: Store) -> Counter[int]:
    known = [card for card in cards(store) if card.state is State.REVIEW]
    return Counter(card.day or 0 for card in known)


def test_a_backlog_is_told_in_cards_days_and_minutes(studied: Store) -> None:
    found = backlog(studied, a_learner(), BREAK)
    late = [day for day in dues(studied).elements() if day < TODAY]
    assert found.cards == sum(1 for day in dues(studied).elements() if day <= TODAY)
    assert found.late == len(late) > 20
    assert found.oldest == TODAY - min(late)
    assert 1 <= found.minutes <= found.cards


def test_a_backlog_is_spread_evenly_over_the_days_chosen(studied: Store) -> None:
    plan = spread(studied, 5)
    with studied.read() as tx:
        assert plan.before == tx.counts.forecast(LEARNER, TODAY, len(plan.before))
    apply_spread(studied, plan)
    with studied.read() as tx:
        assert plan.after == tx.counts.forecast(LEARNER, TODAY, len(plan.after))
        assert tx.counts.recount() == ()
    assert plan.before[0] > 20
    assert max(plan.after[:5]) - min(plan.after[:5]) <= 1
    assert sum(plan.before) == sum(plan.after)


def test_what_would_lose_most_by_waiting_comes_first(studied: Store) -> None:
    plan = spread(studied, 6)
    apply_spread(studied, plan)
    moved = [move.after for move in plan.moves]
    first = [c.stability or 0 for c in moved if c.day == TODAY]
    last = [c.stability or 0 for c in moved if c.day == TODAY + 5]
    assert sum(first) / len(first) < sum(last) / len(last)
    assert 0 < plan.recall_spread < plan.recall_at_once < 1


def test_the_log_tells_of_the_spread_and_replays_to_it(studied: Store) -> None:
    apply_spread(studied, spread(studied, 5))
    for card in cards(studied):
        with studied.read() as tx:
            log = tx.reviews.of_card(card.id)
            options = {r.parameters_id: tx.options_of(r.parameters_id) for r in log}
        assert replay(card, log, options) == card


def test_spreading_is_undone_as_one_step(studied: Store) -> None:
    before = cards(studied)
    history = History()
    history.push(apply_spread(studied, spread(studied, 5)))
    assert cards(studied) != before
    history.undo(studied)
    assert cards(studied) == before


def test_nothing_is_spread_over_what_was_answered_meanwhile(studied: Store) -> None:
    plan = spread(studied, 5)
    apply_spread(studied, spread(studied, 9))
    state = cards(studied)
    with pytest.raises(ConflictError):
        apply_spread(studied, plan)
    assert cards(studied) == state


def test_easy_days_get_less_and_free_days_nothing(studied: Store) -> None:
    weekday = (TODAY + 1 - 1) % 7
    shares = [1.0] * 7
    shares[weekday], shares[(weekday + 1) % 7] = 0.0, 0.5
    easy = replace(a_learner(), routine=Routine(0, tuple(shares)))
    plan = spread(studied, 4, easy)
    today, none, half, whole = plan.after[:4]
    assert none == plan.before[1]
    assert half < 0.7 * whole
    assert today >= whole - 1


@pytest.mark.parametrize("days", [0, 61])
def test_too_few_or_too_many_days_are_refused(studied: Store, days: int) -> None:
    with pytest.raises(QuizError, match="1 to 60 days"):
        spread(studied, days)


def holiday(first: int, last: int) -> Holiday:
    today = a_learner().day(LATER)
    return Holiday(date.fromordinal(today + first), date.fromordinal(today + last))


def test_before_a_holiday_its_reviews_are_spread_over_the_days_after(
    studied: Store,
) -> None:
    today = a_learner().day(LATER)
    away = holiday(2, 9)
    plan = finish(plan_holiday(studied, a_learner(), away, 4, LATER))
    change = apply_spread(studied, plan)
    assert change.action == "plan-holiday"
    assert not any(today + 2 <= day <= today + 9 for day in dues(studied))
    assert sum(plan.before[2:10]) == plan.cards > 0
    assert plan.after[2:10] == (0,) * 8
    assert plan.after[:2] == plan.before[:2]
    assert sum(plan.after) == sum(plan.before)
    with studied.read() as tx:
        assert tx.learners.get(LEARNER).routine.holidays == (away,)


def test_a_holiday_that_has_begun_takes_what_is_late_along(studied: Store) -> None:
    away = holiday(-1, 3)
    plan = finish(plan_holiday(studied, a_learner(), away, 4, LATER))
    assert plan.after[:4] == (0,) * 4
    assert overview(studied, plan.learner, LATER).away
    assert not overview(studied, a_learner(), LATER).away


def test_a_holiday_does_not_end_a_streak(studied: Store) -> None:
    apply_spread(
        studied, finish(plan_holiday(studied, a_learner(), holiday(0, 9), 4, LATER))
    )
    with studied.read() as tx:
        learner = tx.learners.get(LEARNER)
    after = LATER + timedelta(days=10)
    usual = overview(studied, a_learner(), LATER).streak
    assert overview(studied, learner, after).streak == usual > 5
    assert overview(studied, a_learner(), after).streak < usual


def test_holidays_that_are_over_are_forgotten_and_others_taken_back(
    studied: Store,
) -> None:
    past = replace(a_learner(), routine=Routine(0, (), (holiday(-9, -8),)))
    finish(change_learner(studied, a_learner(), past))
    away = holiday(3, 5)
    apply_spread(studied, finish(plan_holiday(studied, past, away, 3, LATER)))
    with studied.read() as tx:
        learner = tx.learners.get(LEARNER)
    assert learner.routine.holidays == (away,)
    cancel_holiday(studied, learner, away)
    with studied.read() as tx:
        assert tx.learners.get(LEARNER).routine.holidays == ()


def test_a_holiday_that_is_over_or_turned_round_is_refused(studied: Store) -> None:
    for away, problem in ((holiday(-5, -1), "over"), (holiday(5, 2), "1 to 366")):
        with pytest.raises(QuizError, match=problem):
            finish(plan_holiday(studied, a_learner(), away, 4, LATER))
