"""How fast the store is: pytest tests/benchmarks --benchmark-only.

The goals are for the median, on two cores and a local disk.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating
from quizapp.domain.scheduling import Scheduler, reviewed
from quizapp.domain.sessions import Pick, StudySession, Wish
from quizapp.services.study import rate_card
from quizapp.store.store import Store, Transaction, open_store
from tests.benchmarks.collection import (
    LEARNER,
    NOW,
    RARE,
    RARE_QUESTIONS,
    bank_id,
)

TODAY = LEARNER.day(NOW)
BANKS = tuple(bank_id(number) for number in range(20))
SESSION = StudySession(LEARNER.id, BANKS, NOW)

Benchmark = Any  # pytest-benchmark types half of its fixture
Read = Callable[[Transaction], Any]


@pytest.mark.parametrize(
    ("goal_ms", "read"),
    [
        pytest.param(
            2.0, lambda tx: tx.counts.of_banks(LEARNER, TODAY, NOW), id="counts"
        ),
        pytest.param(
            2.0, lambda tx: tx.counts.forecast(LEARNER.id, TODAY, 7), id="week"
        ),
        pytest.param(
            2.0, lambda tx: tx.counts.practised(LEARNER.id, TODAY), id="streak"
        ),
        pytest.param(1.0, lambda tx: tx.reviews.pace(LEARNER.id), id="pace"),
        pytest.param(
            1.0, lambda tx: tx.cards.next_learning(SESSION, NOW), id="learning"
        ),
        pytest.param(
            1.0,
            lambda tx: tx.cards.next_review(LEARNER.id, BANKS[3], TODAY),
            id="review",
        ),
        pytest.param(
            1.0, lambda tx: tx.cards.next_new(LEARNER.id, BANKS[3], TODAY), id="new"
        ),
        pytest.param(
            1.0, lambda tx: tx.reviews.right_times(LEARNER.id, "cloze"), id="right"
        ),
        pytest.param(
            100.0,
            lambda tx: [
                tx.picks.count(Wish(pick), LEARNER.id, bank, TODAY)
                for pick in Pick
                for bank in BANKS
            ],
            id="custom",
        ),
        pytest.param(2.0, lambda tx: tx.questions.search(RARE), id="search"),
        pytest.param(2.0, lambda tx: tx.questions.search(RARE[:5]), id="search-prefix"),
        pytest.param(
            2.0, lambda tx: tx.questions.search(RARE, BANKS[3]), id="search-in-bank"
        ),
        pytest.param(2.0, lambda tx: tx.questions.listings(BANKS[3], 0, 50), id="page"),
        pytest.param(
            5.0, lambda tx: tx.questions.listings(BANKS[3], 4_900, 50), id="last-page"
        ),
    ],
)
def test_reading(benchmark: Benchmark, big: Store, goal_ms: float, read: Read) -> None:
    def once() -> Any:
        with big.read() as tx:
            return read(tx)

    assert benchmark(once) is not None
    assert benchmark.stats.stats.median * 1000 < goal_ms


def test_the_rare_word_stands_in_as_many_questions_as_it_should(big: Store) -> None:
    with big.read() as tx:
        assert len(tx.questions.search(RARE, limit=1_000)) == RARE_QUESTIONS


def test_rating_durably(benchmark: Benchmark, big: Store) -> None:
    with big.read() as tx:
        due = [c for c in tx.cards.of_bank(BANKS[5], LEARNER.id) if c.day]
    scheduler = Scheduler(StudyOptions(), LEARNER)
    answered = iter([(c, scheduler.review(c, Rating.GOOD, NOW)) for c in due[:600]])

    def write(before: Card, after: Card) -> None:
        with big.write() as tx:
            tx.cards.replace(before, after)
            parameters = tx.parameters(scheduler.options)
            review = reviewed(before, after, Rating.GOOD, NOW, parameters)
            tx.reviews.add(tx.sign(review))

    # As in a sitting: the log's file has grown once and is written over again.
    for _ in range(300):
        write(*next(answered))
    big.checkpoint()
    benchmark.pedantic(write, setup=lambda: (next(answered), {}), rounds=250)
    assert benchmark.stats.stats.median < 0.001


def test_the_whole_service_of_rating(benchmark: Benchmark, big: Store) -> None:
    with big.read() as tx:
        due = iter([c.id for c in tx.cards.of_bank(BANKS[6], LEARNER.id) if c.day])

    benchmark.pedantic(
        lambda: rate_card(big, next(due), Rating.GOOD, NOW), rounds=300, warmup_rounds=5
    )
    with big.read() as tx:
        assert sum(tx.reviews.done_on(LEARNER.id, BANKS[6], TODAY)) > 0


def test_opening(benchmark: Benchmark, big_file: Path) -> None:
    def once() -> None:
        open_store(big_file, now=NOW).close()

    benchmark(once)
    assert benchmark.stats.stats.median < 0.05
