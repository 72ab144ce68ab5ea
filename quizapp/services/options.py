"""How banks are studied: changed for some of them, for the cards they have too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId
from quizapp.domain.work import Work
from quizapp.services.rescheduling import reschedule, write_moves
from quizapp.store.store import Store

_MOVING = ("desired_retention", "maximum_interval", "parameters", "exam")


def change_options(
    store: Store, bank_ids: tuple[BankId, ...], options: StudyOptions, now: datetime
) -> Work[Change]:
    """Study some banks in another way, from now on and for the cards they have.

    Where the change concerns memory or intervals, each card's memory is worked out
    anew from its log and its due date follows; the log tells of it. Every bank keeps
    an exam of its own.

    Raises:
        QuizError: The options are out of their ranges.
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    with store.read() as tx:
        banks = [tx.banks.get(each) for each in bank_ids]
    pairs = [
        (bank, replace(bank, options=replace(options, exam=bank.options.exam)))
        for bank in banks
    ]
    return (yield from change_banks(store, pairs, now, "change-options"))


def change_banks(
    store: Store, pairs: Sequence[tuple[Bank, Bank]], now: datetime, action: str
) -> Work[Change]:
    """Give each bank the options of the second of its pair; raises likewise."""
    for _, after in pairs:
        for field, problem in after.options.problems():
            raise QuizError(f"{field}: {problem}")
    with store.read() as tx:
        learners = tx.learners.all()
    concerned = [b for a, b in pairs if _moves_cards(a.options, b.options)]
    moves = yield from reschedule(store, learners, concerned, now)
    with store.write() as tx:
        tx.banks.replace_all(pairs)
        write_moves(tx, moves)
        return tx.change(action)


def _moves_cards(before: StudyOptions, after: StudyOptions) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _MOVING)
