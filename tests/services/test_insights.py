"""Every figure is compared with one that is counted plainly from cards and log."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.ids import BankId
from quizapp.domain.insights import (
    Scope,
    Tally,
    by_day,
    by_week,
    monday,
    retrievability,
)
from quizapp.domain.questions import Question
from quizapp.services import insights, study
from quizapp.services.banks import new_cards
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    NOW,
    a_bank,
    a_due_card,
    a_learner,
    a_question,
)

OTHER = BankId("e" * 32)
ALL = Scope()
LEARNER = a_learner()
TODAY = LEARNER.day(NOW)
DAY = timedelta(days=1)
AGAIN, HARD, GOOD, EASY = Rating
QUESTIONS = [
    a_question(stem=f"Q{i}?", tags=("odd",) if i % 2 else (), bank_id=bank)
    for i, bank in enumerate([BANK] * 4 + [OTHER] * 2)
]
# Which question was rated how, how many days ago.
RATED = (
    *((0, GOOD, 20), (1, GOOD, 20), (4, GOOD, 20)),
    *((0, GOOD, 15), (1, AGAIN, 14), (4, EASY, 9)),
    *((0, AGAIN, 1), (2, HARD, 0)),
)


@pytest.fixture
def cards(store: Store) -> dict[str, Card]:
    """What became of cards that were rated over three weeks."""
    with store.write() as tx:
        tx.banks.add(a_bank(), a_bank(id=OTHER, name="Other"))
        tx.questions.add(*QUESTIONS)
        tx.cards.add(*(c for q in QUESTIONS for c in new_cards(q, LEARNER)))
    for place, rating, ago in RATED:
        (card,) = new_cards(QUESTIONS[place], LEARNER)
        at = NOW - ago * DAY
        study.rate_card(store, card.id, rating, at, duration_ms=6_000)
        if rating is GOOD:
            study.rate_card(store, card.id, GOOD, at + timedelta(minutes=11))
    with store.read() as tx:
        found = [c for q in QUESTIONS for c in tx.cards.of_question(q.id, LEARNER.id)]
    stems = {question.id: question.stem for question in QUESTIONS}
    return {stems[card.question_id]: card for card in found}


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        (ALL, {0, 1, 2, 4}),
        (Scope((BANK,)), {0, 1, 2}),
        (Scope((OTHER,)), {4}),
        (Scope(()), set()),
        (Scope(tag="odd"), {1}),
        (Scope((OTHER,), "odd"), set()),
    ],
)
def test_days_hold_the_answers_of_the_scope(
    store: Store, cards: dict[str, Card], scope: Scope, places: set[int]
) -> None:
    days = insights.practice(store, LEARNER, scope, NOW, days=30).days
    assert [each.day for each in days] == list(range(TODAY - 29, TODAY + 1))
    for ago in {ago for *_, ago in RATED}:
        given = [r for place, r, at in RATED if at == ago and place in places]
        day = days[-1 - ago]
        assert day.answers == sum(1 + (rating is GOOD) for rating in given)
        assert day.minutes == pytest.approx(len(given) * 6 / 60)
        assert day.remembered == day.answers - given.count(AGAIN)
    assert sum(day.answers for day in days) == sum(
        1 + (rating is GOOD) for place, rating, _ in RATED if place in places
    )


def test_all_time_begins_with_the_first_answer(
    store: Store, cards: dict[str, Card]
) -> None:
    days = insights.practice(store, LEARNER, ALL, NOW).days
    assert (days[0].day, days[-1].day) == (TODAY - 20, TODAY)


def test_retention_counts_what_had_been_learned_a_day_before(
    store: Store, cards: dict[str, Card]
) -> None:
    weeks = insights.practice(store, LEARNER, ALL, NOW).weeks
    shares = {week.first_day: (week.remembered, week.reviews) for week in weeks}
    expected: dict[int, tuple[int, int]] = {}
    for _, rating, ago in RATED[3:7]:  # the first were new, the last is
        first = monday(TODAY - ago)
        right, total = expected.get(first, (0, 0))
        # A second Good within minutes follows a Good that made it a review card.
        extra = int(rating is GOOD)
        expected[first] = (right + (rating is not AGAIN) + extra, total + 1 + extra)
    assert shares == expected
    assert all(w.low <= w.share <= w.high for w in weeks)
    assert all(date.fromordinal(w.first_day).weekday() == 0 for w in weeks)


def test_memory_tells_how_many_cards_are_known_now(
    store: Store, cards: dict[str, Card]
) -> None:
    found = insights.memory(store, LEARNER, ALL, NOW)
    learned = [card for card in cards.values() if card.stability is not None]
    with store.read() as tx:
        chances = [tx.scheduler(c).retrievability(c, NOW) for c in learned]
    assert found.cards == len(learned) == 4
    assert found.known == pytest.approx(sum(chances), abs=0.03)
    for buckets in (found.stability, found.difficulty, found.retrievability):
        assert sum(bucket.cards for bucket in buckets) == 4
    for bucket in found.stability[:-1]:
        within = [c for c in learned if bucket.low <= (c.stability or 0) < bucket.high]
        assert bucket.cards == len(within)
    assert insights.memory(store, LEARNER, Scope(tag="odd"), NOW).cards == 1
    assert insights.memory(store, LEARNER, Scope((OTHER,)), NOW).cards == 1


@pytest.mark.parametrize("scope", [ALL, Scope((BANK,)), Scope(tag="odd")])
def test_the_forecast_holds_every_known_card_that_is_due(
    store: Store, cards: dict[str, Card], scope: Scope
) -> None:
    found = insights.forecast(store, LEARNER, scope, NOW, days=400)
    expected = [0] * 400
    for card in cards.values():
        place = next(i for i, q in enumerate(QUESTIONS) if q.id == card.question_id)
        fits = scope.bank_ids is None or card.bank_id in scope.bank_ids
        fits = fits and (not scope.tag or scope.tag in QUESTIONS[place].tags)
        if card.state is not State.NEW and fits:
            asks = max(card.day or 0, card.buried_until or 0)
            expected[max(asks - TODAY, 0)] += 1
    assert list(found) == expected


def test_the_hardest_questions_come_first(store: Store, cards: dict[str, Card]) -> None:
    found = insights.hardest(store, LEARNER, ALL)
    assert {each.stem for each in found} == {"Q0?", "Q1?"}
    assert all(each.lapses == 1 for each in found)
    assert [
        each.stem for each in insights.hardest(store, LEARNER, Scope(tag="odd"))
    ] == ["Q1?"]


def test_hours_are_those_of_the_learners_clock(
    store: Store, cards: dict[str, Card]
) -> None:
    hours = insights.by_hour(store, LEARNER, ALL)
    assert len(hours) == 24
    assert [hour.hour for hour in hours if hour.answers] == [12]
    assert hours[12].answers == len(RATED) + 4
    assert hours[12].remembered == hours[12].answers - 2
    assert hours[12].seconds == pytest.approx(len(RATED) * 6 / hours[12].answers)
    assert insights.by_hour(store, LEARNER, Scope(tag="odd"))[12].answers == 3


def test_an_answer_that_is_undone_leaves_every_figure(
    store: Store, cards: dict[str, Card]
) -> None:
    def figures() -> object:
        practice = insights.practice(store, LEARNER, ALL, NOW)
        return practice, insights.memory(store, LEARNER, ALL, NOW)

    before = figures()
    change = study.rate_card(store, cards["Q3?"].id, GOOD, NOW)
    assert figures() != before
    with store.write() as tx:
        tx.apply(change.inverse())
    assert figures() == before


def test_a_learner_who_never_answered_gets_empty_figures(store: Store) -> None:
    practice = insights.practice(store, LEARNER, ALL, NOW)
    assert [day.answers for day in practice.days] == [0]
    assert practice.weeks == ()
    assert practice.desired == 0.9
    memory = insights.memory(store, LEARNER, ALL, NOW)
    assert (memory.cards, memory.known) == (0, 0)
    assert insights.hardest(store, LEARNER, ALL) == ()
    assert sum(insights.forecast(store, LEARNER, ALL, NOW)) == 0


def test_suspended_cards_do_not_count_as_known(store: Store) -> None:
    question: Question = a_question()
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(question)
        tx.cards.add(a_due_card(question, suspended=True))
    assert insights.memory(store, LEARNER, ALL, NOW).cards == 0


tallies = st.builds(
    Tally,
    st.integers(TODAY - 60, TODAY),
    st.sampled_from(State),
    st.sampled_from(Rating),
    st.integers(1, 50),
    st.integers(0, 10**6),
)


@given(st.lists(tallies, max_size=30))
def test_days_and_weeks_add_up(found: list[Tally]) -> None:
    days = by_day(found, TODAY - 60, TODAY)
    assert sum(day.answers for day in days) == sum(each.answers for each in found)
    reviews = [each for each in found if each.state is State.REVIEW]
    weeks = by_week(reviews)
    assert sum(w.reviews for w in weeks) == sum(each.answers for each in reviews)
    assert all(0 <= w.low <= w.share <= w.high <= 1 for w in weeks)


@given(st.floats(0, 5_000), st.floats(0.1, 1_000), st.floats(0.1, 0.8))
def test_the_curve_is_at_nine_tenths_after_the_stability(
    elapsed: float, stability: float, decay: float
) -> None:
    assert retrievability(stability, stability, decay) == pytest.approx(0.9)
    assert retrievability(0, stability, decay) == 1
    later = retrievability(elapsed + 1, stability, decay)
    assert 0 < later < retrievability(elapsed, stability, decay) <= 1
