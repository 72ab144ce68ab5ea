"""Whatever a learner does, whenever and wherever: the log tells it all, undo takes it
back exactly."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.changes import Change
from quizapp.domain.exams import Exam
from quizapp.domain.ids import QuestionId, named_id
from quizapp.domain.learners import Learner
from quizapp.domain.routines import Holiday, Routine
from quizapp.domain.scheduling import replay
from quizapp.domain.work import finish
from quizapp.memory.fitting import DEFAULTS
from quizapp.services import editing, study
from quizapp.services.banks import new_cards, replace_question
from quizapp.services.catching_up import apply_spread, catch_up, plan_holiday
from quizapp.services.exams import set_exam
from quizapp.services.history import History
from quizapp.services.learners import change_learner
from quizapp.services.optimising import plan_use, use_weights
from quizapp.services.options import change_options
from quizapp.store.store import open_store
from tests.factories import BANK, LEARNER, NOW, a_bank, a_learner, a_question

ZONES = ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Apia", "Europe/Lisbon")
STEPS = ((), (timedelta(minutes=1), timedelta(minutes=10)), (timedelta(days=2),))
QUESTIONS = 6

picks = st.integers(0, 1_000)
steps = st.sampled_from(STEPS)


class Days(RuleBasedStateMachine):
    """A learner whose days are as they come."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name) / "c.db", now=NOW)
        # Their ids are the seed of the spread: the same ones, so that a failure recurs.
        ids = [QuestionId(named_id("any day", str(n))) for n in range(QUESTIONS)]
        questions = [a_question(id=each) for each in ids]
        with self.store.write() as tx:
            tx.learners.add(a_learner())
            tx.banks.add(a_bank())
            tx.questions.add(*questions)
            for question in questions:
                tx.cards.add(*new_cards(question, a_learner()))
        self.now = NOW
        self.history = History()
        self.before: list[Any] = []
        self.after: list[Any] = []

    def teardown(self) -> None:
        while self.before:
            self.undo()
        assert self.store.quick_check() == ()
        self.store.close()
        self.folder.cleanup()

    def contents(self) -> Any:
        """Return all that is stored, but for the numbers of the log's entries."""
        with self.store.read() as tx:
            cards = tuple(tx.cards.of_bank(BANK, LEARNER))
            logs = tx.reviews.of_cards([card.id for card in cards])
            log = {
                key: [replace(entry, seq=0) for entry in entries]
                for key, entries in logs.items()
            }
            return (
                tx.learners.all(),
                tx.banks.all(),
                tx.questions.of_bank(BANK),
                (
                    cards,
                    log,
                ),
            )

    def do(self, act: Callable[[], Change | None]) -> None:
        before = self.contents()
        change = act()
        if change and change.edits:
            self.history.push(change)
            self.before.append(before)
            self.after.clear()

    @property
    def learner(self) -> Learner:
        with self.store.read() as tx:
            return tx.learners.get(LEARNER)

    @property
    def bank(self) -> Bank:
        with self.store.read() as tx:
            return tx.banks.get(BANK)

    def card(self, pick: int) -> Card:
        with self.store.read() as tx:
            cards = list(tx.cards.of_bank(BANK, LEARNER))
        return cards[pick % len(cards)]

    @rule(pick=picks, rating=st.sampled_from(Rating))
    def answer_any(self, pick: int, rating: Rating) -> None:
        card = self.card(pick)
        self.do(lambda: study.rate_card(self.store, card.id, rating, self.now))

    @rule(ratings=st.lists(st.sampled_from(Rating), min_size=1, max_size=8))
    def answer_what_is_asked(self, ratings: list[Rating]) -> None:
        session = study.start(self.learner, (BANK,), self.now)
        for rating in ratings:
            asked = study.next_card(self.store, session, self.now)
            if asked is None:
                return
            key = asked.card.id
            self.do(
                lambda key=key, rating=rating: study.rate_card(  # type: ignore[misc]
                    self.store, key, rating, self.now, duration_ms=5_000
                )
            )
            self.now += timedelta(seconds=30)

    @rule(pick=picks, what=st.sampled_from(["bury", "suspend", "flag"]))
    def mark(self, pick: int, what: str) -> None:
        key = self.card(pick).id
        acts: dict[str, Callable[[], Change]] = {
            "bury": lambda: study.bury_card(self.store, key, self.now),
            "suspend": lambda: study.suspend_card(self.store, key),
            "flag": lambda: study.flag_card(self.store, key),
        }
        self.do(acts[what])

    @rule(pick=picks, stem=st.text(min_size=1, max_size=9))
    def edit(self, pick: int, stem: str) -> None:
        with self.store.read() as tx:
            question = tx.questions.get(self.card(pick).question_id)
        after = replace(question, stem=stem)
        self.do(lambda: replace_question(self.store, question, after))

    @rule(pick=picks)
    def restart(self, pick: int) -> None:
        key = self.card(pick).question_id
        self.do(lambda: editing.restart_cards(self.store, [key], self.now))

    @rule(hours=st.integers(1, 24 * 40))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(hours=st.integers(1, 24 * 400))
    def put_the_clock_back(self, hours: int) -> None:
        self.now -= timedelta(hours=hours)

    @rule(zone=st.sampled_from(ZONES), day_start=st.integers(0, 23))
    def travel(self, zone: str, day_start: int) -> None:
        was = self.learner
        there = replace(was, zone=zone, day_start=day_start)
        self.do(lambda: finish(change_learner(self.store, was, there)))

    @rule(retention=st.sampled_from([0.8, 0.9, 0.95]), learning=steps, again=steps)
    def study_otherwise(self, retention: float, learning: Any, again: Any) -> None:
        options = StudyOptions(
            desired_retention=retention, learning_steps=learning, relearning_steps=again
        )
        self.do(lambda: finish(change_options(self.store, (BANK,), options, self.now)))

    @rule(factor=st.sampled_from([0.5, 1.0, 2.0]), dates=st.booleans())
    def use_other_weights(self, factor: float, dates: bool) -> None:
        weights = (*(factor * DEFAULTS[:4]), *DEFAULTS[4:])
        use = finish(
            plan_use(
                self.store,
                self.learner,
                tuple(float(weight) for weight in weights),
                self.now,
                dates=dates,
            )
        )
        self.do(lambda: use_weights(self.store, use))

    @rule(days=st.integers(1, 9))
    def spread_the_backlog(self, days: int) -> None:
        spread = finish(catch_up(self.store, self.learner, days, self.now))
        self.do(lambda: apply_spread(self.store, spread))

    @rule(first=st.integers(0, 9), length=st.integers(1, 9), days=st.integers(1, 9))
    def go_on_holiday(self, first: int, length: int, days: int) -> None:
        begins = date.fromordinal(self.learner.day(self.now) + first)
        away = Holiday(begins, begins + timedelta(days=length))
        spread = finish(plan_holiday(self.store, self.learner, away, days, self.now))
        self.do(lambda: apply_spread(self.store, spread))

    @rule(days=st.none() | st.integers(-3, 40), look=st.integers(1, 9))
    def set_an_exam(self, days: int | None, look: int) -> None:
        today = self.learner.day(self.now)
        exam = None
        if days is not None:
            exam = Exam(date.fromordinal(today + days), 0.95, look)
        self.do(lambda: finish(set_exam(self.store, self.bank, exam, self.now)))

    @rule(minutes=st.sampled_from([0, 1, 30]), sunday=st.sampled_from([0.0, 0.5, 1.0]))
    def change_the_week(self, minutes: int, sunday: float) -> None:
        was = self.learner
        routine = Routine(minutes, (1.0,) * 6 + (sunday,), was.routine.holidays)
        then = replace(was, routine=routine)
        self.do(lambda: finish(change_learner(self.store, was, then)))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        after = self.contents()
        self.history.undo(self.store)
        assert self.contents() == self.before.pop()
        self.after.append(after)

    @precondition(lambda self: self.after)
    @rule()
    def redo(self) -> None:
        before = self.contents()
        self.history.redo(self.store)
        assert self.contents() == self.after.pop()
        self.before.append(before)

    @invariant()
    def every_card_is_as_its_log_says(self) -> None:
        with self.store.read() as tx:
            learner = tx.learners.get(LEARNER)
            for card in tx.cards.of_bank(BANK, LEARNER):
                log = tx.reviews.of_card(card.id)
                options = {r.parameters_id: tx.options_of(r.parameters_id) for r in log}
                lost = replace(card, stability=7.0, lapses=99, state=State.RELEARNING)
                assert _here(replay(lost, log, options), learner) == card

    @invariant()
    def counts_are_right(self) -> None:
        with self.store.read() as tx:
            assert tx.counts.recount() == ()

    @invariant()
    def no_day_runs_backwards(self) -> None:
        with self.store.read() as tx:
            for card in tx.cards.of_bank(BANK, LEARNER):
                answers = [r for r in tx.reviews.of_card(card.id) if r.rating]
                days = [review.day for review in answers]
                begun = max(
                    (n for n, r in enumerate(answers) if r.state_before is State.NEW),
                    default=0,
                )
                assert days[begun:] == sorted(days[begun:])
                assert card.day is None or card.learning or card.day >= days[-1]


def _here(card: Card, learner: Learner) -> Card:
    """Return a card due from the beginning of its day, where the learner is now."""
    if card.day is None or card.learning:
        return card
    return replace(card, due=learner.day_begins(card.day))


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
