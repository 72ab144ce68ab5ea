from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.domain.cards import Rating, State
from quizapp.domain.errors import QuizError
from quizapp.domain.learners import Learner
from quizapp.domain.work import finish
from quizapp.services import study
from quizapp.services.history import History
from quizapp.services.learners import (
    add_learner,
    change_learner,
    learners,
    remove_learner,
)
from quizapp.services.workload import reviews_per_day
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    LEARNER,
    NOW,
    a_bank,
    a_card,
    a_learner,
    a_question,
)


@pytest.fixture(autouse=True)
def shelf(store: Store) -> None:
    question = a_question()
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(question)
        tx.cards.add(a_card(question))


def only_other(store: Store) -> Learner:
    (other,) = [each for each in learners(store) if each.id != LEARNER]
    return other


def test_another_learner_has_cards_and_a_log_of_their_own(store: Store) -> None:
    change = finish(add_learner(store, " Grace ", a_learner()))
    grace = only_other(store)
    assert grace.name == "Grace"
    asked = study.next_card(store, study.start(grace, (BANK,), NOW), NOW)
    assert asked is not None
    study.rate_card(store, asked.card.id, Rating.GOOD, NOW)
    with store.read() as tx:
        (mine,) = tx.cards.of_bank(BANK, LEARNER)
        assert mine.state is State.NEW
        assert tx.reviews.of_card(mine.id) == ()
        assert not tx.counts.recount()
    assert change.action == "add-learner"


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "n" * 61, "LEARNER 1"])
def test_a_name_has_to_tell_learners_apart(store: Store, name: str) -> None:
    finish(change_learner(store, a_learner(), replace(a_learner(), name="Learner 1")))
    with pytest.raises(QuizError):
        finish(add_learner(store, name, a_learner()))
    assert len(learners(store)) == 1


def test_a_day_that_begins_later_moves_when_cards_are_due(store: Store) -> None:
    asked = study.next_card(store, study.start(a_learner(), (BANK,), NOW), NOW)
    assert asked is not None
    study.rate_card(store, asked.card.id, Rating.EASY, NOW)
    with store.read() as tx:
        before = tx.cards.get(asked.card.id)
    later = replace(a_learner(), day_start=a_learner().day_start + 3)
    change = finish(change_learner(store, a_learner(), later))
    with store.read() as tx:
        after = tx.cards.get(asked.card.id)
        assert not tx.counts.recount()
    assert before.due
    assert after.day == before.day
    assert after.due == before.due + timedelta(hours=3)
    history = History()
    history.push(change)
    history.undo(store)
    with store.read() as tx:
        assert tx.cards.get(asked.card.id) == before


def test_the_last_learner_stays(store: Store) -> None:
    with pytest.raises(QuizError, match="somebody"):
        remove_learner(store, a_learner())
    finish(add_learner(store, "Grace", a_learner()))
    history = History()
    history.push(remove_learner(store, a_learner()))
    assert [each.name for each in learners(store)] == ["Grace"]
    history.undo(store)
    assert a_learner() in learners(store)


def test_remembering_more_costs_more_reviews() -> None:
    options = a_bank().options
    costs = [
        reviews_per_day(replace(options, desired_retention=share, reviews_per_day=9999))
        for share in (0.7, 0.8, 0.9, 0.95)
    ]
    assert costs == sorted(costs)
    assert costs[0] < costs[-1]
    capped = replace(options, desired_retention=0.95, reviews_per_day=50)
    assert reviews_per_day(capped) == 50
