from collections.abc import Sequence

import fsrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating
from quizapp.domain.scheduling import Scheduler
from quizapp.memory.calibration import calibration, misfit
from quizapp.memory.fitting import HIGHEST, LOWEST
from quizapp.memory.histories import Answers, Histories, histories
from quizapp.memory.loss import Predicted, loss_and_gradient, predict
from tests.factories import NOW, a_card, a_learner
from tests.memory.logs import DEFAULTS, a_log

LEARNER = a_learner(zone="UTC", day_start=0)

Life = Sequence[tuple[int, int]]  # ratings, each after so many days

lives = st.lists(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 90)), min_size=1, max_size=9),
    min_size=1,
    max_size=6,
)


def answers(lives: Sequence[Life]) -> Answers:
    rows = sorted(
        (
            (day, number, rating)
            for number, life in enumerate(lives)
            for day, rating in _days(life)
        ),
        key=lambda row: row[0],
    )
    days, cards, ratings = np.array(rows, np.int64).reshape(-1, 3).T
    return Answers(cards, ratings, days)


def _days(life: Life) -> list[tuple[int, int]]:
    day, found = 0, []
    for rating, wait in life:
        day += wait
        found.append((day, rating))
    return found


@given(lives)
def test_what_is_predicted_is_what_the_scheduler_predicts(lives: list[Life]) -> None:
    log = answers(lives)
    found = predict(DEFAULTS, histories(log))
    expected = _by_scheduler(log)
    assert found.order.tolist() == [place for place, _ in expected]
    assert found.chance == pytest.approx([chance for _, chance in expected])


def _by_scheduler(log: Answers) -> list[tuple[int, float]]:
    """Return the recall that the scheduler gives each answer on a later day."""
    scheduler = Scheduler(StudyOptions(learning_steps=(), relearning_steps=()), LEARNER)
    first = NOW.toordinal()
    known: dict[int, Card] = {}
    found = []
    rows = zip(log.cards.tolist(), log.ratings.tolist(), log.days.tolist(), strict=True)
    for place, (number, rating, day) in enumerate(rows):
        moment = LEARNER.day_begins(first + day)
        card = known.get(number, a_card())
        if card.last_day is not None and card.last_day < first + day:
            found.append((place, scheduler.retrievability(card, moment)))
        known[number] = scheduler.review(card, Rating(rating), moment)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_gradient_is_that_of_the_loss(seed: int) -> None:
    dice = np.random.default_rng(seed)
    w = np.clip(DEFAULTS * dice.uniform(0.8, 1.25, 21), LOWEST, HIGHEST)
    log = histories(a_log(w, cards=60, answers=9, seed=seed))
    weights = dice.random(60 * 9)
    _, gradient = loss_and_gradient(w, log, weights)
    for number in range(21):
        step = np.zeros(21)
        step[number] = 1e-6 * max(abs(w[number]), 0.01)
        above, _ = loss_and_gradient(w + step, log, weights)
        below, _ = loss_and_gradient(w - step, log, weights)
        slope = (above - below) / (2 * step[number])
        assert gradient[number] == pytest.approx(slope, rel=1e-3, abs=1e-3)


def test_the_loss_counts_each_answer_by_its_weight() -> None:
    log = histories(a_log(DEFAULTS, cards=20, answers=5))
    found = predict(DEFAULTS, log)
    late = found.since(50)
    ones, early = np.ones(100), np.where(np.arange(100) < 50, 1.0, 0.0)
    total, _ = loss_and_gradient(DEFAULTS, log, ones)
    before, _ = loss_and_gradient(DEFAULTS, log, early)
    after, _ = loss_and_gradient(DEFAULTS, log, ones - early)
    assert total == pytest.approx(found.log_loss * len(found.chance))
    assert before + after == pytest.approx(total)
    assert after == pytest.approx(late.log_loss * len(late.chance))


def test_no_answers_predict_nothing() -> None:
    assert histories(answers([])) == Histories(())
    found = predict(DEFAULTS, Histories(()))
    assert len(found.chance) == 0
    assert found.log_loss == 0.0
    assert calibration(found) == ()
    assert misfit(found) == 0.0


def test_a_day_that_runs_backwards_counts_as_the_same_day() -> None:
    back = Answers(np.array([0, 0]), np.array([3, 3]), np.array([9, 4]))
    assert histories(back).steps[1].elapsed.tolist() == [0.0]


def test_which_numbers_cards_have_makes_no_difference() -> None:
    log = answers([[(3, 0), (3, 5)], [(1, 0), (2, 1)]])
    other = Answers(log.cards * -7, log.ratings, log.days)
    mine, theirs = (predict(DEFAULTS, histories(each)) for each in (log, other))
    assert mine.chance == pytest.approx(theirs.chance)


def test_a_right_model_is_calibrated_and_a_wrong_one_is_not() -> None:
    log = histories(a_log(DEFAULTS, cards=2_000, answers=6))
    right = predict(DEFAULTS, log)
    inside = [each.low <= each.predicted <= each.high for each in calibration(right)]
    assert sum(inside) >= 8
    assert sum(each.answers for each in calibration(right)) == log.predictions
    sure = Predicted(np.sqrt(right.chance), right.recalled, right.order)
    assert misfit(sure) > 3 * misfit(right)


def test_the_bounds_are_those_of_the_package() -> None:
    assert tuple(LOWEST) == fsrs.scheduler.LOWER_BOUNDS_PARAMETERS
    assert tuple(HIGHEST) == fsrs.scheduler.UPPER_BOUNDS_PARAMETERS
