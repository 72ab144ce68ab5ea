from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating, Review, State
from quizapp.domain.exams import Exam
from quizapp.domain.ids import ParametersId
from quizapp.domain.routines import Holiday, Routine
from quizapp.domain.scheduling import Scheduler, replay, restarted, reviewed
from tests.factories import NOW, a_card, a_due_card, a_learner

OPTIONS = StudyOptions()
NO_STEPS = StudyOptions(learning_steps=(), relearning_steps=())
UTC_LEARNER = a_learner(zone="UTC", day_start=4)

ratings = st.sampled_from(Rating)
waits = st.integers(min_value=0, max_value=60 * 24 * 90).map(
    lambda minutes: timedelta(minutes=minutes)
)
histories = st.lists(st.tuples(ratings, waits), min_size=1, max_size=12)


def scheduler(options: StudyOptions = OPTIONS) -> Scheduler:
    return Scheduler(options, UTC_LEARNER)


def test_a_new_card_goes_through_the_learning_steps() -> None:
    first = scheduler().review(a_card(), Rating.GOOD, NOW)
    assert first.state is State.LEARNING
    assert first.due == NOW + timedelta(minutes=10)
    second = scheduler().review(first, Rating.GOOD, NOW + timedelta(minutes=10))
    assert second.state is State.REVIEW


def test_a_forgotten_card_lapses_and_is_learned_again() -> None:
    after = scheduler().review(a_due_card(), Rating.AGAIN, NOW)
    assert after.state is State.RELEARNING
    assert after.lapses == 1
    assert after.due == NOW + timedelta(minutes=10)


def test_a_card_is_due_from_the_start_of_the_learners_day() -> None:
    after = scheduler().review(a_due_card(), Rating.GOOD, NOW)
    assert after.day is not None
    assert after.due == UTC_LEARNER.day_begins(after.day)
    assert after.due.hour == 4


def test_days_are_counted_across_the_learners_day_line() -> None:
    evening = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    morning = evening + timedelta(hours=10)
    first = scheduler(NO_STEPS).review(a_card(), Rating.GOOD, evening)
    same_day = scheduler(NO_STEPS).review(
        first, Rating.GOOD, evening + timedelta(hours=1)
    )
    next_day = scheduler(NO_STEPS).review(first, Rating.GOOD, morning)
    assert same_day.stability == pytest.approx(2.31, abs=0.01)
    assert next_day.stability == pytest.approx(7.32, abs=0.01)


def test_time_that_runs_backwards_leaves_no_negative_interval() -> None:
    card = scheduler().review(a_due_card(), Rating.GOOD, NOW)
    past = NOW - timedelta(days=365)
    after = scheduler().review(card, Rating.GOOD, past)
    assert after.last_day == card.last_day
    assert after.day is not None
    assert card.last_day is not None
    assert after.day > card.last_day


@given(histories)
def test_memory_is_that_of_the_package_when_days_are_whole(
    history: list[tuple[Rating, timedelta]],
) -> None:
    ours = a_card()
    model = fsrs.Scheduler(enable_fuzzing=False)
    theirs = fsrs.Card(card_id=1)
    moment = NOW
    for rating, wait in history:
        moment += timedelta(days=wait.days)
        ours = scheduler().review(ours, rating, moment)
        theirs, _ = model.review_card(theirs, fsrs.Rating(rating), moment)
        assert ours.stability == theirs.stability
        assert ours.difficulty == theirs.difficulty
        assert ours.step == theirs.step
        assert ours.state.value == theirs.state.name.lower()


@given(histories)
def test_the_interval_shown_is_the_interval_given_and_they_are_ordered(
    history: list[tuple[Rating, timedelta]],
) -> None:
    card, moment = a_card(), NOW
    for rating, wait in history:
        moment += wait
        shown = scheduler().preview(card, moment)
        steps = [each.due for each in shown.values() if each.learning]
        assert steps == sorted(steps, key=lambda due: due or NOW)
        days = [
            (shown[each].day or 0) - (shown[each].last_day or 0)
            for each in (Rating.HARD, Rating.GOOD, Rating.EASY)
            if shown[each].state is State.REVIEW
        ]
        assert days == sorted(set(days))
        card = scheduler().review(card, rating, moment)
        assert card == shown[rating]


def test_due_dates_are_spread_and_keep_away_from_full_days() -> None:
    def dues(load: Mapping[int, int]) -> list[int]:
        loaded = Scheduler(OPTIONS, UTC_LEARNER, lambda *_days: load)
        cards = [a_due_card(stability=60.0) for _ in range(300)]
        return [loaded.review(card, Rating.GOOD, NOW).day or 0 for card in cards]

    free = dues({})
    busiest = max(set(free), key=free.count)
    assert len(set(free)) > 5
    assert dues({busiest: 500}).count(busiest) < free.count(busiest) / 3


def test_no_interval_is_longer_than_the_maximum() -> None:
    short = replace(OPTIONS, maximum_interval=5)
    after = scheduler(short).preview(a_due_card(stability=400.0), NOW)
    days = [
        (after[rating].day or 0) - (after[rating].last_day or 0)
        for rating in (Rating.HARD, Rating.GOOD, Rating.EASY)
    ]
    assert max(days) == days[-1] == 5


