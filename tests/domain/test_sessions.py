from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.cards import State
from quizapp.domain.sessions import Day, Pile, buried_by, next_pile
from tests.factories import NOW, a_card, a_due_card, a_learner

TODAY = a_learner().day(NOW)

few = st.integers(0, 30)


def test_nothing_left_means_nothing_next() -> None:
    assert next_pile(Day(3, 4, 0, 0)) is None
    assert next_pile(Day(3, 4, 1, 0)) is Pile.NEW
    assert next_pile(Day(3, 4, 0, 1)) is Pile.REVIEW


@given(few, few)
def test_new_cards_are_spread_evenly_among_reviews(new: int, reviews: int) -> None:
    day = Day(0, 0, new, reviews)
    order = []
    while pile := next_pile(day):
        order.append(pile)
        day = (
            replace(day, new_done=day.new_done + 1, new_left=day.new_left - 1)
            if pile is Pile.NEW
            else replace(
                day,
                reviews_done=day.reviews_done + 1,
                reviews_left=day.reviews_left - 1,
            )
        )
    assert order.count(Pile.NEW) == new
    assert order.count(Pile.REVIEW) == reviews
    for position in range(len(order)):
        expected = (position + 1) * new / len(order)
        assert abs(order[: position + 1].count(Pile.NEW) - expected) <= 1


def test_siblings_that_would_come_today_wait_for_tomorrow() -> None:
    new, due = a_card(), a_due_card()
    assert buried_by((new, due), TODAY) == (new, due)


def test_other_siblings_are_left_alone() -> None:
    later = a_due_card(day=TODAY + 3)
    learning = a_due_card(state=State.LEARNING)
    suspended = a_card(suspended=True)
    buried = a_card(buried_until=TODAY + 1)
    assert buried_by((later, learning, suspended, buried), TODAY) == ()
