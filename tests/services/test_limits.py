from dataclasses import replace
from datetime import timedelta

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Rating
from quizapp.domain.learners import Learner
from quizapp.domain.routines import Routine
from quizapp.domain.work import finish
from quizapp.services import study
from quizapp.services.banks import listings
from quizapp.services.learners import change_learner
from quizapp.services.simulating import RETENTIONS, simulate
from quizapp.services.today import overview
from quizapp.store.store import Store
from tests.factories import BANK, NOW, a_learner
from tests.studying import LATER, cards, fill


def with_minutes(store: Store, minutes: int) -> Learner:
    learner = replace(a_learner(), routine=Routine(minutes))
    finish(change_learner(store, a_learner(), learner))
    return learner


def test_a_day_brings_as_much_as_its_minutes_hold(store: Store) -> None:
    fill(store, 100, options=StudyOptions(new_per_day=100))
    learner = with_minutes(store, 2)
    found = overview(store, learner, NOW)
    assert found.new == 7  # at eight seconds an answer, two answers a card
    assert found.minutes == 2
    assert found.held_back == 93
    assert overview(store, a_learner(), NOW).held_back == 0
    (counts,) = listings(store, learner, NOW)
    assert counts.new == 7


def test_study_ends_when_the_minutes_are_used_up(store: Store) -> None:
    fill(store, 100, options=StudyOptions(new_per_day=100, learning_steps=()))
    learner = with_minutes(store, 3)
    session = study.start(learner, (BANK,), NOW)
    now, answers = NOW, 0
    while asked := study.next_card(store, session, now):
        study.rate_card(store, asked.card.id, Rating.GOOD, now, duration_ms=20_000)
        now += timedelta(seconds=20)
        answers += 1
    assert 4 <= answers <= 9
    tomorrow = NOW + timedelta(days=1)
    assert study.next_card(store, session, tomorrow)


def test_more_retention_costs_more_minutes_and_remembers_more(studied: Store) -> None:
    with studied.read() as tx:
        banks = tx.banks.all()
    before = cards(studied)
    found = finish(simulate(studied, a_learner(), banks, 180, LATER))
    assert [each.desired for each in found] == list(RETENTIONS)
    assert found[-1].minutes > found[0].minutes
    assert found[-1].remembered > found[0].remembered
    by_retention = [each.retention for each in found]
    assert by_retention[0] < by_retention[len(found) // 2] < by_retention[-1]
    assert all(each.cards == 60 for each in found)
    assert all(each.busiest >= each.minutes / 2 for each in found)
    assert cards(studied) == before
    assert found == finish(simulate(studied, a_learner(), banks, 180, LATER))
