from dataclasses import replace

import pytest

from quizapp.domain.articles import Span
from quizapp.domain.errors import NotFoundError, QuizError
from quizapp.domain.ids import ArticleId
from quizapp.domain.questions import Question
from quizapp.services import adding, desk
from quizapp.services.adding import Target
from quizapp.services.desk import Opened
from quizapp.services.updating import Differences
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    LEARNER,
    NOW,
    TEXT,
    a_bank,
    a_candidate,
    an_article,
    evidence,
)

WHERE = a_candidate("Porto", question="Where was the harbour festival opened?")


def kept(store: Store, article: object = None) -> Opened:
    found = (a_candidate(), WHERE)
    opened = desk.begin_draft(store, article or an_article(), found, NOW)  # type: ignore[arg-type]
    for proposal in opened.proposals:
        desk.keep(store, proposal, NOW)
    return desk.open_draft(store, opened.draft.id)


def questions(store: Store) -> list[Question]:
    with store.read() as tx:
        return [q for bank in tx.banks.all() for q in tx.questions.of_bank(bank.id)]


def test_kept_questions_become_a_bank_with_its_article_in_one_step(
    store: Store,
) -> None:
    opened = kept(store)
    added = adding.add_to_bank(store, opened.draft.id, Target(" Ports "), NOW)
    assert added.bank.name == "Ports"
    assert added.differences == Differences(2, 0, 0, 0)
    with store.read() as tx:
        assert tx.articles.of_bank(added.bank.id) == (opened.draft.article,)
        assert len(tx.cards.of_question(questions(store)[0].id, LEARNER)) == 1
    with store.write() as tx:
        tx.apply(added.change.inverse())
    assert questions(store) == []
    draft = desk.open_draft(store, opened.draft.id).draft
    assert draft.bank_id is None


def test_what_was_not_kept_stays_out(store: Store) -> None:
    opened = kept(store)
    desk.reject(store, opened.proposals[0], NOW)
    adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    assert [q.key() for q in questions(store)] == ["Porto"]


def test_adding_again_brings_the_bank_up_to_date_and_keeps_ids(store: Store) -> None:
    opened = kept(store)
    adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    before = {q.key(): q.id for q in questions(store)}
    question = desk.question_of(opened.proposals[0], opened.draft.article)
    desk.edit(store, opened.proposals[0], replace(question, stem="Which mayor?"))
    draft = desk.open_draft(store, opened.draft.id).draft
    target = adding.proposed_target(store, draft)
    assert target.bank_id == draft.bank_id is not None
    compared = adding.compare(store, draft.id, target)
    added = adding.add_to_bank(store, draft.id, target, NOW)
    assert compared == added.differences == Differences(0, 1, 1, 0)
    assert {q.key(): q.id for q in questions(store)} == before
    assert "Which mayor?" in [q.stem for q in questions(store)]


def test_what_is_no_longer_kept_is_told_and_stays(store: Store) -> None:
    opened = kept(store)
    adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    desk.reject(store, opened.proposals[1], NOW)
    draft = desk.open_draft(store, opened.draft.id).draft
    added = adding.add_to_bank(
        store, draft.id, adding.proposed_target(store, draft), NOW
    )
    assert added.differences == Differences(0, 0, 1, 1)
    assert len(questions(store)) == 2


def test_an_edited_article_keeps_the_ids_of_its_questions(store: Store) -> None:
    opened = kept(store)
    adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    before = {q.id for q in questions(store)}
    longer = "It rained.\n" + TEXT
    edition = an_article(id=ArticleId("1" * 32), text=longer)
    moved = evidence("Mayor Ana Costa opened the harbour festival in Porto on Friday.")
    place = Span(moved.span.start + 11, moved.span.end + 11)
    again = desk.begin_draft(store, edition, (replace(WHERE, evidence=place),), NOW)
    desk.keep(store, again.proposals[0], NOW)
    with store.read() as tx:
        (bank,) = tx.banks.all()
    added = adding.add_to_bank(store, again.draft.id, Target(bank_id=bank.id), NOW)
    assert added.differences == Differences(0, 0, 1, 1)
    assert {q.id for q in questions(store)} == before
    with store.read() as tx:
        assert [a.text for a in tx.articles.of_bank(bank.id)] == [longer]


def test_a_draft_goes_where_the_same_text_is_asked_about(store: Store) -> None:
    added = adding.add_to_bank(store, kept(store).draft.id, Target(), NOW)
    with store.write() as tx:
        (article,) = tx.articles.of_bank(added.bank.id)
        tx.articles.replace(article, replace(article, text="It rained.\n" + TEXT))
    edition = an_article(id=ArticleId("1" * 32), text="It rained.\n" + TEXT)
    again = desk.begin_draft(store, edition, (), NOW)
    assert adding.proposed_target(store, again.draft).bank_id == added.bank.id
    other = desk.begin_draft(store, replace(edition, text=TEXT + "It snowed."), (), NOW)
    assert adding.proposed_target(store, other.draft) == Target("Harbour Festival")


def test_another_bank_gets_questions_of_its_own(store: Store) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank())
    opened = kept(store)
    adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    for _ in range(2):
        adding.add_to_bank(store, opened.draft.id, Target(bank_id=BANK), NOW)
    assert len(questions(store)) == 4
    with store.read() as tx:
        assert len(tx.questions.of_bank(BANK)) == 2


def test_a_second_new_bank_leaves_the_first_alone(store: Store) -> None:
    opened = kept(store)
    adding.add_to_bank(store, opened.draft.id, Target("One"), NOW)
    adding.add_to_bank(store, opened.draft.id, Target("Two"), NOW)
    with store.read() as tx:
        assert [bank.name for bank in tx.banks.all()] == ["One", "Two"]
    assert len(questions(store)) == 4


def test_two_questions_on_one_answer_are_both_added(store: Store) -> None:
    twice = (a_candidate(), a_candidate(question="Which mayor opened the festival?"))
    opened = desk.begin_draft(store, an_article(), twice, NOW)
    for proposal in opened.proposals:
        desk.keep(store, proposal, NOW)
    adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    assert len({q.id for q in questions(store)}) == 2


def test_a_bank_that_was_deleted_meanwhile_is_told_and_nothing_is_lost(
    store: Store,
) -> None:
    opened = kept(store)
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.banks.remove(a_bank())
    with pytest.raises(NotFoundError, match="deleted meanwhile"):
        adding.add_to_bank(store, opened.draft.id, Target(bank_id=BANK), NOW)
    assert questions(store) == []
    assert desk.drafts(store)[0].kept == 2


def test_a_bank_made_here_and_deleted_is_made_again(store: Store) -> None:
    opened = kept(store)
    added = adding.add_to_bank(store, opened.draft.id, Target(), NOW)
    with store.write() as tx:
        tx.banks.remove(added.bank)
    draft = desk.open_draft(store, opened.draft.id).draft
    target = adding.proposed_target(store, draft)
    assert target == Target("Harbour Festival")
    adding.add_to_bank(store, draft.id, target, NOW)
    assert len(questions(store)) == 2


def test_nothing_kept_is_nothing_to_add(store: Store) -> None:
    opened = desk.begin_draft(store, an_article(), (a_candidate(),), NOW)
    with pytest.raises(QuizError, match="no question is kept"):
        adding.add_to_bank(store, opened.draft.id, Target(), NOW)
