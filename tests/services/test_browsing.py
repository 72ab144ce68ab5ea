from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.domain.banks import StudyOptions
from quizapp.domain.browsing import Order
from quizapp.domain.cards import Card, Rating, Review, State
from quizapp.domain.changes import Batch, Change
from quizapp.domain.errors import ConflictError, NotFoundError, QuizError
from quizapp.domain.ids import BankId, CardKey, new_id
from quizapp.domain.questions import Question
from quizapp.domain.scheduling import replay
from quizapp.domain.searches.parsing import parse
from quizapp.domain.work import finish
from quizapp.services import browsing, study
from quizapp.services.history import History
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    LEARNER,
    NOW,
    a_bank,
    a_card,
    a_due_card,
    a_learner,
    a_question,
)

ADA = a_learner()
TODAY = ADA.day(NOW)
OTHER = a_bank(id=BankId(new_id()), name="Other")
Keys = list[CardKey]


@pytest.fixture
def keys(store: Store) -> Keys:
    """Two cards in review with an answer each, and two new ones."""
    with store.write() as tx:
        tx.banks.add(a_bank(), OTHER)
        for number in range(4):
            question = a_question(stem=f"Number {number}?", tags=("old",))
            tx.questions.add(question)
            tx.cards.add(a_card(question))
    found = find(store, "")
    for key in found[:2]:
        card = cards(store, [key])[0]
        for day in range(3):
            moment = NOW - timedelta(days=20 - 6 * day)
            study.rate_card(store, card.id, Rating.GOOD, moment)
    return found


def find(store: Store, text: str) -> Keys:
    with store.read() as tx:
        return list(tx.browsing.find(parse(text), Order(), ADA, NOW))


def cards(store: Store, keys: Keys) -> list[Card]:
    with store.read() as tx:
        rows = tx.browsing.listed(keys, ADA, NOW)
    return [rows[key].card for key in keys]


def log(store: Store, key: CardKey) -> tuple[Review, ...]:
    with store.read() as tx:
        rows = tx.browsing.listed([key], ADA, NOW)
        return tx.reviews.of_card(rows[key].card.id)


