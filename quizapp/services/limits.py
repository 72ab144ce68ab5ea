"""What a learner has to do today, as limits and the time they have allow."""

from datetime import datetime, timedelta

from quizapp.domain.banks import BankCounts
from quizapp.domain.budgets import within
from quizapp.domain.learners import Learner
from quizapp.store.store import Transaction


def day_counts(
    tx: Transaction, learner: Learner, now: datetime
) -> tuple[BankCounts, ...]:
    """Return every bank with what the rest of the learner's day should bring in it."""
    counts = tx.counts.of_banks(learner, learner.day(now), now)
    return fitting(tx, learner, now, counts)


def fitting(
    tx: Transaction, learner: Learner, now: datetime, counts: tuple[BankCounts, ...]
) -> tuple[BankCounts, ...]:
    """Return as much of what is to be done as fits into what is left of the day."""
    today = learner.day(now)
    minutes = learner.routine.minutes(today)
    if minutes is None:
        return counts
    left = timedelta(minutes=minutes) - tx.counts.spent(learner.id, today)
    return within(counts, max(left, timedelta()), tx.reviews.pace(learner.id).mean)
