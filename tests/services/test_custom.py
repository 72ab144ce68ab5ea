from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.domain.cards import Card, Rating
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import CardId
from quizapp.domain.questions import Question
from quizapp.domain.sessions import Pick, StudySession, Wish
from quizapp.services import custom, study
from quizapp.services.history import History
from quizapp.store.store import Store
from tests.factories import BANK, NOW, a_bank, a_due_card, a_learner, a_question

LEARNER = a_learner()
TODAY = LEARNER.day(NOW)
LATER = NOW + timedelta(minutes=1)


def card_on(question: Question, day: int) -> Card:
    return a_due_card(question, day=day, due=LEARNER.day_begins(day))


@pytest.fixture
def cards(store: Store) -> list[Card]:
    """Cards due today, in 1, 3 and 9 days, and a suspended one."""
    questions = [a_question(tags=("sea",) if i < 2 else ()) for i in range(5)]
    made = [
        card_on(question, TODAY + ahead)
        for question, ahead in zip(questions, (0, 1, 3, 9, 1), strict=True)
    ]
    made[4] = replace(made[4], suspended=True, flagged=True)
    made[3] = replace(made[3], flagged=True)
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(*questions)
        tx.cards.add(*made)
    return made


def ids(*cards: Card) -> set[CardId]:
    return {card.id for card in cards}


def begin(store: Store, wish: Wish) -> StudySession:
    return custom.begin(store, LEARNER, (BANK,), wish, NOW)


def held(store: Store, card: Card) -> Card:
    with store.read() as tx:
        return tx.cards.get(card.id)


def test_cards_ahead_come_as_they_fall_due(store: Store, cards: list[Card]) -> None:
    session = begin(store, Wish(Pick.AHEAD, days=3))
    assert session.chosen == (cards[1].id, cards[2].id)


def test_what_was_forgotten_today_is_found(store: Store, cards: list[Card]) -> None:
    study.rate_card(store, cards[0].id, Rating.AGAIN, NOW)
    study.rate_card(store, cards[1].id, Rating.GOOD, NOW)
    study.rate_card(store, cards[2].id, Rating.AGAIN, NOW - timedelta(days=1))
    session = custom.begin(store, LEARNER, (BANK,), Wish(Pick.MISSED), LATER)
    assert session.chosen == (cards[0].id,)


def test_cards_are_picked_by_tag_and_flag_without_suspended_ones(
    store: Store, cards: list[Card]
) -> None:
    assert set(begin(store, Wish(Pick.TAGGED, tag="sea")).chosen) == ids(*cards[:2])
    assert set(begin(store, Wish(Pick.FLAGGED)).chosen) == ids(cards[3])
    assert set(begin(store, Wish(Pick.ALL)).chosen) == ids(*cards[:4])
    assert len(begin(store, Wish(Pick.ALL, most=2)).chosen) == 2
    assert custom.tags(store, (BANK,)) == ("sea",)


def test_each_choice_says_how_many_it_finds(store: Store, cards: list[Card]) -> None:
    found = {
        pick: custom.count(store, LEARNER, (BANK,), Wish(pick, tag="sea"), NOW)
        for pick in Pick
    }
    assert found == {
        Pick.AHEAD: 1,
        Pick.MISSED: 0,
        Pick.TAGGED: 2,
        Pick.FLAGGED: 1,
        Pick.ALL: 4,
    }


def test_nothing_found_is_said(store: Store, cards: list[Card]) -> None:
    with pytest.raises(QuizError, match="there are no such cards"):
        begin(store, Wish(Pick.TAGGED, tag="hill"))


def test_answers_ahead_count_and_each_card_comes_once(
    store: Store, cards: list[Card]
) -> None:
    session = begin(store, Wish(Pick.AHEAD, days=9))
    seen: list[CardId] = []
    moment = NOW
    while asked := study.next_card(store, session, moment):
        assert asked.remaining.done == len(seen)
        seen.append(asked.card.id)
        moment += timedelta(seconds=10)
        study.rate_card(store, asked.card.id, Rating.GOOD, moment)
    assert seen == [card.id for card in cards[1:4]]
    after = held(store, cards[1])
    assert after.last_day == TODAY
    assert after.day is not None
    assert after.day > TODAY + 1


def test_a_card_forgotten_ahead_goes_through_its_steps(
    store: Store, cards: list[Card]
) -> None:
    session = begin(store, Wish(Pick.AHEAD, days=1))
    study.rate_card(store, cards[1].id, Rating.AGAIN, LATER)
    again = study.next_card(store, session, LATER)
    assert again
    assert again.card.id == cards[1].id
    assert again.remaining == study.Remaining(done=0, left=1, minutes=1)
    study.rate_card(store, cards[1].id, Rating.GOOD, LATER + timedelta(minutes=11))
    assert study.next_card(store, session, LATER + timedelta(minutes=12)) is None


def test_a_drill_leaves_cards_and_log_alone(store: Store, cards: list[Card]) -> None:
    session = begin(store, Wish(Pick.ALL, cram=True))
    answers: list[tuple[CardId, Rating]] = []
    history = History()
    while asked := custom.next_crammed(store, session, answers, NOW):
        rating = Rating.GOOD if answers else Rating.AGAIN
        answers.append((asked.card.id, rating))
        history.push(custom.cram_card(store, asked.card.id))
    assert len(answers) == 5
    assert custom.crammed_remaining(store, session, answers) == study.Remaining(4, 0, 0)
    history.undo(store)
    with store.read() as tx:
        for card in cards:
            assert tx.cards.get(card.id) == card
            assert tx.reviews.of_card(card.id) == ()


def test_a_drill_passes_over_what_is_put_away(store: Store, cards: list[Card]) -> None:
    session = begin(store, Wish(Pick.ALL, cram=True))
    study.suspend_card(store, session.chosen[0])
    study.bury_card(store, session.chosen[1], NOW)
    asked = custom.next_crammed(store, session, (), NOW)
    assert asked
    assert asked.card.id == session.chosen[2]