ACTIONS: dict[str, Callable[[Store, Keys], Change]] = {
    "flag": browsing.flag,
    "suspend": browsing.suspend,
    "bury": lambda store, keys: browsing.bury(store, keys, ADA, NOW),
    "reset": lambda store, keys: browsing.reset(store, keys, ADA, NOW),
    "move": lambda store, keys: browsing.move(store, keys, OTHER.id),
    "tag": lambda store, keys: browsing.tag(store, keys, ["sea"], ["old"]),
    "reschedule": lambda store, keys: finish(
        browsing.reschedule(store, keys, (1, 2), ADA, NOW)
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_a_change_of_many_is_one_step_that_undo_and_redo_know(
    store: Store, keys: Keys, name: str
) -> None:
    before = everything(store, keys)
    history = History()
    change = ACTIONS[name](store, keys)
    (edit,) = change.edits
    assert isinstance(edit.value, Batch)
    after = everything(store, keys)
    assert after != before
    history.push(change)
    history.undo(store)
    assert everything(store, keys) == before
    history.redo(store)
    assert everything(store, keys) == after
    history.undo(store)
    assert everything(store, keys) == before


def everything(store: Store, keys: Keys) -> object:
    with store.read() as tx:
        rows = tx.browsing.listed(keys, ADA, NOW)
        entries = [
            [replace(entry, seq=0) for entry in tx.reviews.of_card(row.card.id)]
            for row in rows.values()
        ]
        assert tx.counts.recount() == ()
    return rows, entries


@pytest.mark.parametrize(
    ("name", "condition"),
    [("flag", "is:flagged"), ("suspend", "is:suspended"), ("bury", "is:buried")],
)
def test_what_all_are_is_taken_back_by_the_same_action(
    store: Store, keys: Keys, name: str, condition: str
) -> None:
    ACTIONS[name](store, keys[:2])
    assert find(store, condition) == keys[:2]
    change = ACTIONS[name](store, keys)
    assert find(store, condition) == keys
    (edit,) = change.edits
    assert isinstance(edit.value, Batch)
    assert edit.value.count == 2  # the others were so already
    ACTIONS[name](store, keys)
    assert find(store, condition) == []


def test_a_change_tells_what_it_touches(store: Store, keys: Keys) -> None:
    change = browsing.move(store, keys[:1], OTHER.id)
    assert change.touches(Question)
    assert change.touches(Card, in_bank=BANK)
    assert change.touches(Card, in_bank=OTHER.id)
    assert not change.touches(Review)
    change = browsing.flag(store, keys[1:2])
    assert not change.touches(Question)
    assert not change.touches(Card, in_bank=OTHER.id)


def test_nothing_changed_is_nothing_to_undo(store: Store, keys: Keys) -> None:
    assert browsing.reset(store, keys[2:], ADA, NOW).edits == ()
    assert browsing.move(store, keys, BANK).edits == ()
    assert browsing.tag(store, keys, ["old"]).edits == ()


def test_reset_cards_are_new_and_their_log_says_so(store: Store, keys: Keys) -> None:
    browsing.reset(store, keys, ADA, NOW)
    assert find(store, "is:new") == keys
    card = cards(store, keys[:1])[0]
    *_, last = log(store, keys[0])
    assert last.forgets
    assert replayed(store, card) == card
    study.rate_card(store, card.id, Rating.GOOD, NOW)
    (after,) = cards(store, keys[:1])
    assert after.state is State.LEARNING
    assert replayed(store, after) == after


def replayed(store: Store, card: Card) -> Card:
    with store.read() as tx:
        entries = tx.reviews.of_card(card.id)
        options = {e.parameters_id: tx.options_of(e.parameters_id) for e in entries}
    return replay(card, entries, options)


def test_cards_are_dealt_out_over_days_and_new_ones_put_off(
    store: Store, keys: Keys
) -> None:
    finish(browsing.reschedule(store, keys, (3, 4), ADA, NOW))
    found = cards(store, keys)
    assert [card.day for card in found] == [TODAY + 3, TODAY + 4, None, None]
    assert [c.buried_until for c in found] == [None, None, TODAY + 3, TODAY + 4]
    assert found[0].due == ADA.day_begins(TODAY + 3)
    assert [len(log(store, key)) for key in keys] == [4, 4, 0, 0]
    for card in found[:2]:
        assert replayed(store, card) == card


def test_a_memory_under_other_weights_is_worked_out_anew_when_it_is_moved(
    store: Store, keys: Keys
) -> None:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    fitted = StudyOptions(parameters=(*DEFAULT_PARAMETERS[:20], 0.4))
    with store.write() as tx:
        bank = tx.banks.get(BANK)
        tx.banks.replace(bank, replace(bank, options=fitted))
    before = cards(store, keys[:1])[0]
    change = finish(browsing.reschedule(store, keys, (1, 1), ADA, NOW))
    (after,) = cards(store, keys[:1])
    assert after.stability != before.stability
    assert replayed(store, after) == after
    history = History()
    history.push(change)
    history.undo(store)
    assert cards(store, keys[:1]) == [before]


@pytest.mark.parametrize("days", [(-1, 3), (3, 2), (0, 40_000)])
def test_days_out_of_range_are_refused(
    store: Store, keys: Keys, days: tuple[int, int]
) -> None:
    with pytest.raises(QuizError, match="0 to 36500 days"):
        finish(browsing.reschedule(store, keys, days, ADA, NOW))


def test_undo_overwrites_nothing_newer(store: Store, keys: Keys) -> None:
    change = browsing.suspend(store, keys)
    study.suspend_card(store, cards(store, keys[:1])[0].id)
    before = everything(store, keys)
    with pytest.raises(ConflictError), store.write() as tx:
        tx.apply(change.inverse())
    assert everything(store, keys) == before


def test_undo_takes_no_entry_out_of_the_log_that_is_not_the_last(
    store: Store, keys: Keys
) -> None:
    change = browsing.reset(store, keys, ADA, NOW)
    card = cards(store, keys[:1])[0]
    study.rate_card(store, card.id, Rating.GOOD, NOW)
    with pytest.raises(ConflictError), store.write() as tx:
        tx.apply(change.inverse())
    assert len(log(store, keys[0])) == 5


def test_what_another_session_changed_cannot_be_taken_back(
    store: Store, keys: Keys
) -> None:
    change = browsing.flag(store, keys)
    with store.write() as tx:
        tx._connection.exec_driver_sql("DELETE FROM temp.kept")  # noqa: SLF001
    with pytest.raises(ConflictError, match="not kept"), store.write() as tx:
        tx.apply(change.inverse())


def test_a_moved_question_takes_the_cards_of_all_learners_along(
    store: Store, keys: Keys
) -> None:
    bob = replace(ADA, id=type(LEARNER)(new_id()), name="Bob")
    card = cards(store, keys[:1])[0]
    theirs = replace(card, id=type(card.id)(new_id()), learner_id=bob.id)
    with store.write() as tx:
        tx.learners.add(bob)
        tx.cards.add(theirs)
    browsing.move(store, keys[:1], OTHER.id)
    with store.read() as tx:
        assert tx.cards.get(theirs.id).bank_id == OTHER.id
        assert tx.questions.count(OTHER.id) == 1


def test_details_tell_the_history_and_the_fading(store: Store, keys: Keys) -> None:
    found = browsing.details(store, keys[0], ADA, NOW)
    assert [past.review.rating for past in found.history] == [Rating.GOOD] * 3
    first, second, third = found.history
    assert first.recall is None
    assert second.recall is not None
    assert 0 < second.recall < 1
    assert third.stability == found.listed.card.stability
    assert [stretch.since for stretch in found.fading] == [
        past.review.reviewed_at for past in found.history
    ]
    assert found.fading[-1].ends == NOW


def test_a_moved_card_goes_on_fading_and_a_reset_one_does_not(
    store: Store, keys: Keys
) -> None:
    finish(browsing.reschedule(store, keys[:1], (1, 1), ADA, NOW))
    found = browsing.details(store, keys[0], ADA, NOW + timedelta(days=1))
    *_, before, last = found.fading
    assert last.since == before.since
    browsing.reset(store, keys[:1], ADA, NOW + timedelta(days=1))
    found = browsing.details(store, keys[0], ADA, NOW + timedelta(days=3))
    assert found.fading[-1].ends == NOW + timedelta(days=1)
    assert found.history[-1].stability is None


def test_details_of_a_card_that_is_gone_are_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        browsing.details(store, CardKey(9), ADA, NOW)


def test_a_card_without_a_log_has_no_history(store: Store, keys: Keys) -> None:
    assert browsing.details(store, keys[3], ADA, NOW).history == ()
    with store.write() as tx:
        question = a_question()
        tx.questions.add(question)
        tx.cards.add(a_due_card(question))
    newest = find(store, "")[-1]
    assert browsing.details(store, newest, ADA, NOW).fading == ()
