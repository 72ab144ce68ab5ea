"""The memory model fitted to a learner's own log, and what changes if it is used."""

from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.learners import Learner
from quizapp.domain.work import Work
from quizapp.memory.fitting import Fit, fit
from quizapp.memory.histories import histories
from quizapp.services.decks import answers_of
from quizapp.services.rescheduling import (
    Move,
    forecast_after,
    reschedule,
    write_moves,
)
from quizapp.store.store import Store

LEAST = 100
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Use:
    """What using other weights would do.

    Attributes:
        before: Cards due on each of the next days as things are, today first.
        after: Likewise under the other weights.
    """

    learner: Learner
    weights: tuple[float, ...]
    moves: tuple[Move, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def shifted(self) -> int:
        """How many cards would be due on another day."""
        return sum(move.shifted for move in self.moves)


def optimise(store: Store, learner: Learner) -> Work[Fit]:
    """Fit the model to a learner's log; nothing is changed.

    Raises:
        QuizError: There are too few answers to learn from.
    """
    answers = yield from answers_of(store, learner)
    found = histories(answers).predictions
    if found < LEAST:
        raise QuizError(
            f"{LEAST} answers on a later day than the card's last are needed,"
            f" there are {found}",
            remedy="Study on and try again in some weeks.",
        )
    return (yield from fit(answers, learner.parameters))


def plan_use(
    store: Store,
    learner: Learner,
    weights: tuple[float, ...],
    now: datetime,
    *,
    dates: bool,
) -> Work[Use]:
    """Work out what other weights mean for the learner's cards; none is the defaults.

    Memories are always worked out anew; due dates move only if they are to.
    """
    after = replace(learner, parameters=weights)
    with store.read() as tx:
        banks = tx.banks.all()
        ahead = tx.counts.forecast(learner.id, learner.day(now), _SHOWN)
    moves = yield from reschedule(store, (after,), banks, now, dates=dates)
    later = forecast_after(ahead, moves, learner.day(now))
    return Use(learner, weights, moves, ahead, later)


def use_weights(store: Store, use: Use) -> Change:
    """Use other weights from now on, as was worked out.

    Raises:
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    with store.write() as tx:
        after = replace(use.learner, parameters=use.weights)
        tx.learners.replace(use.learner, after)
        write_moves(tx, use.moves)
        return tx.change("use-weights" if use.weights else "use-default-weights")
