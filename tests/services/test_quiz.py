from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain import attempts
from quizapp.domain.attempts import Attempt, Confidence
from quizapp.domain.cards import Rating, State
from quizapp.domain.choices import Choice
from quizapp.domain.difficulty import Level
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import QuestionId
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.domain.quizzes import Drawable, Marking, Order, Quiz, Source, draw
from quizapp.services import quiz as service
from quizapp.services import quiz_reports
from quizapp.services.banks import new_cards
from quizapp.services.history import History
from quizapp.services.quiz import Reply, Taken
from quizapp.store.store import Store, open_store
from tests.factories import (
    BANK,
    NOW,
    a_bank,
    a_choice_question,
    a_learner,
    a_question,
    a_quiz,
    an_article,
    evidence,
)

LATER = NOW + timedelta(minutes=5)
SECOND = timedelta(seconds=1)

NAMES = tuple(f"Question {i}?" for i in range(20))
QUESTIONS = tuple(
    a_choice_question(
        id=QuestionId(f"{i:032}"),
        stem=stem,
        tags=("odd",) if i % 2 else ("even",),
        difficulty=i / 20,
        default_mark=2.0 if i == 0 else 1.0,
    )
    for i, stem in enumerate(NAMES)
)


@pytest.fixture(autouse=True)
def _stocked(store: Store) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.articles.add(an_article())
        tx.questions.add(*QUESTIONS)
        for question in QUESTIONS:
            tx.cards.add(*new_cards(question, a_learner()))


def begin(store: Store, quiz: Quiz | None = None, seed: int = 7) -> Attempt:
    return service.begin(store, a_learner(), quiz or a_quiz(), NOW, seed)


def reply(position: int, **changes: object) -> Reply:
    return replace(Reply(frozenset({position}), "words", duration=SECOND), **changes)  # type: ignore[arg-type]


def test_a_seed_draws_the_same_questions_again(store: Store) -> None:
    stems = [[i.prompt for i in begin(store, seed=seed).items] for seed in (1, 1, 2)]
    assert stems[0] == stems[1] != stems[2]
    assert len(set(stems[0])) == 10


def test_a_quiz_with_a_seed_of_its_own_never_changes(store: Store) -> None:
    quiz = a_quiz(seed=5)
    first, second = begin(store, quiz, seed=1), begin(store, quiz, seed=2)
    assert first.items == second.items


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source((BANK,), tags=("odd",)), [q for q in QUESTIONS if q.tags == ("odd",)]),
        (Source((BANK,), levels=(Level.HARD,)), list(QUESTIONS[12:])),
        (Source((BANK,), kinds=("cloze",)), []),
        (Source((), fixed=(QUESTIONS[3].id, QUESTIONS[1].id)), [*QUESTIONS[3:0:-2]]),
    ],
)
def test_a_source_takes_what_fits(
    store: Store, source: Source, expected: list[Question]
) -> None:
    found = service.available(store, source)
    assert [each.id for each in found] == [question.id for question in expected]


def test_what_asks_nothing_is_never_drawn(store: Store) -> None:
    with store.write() as tx:
        tx.questions.add(a_question(stem="Read this.", body=Description()))
    assert len(service.available(store, Source((BANK,)))) == len(QUESTIONS)


def test_what_is_unfinished_is_never_drawn(store: Store) -> None:
    broken = MultipleChoice((Choice("Ana Costa"), Choice("Rui Lopes")))
    with store.write() as tx:
        for question in QUESTIONS[:15]:
            tx.questions.replace(question, replace(question, body=broken))
    asked = {item.question for item in begin(store).items}
    assert asked == set(QUESTIONS[15:])


def test_no_question_that_fits_is_told(store: Store) -> None:
    with pytest.raises(QuizError, match="no question fits"):
        begin(store, a_quiz(source=Source((BANK,), tags=("none",))))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": " "}, "no name"),
        ({"source": Source()}, "no bank"),
        ({"number": 0}, "asks no question"),
        ({"time_limit": SECOND}, "five seconds"),
        ({"marking": Marking(wrong_costs=2.0)}, "all for a wrong answer"),
    ],
)
def test_a_quiz_that_cannot_be_taken_is_refused(
    store: Store, changes: dict[str, object], problem: str
) -> None:
    with pytest.raises(QuizError, match=problem):
        service.save_quiz(store, None, a_quiz(**changes))
    assert service.quizzes(store) == ()


