"""Whatever is done and undone in whatever order: counts are right, undo is exact."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quizapp.domain.browsing import Order
from quizapp.domain.cards import Card, Rating
from quizapp.domain.changes import Change
from quizapp.domain.ids import BankId, CardKey, new_id
from quizapp.domain.scheduling import replay, reviewed
from quizapp.domain.searches.tree import All
from quizapp.store.batches import Entries, entries
from quizapp.store.store import Store, Transaction, open_store
from tests.factories import (
    BANK,
    LEARNER,
    NOW,
    a_bank,
    a_card,
    a_learner,
    a_question,
)

ADA = a_learner()
OTHER = a_bank(id=BankId(new_id()), name="Other")
picks = st.integers(0, 1_000)


class Collection(RuleBasedStateMachine):
    """A learner at work, who now and then takes something back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store: Store = open_store(Path(self.folder.name) / "c.db", now=NOW)
        with self.store.write() as tx:
            tx.learners.add(ADA)
            tx.banks.add(a_bank(), OTHER)
        self.now = NOW
        self.done: list[tuple[Any, Change]] = []
        self.undone: list[tuple[Any, Change]] = []

    def teardown(self) -> None:
        while self.done:
            self.undo()
        assert self.store.quick_check() == ()
        self.store.close()
        self.folder.cleanup()

    def do(self, action: Callable[[Transaction], object]) -> None:
        before = self.contents()
        with self.store.write() as tx:
            action(tx)
            change = tx.change("something")
        self.done.append((before, change))
        self.undone.clear()

    def contents(self) -> Any:
        with self.store.read() as tx:
            cards = (
                *tx.cards.of_bank(BANK, LEARNER),
                *tx.cards.of_bank(OTHER.id, LEARNER),
            )
            log = [
                (entry.id, entry.card_id, entry.due_after)
                for card in cards
                for entry in tx.reviews.of_card(card.id)
            ]
            questions = (*tx.questions.of_bank(BANK), *tx.questions.of_bank(OTHER.id))
            return tx.banks.all(), questions, cards, log

    def cards(self) -> tuple[Card, ...]:
        return self.contents()[2]  # type: ignore[no-any-return]

    def change_card(self, pick: int, changed: Callable[[Card], Card]) -> None:
        if cards := self.cards():
            card = cards[pick % len(cards)]
            self.do(lambda tx: tx.cards.replace(card, changed(card)))

    @precondition(lambda self: BANK in {bank.id for bank in self.contents()[0]})
    @rule(cards=st.integers(0, 3))
    def add_question(self, cards: int) -> None:
        question = a_question()

        def action(tx: Transaction) -> None:
            tx.questions.add(question)
            tx.cards.add(*(a_card(question, ordinal=n) for n in range(cards)))

        self.do(action)

    @rule(pick=picks, rating=st.sampled_from(Rating))
    def rate(self, pick: int, rating: Rating) -> None:
        def action(tx: Transaction) -> None:
            card = cards[pick % len(cards)]
            scheduler = tx.scheduler(card)
            after = scheduler.review(card, rating, self.now)
            parameters = tx.parameters(scheduler.options)
            tx.cards.replace(card, after)
            entry = reviewed(
                card, after, rating, self.now, parameters, duration_ms=pick
            )
            tx.reviews.add(tx.sign(entry))

        if cards := self.cards():
            self.do(action)

    @rule(pick=picks, days=st.integers(0, 2))
    def bury(self, pick: int, days: int) -> None:
        until = ADA.day(self.now) + days
        self.change_card(pick, lambda card: replace(card, buried_until=until))

    @rule(pick=picks)
    def suspend(self, pick: int) -> None:
        self.change_card(pick, lambda card: replace(card, suspended=not card.suspended))

    @rule(pick=picks)
    def remove_card(self, pick: int) -> None:
        if cards := self.cards():
            self.do(lambda tx: tx.cards.remove(cards[pick % len(cards)]))

    @rule(pick=picks)
    def remove_question(self, pick: int) -> None:
        if questions := self.contents()[1]:
            question = questions[pick % len(questions)]
            self.do(lambda tx: tx.questions.remove(question))

    @rule()
    def remove_bank(self) -> None:
        if banks := self.contents()[0]:
            self.do(lambda tx: tx.banks.remove(*banks))

    def keys(self, tx: Transaction, pick: int) -> list[CardKey]:
        """Return the keys of some of the cards."""
        found = tx.browsing.find(All(), Order(), ADA, self.now)
        return [key for key in found if key % (pick % 3 + 1) == 0]

    @rule(pick=picks, what=st.sampled_from(["flag", "suspend", "bury", "tag", "move"]))
    def change_many(self, pick: int, what: str) -> None:
        def action(tx: Transaction) -> None:
            keys, yes = self.keys(tx, pick), pick % 2 == 0
            if what == "flag":
                tx.batches.flag(keys, flagged=yes)
            elif what == "suspend":
                tx.batches.suspend(keys, suspended=yes)
            elif what == "bury":
                tx.batches.bury(keys, ADA.day(self.now) + 1 if yes else None)
            elif what == "tag":
                tx.batches.tag(keys, ["sea"], []) if yes else tx.batches.tag(
                    keys, ["a"], ["sea"]
                )
            elif tx.banks.find(OTHER.id):
                tx.batches.move(keys, OTHER.id if yes else BANK)

        self.do(action)

    @rule(pick=picks, days=st.integers(1, 3))
    def place_many(self, pick: int, days: int) -> None:
        today = ADA.day(self.now)
        begins = [ADA.day_begins(today + day) for day in range(days)]
        self.do(
            lambda tx: tx.batches.place(
                self.keys(tx, pick), today, begins, self.entries(tx)
            )
        )

    @rule(pick=picks)
    def reset_many(self, pick: int) -> None:
        self.do(lambda tx: tx.batches.reset(self.keys(tx, pick), self.entries(tx)))

    def entries(self, tx: Transaction) -> Entries:
        parameters = {bank.id: tx.parameters(bank.options) for bank in tx.banks.all()}
        return entries(parameters, ADA.day(self.now), self.now)

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        before, change = self.done.pop()
        after = self.contents()
        with self.store.write() as tx:
            undone = tx.apply(change.inverse())
        assert self.contents() == before
        self.undone.append((after, undone))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        after, undone = self.undone.pop()
        before = self.contents()
        with self.store.write() as tx:
            redone = tx.apply(undone.inverse())
        assert self.contents() == after
        self.done.append((before, redone))

    @invariant()
    def cards_are_as_their_log_says(self) -> None:
        with self.store.read() as tx:
            for card in self.cards():
                log = tx.reviews.of_card(card.id)
                known = {entry.parameters_id for entry in log}
                options = {key: tx.options_of(key) for key in known}
                assert replay(card, log, options) == card

    @invariant()
    def counts_are_right(self) -> None:
        with self.store.read() as tx:
            assert tx.counts.recount() == ()


TestCollection = Collection.TestCase
TestCollection.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None
)
