from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.banks import BankCounts, StudyOptions
from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.errors import NotFoundError
from quizapp.domain.questions import Question
from quizapp.domain.scheduling import replay
from quizapp.domain.sessions import Pace
from quizapp.domain.work import finish
from quizapp.services import banks, study
from quizapp.services.history import History
from quizapp.services.options import change_options
from quizapp.services.study import Asked
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    NOW,
    a_bank,
    a_due_card,
    a_learner,
    a_question,
    an_article,
    evidence,
)

SESSION = study.start(a_learner(), (BANK,), NOW)
TOMORROW = NOW + timedelta(days=1)


def fill(
    store: Store, *questions: Question, options: StudyOptions | None = None
) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank(options=options or StudyOptions()))
        tx.articles.add(an_article())
        tx.questions.add(*questions)
        for question in questions:
            tx.cards.add(*banks.new_cards(question, a_learner()))


def due(store: Store, question: Question) -> Card:
    """Make a question's card due."""
    with store.write() as tx:
        (new,) = tx.cards.of_question(question.id, a_learner().id)
        card = a_due_card(question, id=new.id)
        tx.cards.replace(new, card)
    return card


def ask(store: Store, minutes: int = 0) -> Asked:
    asked = study.next_card(store, SESSION, NOW + timedelta(minutes=minutes))
    assert asked
    return asked


def test_nothing_is_asked_in_an_empty_bank(store: Store) -> None:
    fill(store)
    assert study.next_card(store, SESSION, NOW) is None
    assert study.remaining(store, SESSION, NOW) == study.Remaining(0, 0, 0)


def test_an_answer_is_recorded_and_sets_the_next_date(store: Store) -> None:
    fill(store, a_question())
    asked = ask(store)
    change = study.rate_card(
        store,
        asked.card.id,
        Rating.GOOD,
        NOW,
        duration_ms=4_200,
        response="ana costa",
        correct=True,
    )
    assert change.touches(Card, in_bank=BANK)
    with store.read() as tx:
        (review,) = tx.reviews.of_card(asked.card.id)
        card = tx.cards.get(asked.card.id)
    assert card.state is State.LEARNING
    assert card.due == NOW + timedelta(minutes=10) == review.due_after
    assert (review.seq, review.duration_ms, review.response) == (1, 4_200, "ana costa")


def test_the_interval_shown_is_the_interval_given(store: Store) -> None:
    question = a_question()
    fill(store, question)
    card = due(store, question)
    shown = study.intervals(store, card, NOW)
    assert shown[Rating.AGAIN] == timedelta(minutes=10)
    study.rate_card(store, card.id, Rating.EASY, NOW)
    with store.read() as tx:
        after = tx.cards.get(card.id)
    assert after.day == a_learner().day(NOW) + shown[Rating.EASY].days


def test_learning_steps_come_first_and_a_little_ahead_at_the_end(store: Store) -> None:
    fill(store, a_question(), a_question())
    first = ask(store)
    study.rate_card(store, first.card.id, Rating.AGAIN, NOW)
    second = ask(store)
    assert second.card.id != first.card.id
    assert ask(store, minutes=2).card.id == first.card.id
    study.rate_card(store, second.card.id, Rating.EASY, NOW)
    assert ask(store).card.id == first.card.id


def test_limits_hold_for_the_bank_and_the_day(store: Store) -> None:
    options = StudyOptions(new_per_day=2, reviews_per_day=1)
    questions = [a_question() for _ in range(6)]
    fill(store, *questions, options=options)
    for question in questions[:2]:
        due(store, question)
    seen: list[State] = []
    while (asked := study.next_card(store, SESSION, NOW)) and len(seen) < 9:
        seen.append(asked.card.state)
        study.rate_card(store, asked.card.id, Rating.EASY, NOW)
    assert sorted(seen) == [State.NEW, State.NEW, State.REVIEW]
    assert study.next_card(store, SESSION, TOMORROW)


def test_siblings_are_kept_apart_within_a_day(store: Store) -> None:
    both = "Mayor Ana Costa opened the harbour festival in Porto on Friday."
    who, where = (a_question(evidence=evidence(both)) for _ in range(2))
    fill(store, who, where)
    asked = ask(store)
    study.rate_card(store, asked.card.id, Rating.EASY, NOW)
    assert study.next_card(store, SESSION, NOW) is None
    tomorrow = study.next_card(store, SESSION, TOMORROW)
    assert tomorrow
    assert {asked.question.id, tomorrow.question.id} == {who.id, where.id}


