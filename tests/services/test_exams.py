from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Rating, State
from quizapp.domain.errors import QuizError
from quizapp.domain.exams import Exam
from quizapp.domain.routines import Routine
from quizapp.domain.scheduling import Scheduler
from quizapp.domain.work import Progress, finish
from quizapp.services import study
from quizapp.services.banks import listings
from quizapp.services.exams import ExamPlan, plan_exam, set_exam
from quizapp.services.history import History
from quizapp.services.today import overview
from quizapp.store.store import Store
from tests.factories import BANK, NOW, a_due_card, a_learner
from tests.studying import LATER, cards, fill

TODAY = a_learner().day(LATER)


def exam(days: int, recall: float = 0.9, look: int = 7) -> Exam:
    return Exam(date.fromordinal(TODAY + days), recall, look)


def bank(store: Store) -> Bank:
    with store.read() as tx:
        return tx.banks.get(BANK)


def plan(store: Store, wanted: Exam, routine: Routine | None = None) -> ExamPlan:
    learner = replace(a_learner(), routine=routine or Routine())
    return finish(plan_exam(store, learner, bank(store), wanted, LATER))


def test_a_plan_reaches_the_recall_and_looks_at_every_card(studied: Store) -> None:
    found = plan(studied, exam(40))
    assert found.cards == 60
    assert found.days == 40 == len(found.daily)
    assert found.planned.recall >= 0.9
    assert found.planned.recall > found.unplanned.recall
    assert found.planned.unseen == 0
    assert found.planned.unlooked == 0
    assert found.unplanned.unlooked > 10


def test_a_higher_recall_takes_more_time(studied: Store) -> None:
    assert 3 in [found.minutes for found in plan(studied, exam(9), Routine(3)).budgets]
    little = Routine(1)  # so that the last look takes several days
    usual, high = (plan(studied, exam(30, recall), little) for recall in (0.8, 0.99))
    assert usual.exam.last_look == high.exam.last_look > 3
    assert high.planned.recall > usual.planned.recall
    assert high.planned.mean_minutes > usual.planned.mean_minutes


def test_what_will_not_fit_is_told_for_each_number_of_minutes(store: Store) -> None:
    fill(store, 400)
    now = a_learner().day(NOW)
    soon = Exam(date.fromordinal(now + 10))
    found = finish(plan_exam(store, a_learner(), bank(store), soon, NOW))
    least, *_, most = found.budgets
    assert found.now == 0
    assert least.unseen > 100
    assert least.recall < 0.5
    assert most.unseen < least.unseen
    recalls = [prospect.recall for prospect in found.budgets]
    assert all(b > a - 0.01 for a, b in pairwise(recalls))
    # What has to be learned twice as fast is not held up by the bank's twenty a day.
    assert found.unplanned.unseen == 400 - 20 * 10
    assert found.planned.unseen == 0
    for prospect in found.budgets:
        assert prospect.minutes
        assert prospect.most_minutes <= prospect.minutes + 1


def test_the_last_look_takes_as_many_days_as_the_minutes_ask_for(
    studied: Store,
) -> None:
    short = plan(studied, exam(60), Routine(1)).exam.last_look
    roomy = plan(studied, exam(60), Routine(60)).exam.last_look
    assert roomy == 1 < short
    assert plan(studied, exam(2), Routine(1)).exam.last_look == 2


def test_days_off_get_nothing_in_the_plan(studied: Store) -> None:
    shares = tuple(float(day % 2 == 0) for day in range(7))
    found = plan(studied, exam(14), Routine(0, shares))
    off = [not shares[(TODAY + day - 1) % 7] for day in range(14)]
    assert sum(off) == 6
    spent = [0.0, 0.0]
    for minutes, free in zip(found.daily, off, strict=True):
        spent[free] += minutes
    worked, rested = spent
    assert worked > 1
    assert rested == 0


@pytest.mark.parametrize("days", [0, -3, 731])
def test_an_exam_that_is_over_or_far_away_is_refused(studied: Store, days: int) -> None:
    with pytest.raises(QuizError, match="1 to 730 days ahead"):
        plan(studied, exam(days))


def test_a_bank_without_cards_has_nothing_to_plan(store: Store) -> None:
    fill(store, 0)
    with pytest.raises(QuizError, match="no cards"):
        plan(store, exam(10))


def test_planning_tells_how_far_it_is(studied: Store) -> None:
    told: list[Progress] = []
    finish(plan_exam(studied, a_learner(), bank(studied), exam(9), LATER), told.append)
    planning = [each for each in told if each.stage == "planning"]
    assert [each.done for each in planning] == list(range(planning[0].total or 0))


def test_setting_an_exam_brings_every_card_before_it(studied: Store) -> None:
    wanted = exam(12, look=4)
    before = cards(studied)
    history = History()
    history.push(finish(set_exam(studied, bank(studied), wanted, LATER)))
    for card in cards(studied):
        if card.state is State.REVIEW:
            assert card.day is not None
            assert card.day < wanted.on
    late = [c for c in before if c.state is State.REVIEW and (c.day or 0) >= wanted.on]
    assert len(late) > 3
    assert history.next_undo
    assert history.next_undo.action == "set-exam"
    history.undo(studied)
    assert cards(studied) == before
    assert bank(studied).options.exam is None


def test_taking_an_exam_away_gives_cards_their_own_days_again(studied: Store) -> None:
    finish(set_exam(studied, bank(studied), exam(12, look=4), LATER))
    held = {card.id: card.day or 0 for card in cards(studied)}
    finish(set_exam(studied, bank(studied), None, LATER))
    free = {card.id: card.day or 0 for card in cards(studied)}
    assert max(free.values()) > TODAY + 12 > max(held.values())


def test_an_answer_before_the_exam_leads_to_a_last_look() -> None:
    wanted = exam(30, look=5)
    options = replace(Bank(BANK, "").options, exam=wanted)
    scheduler = Scheduler(options, a_learner())
    after = scheduler.preview(a_due_card(stability=200.0), LATER)
    days = [after[r].day or 0 for r in (Rating.HARD, Rating.GOOD, Rating.EASY)]
    assert days == sorted(days)
    assert all(wanted.begins <= day < wanted.on for day in days)
    looked = a_learner().day_begins(wanted.begins + 1)
    last = scheduler.review(a_due_card(stability=200.0), Rating.GOOD, looked)
    assert (last.day or 0) > wanted.on
    weak = scheduler.review(a_due_card(stability=1.0), Rating.AGAIN, looked)
    weak = scheduler.review(weak, Rating.GOOD, looked)
    assert (weak.day or 0) < wanted.on


def test_new_cards_come_as_fast_as_the_exam_asks(store: Store) -> None:
    fill(store, 200)
    soon = Exam(date.fromordinal(a_learner().day(NOW) + 6), last_look=2)
    finish(set_exam(store, bank(store), soon, NOW))
    (counts,) = listings(store, a_learner(), NOW)
    assert counts.new == 50
    session = study.start(a_learner(), (BANK,), NOW)
    asked = study.next_card(store, session, NOW)
    assert asked
    study.rate_card(store, asked.card.id, Rating.GOOD, NOW)
    (counts,) = listings(store, a_learner(), NOW)
    assert (counts.new, counts.new_done) == (49, 1)


def test_today_names_the_exams_to_come(studied: Store) -> None:
    finish(set_exam(studied, bank(studied), exam(12), LATER))
    (coming,) = overview(studied, a_learner(), LATER).exams
    assert coming.id == BANK
    finish(set_exam(studied, coming, exam(-1), LATER))
    assert overview(studied, a_learner(), LATER).exams == ()