@given(
    st.integers(0, 30),
    st.integers(1, 40),
    st.integers(0, 2**31),
    st.sampled_from(Order),
)
def test_a_draw_holds_each_question_once_and_as_many_as_wanted(
    there: int, wanted: int, seed: int, order: Order
) -> None:
    pool = [
        Drawable(QuestionId(str(i)), "essay", difficulty=i % 3) for i in range(there)
    ]
    drawn = draw(a_quiz(number=wanted, order=order), pool, seed)
    assert len(drawn) == len(set(drawn)) == min(there, wanted)
    assert set(drawn) <= set(pool)
    places = [pool.index(each) for each in drawn]
    if order is Order.AS_IN_BANK:
        assert places == sorted(places)
    if order is Order.EASIEST_FIRST:
        hard = [each.difficulty or 0 for each in drawn]
        assert hard == sorted(hard)


def test_an_attempt_is_resumed_where_it_was(store: Store) -> None:
    attempt = begin(store, a_quiz(time_limit=timedelta(minutes=1)))
    service.answer(store, attempt, 3, reply(0, flagged=True), 20 * SECOND)
    service.keep_time(store, attempt, 25 * SECOND, 4)
    again = open_store(store.path, now=LATER, read_only=True)
    with closing(again):
        found = service.unfinished(again, a_learner())
        assert found is not None
        assert (found.position, found.used, found.left) == (4, 25 * SECOND, 35 * SECOND)
        assert found.items == attempt.items
        held = service.taken(again, found.id).at(3)
        assert (held.response, held.flagged, held.duration) == (
            frozenset({0}),
            True,
            SECOND,
        )


def test_an_answer_can_be_changed_and_taken_back_until_it_is_told(store: Store) -> None:
    attempt = begin(store)
    assert service.answer(store, attempt, 0, reply(0), SECOND).mark > 0
    assert service.answer(store, attempt, 0, reply(1), SECOND).mark == 0
    blank = service.answer(store, attempt, 0, Reply(), SECOND)
    assert not blank.given
    service.answer(store, attempt, 0, reply(1), SECOND)
    service.show_key(store, attempt, 0)
    told = service.answer(store, attempt, 0, reply(0, flagged=True), SECOND)
    assert (told.response, told.mark, told.flagged) == (frozenset({1}), 0, True)


def test_a_wrong_answer_costs_what_the_quiz_says_and_a_blank_nothing(
    store: Store,
) -> None:
    quiz = a_quiz(marking=Marking(wrong_costs=0.25), order=Order.AS_IN_BANK, number=20)
    attempt = begin(store, quiz)
    service.answer(store, attempt, 0, reply(0), SECOND)  # counts twice
    service.answer(store, attempt, 1, reply(2), SECOND)
    done = service.finish(store, attempt, 3 * SECOND, LATER)
    score = attempts.score(done.attempt, done.answers)
    assert (score.mark, score.maximum, score.right) == (1.75, 21.0, 1)
    assert (score.items, score.blank) == (20, 18)


def test_parts_count_only_where_the_quiz_says_so(store: Store) -> None:
    halves = (Choice("a", 0.5), Choice("b", 0.5), Choice("c", -1.0))
    question = a_question(body=MultipleChoice(halves, single=False))
    with store.write() as tx:
        tx.questions.add(question)
    for partial, mark in ((True, 0.5), (False, 0.0)):
        fixed = Source(fixed=(question.id,))
        attempt = begin(store, a_quiz(source=fixed, marking=Marking(partial=partial)))
        assert service.answer(store, attempt, 0, reply(0), SECOND).mark == mark


def test_a_typing_slip_is_let_pass_unless_spelling_counts(store: Store) -> None:
    question = a_question(evidence=evidence("Mayor Ana Costa"))
    with store.write() as tx:
        tx.questions.add(question)
    for spelling, right in ((False, True), (True, False)):
        fixed = Source(fixed=(question.id,))
        quiz = a_quiz(source=fixed, marking=Marking(spelling=spelling))
        typed = Reply("Ana Cosat", "Ana Cosat")
        answered = service.answer(store, begin(store, quiz), 0, typed, SECOND)
        assert (answered.right, answered.mark > 0) == (right, right)


def test_one_of_the_gaps_is_asked(store: Store) -> None:
    cloze = a_question(stem="[[1]] and [[2]]", body=Cloze((("a",), ("b",))))
    with store.write() as tx:
        tx.questions.add(cloze)
    quiz = a_quiz(source=Source(fixed=(cloze.id,)))
    keys = {begin(store, quiz, seed).items[0].key for seed in range(6)}
    assert keys == {"a", "b"}


