"""FSRS-6 fitted to a learner's log.

The weights are those most likely after the log and what is known of other learners: a
normal distribution around the defaults, as fsrs-rs has it, with its standard
deviations. The first four, which only first answers tell about, begin where those alone
would put them. Newer answers count for more, as in fsrs-rs: from a quarter to whole.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import fsrs
import numpy as np

from quizapp.domain.work import Progress, Work
from quizapp.memory import descent, model
from quizapp.memory.histories import Answers, Floats, Histories, histories
from quizapp.memory.loss import Predicted, loss_and_gradient, predict

DEFAULTS = np.array(fsrs.scheduler.DEFAULT_PARAMETERS)
LOWEST = np.array(fsrs.scheduler.LOWER_BOUNDS_PARAMETERS)
HIGHEST = np.array(fsrs.scheduler.UPPER_BOUNDS_PARAMETERS)

# Among the learners that fsrs-rs was trained on (its PARAMS_STDDEV for FSRS-6).
# fmt: off
_DEVIATIONS = np.array([
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
    0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
])
# fmt: on
_BOX = descent.Box(LOWEST, HIGHEST, _DEVIATIONS)
_TRAINED = 0.8
_ROUNDS = 60
_GRID = np.geomspace(model.LEAST_STABILITY, 100.0, 400)


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights fitted to a log, and what they are worth.

    Attributes:
        weights: The 21 weights, fitted to the whole log.
        before: What the weights so far predict for the whole log.
        after: What the new ones do.
        held_out_before: What the weights so far predict for the newest fifth.
        held_out_after: What weights do that were fitted to the rest alone.
    """

    weights: tuple[float, ...]
    before: Predicted
    after: Predicted
    held_out_before: Predicted
    held_out_after: Predicted

    @property
    def better(self) -> bool:
        """Whether such a fit foretells answers it has not seen better than before."""
        return self.held_out_after.log_loss < self.held_out_before.log_loss


def fit(answers: Answers, current: tuple[float, ...] = ()) -> Work[Fit]:
    """Fit weights to a log, and to its older part alone to see what that is worth.

    Args:
        answers: All answers of cards whose first answer is among them.
        current: The weights in use; none means the defaults.
    """
    log = histories(answers)
    now = np.array(current) if current else DEFAULTS
    cut = _cut(log)
    old = yield from _fitted(log, _recency(len(answers), until=cut), 0)
    whole = yield from _fitted(log, _recency(len(answers)), _ROUNDS)
    before = predict(now, log)
    return Fit(
        tuple(float(round(weight, 4)) for weight in whole),
        before=before,
        after=predict(whole, log),
        held_out_before=before.since(cut),
        held_out_after=predict(old, log).since(cut),
    )


def _cut(log: Histories) -> int:
    """Return the place in the log from which on the newest fifth is predicted."""
    places = [step.order[asked] for _, step, asked in log.predicted()]
    if not places:
        return 0
    in_order = np.sort(np.concatenate(places))
    return int(in_order[int(len(in_order) * _TRAINED)])


def _recency(count: int, until: int | None = None) -> Floats:
    """Return how much each answer counts; those from a place on do not."""
    last = count if until is None else until
    weights = np.zeros(count)
    weights[:last] = 0.25 + 0.75 * (np.arange(last) / max(last - 1, 1)) ** 3
    return weights


def _fitted(log: Histories, counted: Floats, done: int) -> Work[Floats]:
    start = DEFAULTS.copy()
    start[:4] = first_stabilities(log, counted)
    target = _target(log, counted, start)
    search = descent.descend(target, start, _BOX, rounds=_ROUNDS)
    best = start
    for number, place in enumerate(search):
        best = place
        yield Progress(done + number, 2 * _ROUNDS, "fitting")
    return best


def _target(
    log: Histories, counted: Floats, centre: Floats
) -> Callable[[Floats], tuple[float, Floats]]:
    """Return what is to be least, with its gradient: surprise and unlikeliness."""

    def target(w: Floats) -> tuple[float, Floats]:
        loss, gradient = loss_and_gradient(w, log, counted)
        off = (w - centre) / _DEVIATIONS
        return loss + float(off @ off) / 2, gradient + off / _DEVIATIONS

    return target


def first_stabilities(log: Histories, counted: Floats) -> Floats:
    """Return the stability after each first rating that suits the second answers best.

    It is the likeliest under a log-normal distribution around the default. A rating
    that nobody gave is moved as much as the others are.
    """
    found, known = DEFAULTS[:4].copy(), np.zeros(4)
    for rating, (elapsed, right, wrong) in enumerate(_seconds(log, counted)):
        if total := right.sum() + wrong.sum():
            chance = model.recall(DEFAULTS, _GRID[:, None], elapsed)
            likely = np.log(chance) @ right + np.log1p(-chance) @ wrong
            likely -= np.log(_GRID / DEFAULTS[rating]) ** 2 / 2
            found[rating], known[rating] = _GRID[int(np.argmax(likely))], total
    if known.any():
        shift = np.average(np.log(found / DEFAULTS[:4]), weights=known)
        found = np.where(known > 0, found, DEFAULTS[:4] * np.exp(shift))
    return np.clip(np.maximum.accumulate(found), LOWEST[:4], HIGHEST[:4])


def _seconds(
    log: Histories, counted: Floats
) -> Iterator[tuple[Floats, Floats, Floats]]:
    """Yield, per first rating, after which days it was asked, and how that went.

    How much was right and how much wrong is summed up for each number of days.
    """
    if len(log.steps) < 2:
        return
    step = log.steps[1]
    first = log.steps[0].ratings[: step.cards]
    for rating in range(1, 5):
        some = (first == rating) & (step.elapsed > 0)
        days, which = np.unique(step.elapsed[some], return_inverse=True)
        weights = counted[step.order[some]]
        right = step.ratings[some] > 1
        held: Floats = np.bincount(which, weights * right, len(days)).astype(float)
        lost: Floats = np.bincount(which, weights * ~right, len(days)).astype(float)
        yield days, held, lost
