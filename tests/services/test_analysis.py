from datetime import timedelta

import pytest

from quizapp.domain.attempts import Attempt, Confidence
from quizapp.domain.ids import BankId
from quizapp.domain.item_analysis import Analysis, ItemFigures
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.quizzes import Marking, Order, Source
from quizapp.domain.work import finish
from quizapp.services import analysis, quiz_reports
from quizapp.services import quiz as service
from quizapp.services.quiz import Reply
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    NOW,
    a_bank,
    a_choice_question,
    a_learner,
    a_question,
    a_quiz,
)

SECOND = timedelta(seconds=1)
EASY, HARD, ESSAY = (
    a_choice_question(stem="Easy?"),
    a_choice_question(stem="Hard?"),
    a_question(stem="Why?", body=Essay()),
)
QUIZ = a_quiz(order=Order.AS_IN_BANK, number=9, marking=Marking(wrong_costs=0.5))


@pytest.fixture(autouse=True)
def _stocked(store: Store) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(EASY, HARD, ESSAY)


def take(store: Store, easy: int | None, hard: int | None) -> Attempt:
    attempt = service.begin(store, a_learner(), QUIZ, NOW, seed=1)
    for position, picked in enumerate((easy, hard)):
        if picked is not None:
            given = Reply(frozenset({picked}), "", Confidence.SURE, duration=SECOND)
            service.answer(store, attempt, position, given, SECOND)
    service.answer(store, attempt, 2, Reply("Because", "Because"), SECOND)
    service.finish(store, attempt, SECOND, NOW)
    return attempt


def analysed(store: Store, *, first_only: bool = False) -> Analysis:
    return finish(analysis.item_analysis(store, BANK, first_only=first_only))


def figures(store: Store) -> dict[str, ItemFigures]:
    names = {EASY.id: "easy", HARD.id: "hard", ESSAY.id: "essay"}
    return {names[item.question_id]: item for item in analysed(store).items}


def test_questions_are_analysed_over_all_finished_attempts(store: Store) -> None:
    take(store, 0, 0)
    take(store, 0, 2)
    take(store, 0, None)
    service.begin(store, a_learner(), QUIZ, NOW, seed=1)  # is not handed in
    found = figures(store)
    assert (found["easy"].answers, found["easy"].facility) == (3, 1.0)
    assert found["hard"].facility == pytest.approx((1 - 0.5 + 0) / 3)
    assert dict(found["hard"].picks) == {0: 1, 2: 1}
    assert found["hard"].guess == 0.25
    assert found["easy"].discrimination is None


def test_what_nobody_has_judged_does_not_count(store: Store) -> None:
    attempt = take(store, 0, 0)
    assert "essay" not in figures(store)
    quiz_reports.judge(store, attempt, 2, 0.5)
    assert figures(store)["essay"].facility == 0.5


def test_attempts_of_the_same_questions_again_can_be_left_out(store: Store) -> None:
    first = take(store, 1, 1)
    again = service.begin_again(store, first, NOW, seed=2)
    service.finish(store, again, SECOND, NOW)
    assert analysed(store).items[0].answers == 2
    assert analysed(store, first_only=True).items[0].answers == 1


def test_the_rest_of_a_test_counts_whatever_bank_it_is_from(store: Store) -> None:
    other = a_choice_question(bank_id=BankId("f" * 32))
    with store.write() as tx:
        tx.banks.add(a_bank(id=other.bank_id))
        tx.questions.add(other)
    both = a_quiz(source=Source(fixed=(EASY.id, other.id)))
    for own, rest in ((0, 0), (1, 1), (1, 0)):
        attempt = service.begin(store, a_learner(), both, NOW, seed=1)
        for item, picked in ((EASY.id, own), (other.id, rest)):
            asked = [i.question.id for i in attempt.items].index(item)
            given = Reply(frozenset({picked}), "")
            service.answer(store, attempt, asked, given, SECOND)
        service.finish(store, attempt, SECOND, NOW)
    (found,) = analysed(store).items
    assert found.question_id == EASY.id
    assert found.discrimination == pytest.approx(0.5)


def test_confidence_is_gathered_over_attempts(store: Store) -> None:
    take(store, 0, 1)
    take(store, 0, None)
    found = analysis.confidence(store, a_learner())
    assert found is not None
    assert found.answers == 3
    assert found.levels[0].right == pytest.approx(2 / 3)


def test_nothing_is_said_before_the_first_attempt(store: Store) -> None:
    assert analysed(store) == Analysis(None, ())
    assert analysis.confidence(store, a_learner()) is None
