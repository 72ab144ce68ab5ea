from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.cards import Rating
from quizapp.domain.drills import drilled
from quizapp.domain.ids import CardId
from quizapp.domain.leeches import is_leech, noticed
from tests.factories import a_card

CARDS = tuple(CardId(str(number)) for number in range(8))


def test_a_card_that_was_forgotten_comes_back_after_five_others() -> None:
    assert drilled(CARDS, [(CARDS[0], Rating.AGAIN)]) == (
        *CARDS[1:6],
        CARDS[0],
        *CARDS[6:],
    )


def test_a_hard_card_comes_again_at_the_end_and_a_known_one_never() -> None:
    answers = [
        (CARDS[0], Rating.HARD),
        (CARDS[1], Rating.GOOD),
        (CARDS[2], Rating.EASY),
    ]
    assert drilled(CARDS, answers) == (*CARDS[3:], CARDS[0])


@given(st.lists(st.sampled_from(Rating), max_size=60))
def test_a_drill_ends_when_each_card_was_known(ratings: list[Rating]) -> None:
    answers: list[tuple[CardId, Rating]] = []
    for rating in ratings:
        if left := drilled(CARDS, answers):
            answers.append((left[0], rating))
    known = {card for card, rating in answers if rating >= Rating.GOOD}
    assert set(drilled(CARDS, answers)) == set(CARDS) - known


def test_a_leech_is_noticed_at_its_eighth_lapse_and_each_fourth_after() -> None:
    told = [
        lapses
        for lapses in range(1, 20)
        if noticed(a_card(lapses=lapses - 1), a_card(lapses=lapses))
    ]
    assert told == [8, 12, 16]
    assert not noticed(a_card(lapses=8), a_card(lapses=8))
    assert [is_leech(a_card(lapses=n)) for n in (7, 8)] == [False, True]
