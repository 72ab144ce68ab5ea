from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.domain.ids import AttemptId, QuestionId
from quizapp.store.store import Store, Transaction
from tests.factories import a_card, a_question, an_attempt
from tests.store import values
from tests.store.conftest import trying

quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

PLAIN: list[Any] = [
    pytest.param(lambda tx: tx.learners, values.learners, id="learners"),
    pytest.param(lambda tx: tx.banks, values.banks, id="banks"),
    pytest.param(lambda tx: tx.articles, values.articles, id="articles"),
    pytest.param(lambda tx: tx.questions, values.questions, id="questions"),
    pytest.param(lambda tx: tx.cards, values.cards, id="cards"),
    pytest.param(lambda tx: tx.drafts, values.drafts, id="drafts"),
    pytest.param(lambda tx: tx.versions, values.versions, id="versions"),
    pytest.param(lambda tx: tx.quizzes, values.quizzes, id="quizzes"),
    pytest.param(lambda tx: tx.attempts, values.attempts, id="attempts"),
    pytest.param(lambda tx: tx.answers, values.answers, id="answers"),
]


@pytest.mark.parametrize(("repository", "strategy"), PLAIN)
@quick
@given(data=st.data())
def test_a_value_read_back_equals_the_one_written(
    stocked: Store,
    repository: Callable[[Transaction], Any],
    strategy: st.SearchStrategy[Any],
    data: st.DataObject,
) -> None:
    first, second = data.draw(strategy), data.draw(strategy)
    with trying(stocked) as tx:
        tx.questions.add(a_question(id=QuestionId("0" * 32)))
        tx.attempts.add(an_attempt(id=AttemptId("1" * 32)))
        if first.id != second.id:
            repository(tx).add(first, second)
            assert repository(tx).get_many([second.id, first.id]) == (second, first)
        else:
            repository(tx).add(first)
        assert repository(tx).get(first.id) == first
        assert not tx.counts.recount()


@quick
@given(data=st.data())
def test_an_entry_of_the_log_read_back_equals_the_one_written(
    stocked: Store, data: st.DataObject
) -> None:
    question = a_question()
    card = a_card(question)
    with trying(stocked) as tx:
        tx.questions.add(question)
        tx.cards.add(card)
        options = data.draw(values.options)
        parameters = tx.parameters(options)
        device, _ = tx._connection.exec_driver_sql(  # noqa: SLF001
            "SELECT uuid, next_seq FROM devices"
        ).one()
        review = data.draw(values.reviews_of(card, parameters, device))
        tx.reviews.add(review)
        assert tx.reviews.get(review.id) == review
        assert tx.options_of(parameters) == options
        assert tx.parameters(options) == parameters
        assert not tx.counts.recount()


@quick
@given(before=values.questions, after=values.questions)
def test_replacing_holds_the_value_after(
    stocked: Store, before: Any, after: Any
) -> None:
    from dataclasses import replace

    after = replace(after, id=before.id)
    with trying(stocked) as tx:
        tx.questions.add(before)
        tx.questions.replace(before, after)
        assert tx.questions.of_bank(after.bank_id) == (after,)


@quick
@given(typed=st.text(max_size=60))
def test_whatever_is_typed_can_be_searched_for(stocked: Store, typed: str) -> None:
    with stocked.read() as tx:
        assert tx.questions.search(typed) == ()
        assert len(tx.articles.search(typed)) <= 1


letters = st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x52F)


@quick
@given(word=st.text(letters, min_size=1, max_size=9))
@example(word="\u1f71")
def test_a_stem_is_found_by_each_of_its_words(stocked: Store, word: str) -> None:
    with trying(stocked) as tx:
        question = a_question(stem=f"Is it {word}?")
        tx.questions.add(question)
        assert [found.id for found in tx.questions.search(word)] == [question.id]


@quick
@given(data=st.data())
def test_what_was_decided_outlives_the_draft(
    stocked: Store, data: st.DataObject
) -> None:
    draft = data.draw(values.drafts)
    proposal = data.draw(values.proposals_of(draft.id))
    with trying(stocked) as tx:
        tx.drafts.add(draft)
        tx.proposals.add(proposal)
        assert tx.proposals.of_draft(draft.id) == (proposal,)
        assert tx.drafts.get(draft.id) == draft
        tx.drafts.remove(draft)
        assert tx.drafts.listings() == ()
        decided = [] if proposal.verdict == "open" else [(draft.maker, 0, proposal)]
        assert list(tx.proposals.decided()) == decided
