from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.domain.cards import Rating, State
from quizapp.domain.changes import Change
from quizapp.domain.errors import ConflictError, NotFoundError
from quizapp.domain.ids import BankId, CardId, QuestionId, new_id
from quizapp.domain.scheduling import reviewed
from quizapp.domain.sessions import Pace
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
    an_article,
    evidence,
)

TODAY = a_learner().day(NOW)


def rate(store: Store, card_id: CardId, rating: Rating = Rating.GOOD) -> Change:
    with store.write() as tx:
        before = tx.cards.get(card_id)
        scheduler = tx.scheduler(before)
        after = scheduler.review(before, rating, NOW)
        parameters = tx.parameters(scheduler.options)
        tx.cards.replace(before, after)
        entry = reviewed(before, after, rating, NOW, parameters, duration_ms=4_000)
        tx.reviews.add(tx.sign(entry))
        return tx.change("rate-card")


def undo(store: Store, change: Change) -> Change:
    with store.write() as tx:
        return tx.apply(change.inverse())


def test_what_is_not_there_is_not_found(stocked: Store) -> None:
    with stocked.read() as tx:
        assert tx.banks.find(BankId(new_id())) is None
        with pytest.raises(NotFoundError, match="the bank is not in the collection"):
            tx.banks.get(BankId(new_id()))


def test_a_block_that_raises_writes_nothing(stocked: Store) -> None:
    def write() -> None:
        with stocked.write() as tx:
            tx.questions.add(a_question())
            tx.banks.add(a_bank())

    with pytest.raises(ConflictError):
        write()
    with stocked.read() as tx:
        assert tx.questions.count(BANK) == 0


def test_what_is_there_cannot_be_added_again(stocked: Store) -> None:
    with pytest.raises(ConflictError, match="already"), stocked.write() as tx:
        tx.banks.add(a_bank(name="Another"))


def test_nothing_newer_is_overwritten(stocked: Store) -> None:
    newer = a_bank(name="Newer")
    with stocked.write() as tx:
        tx.banks.replace(a_bank(), newer)
    with pytest.raises(ConflictError, match="changed since"), stocked.write() as tx:
        tx.banks.replace(a_bank(), a_bank(name="Mine"))
    with pytest.raises(ConflictError), stocked.write() as tx:
        tx.banks.remove(a_bank())
    with stocked.read() as tx:
        assert tx.banks.all() == (newer,)


def test_replacing_a_value_by_itself_is_no_edit(stocked: Store) -> None:
    with stocked.write() as tx:
        tx.banks.replace(a_bank(), a_bank())
        tx.banks.add()
        tx.banks.remove()
        assert tx.change("nothing").edits == ()


def test_a_card_needs_its_question(stocked: Store) -> None:
    with pytest.raises(ConflictError, match="belongs to"), stocked.write() as tx:
        tx.cards.add(a_card())


def test_a_reading_transaction_refuses_to_write(stocked: Store) -> None:
    with pytest.raises(Exception, match="cannot be written"), stocked.read() as tx:
        tx.questions.add(a_question())


def test_a_removed_bank_takes_its_questions_and_cards_along(stocked: Store) -> None:
    question = a_question()
    card = a_due_card(question)
    with stocked.write() as tx:
        tx.questions.add(question)
        tx.cards.add(card)
    rated = rate(stocked, card.id)
    with stocked.write() as tx:
        tx.banks.remove(a_bank())
        removal = tx.change("remove-bank")
    with stocked.read() as tx:
        assert tx.questions.find(question.id) is None
        assert tx.cards.find(card.id) is None
        assert tx.questions.search("festival") == ()
        assert tx.counts.forecast(LEARNER, TODAY, 30) == (0,) * 30
        assert len(tx.reviews.of_card(card.id)) == 1
        assert tx.counts.recount() == ()
    undo(stocked, removal)
    undo(stocked, rated)
    with stocked.read() as tx:
        assert tx.questions.of_bank(BANK) == (question,)
        assert tx.cards.get(card.id) == card
        assert tx.counts.recount() == ()


def test_a_removed_question_takes_its_cards_along(stocked: Store) -> None:
    questions = [a_question(), a_question()]
    cards = [a_card(question) for question in questions]
    with stocked.write() as tx:
        tx.questions.add(*questions)
        tx.cards.add(*cards)
    with stocked.write() as tx:
        tx.cards.remove(cards[1])
        tx.questions.remove(*questions)
        removal = tx.change("remove-questions")
    with stocked.read() as tx:
        assert list(tx.cards.of_bank(BANK, LEARNER)) == []
        (counts,) = tx.counts.of_banks(a_learner(), TODAY, NOW)
        assert (counts.new, counts.due, counts.questions) == (0, 0, 0)
    undone = undo(stocked, removal)
    with stocked.read() as tx:
        assert list(tx.cards.of_bank(BANK, LEARNER)) == cards
    undo(stocked, undone)
    with stocked.read() as tx:
        assert tx.questions.ids_of_bank(BANK) == ()
        assert tx.counts.recount() == ()


def test_undo_and_redo_of_a_rating_never_use_a_number_twice(stocked: Store) -> None:
    question = a_question()
    card = a_due_card(question)
    with stocked.write() as tx:
        tx.questions.add(question)
        tx.cards.add(card)
    done = rate(stocked, card.id)
    undone = undo(stocked, done)
    assert undone.undoing
    assert undone.undone_review == card
    redone = undo(stocked, undone)
    with stocked.read() as tx:
        (review,) = tx.reviews.of_card(card.id)
        assert review.seq == 2
        assert review.device_id
        assert tx.reviews.newest(review.device_id) == review
        assert tx.cards.get(card.id) != card
        assert tx.reviews.done_on(LEARNER, BANK, TODAY) == (0, 1)
        assert tx.counts.practised(LEARNER, TODAY) == {TODAY: 1}
        assert tx.reviews.pace(LEARNER) == Pace(1, timedelta(seconds=4))
    undo(stocked, redone)
    with stocked.read() as tx:
        assert tx.cards.get(card.id) == card
        assert tx.reviews.done_on(LEARNER, BANK, TODAY) == (0, 0)
        assert tx.reviews.pace(LEARNER) == Pace()
        assert tx.counts.recount() == ()


