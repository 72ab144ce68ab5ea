"""How well weights predict a log: log loss, and its gradient by the chain rule."""

from dataclasses import dataclass

import numpy as np

from quizapp.memory import model
from quizapp.memory.histories import Floats, Histories, Step
from quizapp.memory.model import Asked, Gradient

_SURE = 1e-6  # no prediction is surer than this


@dataclass(frozen=True, slots=True)
class Predicted:
    """The answers that a model had to predict, by time.

    Attributes:
        chance: The recall it gave each.
        recalled: 1 where it was recalled, else 0.
        order: The place of each answer in the log.
    """

    chance: Floats
    recalled: Floats
    order: Floats

    @property
    def log_loss(self) -> float:
        """The mean surprise, in nats; less is better."""
        if not len(self.chance):
            return 0.0
        return float(_surprise(self.chance, self.recalled).mean())

    def since(self, order: int) -> "Predicted":
        """Return those from a place in the log on."""
        late = self.order >= order
        return Predicted(self.chance[late], self.recalled[late], self.order[late])


def predict(w: Floats, log: Histories) -> Predicted:
    """Return what weights predict for every answer that can be predicted."""
    trace = _forward(w, log)
    chances, recalled, order = [np.empty(0)], [np.empty(0)], [np.empty(0)]
    for number, step, asked in log.predicted():
        chances.append(trace[number].asked.chance[asked])
        recalled.append((step.ratings[asked] > 1).astype(float))
        order.append(step.order[asked].astype(float))
    places = np.concatenate(order)
    by_time = np.argsort(places)
    return Predicted(
        np.concatenate(chances)[by_time],
        np.concatenate(recalled)[by_time],
        places[by_time],
    )


def loss_and_gradient(
    w: Floats, log: Histories, weights: Floats
) -> tuple[float, Floats]:
    """Return the sum of the answers' surprise, and its derivatives after the weights.

    Args:
        w: The 21 weights of the model.
        log: The answers by card.
        weights: How much each answer of the log counts, by its place.
    """
    trace = _forward(w, log)
    total = 0.0
    cards = log.cards
    back = Gradient(np.zeros(21), np.zeros(cards), np.zeros(cards))
    for number in range(len(log.steps) - 1, 0, -1):
        step, passed = log.steps[number], trace[number]
        counted = weights[step.order] * (step.elapsed > 0)
        right = (step.ratings > 1).astype(float)
        chance = np.clip(passed.asked.chance, _SURE, 1 - _SURE)
        total += float((counted * _surprise(chance, right)).sum())
        by_chance = counted * (chance - right) / (chance * (1 - chance))
        _back(w, step, passed, by_chance, back)
    model.first_gradient(w, log.steps[0].ratings, back)
    return total, back.weights


def _surprise(chance: Floats, recalled: Floats) -> Floats:
    held = np.clip(chance, _SURE, 1 - _SURE)
    found: Floats = -np.log(np.where(recalled > 0, held, 1 - held))
    return found


@dataclass(frozen=True, slots=True)
class _Passed:
    """What a step began with, and the stability it led to before that was bounded."""

    asked: Asked
    free: Floats


def _forward(w: Floats, log: Histories) -> list[_Passed]:
    """Return how the steps go; the first only begins."""
    first = log.steps[0].ratings if log.steps else np.empty(0, np.int64)
    stability = model.first_stability(w, first)
    difficulty = model.first_difficulty(w, first)
    begun = Asked(stability, difficulty, np.empty(0), first)
    trace = [_Passed(begun, stability)]
    for step in log.steps[1:]:
        stability, difficulty = stability[: step.cards], difficulty[: step.cards]
        chance = model.recall(w, stability, step.elapsed)
        asked = Asked(stability, difficulty, chance, step.ratings)
        free = _answered(w, step, asked)
        trace.append(_Passed(asked, free))
        stability = np.clip(free, model.LEAST_STABILITY, model.MOST_STABILITY)
        difficulty = model.next_difficulty(w, difficulty, step.ratings)
    return trace


def _answered(w: Floats, step: Step, asked: Asked) -> Floats:
    after = np.empty_like(asked.stability)
    after[step.recalled] = model.recalled_stability(w, asked.only(step.recalled))
    after[step.forgotten] = model.forgotten_stability(w, asked.only(step.forgotten))
    again = step.again
    after[again] = model.same_day_stability(
        w, asked.stability[again], asked.ratings[again]
    )
    return after


def _back(
    w: Floats, step: Step, passed: _Passed, by_chance: Floats, back: Gradient
) -> None:
    """Carry the derivatives from after a step's answers to before them."""
    asked, free, n = passed.asked, passed.free, step.cards
    inside = (free > model.LEAST_STABILITY) & (free < model.MOST_STABILITY)
    after = back.stability[:n] * inside
    by_stability, by_difficulty = np.empty(n), np.zeros(n)
    for places, gradient in (
        (step.recalled, model.recalled_gradient),
        (step.forgotten, model.forgotten_gradient),
    ):
        by_stability[places], by_difficulty[places], chance = gradient(
            w, asked.only(places), after[places], back.weights
        )
        by_chance[places] += chance
    again = step.again
    by_stability[again] = model.same_day_gradient(
        w, asked.stability[again], asked.ratings[again], after[again], back.weights
    )
    by_stability += model.recall_gradient(
        w, asked.stability, step.elapsed, by_chance, back.weights
    )
    by_difficulty += model.difficulty_gradient(
        w, asked.difficulty, step.ratings, back.difficulty[:n], back.weights
    )
    back.stability[:n] = by_stability
    back.difficulty[:n] = by_difficulty
