from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.changes import Change
from quizapp.domain.choices import Choice
from quizapp.domain.ids import BankId, QuestionId
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.questions import Question
from quizapp.services import editing, study
from quizapp.services.history import History
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    LEARNER,
    NOW,
    a_bank,
    a_choice_question,
    a_learner,
    a_question,
)

OTHER = BankId("f" * 32)


@pytest.fixture
def questions(store: Store) -> tuple[Question, ...]:
    with store.write() as tx:
        tx.banks.add(a_bank(), a_bank(id=OTHER, name="Other"))
    editing.save_question(store, None, a_question(), NOW)
    editing.save_question(store, None, a_choice_question(), NOW)
    return held(store)


def held(store: Store, bank_id: BankId = BANK) -> tuple[Question, ...]:
    with store.read() as tx:
        assert not tx.counts.recount()
        return tx.questions.of_bank(bank_id)


def rate_one(store: Store) -> QuestionId:
    asked = study.next_card(store, study.start(a_learner(), (BANK,), NOW), NOW)
    assert asked is not None
    study.rate_card(store, asked.card.id, Rating.GOOD, NOW)
    return asked.question.id


def state_of(store: Store, question_id: QuestionId) -> State:
    with store.read() as tx:
        (card,) = tx.cards.of_question(question_id, LEARNER)
    return card.state


def test_an_edit_keeps_progress_and_what_the_question_was(
    store: Store, questions: tuple[Question, ...]
) -> None:
    key = rate_one(store)
    before = next(q for q in questions if q.id == key)
    after = replace(before, stem="Who opened it?")
    editing.save_question(store, before, after, NOW)
    assert state_of(store, key) is State.LEARNING
    (version,) = editing.versions(store, key)
    assert version.question == before
    editing.restart_cards(store, [key], NOW)
    assert state_of(store, key) is State.NEW


def test_tags_and_the_like_are_no_new_version(
    store: Store, questions: tuple[Question, ...]
) -> None:
    editing.save_question(store, questions[0], questions[0], NOW)
    assert editing.versions(store, questions[0].id) == ()


def test_what_cannot_be_asked_yet_has_no_card_until_it_can(
    store: Store, questions: tuple[Question, ...]
) -> None:
    unfinished = a_question(stem=" ")
    editing.save_question(store, None, unfinished, NOW)
    assert cards_of(store, unfinished.id) == ()
    (*_, stored) = held(store)
    editing.save_question(store, stored, replace(stored, stem="Who opened it?"), NOW)
    assert len(cards_of(store, unfinished.id)) == 1


def test_a_card_comes_back_with_its_progress_when_its_question_is_whole_again(
    store: Store, questions: tuple[Question, ...]
) -> None:
    key = rate_one(store)
    whole = next(q for q in questions if q.id == key)
    before = cards_of(store, key)
    editing.save_question(store, whole, replace(whole, body=ShortAnswer(())), NOW)
    assert cards_of(store, key) == ()
    broken = next(q for q in held(store) if q.id == key)
    editing.save_question(store, broken, replace(broken, body=whole.body), NOW)
    assert cards_of(store, key) == before


def test_merged_questions_are_one_with_the_answers_and_tags_of_all(
    store: Store, questions: tuple[Question, ...]
) -> None:
    key = rate_one(store)
    assert key == questions[0].id
    other = a_question(
        stem="Who was it that opened the festival?",
        body=ShortAnswer((Choice("Ana Costa", 1.0), Choice("Costa", 0.5))),
        tags=("people",),
        feedback="The mayor did.",
    )
    editing.save_question(store, None, other, NOW)
    editing.merge_questions(store, key, [other.id, key], NOW)
    merged = next(q for q in held(store) if q.id == key)
    assert other.id not in {q.id for q in held(store)}
    assert merged.tags == ("people",)
    assert merged.feedback == "The mayor did."
    assert merged.body.words() == ("Ana Costa", "Costa")
    assert state_of(store, key) is State.LEARNING


def cards_of(store: Store, question_id: QuestionId) -> tuple[Card, ...]:
    with store.read() as tx:
        return tx.cards.of_question(question_id, LEARNER)


def test_a_moved_question_takes_its_progress_along(
    store: Store, questions: tuple[Question, ...]
) -> None:
    key = rate_one(store)
    editing.move(store, [key], OTHER)
    (moved,) = held(store, OTHER)
    assert moved.id == key
    assert state_of(store, key) is State.LEARNING
    asked = study.next_card(store, study.start(a_learner(), (OTHER,), NOW), NOW)
    assert asked is None or asked.card.bank_id == OTHER


def test_banks_are_merged(store: Store, questions: tuple[Question, ...]) -> None:
    editing.merge_bank(store, BANK, OTHER)
    assert {q.id for q in held(store, OTHER)} == {q.id for q in questions}
    with store.read() as tx:
        assert [bank.id for bank in tx.banks.all()] == [OTHER]


def test_a_copied_bank_has_questions_and_cards_of_its_own(
    store: Store, questions: tuple[Question, ...]
) -> None:
    key = rate_one(store)
    editing.duplicate_bank(store, BANK, "Harbour II", NOW)
    with store.read() as tx:
        copy = next(bank for bank in tx.banks.all() if bank.name == "Harbour II")
    copies = held(store, copy.id)
    assert [q.stem for q in copies] == [q.stem for q in questions]
    assert not {q.id for q in copies} & {q.id for q in questions}
    assert all(state_of(store, q.id) is State.NEW for q in copies)
    assert state_of(store, key) is State.LEARNING


STEPS: tuple[Callable[[Store, tuple[Question, ...]], Change], ...] = (
    lambda s, q: editing.duplicate(s, [q[0].id], NOW),
    lambda s, q: editing.move(s, [q[0].id, q[1].id], OTHER),
    lambda s, q: editing.delete(s, [q[1].id]),
    lambda s, q: editing.tag(s, [q[0].id], add=["hard"], remove=["easy"]),
    lambda s, q: editing.restart_cards(s, [q[0].id], NOW),
    lambda s, q: editing.merge_questions(s, q[0].id, [q[1].id], NOW),
    lambda s, _: editing.merge_bank(s, BANK, OTHER),
    lambda s, _: editing.delete_bank(s, BANK),
    lambda s, _: editing.duplicate_bank(s, BANK, "Copy", NOW),
    lambda s, _: editing.add_bank(s, "New"),
    lambda s, _: editing.rename_bank(s, BANK, "Harbours"),
    lambda s, q: editing.save_question(
        s, q[0], replace(q[0], feedback="It was she."), NOW
    ),
)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_undone_and_done_again(
    store: Store,
    questions: tuple[Question, ...],
    step: Callable[[Store, tuple[Question, ...]], Change],
) -> None:
    rate_one(store)
    before = everything(store)
    history = History()
    history.push(step(store, questions))
    after = everything(store)
    assert after != before
    history.undo(store)
    assert everything(store) == before
    history.redo(store)
    assert everything(store) == after


def everything(store: Store) -> object:
    with store.read() as tx:
        assert not tx.counts.recount()
        banks: tuple[Bank, ...] = tx.banks.all()
        return {
            bank: (
                tx.questions.of_bank(bank.id),
                tuple(tx.cards.of_bank(bank.id, LEARNER)),
            )
            for bank in banks
        }