def test_an_asked_card_brings_its_article(store: Store) -> None:
    fill(store, a_question(evidence=evidence("About 12,000 people came.")))
    asked = ask(store)
    assert asked.article == an_article()
    assert asked.bank_name == "Harbour"
    assert asked.remaining == study.Remaining(done=0, left=1, minutes=1)


def test_undo_brings_everything_back_and_redo_does_it_again(store: Store) -> None:
    both = "Mayor Ana Costa opened the harbour festival in Porto on Friday."
    fill(
        store, a_question(evidence=evidence(both)), a_question(evidence=evidence(both))
    )
    history = History()
    card = ask(store).card
    before = everything(store)
    history.push(study.rate_card(store, card.id, Rating.GOOD, NOW))
    after = everything(store)
    undone = history.undo(store)
    assert undone.undone_review == card
    assert everything(store) == before
    redone = history.redo(store)
    assert redone.undone_review is None
    assert everything(store)[0] == after[0]
    with store.read() as tx:
        (review,) = tx.reviews.of_card(card.id)
    assert review.seq == 2
    with pytest.raises(NotFoundError):
        history.redo(store)


def everything(store: Store) -> tuple[object, ...]:
    with store.read() as tx:
        cards = tx.cards.of_bank(BANK, a_learner().id)
        counts = tx.counts.of_banks(a_learner(), a_learner().day(NOW), NOW)
        reviews = [tx.reviews.of_card(card.id) for card in cards]
        assert not tx.counts.recount()
    return tuple(cards), counts, reviews


def test_a_card_is_buried_until_tomorrow(store: Store) -> None:
    fill(store, a_question())
    card = ask(store).card
    study.bury_card(store, card.id, NOW)
    assert study.next_card(store, SESSION, NOW) is None
    assert study.next_card(store, SESSION, TOMORROW)


def test_a_card_is_suspended_and_flagged_until_it_is_not(store: Store) -> None:
    fill(store, a_question())
    card = ask(store).card
    assert study.suspend_card(store, card.id).action == "suspend-card"
    assert study.next_card(store, SESSION, TOMORROW) is None
    assert study.suspend_card(store, card.id).action == "resume-card"
    assert study.flag_card(store, card.id).action == "flag-card"
    assert ask(store).card.flagged
    assert study.flag_card(store, card.id).action == "unflag-card"


def test_an_answer_to_a_card_that_has_gone_is_refused(store: Store) -> None:
    fill(store)
    with pytest.raises(NotFoundError):
        study.rate_card(store, a_due_card().id, Rating.GOOD, NOW)


def test_new_options_reschedule_cards_and_the_log_tells_of_it(store: Store) -> None:
    question = a_question()
    options = StudyOptions(learning_steps=())
    fill(store, question, options=options)
    card, moment = ask(store).card, NOW
    for _ in range(3):
        study.rate_card(store, card.id, Rating.GOOD, moment)
        with store.read() as tx:
            card = tx.cards.get(card.id)
        assert card.due
        moment = card.due + timedelta(hours=1)
    stricter = replace(options, desired_retention=0.97)
    change = finish(change_options(store, (BANK,), stricter, moment))
    with store.read() as tx:
        after = tx.cards.get(card.id)
        log = tx.reviews.of_card(card.id)
        known = {each.parameters_id: tx.options_of(each.parameters_id) for each in log}
    assert after.day is not None
    assert card.day is not None
    assert after.day < card.day
    assert log[-1].rating is None
    assert replay(after, log, known) == after
    history = History()
    history.push(change)
    history.undo(store)
    with store.read() as tx:
        assert tx.cards.get(card.id) == card


@given(st.integers(0, 400), st.integers(0, 500), st.integers(1, 60))
def test_minutes_are_rounded_up(left: int, answers: int, seconds: int) -> None:
    pace = Pace(answers, answers * timedelta(seconds=seconds))
    minutes = study.minutes_for((BankCounts(a_bank(), due=left),), pace)
    work = left * pace.mean
    assert timedelta(minutes=minutes - 1) < work <= timedelta(minutes=minutes)


def test_one_slow_answer_says_little_and_a_pause_is_no_answer(store: Store) -> None:
    fill(store, *(a_question() for _ in range(10)))
    before = ask(store).remaining.minutes
    study.rate_card(store, ask(store).card.id, Rating.EASY, NOW, duration_ms=9_999_999)
    with store.read() as tx:
        assert tx.reviews.pace(a_learner().id) == Pace(1, timedelta(minutes=1))
    assert ask(store).remaining.minutes <= before + 1
