"""The people who study on this machine, each with cards and a log of their own."""

from dataclasses import replace

from quizapp.domain.cards import Card
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import LearnerId, new_id
from quizapp.domain.learners import Learner
from quizapp.domain.work import Progress, Work
from quizapp.services.banks import new_cards
from quizapp.store.store import Store

_LONGEST_NAME = 60
_PAGE = 1_000


def learners(store: Store) -> tuple[Learner, ...]:
    """Return all learners, the first one first."""
    with store.read() as tx:
        return tx.learners.all()


def add_learner(store: Store, name: str, like: Learner) -> Work[Change]:
    """Add a learner with new cards for every question.

    Days begin as they do for the learner it is to be like.

    Raises:
        QuizError: The name is empty, too long or taken.
    """
    learner = Learner(LearnerId(new_id()), name.strip(), like.day_start, like.zone)
    _check_name(store, learner)
    cards: list[Card] = []
    with store.read() as tx:
        banks = tx.banks.all()
        for done, bank in enumerate(banks):
            yield Progress(done, len(banks), "dealing cards")
            for question in tx.questions.of_bank(bank.id):
                cards += new_cards(question, learner)
    with store.write() as tx:
        tx.learners.add(learner)
        tx.cards.add(*cards)
        return tx.change("add-learner")


def change_learner(store: Store, before: Learner, after: Learner) -> Work[Change]:
    """Rename a learner or let their days begin at another hour.

    Cards stay on the day they are due on; the moment from which they are follows.

    Raises:
        QuizError: The name is empty, too long or taken, or there is no such hour.
        ConflictError: A card was answered meanwhile; nothing was written.
    """
    _check_name(store, after)
    if not 0 <= after.day_start <= 23:
        raise QuizError("a day begins at an hour from 0 to 23")
    for problem in after.routine.problems():
        raise QuizError(problem)
    moved: list[tuple[Card, Card]] = []
    if (before.day_start, before.zone) != (after.day_start, after.zone):
        with store.read() as tx:
            for bank in tx.banks.all():
                for card in tx.cards.of_bank(bank.id, before.id):
                    moved.append((card, _moved(card, after)))
                    if len(moved) % _PAGE == 0:
                        yield Progress(len(moved), None, "moving due dates")
    with store.write() as tx:
        tx.learners.replace(before, after)
        for old, new in moved:
            if old != new:
                tx.cards.replace(old, new)
        return tx.change("change-learner")


def remove_learner(store: Store, learner: Learner) -> Change:
    """Remove a learner; cards and log stay in the file, so undo brings all back.

    Raises:
        QuizError: There is no other learner.
    """
    with store.write() as tx:
        if len(tx.learners.all()) == 1:
            raise QuizError("somebody has to be there to study")
        tx.learners.remove(learner)
        return tx.change("remove-learner")


def _moved(card: Card, learner: Learner) -> Card:
    """Return a card due from the beginning of the learner's day that it is due on."""
    if card.day is None or card.learning:
        return card
    return replace(card, due=learner.day_begins(card.day))


def _check_name(store: Store, learner: Learner) -> None:
    name = learner.name
    if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise QuizError(f"a name is one line of 1 to {_LONGEST_NAME} characters")
    taken = [other.name for other in learners(store) if other.id != learner.id]
    if name.casefold() in map(str.casefold, taken):
        raise QuizError(f"there is a learner called {name} already")
