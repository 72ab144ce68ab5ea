"""Hot queries are seeks: SQLite neither scans a table nor sorts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from quizapp.domain.browsing import Order
from quizapp.domain.cards import Rating, State
from quizapp.domain.ids import AttemptId, CardKey, DeviceId
from quizapp.domain.insights import Scope
from quizapp.domain.scheduling import reviewed
from quizapp.domain.searches.parsing import parse
from quizapp.domain.sessions import StudySession
from quizapp.store.store import Store, Transaction
from tests.factories import (
    BANK,
    LEARNER,
    NOW,
    a_card,
    a_due_card,
    a_learner,
    a_question,
    an_article,
    evidence,
)

TODAY = a_learner().day(NOW)
QUESTION = a_question(evidence=evidence("Mayor Ana Costa"))
DUE = a_due_card(QUESTION)
NEW = a_card(QUESTION, ordinal=1)
SESSION = StudySession(LEARNER, (BANK,), NOW)

# Banks are few and Today shows them all; a session's banks are a list it hands over.
ALLOWED = (
    "SCAN banks",
    "SCAN bank VIRTUAL TABLE",
    "SCAN question_words VIRTUAL TABLE",
    "SCAN CONSTANT ROW",
    "SCAN json_each VIRTUAL TABLE",
    "SCAN tags",
    "SCAN articles",
)

Use = Callable[[Transaction], Any]

HOT: dict[str, Use] = {
    "next_learning": lambda tx: tx.cards.next_learning(SESSION, NOW),
    "next_review": lambda tx: tx.cards.next_review(LEARNER, BANK, TODAY),
    "next_new": lambda tx: tx.cards.next_new(LEARNER, BANK, TODAY),
    "siblings": lambda tx: tx.cards.siblings(DUE),
    "get": lambda tx: tx.cards.get(DUE.id),
    "get_many": lambda tx: tx.questions.get_many([QUESTION.id]),
    "of_banks": lambda tx: tx.counts.of_banks(a_learner(), TODAY, NOW),
    "oldest": lambda tx: tx.counts.oldest(LEARNER, TODAY),
    "load": lambda tx: tx.counts.load(LEARNER, TODAY, TODAY + 9),
    "forecast": lambda tx: tx.counts.forecast(LEARNER, TODAY, 7),
    "practised": lambda tx: tx.counts.practised(LEARNER, TODAY),
    "pace": lambda tx: tx.reviews.pace(LEARNER),
    "latest": lambda tx: tx.reviews.latest(),
    "right_times": lambda tx: tx.reviews.right_times(LEARNER, "cloze"),
    "done_on": lambda tx: tx.reviews.done_on(LEARNER, BANK, TODAY),
    "of_cards": lambda tx: tx.reviews.of_cards([DUE.id, NEW.id]),
    "answers": lambda tx: list(tx.reviews.answers(LEARNER)),
    "spent": lambda tx: tx.counts.spent(LEARNER, TODAY),
    "late": lambda tx: tx.counts.late(LEARNER, TODAY),
    "reviews_between": lambda tx: tx.cards.reviews_between(
        LEARNER, BANK, TODAY - 9, TODAY
    ),
    "of_card": lambda tx: tx.reviews.of_card(DUE.id),
    "newest": lambda tx: tx.reviews.newest(DeviceId("0")),
    "of_question": lambda tx: tx.cards.of_question(QUESTION.id, LEARNER),
    "of_bank": lambda tx: list(tx.cards.of_bank(BANK, LEARNER)),
    "listings": lambda tx: tx.questions.listings(BANK, 10, 10),
    "questions": lambda tx: tx.questions.of_bank(BANK),
    "count": lambda tx: tx.questions.count(BANK),
    "search": lambda tx: tx.questions.search("festival", BANK),
    "banks_about": lambda tx: tx.articles.banks_about(an_article()),
    "unfinished": lambda tx: tx.attempts.unfinished(LEARNER),
    "of_attempt": lambda tx: tx.answers.of_attempt(AttemptId("1" * 32)),
    "due_again": lambda tx: tx.quizzes.due_again(NOW.date()),
    "first_day": lambda tx: tx.insights.first_day(LEARNER),
    "listed": lambda tx: tx.browsing.listed([CardKey(1)], a_learner(), NOW),
    "names": lambda tx: tx.browsing.names(),
    "articles_at": lambda tx: tx.articles.at("https://example.org"),
}


# What a search begins with, so that it does not go through all cards.
SOUGHT = {
    "harbour": "SEARCH c USING INDEX cards_of_key (question_key=?)",
    '"the harbour" ana': "SEARCH c USING INDEX cards_of_key (question_key=?)",
    "tag:sea": "SEARCH c USING INDEX cards_of_key (question_key=?)",
    "kind:cloze": "SEARCH c USING INDEX cards_of_key (question_key=?)",
    "added:7": "SEARCH c USING INDEX cards_of_key (question_key=?)",
    "edited:7": "SEARCH c USING INDEX cards_of_key (question_key=?)",
    "article:har*": "SEARCH c USING INDEX cards_of_key (question_key=?)",
    "bank:har*": "SEARCH c USING INDEX cards_of_bank (bank_id=? AND learner_id=?)",
    "is:due": "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)",
    "rated:1": "SEARCH c USING INDEX sqlite_autoindex_cards_1 (uuid=?)",
    "rated:30:again": "SEARCH c USING INDEX sqlite_autoindex_cards_1 (uuid=?)",
    "is:due harbour": "SEARCH c USING",
    "harbour prop:stability<10": "SEARCH c USING INDEX cards_of_key",
}


@pytest.mark.parametrize("typed", SOUGHT)
def test_a_search_begins_with_a_seek(stocked: Store, typed: str) -> None:
    search = parse(typed)
    with stocked.write() as tx:
        tx.questions.add(QUESTION)
        tx.cards.add(DUE, NEW)
    with stocked.read() as tx, _recorded(stocked) as queries:
        tx.browsing.find(search, Order(), a_learner(), NOW)
        *_, (sql, given) = queries
        (plan,) = _plans(tx, [(sql, given)])
    assert any(step.startswith(SOUGHT[typed]) for step in plan), plan
    scans = [step for step in plan if step.startswith("SCAN")]
    whole = ("SCAN c", "SCAN cards", "SCAN questions", "SCAN reviews")
    assert not [step for step in scans if step in whole], plan


@pytest.mark.parametrize("name", HOT)
def test_a_hot_query_is_a_seek(stocked: Store, name: str) -> None:
    with stocked.write() as tx:
        tx.questions.add(QUESTION)
        tx.cards.add(DUE, NEW)
    with stocked.read() as tx:
        with _recorded(stocked) as queries:
            HOT[name](tx)
        assert queries
        for plan in _plans(tx, queries):
            _check(plan)


def test_a_rating_is_written_by_seeks(stocked: Store) -> None:
    with stocked.write() as tx:
        tx.questions.add(QUESTION)
        tx.cards.add(DUE)
    with stocked.write() as tx, _recorded(stocked) as queries:
        scheduler = tx.scheduler(DUE)
        after = scheduler.review(DUE, Rating.GOOD, NOW)
        parameters = tx.parameters(scheduler.options)
        tx.cards.replace(DUE, after)
        tx.reviews.add(tx.sign(reviewed(DUE, after, Rating.GOOD, NOW, parameters)))
        assert after.state is State.REVIEW
        for plan in _plans(tx, queries):
            _check(plan)


@pytest.mark.parametrize(
    "use",
    [
        lambda tx: tx.insights.ages(LEARNER, Scope(), TODAY),
        lambda tx: tx.insights.spread(LEARNER, Scope((BANK,)), (0, 1, 9)),
    ],
)
def test_figures_of_memory_are_read_from_an_index_alone(
    stocked: Store, use: Use
) -> None:
    with stocked.read() as tx:
        with _recorded(stocked) as queries:
            use(tx)
        ((first, *_),) = _plans(tx, queries)
        assert "COVERING INDEX cards_remembered" in first


@contextmanager
def _recorded(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Gather the queries that are sent to SQLite in the block."""
    queries: list[tuple[str, Any]] = []

    def on_execute(_c: Any, _cursor: Any, sql: str, given: Any, *_: Any) -> None:
        queries.append((sql, given[0] if isinstance(given, list) else given))

    engines = [store._readers, store._writers]  # noqa: SLF001
    for engine in engines:
        event.listen(engine, "before_cursor_execute", on_execute)
    yield queries
    for engine in engines:
        event.remove(engine, "before_cursor_execute", on_execute)


def _plans(tx: Transaction, queries: list[tuple[str, Any]]) -> Iterator[list[str]]:
    for sql, given in tuple(queries):  # asking for a plan is recorded too
        rows = tx._connection.exec_driver_sql(  # noqa: SLF001
            f"EXPLAIN QUERY PLAN {sql}", given
        )
        yield [row[3] for row in rows]


def _check(plan: list[str]) -> None:
    for step in plan:
        assert not step.startswith("SCAN ") or step.startswith(ALLOWED), plan
        assert "TEMP B-TREE" not in step, plan
