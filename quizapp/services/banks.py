"""Banks and their questions."""

from dataclasses import replace
from datetime import datetime

from quizapp.domain.banks import Bank, BankCounts
from quizapp.domain.cards import Card, card_id
from quizapp.domain.changes import Change
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question
from quizapp.services.limits import day_counts
from quizapp.store.store import Store, Transaction


def listings(store: Store, learner: Learner, now: datetime) -> tuple[BankCounts, ...]:
    """Return every bank with what the learner has to do in it."""
    with store.read() as tx:
        return day_counts(tx, learner, now)


def find_bank(store: Store, name: str) -> Bank:
    """Return the bank of this name or id, or the only one whose name begins so.

    Raises:
        NotFoundError: There is none, or there are several.
    """
    from quizapp.domain.errors import NotFoundError

    with store.read() as tx:
        banks = tx.banks.all()
    wanted = name.casefold()
    exact = [b for b in banks if wanted in {b.id, b.name.casefold()}]
    found = exact or [b for b in banks if b.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(bank.name for bank in found or banks) or "none"
    problem = f"{len(found)} banks are" if found else "no bank is"
    raise NotFoundError(f"{problem} called {name!r}", remedy=f"There is: {names}.")


def new_cards(question: Question, learner: Learner) -> tuple[Card, ...]:
    """Return the cards that a learner gets for a question, one for each prompt.

    One that cannot be asked as it is has none until it can.
    """
    prompts = 0 if question.missing() else question.body.prompts
    return tuple(
        Card(
            id=card_id(learner.id, question.id, ordinal),
            learner_id=learner.id,
            bank_id=question.bank_id,
            question_id=question.id,
            ordinal=ordinal,
        )
        for ordinal in range(prompts)
    )


def replace_question(store: Store, before: Question, after: Question) -> Change:
    """Store an edited question; its cards keep their progress.

    Raises:
        ConflictError: The question has changed since it was read.
    """
    with store.write() as tx:
        tx.questions.replace(before, after)
        fit_cards(tx, after)
        return tx.change("edit-question")


def fit_cards(tx: Transaction, question: Question) -> None:
    """Give every learner a card for each prompt of a question, and no other.

    A card that was taken out with its prompt comes back with its progress.
    """
    for learner in tx.learners.all():
        stored = {c.id: c for c in tx.cards.of_question(question.id, learner.id)}
        wanted = {card.id: card for card in new_cards(question, learner)}
        for key in wanted.keys() - stored.keys():
            was = tx.cards.taken_out(key) or wanted[key]
            tx.cards.add(replace(was, bank_id=question.bank_id))
        for key in stored.keys() - wanted.keys():
            tx.cards.remove(stored[key])
