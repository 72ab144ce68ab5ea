"""How banks are studied: changed for some of them, for the cards they have too."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Review, State
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId, ParametersId
from quizapp.domain.work import Progress, Work
from quizapp.store.store import Store, Transaction

_STEP = 200


@dataclass(frozen=True, slots=True)
class _Rescheduled:
    """A card before and after, and the entry of the log that tells of it."""

    before: Card
    after: Card
    entry: Review


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
    with store.write() as tx:
        parameters = tx.parameters(options)
    with store.read() as tx:
        banks = [tx.banks.get(each) for each in bank_ids]
        concerned = [b.id for b in banks if _moves_cards(b.options, options)]
        cards = list(_in_review(tx, concerned))
        moved = []
        for done, card in enumerate(cards):
            moved.append(_rescheduled(tx, card, options, parameters, now))
            if done % _STEP == 0:
                yield Progress(done, len(cards), "rescheduling")
    with store.write() as tx:
        for bank in banks:
            if bank.options != options:
                tx.banks.replace(bank, replace(bank, options=options))
        for each in moved:
            tx.cards.replace(each.before, each.after)
            tx.reviews.add(tx.sign(each.entry))
        return tx.change("change-options")


def _moves_cards(before: StudyOptions, after: StudyOptions) -> bool:
    names = ("desired_retention", "maximum_interval", "parameters")
    return any(getattr(before, name) != getattr(after, name) for name in names)


def _in_review(tx: Transaction, bank_ids: list[BankId]) -> Iterator[Card]:
    for learner in tx.learners.all():
        for bank_id in bank_ids:
            for card in tx.cards.of_bank(bank_id, learner.id):
                if card.state is State.REVIEW:
                    yield card


def _rescheduled(
    tx: Transaction,
    card: Card,
    options: StudyOptions,
    parameters: ParametersId,
    now: datetime,
) -> _Rescheduled:
    from quizapp.domain.scheduling import Scheduler, replay, reviewed

    learner = tx.learners.get(card.learner_id)
    log = (
        *tx.reviews.of_card(card.id),
        reviewed(card, card, None, now, parameters),
    )
    known = {review.parameters_id for review in log}
    after = replay(card, log, {key: tx.options_of(key) for key in known})
    if after.state is State.REVIEW:
        assert after.last_day is not None
        day = after.last_day + Scheduler(options, learner).interval(after)
        after = replace(after, day=day, due=learner.day_begins(day))
    return _Rescheduled(card, after, reviewed(card, after, None, now, parameters))