def test_an_essay_waits_for_a_person_and_undo_takes_the_mark_back(store: Store) -> None:
    essay = a_question(body=Essay())
    with store.write() as tx:
        tx.questions.add(essay)
    attempt = begin(store, a_quiz(source=Source(fixed=(essay.id,))))
    service.answer(store, attempt, 0, Reply("My view", "My view"), SECOND)
    service.finish(store, attempt, SECOND, LATER)
    history = History()
    with pytest.raises(QuizError, match="from nothing to all"):
        quiz_reports.judge(store, attempt, 0, 1.5)

    def score() -> attempts.Score:
        return attempts.score(attempt, service.taken(store, attempt.id).answers)

    assert score().awaiting == 1
    history.push(quiz_reports.judge(store, attempt, 0, 0.5))
    assert (score().awaiting, score().mark) == (0, 0.5)
    history.undo(store)
    assert (score().awaiting, score().mark) == (1, 0.0)


def test_handing_in_twice_changes_nothing(store: Store) -> None:
    attempt = begin(store)
    first = service.finish(store, attempt, SECOND, NOW)
    assert service.finish(store, attempt, 9 * SECOND, LATER) == first
    assert service.unfinished(store, a_learner()) is None
    assert quiz_reports.history(store, a_learner()) == (first,)


def test_the_same_questions_are_asked_again_as_they_are_now(store: Store) -> None:
    attempt = begin(store)
    gone, kept = attempt.items[0].question, attempt.items[1].question
    with store.write() as tx:
        tx.questions.remove(gone)
        tx.questions.replace(kept, replace(kept, stem="Mended?"))
    again = service.begin_again(store, attempt, LATER, seed=1)
    assert again.repeats == attempt.id
    asked = [item.question.id for item in again.items]
    assert asked == [item.question.id for item in attempt.items[1:]]
    assert again.items[0].prompt == "Mended?"
    assert service.taken(store, attempt.id).attempt.items[1].prompt == kept.stem


def test_what_was_missed_is_learned_and_what_was_right_counts_if_wished(
    store: Store,
) -> None:
    attempt = begin(store, a_quiz(order=Order.AS_IN_BANK, number=20))
    service.answer(store, attempt, 0, reply(0), SECOND)
    sure = reply(0, confidence=Confidence.GUESS)
    service.answer(store, attempt, 1, sure, SECOND)
    service.answer(store, attempt, 2, reply(3), SECOND)
    done = service.finish(store, attempt, SECOND, LATER)
    history = History()
    history.push(quiz_reports.review(store, a_learner(), done, LATER, right=True))
    assert ratings(store, done) == [Rating.GOOD, Rating.HARD] + [Rating.AGAIN] * 18
    history.undo(store)
    assert ratings(store, done) == []
    history.push(quiz_reports.review(store, a_learner(), done, LATER))
    assert ratings(store, done) == [Rating.AGAIN] * 18
    with store.read() as tx:
        (card,) = tx.cards.of_question(QUESTIONS[2].id, a_learner().id)
        assert card.state is State.LEARNING
        (review,) = tx.reviews.of_card(card.id)
        assert (review.response, review.correct) == ("words", False)
        assert not tx.counts.recount()


def ratings(store: Store, done: Taken) -> list[Rating | None]:
    with store.read() as tx:
        cards = [
            card
            for item in done.attempt.items
            for card in tx.cards.of_question(item.question.id, a_learner().id)
        ]
        return [each.rating for c in cards for each in tx.reviews.of_card(c.id)]


def test_scores_are_told_by_kind_and_by_tag(store: Store) -> None:
    attempt = begin(store, a_quiz(order=Order.AS_IN_BANK, number=20))
    service.answer(store, attempt, 1, reply(0), SECOND)
    found = service.taken(store, attempt.id).answers
    tags = dict(attempts.by_tag(attempt, found))
    assert {name: score.items for name, score in tags.items()} == {
        "even": 10,
        "odd": 10,
    }
    assert (tags["odd"].right, tags["even"].right) == (1, 0)
    ((kind, score),) = attempts.by_kind(attempt, found)
    assert (kind, score.items, score.right) == ("multichoice", 20, 1)


def test_quizzes_are_kept_changed_and_removed_with_undo(store: Store) -> None:
    history = History()
    quiz = a_quiz()
    history.push(service.save_quiz(store, None, quiz))
    history.push(service.save_quiz(store, quiz, replace(quiz, number=5)))
    history.push(service.delete_quiz(store, replace(quiz, number=5)))
    assert service.quizzes(store) == ()
    history.undo(store)
    history.undo(store)
    assert service.quizzes(store) == (quiz,)


def test_a_removed_attempt_comes_back_by_undo(store: Store) -> None:
    attempt = begin(store)
    done = service.finish(store, attempt, SECOND, LATER)
    history = History()
    history.push(quiz_reports.delete_attempt(store, attempt))
    assert quiz_reports.history(store, a_learner()) == ()
    history.undo(store)
    assert quiz_reports.history(store, a_learner()) == (done,)