def test_the_interval_of_a_stability_is_the_models() -> None:
    for stability in (0.4, 3.0, 40.0, 1_000.0):
        for retention in (0.8, 0.9, 0.95):
            options = replace(NO_STEPS, desired_retention=retention)
            model = fsrs.Scheduler(
                desired_retention=retention, learning_steps=(), enable_fuzzing=False
            )
            card = fsrs.Card(
                card_id=1,
                state=fsrs.State.Review,
                stability=stability,
                difficulty=5.0,
                due=NOW,
                last_review=NOW,
            )
            after, _ = model.review_card(card, fsrs.Rating.Good, NOW)
            assert after.stability is not None
            mine = a_due_card(stability=after.stability)
            assert scheduler(options).interval(mine) == (after.due - NOW).days


def test_recall_fades() -> None:
    card = a_due_card(stability=10.0)
    assert scheduler().retrievability(card, NOW) == pytest.approx(0.9)
    later = NOW + timedelta(days=30)
    assert scheduler().retrievability(card, later) < 0.8


@given(histories, st.sampled_from([OPTIONS, NO_STEPS]))
def test_replaying_the_log_gives_the_memory_exactly(
    history: list[tuple[Rating, timedelta]], options: StudyOptions
) -> None:
    card, log = studied(a_card(), history, options)
    again = replay(replace(card, stability=1.0), log, {ParametersId("a"): options})
    assert again == card


def test_a_rescheduling_entry_counts_the_answers_before_it_under_its_options() -> None:
    days = [(Rating.GOOD, timedelta(days=n)) for n in (0, 1, 5)]
    card, log = studied(a_card(), days, NO_STEPS)
    faster = replace(NO_STEPS, parameters=(1.0, *fsrs.scheduler.DEFAULT_PARAMETERS[1:]))
    slower = (*fsrs.scheduler.DEFAULT_PARAMETERS[:2], 4.0)
    other = replace(
        faster, parameters=(*slower, *fsrs.scheduler.DEFAULT_PARAMETERS[3:])
    )
    moved = reviewed(card, card, None, NOW, ParametersId("b"))
    options = {ParametersId("a"): NO_STEPS, ParametersId("b"): other}
    wanted, _ = studied(a_card(), days, other)
    assert replay(card, [*log, moved], options).stability == wanted.stability
    assert wanted.stability != card.stability


def studied(
    card: Card, history: list[tuple[Rating, timedelta]], options: StudyOptions
) -> tuple[Card, list[Review]]:
    log, moment = [], NOW
    for rating, wait in history:
        moment += wait
        after = scheduler(options).review(card, rating, moment)
        log.append(reviewed(card, after, rating, moment, ParametersId("a")))
        card = after
    return card, log


def dues_under(routine: Routine, stability: float = 60.0) -> list[int]:
    learner = replace(UTC_LEARNER, routine=routine)
    cards = [a_due_card(stability=stability) for _ in range(400)]
    spread = Scheduler(OPTIONS, learner)
    return [spread.review(card, Rating.GOOD, NOW).day or 0 for card in cards]


def test_no_card_falls_on_a_day_with_nothing_and_few_on_an_easy_one() -> None:
    weekdays = [day % 7 for day in dues_under(Routine())]
    nothing, easy = weekdays[0], (weekdays[0] + 1) % 7
    shares = [1.0] * 7
    shares[(nothing - 1) % 7], shares[(easy - 1) % 7] = 0.0, 0.5
    spread = [day % 7 for day in dues_under(Routine(0, tuple(shares)))]
    assert weekdays.count(nothing) > 20
    assert spread.count(nothing) == 0
    assert spread.count(easy) < 0.6 * weekdays.count(easy)


def test_no_card_falls_on_a_holiday_unless_all_its_days_are() -> None:
    days = dues_under(Routine())
    middle = sorted(days)[len(days) // 2]
    away = Holiday(date.fromordinal(middle - 1), date.fromordinal(middle + 1))
    assert not any(day in away for day in dues_under(Routine(0, (), (away,))))
    long = Holiday(date.fromordinal(min(days) - 9), date.fromordinal(max(days) + 9))
    assert set(dues_under(Routine(0, (), (long,)))) <= set(
        range(min(days), max(days) + 1)
    )


@given(st.floats(0.1, 400), st.integers(0, 60), st.none() | st.integers(1, 40))
def test_a_day_that_is_set_anew_is_one_that_an_answer_could_have_given(
    stability: float, ago: int, exam_in: int | None
) -> None:
    today = UTC_LEARNER.day(NOW)
    exam = exam_in and Exam(date.fromordinal(today + exam_in), last_look=5)
    spread = scheduler(replace(OPTIONS, exam=exam or None))
    card = a_due_card(stability=stability, last_day=today - ago)
    day = spread.due_day(card, today)
    assert day > today - ago
    if exam and today - ago < exam.begins and day >= today:
        assert day < exam.on
    if not exam:
        interval = spread.interval(card)
        assert abs(day - (today - ago) - interval) <= 1.5 + 0.15 * interval


def test_a_card_that_was_made_new_again_begins_anew_in_the_replay() -> None:
    days = [(Rating.GOOD, timedelta(days=n)) for n in (0, 1, 5)]
    first, log = studied(a_card(), days, NO_STEPS)
    log.append(restarted(first, NOW, ParametersId("a")))
    blank = replace(a_card(), id=first.id, question_id=first.question_id)
    assert replay(first, log, {ParametersId("a"): NO_STEPS}) == blank
    again, more = studied(blank, days, NO_STEPS)
    assert replay(first, [*log, *more], {ParametersId("a"): NO_STEPS}) == again
