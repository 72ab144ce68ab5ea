"""Logs of learners who remember exactly as the model says."""

import fsrs
import numpy as np

from quizapp.memory import model
from quizapp.memory.histories import Answers, Floats, Integers
from quizapp.memory.model import Asked

DEFAULTS = np.array(fsrs.scheduler.DEFAULT_PARAMETERS)


def a_log(w: Floats, *, cards: int, answers: int, seed: int = 1) -> Answers:
    """Return what a learner with these weights would answer, each card so often."""
    dice = np.random.default_rng(seed)
    ratings = dice.choice(4, cards, p=[0.25, 0.1, 0.6, 0.05]) + 1
    stability = model.first_stability(w, ratings)
    difficulty = model.first_difficulty(w, ratings)
    days = np.zeros(cards, np.int64)
    columns = [(ratings, days)]
    for _ in range(answers - 1):
        wait = np.round(stability * dice.lognormal(0, 0.6, cards)).astype(np.int64)
        chance = model.recall(w, stability, wait.astype(float))
        passed = dice.choice(3, cards, p=[0.1, 0.8, 0.1]) + 2
        ratings = np.where(dice.random(cards) < chance, passed, 1)
        asked = Asked(stability, difficulty, chance, ratings)
        stability = _after(w, asked, wait)
        difficulty = model.next_difficulty(w, difficulty, ratings)
        days = days + wait
        columns.append((ratings, days))
    number = np.tile(np.arange(cards), answers)
    rating = np.concatenate([column for column, _ in columns])
    day = np.concatenate([column for _, column in columns])
    by_time = np.lexsort((np.arange(len(day)), day))
    return Answers(number[by_time], rating[by_time], day[by_time])


def _after(w: Floats, asked: Asked, wait: Integers) -> Floats:
    recalled = model.recalled_stability(w, asked)
    forgotten = model.forgotten_stability(w, asked)
    later = np.where(asked.ratings > 1, recalled, forgotten)
    same_day = model.same_day_stability(w, asked.stability, asked.ratings)
    free = np.where(wait > 0, later, same_day)
    return np.clip(free, model.LEAST_STABILITY, model.MOST_STABILITY)
