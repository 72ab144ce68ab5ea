"""How banks are studied: changed for some of them, for the cards they have too."""

from dataclasses import replace
from datetime import datetime

from quizapp.domain.banks import StudyOptions
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
    anew from its log and its due date follows; the log tells of it.

    Raises:
        QuizError: The options are out of their ranges.
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    for field, problem in options.problems():
        raise QuizError(f"{field}: {problem}")
    with store.read() as tx:
        banks = [tx.banks.get(each) for each in bank_ids]
        learners = tx.learners.all()
    concerned = [
        replace(bank, options=options)
        for bank in banks
        if _moves_cards(bank.options, options)
    ]
    moves = yield from reschedule(store, learners, concerned, now)
    with store.write() as tx:
        for bank in banks:
            if bank.options != options:
                tx.banks.replace(bank, replace(bank, options=options))
        write_moves(tx, moves)
        return tx.change("change-options")


def _moves_cards(before: StudyOptions, after: StudyOptions) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _MOVING)
