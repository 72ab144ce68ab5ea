"""Which card is next, and what the counts say of it."""

from dataclasses import replace
from datetime import timedelta

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, State
from quizapp.domain.ids import BankId, new_id
from quizapp.domain.sessions import StudySession
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
OTHER = BankId(new_id())
SESSION = StudySession(LEARNER, (BANK, OTHER), NOW)


def keep(store: Store, *cards: Card) -> None:
    with store.write() as tx:
        tx.cards.add(*cards)


def a_question_of(store: Store, bank_id: BankId = BANK) -> Card:
    question = a_question(bank_id=bank_id)
    with store.write() as tx:
        if tx.banks.find(bank_id) is None:
            tx.banks.add(a_bank(id=bank_id, name="other"))
        tx.questions.add(question)
    return a_card(question)


def learning(card: Card, minutes: int) -> Card:
    due = NOW + timedelta(minutes=minutes)
    return replace(card, state=State.LEARNING, step=0, due=due, day=ADA.day(due))


def due(card: Card, day: int) -> Card:
    plain = a_due_card(day=day, due=ADA.day_begins(day))
    names = ("id", "question_id", "bank_id")
    return replace(plain, **{name: getattr(card, name) for name in names})


def test_the_learning_card_due_first_is_next_in_whatever_bank(stocked: Store) -> None:
    late = learning(a_question_of(stocked), -1)
    early = learning(a_question_of(stocked, OTHER), -5)
    keep(stocked, late, early, learning(a_question_of(stocked), 5))
    with stocked.read() as tx:
        assert tx.cards.next_learning(SESSION, NOW) == early
        one = replace(SESSION, bank_ids=(BANK,))
        assert tx.cards.next_learning(one, NOW) == late
        assert tx.cards.next_learning(SESSION, NOW - timedelta(hours=1)) is None


def test_a_learning_card_that_is_put_off_or_suspended_is_not_next(
    stocked: Store,
) -> None:
    put_off = replace(learning(a_question_of(stocked), -9), buried_until=TODAY + 1)
    keep(
        stocked, put_off, replace(learning(a_question_of(stocked), -9), suspended=True)
    )
    with stocked.read() as tx:
        assert tx.cards.next_learning(SESSION, NOW) is None
        assert tx.cards.next_learning(SESSION, NOW + timedelta(days=1)) == put_off


def test_reviews_come_by_day_and_then_in_an_order_that_stays(stocked: Store) -> None:
    cards = [due(a_question_of(stocked), TODAY) for _ in range(4)]
    overdue = due(a_question_of(stocked), TODAY - 1)
    put_off = replace(due(a_question_of(stocked), TODAY - 5), buried_until=TODAY + 1)
    keep(stocked, *cards, overdue, due(a_question_of(stocked), TODAY + 1), put_off)
    seen = []
    while True:
        with stocked.write() as tx:
            card = tx.cards.next_review(LEARNER, BANK, TODAY)
            if card is None:
                break
            seen.append(card)
            tx.cards.replace(card, replace(card, suspended=True))
    assert seen == [overdue, *sorted(cards, key=lambda card: card.id)]


def test_new_cards_come_in_order_even_when_they_were_put_off(stocked: Store) -> None:
    cards = [a_question_of(stocked) for _ in range(5)]
    cards[0] = replace(cards[0], buried_until=TODAY + 1)
    cards[1] = replace(cards[1], buried_until=TODAY)
    cards[2] = replace(cards[2], buried_until=TODAY - 3)
    keep(stocked, *cards)
    with stocked.read() as tx:
        assert tx.cards.next_new(LEARNER, BANK, TODAY + 1) == cards[0]
        assert tx.cards.next_new(LEARNER, BANK, TODAY) == cards[1]
        assert tx.cards.next_new(LEARNER, BANK, TODAY - 1) == cards[2]
        assert tx.cards.next_new(LEARNER, BANK, TODAY - 9) == cards[3]
        assert tx.cards.next_new(LEARNER, OTHER, TODAY) is None


def test_counts_allow_what_the_limits_allow(stocked: Store) -> None:
    few = StudyOptions(new_per_day=2, reviews_per_day=1)
    with stocked.write() as tx:
        tx.banks.replace(a_bank(), a_bank(options=few))
    keep(
        stocked,
        *(a_question_of(stocked) for _ in range(3)),
        *(due(a_question_of(stocked), TODAY) for _ in range(2)),
        due(a_question_of(stocked), TODAY + 2),
        learning(a_question_of(stocked), 60),
        replace(learning(a_question_of(stocked), 5), state=State.RELEARNING),
        replace(a_question_of(stocked), suspended=True),
    )
    with stocked.read() as tx:
        (counts,) = tx.counts.of_banks(ADA, TODAY, NOW)
        assert (counts.new, counts.due, counts.learning) == (2, 1, 2)
        assert (counts.cards, counts.known, counts.questions) == (8, 4, 9)
        assert tx.counts.oldest(LEARNER, TODAY) == {BANK: TODAY}
        assert tx.counts.oldest(LEARNER, TODAY - 1) == {}
        assert tx.counts.forecast(LEARNER, TODAY, 3) == (4, 0, 1)
        assert tx.counts.forecast(LEARNER, TODAY + 1, 2) == (4, 1)
        assert tx.counts.load(LEARNER, TODAY, TODAY + 9) == {TODAY: 2, TODAY + 2: 1}


def test_another_learner_has_nothing_to_do(stocked: Store) -> None:
    keep(stocked, due(a_question_of(stocked), TODAY))
    bob = a_learner(id=LEARNER[::-1], name="Bob")
    with stocked.write() as tx:
        tx.learners.add(bob)
    with stocked.read() as tx:
        assert tx.learners.all() == (ADA, bob)
        (counts,) = tx.counts.of_banks(bob, TODAY, NOW)
        assert (counts.new, counts.due, counts.cards, counts.questions) == (0, 0, 0, 1)
        assert tx.cards.next_review(bob.id, BANK, TODAY) is None


def test_a_wrong_count_is_found(stocked: Store) -> None:
    keep(stocked, a_question_of(stocked))
    with stocked.write() as tx:
        tx._connection.exec_driver_sql("UPDATE counts SET n = 7")  # noqa: SLF001
    with stocked.read() as tx:
        found = tx.counts.recount()
    assert len(found) == 2
    assert all(each.startswith("counts: ") for each in found)