def test_only_the_newest_review_of_a_card_can_be_taken_back(stocked: Store) -> None:
    question = a_question()
    card = a_due_card(question)
    with stocked.write() as tx:
        tx.questions.add(question)
        tx.cards.add(card)
    first = rate(stocked, card.id)
    rate(stocked, card.id, Rating.AGAIN)
    with pytest.raises(ConflictError, match="reviewed again"):
        undo(stocked, first)
    with stocked.read() as tx:
        assert len(tx.reviews.of_card(card.id)) == 2


def test_a_value_replaced_twice_in_one_change_can_be_undone(stocked: Store) -> None:
    second, third = a_bank(name="Second"), a_bank(name="Third")
    with stocked.write() as tx:
        tx.banks.replace(a_bank(), second)
        tx.banks.replace(second, third)
        change = tx.change("rename")
    undo(stocked, change)
    with stocked.read() as tx:
        assert tx.banks.get(BANK) == a_bank()


def test_undo_keeps_the_order_of_insertion(stocked: Store) -> None:
    questions = [a_question(stem=f"{n}?") for n in range(3)]
    with stocked.write() as tx:
        tx.questions.add(*questions)
    with stocked.write() as tx:
        tx.questions.remove(questions[0])
        removal = tx.change("remove")
    undo(stocked, removal)
    with stocked.read() as tx:
        assert tx.questions.of_bank(BANK) == tuple(questions)
        assert tx.questions.ids_of_bank(BANK) == tuple(q.id for q in questions)
        (listing,) = tx.questions.listings(BANK, 1, 1)
        assert (listing.stem, listing.key) == ("1?", "Ana Costa")
        assert len(tx.questions.listings(BANK)) == tx.questions.count(BANK) == 3


def test_a_question_may_move_to_another_bank(stocked: Store) -> None:
    other = a_bank(id=BankId(new_id()), name="another")
    question = a_question()
    card = a_card(question)
    with stocked.write() as tx:
        tx.banks.add(other)
        tx.questions.add(question)
        tx.cards.add(card)
        tx.questions.replace(question, replace(question, bank_id=other.id))
        tx.cards.replace(card, replace(card, bank_id=other.id))
    with stocked.read() as tx:
        assert [bank.name for bank in tx.banks.all()] == ["another", "Harbour"]
        assert (tx.questions.count(BANK), tx.questions.count(other.id)) == (0, 1)
        assert tx.counts.recount() == ()


def test_articles_are_found_by_bank_address_and_words(stocked: Store) -> None:
    article = an_article(url="https://example.org/harbour")
    with stocked.write() as tx:
        assert tx.articles.of_bank(BANK) == ()
        tx.articles.replace(an_article(), article)
        tx.questions.add(a_question(evidence=evidence("Mayor Ana Costa")))
    with stocked.read() as tx:
        assert tx.articles.of_bank(BANK) == (article,)
        assert tx.articles.at(article.url) == (article,)
        assert tx.articles.banks_about(article) == (BANK,)
        assert tx.articles.banks_about(replace(article, text="Snow.")) == ()
        assert tx.articles.search("harbour sund") == (article,)
        assert tx.articles.search("?!") == tx.articles.search("winter") == ()


def test_siblings_ask_for_the_same(stocked: Store) -> None:
    questions = [
        a_question(evidence=evidence("Mayor Ana Costa opened")),
        a_question(evidence=evidence("Ana Costa opened the harbour")),
        a_question(evidence=evidence("About 12,000 people came.")),
        a_question(),
    ]
    cards = [a_card(question) for question in questions]
    twin = a_card(questions[0], ordinal=1)
    with stocked.write() as tx:
        tx.questions.add(*questions)
        tx.cards.add(*cards, twin)
    with stocked.read() as tx:
        assert tx.questions.overlapping(questions[0]) == (questions[1].id,)
        assert tx.questions.overlapping(questions[3]) == ()
        assert tx.cards.siblings(cards[0]) == (twin, cards[1])
        assert tx.cards.siblings(cards[2]) == tx.cards.siblings(cards[3]) == ()
        assert tx.cards.of_question(questions[0].id, LEARNER) == (cards[0], twin)


def test_cards_may_be_replaced_while_they_are_gone_through(stocked: Store) -> None:
    questions = [a_question(stem=f"{n}?") for n in range(1_100)]
    cards = [a_card(question) for question in questions]
    with stocked.write() as tx:
        tx.questions.add(*questions)
        tx.cards.add(*cards)
        seen = []
        for card in tx.cards.of_bank(BANK, LEARNER):
            seen.append(card)
            tx.cards.replace(card, replace(card, state=State.REVIEW, day=TODAY))
        assert seen == cards
        assert tx.counts.load(LEARNER, TODAY, TODAY) == {TODAY: 1_100}
        assert tx.counts.recount() == ()
        wanted = [questions[700].id, QuestionId(new_id()), questions[3].id]
        assert tx.questions.get_many(wanted) == (questions[700], questions[3])


def test_notes_are_kept(store: Store) -> None:
    with store.write() as tx:
        tx.set_note("shipped", "1")
        tx.set_note("shipped", "2")
    with store.read() as tx:
        assert tx.note("shipped") == "2"
        assert tx.note("unknown") is None
