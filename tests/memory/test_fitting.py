from dataclasses import replace

import numpy as np
import pytest

from quizapp.domain.work import Progress, finish
from quizapp.memory.descent import Box, descend
from quizapp.memory.fitting import (
    DEFAULTS,
    HIGHEST,
    LOWEST,
    first_stabilities,
    fit,
)
from quizapp.memory.histories import Floats, histories
from quizapp.memory.loss import predict
from tests.memory.logs import a_log

# fmt: off
FORGETFUL = np.array([
    0.1, 0.4, 0.9, 3.0, 6.8, 0.6, 2.8, 0.02, 1.4, 0.2, 0.7,
    1.2, 0.05, 0.3, 1.5, 0.55, 2.1, 0.6, 0.15, 0.1, 0.35,
])
# fmt: on


def test_a_fit_predicts_as_well_as_the_weights_that_made_the_log() -> None:
    log = a_log(FORGETFUL, cards=800, answers=8)
    found = finish(fit(log))
    truth = predict(FORGETFUL, histories(log))
    assert found.after.log_loss < truth.log_loss * 1.002
    assert found.before.log_loss > found.after.log_loss * 1.01
    assert found.better
    unseen = histories(a_log(FORGETFUL, cards=800, answers=8, seed=2))
    new, best = predict(np.array(found.weights), unseen), predict(FORGETFUL, unseen)
    assert new.log_loss < best.log_loss * 1.01


def test_a_fit_stays_within_the_bounds_of_the_model() -> None:
    log = a_log(np.clip(FORGETFUL * 3, LOWEST, HIGHEST), cards=200, answers=8)
    weights = np.array(finish(fit(log)).weights)
    assert (weights >= LOWEST).all()
    assert (weights <= HIGHEST).all()


def test_what_is_held_out_was_not_fitted_to() -> None:
    log = a_log(FORGETFUL, cards=300, answers=6)
    found = finish(fit(log))
    late = found.held_out_after
    assert len(late.chance) / len(found.after.chance) == pytest.approx(0.2, abs=0.001)
    newest = log.ratings.copy()
    places = late.order.astype(int)
    newest[places] = np.where(newest[places] > 1, 1, 3)
    turned = finish(fit(replace(log, ratings=newest)))
    # The newest answers were turned round: the first of each card is foretold the same.
    first = np.unique(log.cards[places], return_index=True)[1]
    assert turned.held_out_after.chance[first] == pytest.approx(late.chance[first])
    assert turned.weights != found.weights


def test_weights_that_cannot_be_bettered_are_not_replaced() -> None:
    log = a_log(FORGETFUL, cards=300, answers=6)
    first = finish(fit(log))
    again = finish(fit(log, first.weights))
    assert again.before.log_loss == pytest.approx(first.after.log_loss, abs=1e-4)
    # Those in use were fitted to the newest answers too: nothing does better there.
    assert not again.better


def test_a_fit_tells_how_far_it_is() -> None:
    log = a_log(DEFAULTS, cards=100, answers=5)
    told: list[Progress] = []
    finish(fit(log), told.append)
    assert len(told) > 5
    assert all(each.total and each.done <= each.total for each in told)
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_first_stabilities_are_those_of_the_second_answers() -> None:
    w = np.r_[FORGETFUL[:20], DEFAULTS[20]]
    log = a_log(w, cards=200_000, answers=2)
    found = first_stabilities(histories(log), np.ones(len(log)))
    assert found == pytest.approx(w[:4], rel=0.25)


def test_a_rating_nobody_gave_is_moved_as_the_others_are() -> None:
    log = a_log(FORGETFUL, cards=5_000, answers=2)
    good = np.isin(log.cards, log.cards[:5_000][log.ratings[:5_000] == 3])
    only_good = replace(
        log, cards=log.cards[good], ratings=log.ratings[good], days=log.days[good]
    )
    found = first_stabilities(histories(only_good), np.ones(len(only_good)))
    assert found / DEFAULTS[:4] == pytest.approx([found[2] / DEFAULTS[2]] * 4)


@pytest.mark.parametrize("wall", [0.5, 3.0])
def test_the_least_value_in_a_box_is_found(wall: float) -> None:
    def valley(place: Floats) -> tuple[float, Floats]:
        """Rosenbrock's function: a bent valley that leads to (1, 1)."""
        x, y = place
        value = (1 - x) ** 2 + 100 * (y - x * x) ** 2
        slope = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
        return float(value), np.array(slope)

    box = Box(np.array([-2.0, -2.0]), np.array([wall, 3.0]), np.ones(2))
    *_, found = descend(valley, np.array([-1.2, 1.0]), box, rounds=200)
    nearest = min(wall, 1.0)
    assert found == pytest.approx([nearest, nearest**2], abs=1e-2)
