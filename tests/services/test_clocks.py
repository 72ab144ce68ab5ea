"""The clock of the machine is wrong, or is put right."""

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.domain.cards import Card, Rating, Review, State
from quizapp.domain.scheduling import replay
from quizapp.services import clocks, study
from quizapp.services.banks import new_cards
from quizapp.services.history import History
from quizapp.services.today import overview
from quizapp.store.store import Store
from tests.factories import (
    NOW,
    a_bank,
    a_due_card,
    a_learner,
    a_question,
    an_article,
    evidence,
)

LEARNER = a_learner()
TODAY = LEARNER.day(NOW)
AHEAD = NOW.replace(year=NOW.year + 10)
QUOTE = evidence("About 12,000 people came.")


@pytest.fixture
def cards(store: Store) -> list[Card]:
    """Two cards in review, a new one, and a new one whose evidence is the first's."""
    questions = [a_question(evidence=each) for each in (QUOTE, None, None, QUOTE)]
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.articles.add(an_article())
        tx.questions.add(*questions)
        fresh = [card for q in questions[2:] for card in new_cards(q, LEARNER)]
        made = [a_due_card(questions[0]), a_due_card(questions[1]), *fresh]
        tx.cards.add(*made)
    return made


def held(store: Store, card: Card) -> Card:
    with store.read() as tx:
        return tx.cards.get(card.id)


def log(store: Store, card: Card) -> tuple[Review, ...]:
    with store.read() as tx:
        return tx.reviews.of_card(card.id)


def replayed(store: Store, card: Card) -> Card:
    with store.read() as tx:
        entries = tx.reviews.of_card(card.id)
        known = {
            each.parameters_id: tx.options_of(each.parameters_id) for each in entries
        }
        return replay(tx.cards.get(card.id), entries, known)


def times(card: Card) -> tuple[object, ...]:
    return card.due, card.day, card.last_day


def answer_all(store: Store, cards: list[Card], moment: datetime) -> None:
    for number, card in enumerate(cards[:3]):
        rating = (Rating.GOOD, Rating.AGAIN, Rating.GOOD)[number]
        study.rate_card(store, card.id, rating, moment + timedelta(seconds=number))


def test_a_clock_that_is_right_is_no_trouble(store: Store, cards: list[Card]) -> None:
    assert clocks.clock_trouble(store, LEARNER, NOW) is None
    answer_all(store, cards, NOW)
    assert clocks.clock_trouble(store, LEARNER, NOW) is None
    later = NOW + timedelta(days=4_000)
    assert clocks.clock_trouble(store, LEARNER, later) is None


@pytest.mark.parametrize(
    "back",
    [timedelta(hours=2), timedelta(days=365), NOW - datetime(1970, 1, 2, tzinfo=UTC)],
)
def test_a_clock_that_was_put_back_is_noticed_and_no_interval_is_negative(
    store: Store, cards: list[Card], back: timedelta
) -> None:
    answer_all(store, cards, NOW)
    early = NOW - back
    trouble = clocks.clock_trouble(store, LEARNER, early)
    assert trouble
    assert trouble.last == NOW + timedelta(seconds=2)
    study.rate_card(store, cards[1].id, Rating.GOOD, early)
    entries = log(store, cards[1])
    assert [entry.seq for entry in entries] == sorted(entry.seq for entry in entries)
    assert entries[-1].day >= entries[0].day
    after = held(store, cards[1])
    assert after.day is not None
    assert after.day >= TODAY
    assert times(replayed(store, cards[1])) == times(after)
    with store.read() as tx:
        assert tx.counts.recount() == ()


def test_answers_from_ten_years_ahead_are_brought_back(
    store: Store, cards: list[Card]
) -> None:
    answer_all(store, cards, AHEAD)
    assert overview(store, LEARNER, NOW).forecast == (0,) * 7
    trouble = clocks.clock_trouble(store, LEARNER, NOW)
    assert trouble
    assert trouble.cards == 4
    remembered = held(store, cards[0])
    history = History()
    history.push(clocks.mend_clock(store, LEARNER, NOW))
    first, lapsed, learning, buried = (held(store, card) for card in cards)
    assert first.day is not None
    assert TODAY < first.day < TODAY + 3_700
    assert (first.stability, first.last_day) == (remembered.stability, TODAY)
    assert (lapsed.state, lapsed.day, lapsed.due) == (State.RELEARNING, TODAY, NOW)
    assert (learning.state, learning.due) == (State.LEARNING, NOW)
    assert buried.buried_until is None
    for card in cards[:3]:
        assert times(replayed(store, card)) == times(held(store, card))
    assert clocks.clock_trouble(store, LEARNER, NOW + timedelta(days=1)) is None
    assert overview(store, LEARNER, NOW).learning == 2
    study.rate_card(store, cards[1].id, Rating.GOOD, NOW + timedelta(minutes=1))
    after = held(store, cards[1])
    assert after.day is not None
    assert after.day < TODAY + 100
    assert times(replayed(store, cards[1])) == times(after)


def test_an_answer_from_ahead_counts_as_one_of_today(
    store: Store, cards: list[Card]
) -> None:
    wrong, right = new_cards(a_question(id=cards[2].question_id), LEARNER)[0], cards[3]
    for card in (wrong, right):
        study.rate_card(store, card.id, Rating.EASY, NOW - timedelta(days=9))
    study.rate_card(store, wrong.id, Rating.GOOD, AHEAD)
    study.rate_card(store, right.id, Rating.GOOD, NOW)
    far, near = held(store, wrong), held(store, right)
    assert far.stability
    assert near.stability
    assert far.stability > 2 * near.stability
    clocks.mend_clock(store, LEARNER, NOW)
    after = held(store, wrong)
    assert (after.stability, after.difficulty) == (near.stability, near.difficulty)
    assert after == replayed(store, wrong)


def test_bringing_back_is_undone(store: Store, cards: list[Card]) -> None:
    answer_all(store, cards, AHEAD)
    before = [held(store, card) for card in cards]
    history = History()
    history.push(clocks.mend_clock(store, LEARNER, NOW))
    history.undo(store)
    assert [held(store, card) for card in cards] == before
    assert [len(log(store, card)) for card in cards] == [1, 1, 1, 0]


def test_a_zone_that_was_left_is_no_trouble(store: Store, cards: list[Card]) -> None:
    east, west = a_learner(zone="Asia/Tokyo"), a_learner(zone="America/Los_Angeles")
    moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    with store.write() as tx:
        tx.learners.replace(LEARNER, east)
    study.rate_card(store, cards[0].id, Rating.GOOD, moment)
    assert east.day(moment) == west.day(moment) + 1
    assert clocks.clock_trouble(store, west, moment) is None


def test_answers_across_a_clock_change_keep_their_order(
    store: Store, cards: list[Card]
) -> None:
    begins = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 comes twice in Lisbon
    for minutes in (0, 60, 120):
        study.rate_card(
            store, cards[2].id, Rating.AGAIN, begins + timedelta(minutes=minutes)
        )
    entries = log(store, cards[2])
    assert len({entry.day for entry in entries}) == 1
    assert [entry.due_after for entry in entries] == [
        begins + timedelta(minutes=minutes + 1) for minutes in (0, 60, 120)
    ]
    assert replayed(store, cards[2]) == held(store, cards[2])
