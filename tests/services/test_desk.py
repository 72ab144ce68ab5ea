from dataclasses import replace

import pytest

from quizapp.domain.drafts import Fault, Verdict
from quizapp.domain.errors import ConflictError, NotFoundError
from quizapp.services import desk
from quizapp.services.desk import Opened
from quizapp.services.history import History
from quizapp.store.store import Store
from tests.factories import NOW, a_candidate, an_article, evidence


@pytest.fixture
def opened(store: Store) -> Opened:
    found = (a_candidate(), a_candidate("Porto", question="Where?"))
    dropped = a_candidate("Friday", question="When?", reasons=("vague",))
    return desk.begin_draft(store, an_article(), (*found, dropped), NOW)


def verdicts(store: Store, opened: Opened) -> list[Verdict]:
    return [p.verdict for p in desk.open_draft(store, opened.draft.id).proposals]


def test_a_draft_is_gone_on_with_as_it_was_left(store: Store, opened: Opened) -> None:
    first, second, third = opened.proposals
    desk.keep(store, first, NOW)
    desk.reject(store, second, NOW, Fault.TRIVIAL)
    again = desk.open_draft(store, opened.draft.id)
    assert again.draft == opened.draft
    assert again.proposals == (
        replace(first, verdict=Verdict.KEPT, decided=NOW),
        replace(second, verdict=Verdict.REJECTED, fault=Fault.TRIVIAL, decided=NOW),
        third,
    )
    (listing,) = desk.drafts(store)
    assert (listing.title, listing.kept, listing.rejected) == ("Harbour Festival", 1, 1)


def test_each_decision_is_taken_back_and_made_again(
    store: Store, opened: Opened
) -> None:
    history = History()
    history.push(desk.keep(store, opened.proposals[0], NOW))
    history.undo(store)
    assert verdicts(store, opened) == [Verdict.OPEN] * 3
    history.redo(store)
    assert verdicts(store, opened) == [Verdict.KEPT, Verdict.OPEN, Verdict.OPEN]
    kept = desk.open_draft(store, opened.draft.id).proposals[0]
    desk.reopen(store, kept)
    assert verdicts(store, opened) == [Verdict.OPEN] * 3


def test_a_decision_about_what_has_changed_is_refused(
    store: Store, opened: Opened
) -> None:
    desk.keep(store, opened.proposals[0], NOW)
    with pytest.raises(ConflictError):
        desk.reject(store, opened.proposals[0], NOW)


def test_an_edit_is_what_the_proposal_stands_for(store: Store, opened: Opened) -> None:
    question = desk.question_of(opened.proposals[0], opened.draft.article)
    assert question.key() == "Ana Costa"
    edited = replace(question, stem="Which mayor opened it?")
    desk.edit(store, opened.proposals[0], edited)
    (proposal, *_) = desk.open_draft(store, opened.draft.id).proposals
    assert desk.question_of(proposal, opened.draft.article) == edited
    assert proposal.candidate == opened.proposals[0].candidate


def test_a_question_of_ones_own_has_its_answer_and_its_sentence(
    store: Store, opened: Opened
) -> None:
    answer = evidence("12,000 people").span
    sentence = evidence("About 12,000 people came.").span
    desk.write_own(store, opened.draft, answer, sentence)
    own = desk.open_draft(store, opened.draft.id).proposals[-1]
    question = desk.question_of(own, opened.draft.article)
    assert (question.stem, question.key()) == ("", "12,000 people")
    assert question.evidence
    assert question.evidence.quote == "About 12,000 people came."


def test_decisions_outlive_a_deleted_draft(store: Store, opened: Opened) -> None:
    desk.keep(store, opened.proposals[0], NOW)
    change = desk.delete_draft(store, opened.draft.id)
    assert desk.drafts(store) == ()
    with pytest.raises(NotFoundError):
        desk.open_draft(store, opened.draft.id)
    with store.read() as tx:
        ((maker, place, proposal),) = tx.proposals.decided()
    assert (maker, place) == (opened.draft.maker, 0)
    assert proposal.candidate.features == (("named", 1.0),)
    with store.write() as tx:
        tx.apply(change.inverse())
    assert len(desk.drafts(store)) == 1


def test_decisions_come_with_features_and_places_and_without_words(
    store: Store, opened: Opened
) -> None:
    first, second, *_ = opened.proposals
    desk.reject(store, second, NOW, Fault.TRIVIAL)
    desk.keep(store, first, NOW)
    answer = evidence("12,000 people").span
    desk.write_own(store, opened.draft, answer, answer)
    own = desk.open_draft(store, opened.draft.id).proposals[-1]
    desk.keep(store, own, NOW)
    kept, rejected = desk.decisions(store)
    assert (kept["keep"], kept["place"], kept["fault"]) == (True, 0, None)
    assert (rejected["keep"], rejected["place"]) == (False, 1)
    assert rejected["fault"] == "trivial"
    assert kept["features"] == {"named": 1.0}
    assert kept["group"] == rejected["group"] == opened.draft.id
    assert first.candidate.question not in str(kept)


def test_two_drafts_of_one_article_are_kept_apart(store: Store, opened: Opened) -> None:
    other = desk.begin_draft(store, an_article(), (a_candidate(),), NOW)
    desk.keep(store, other.proposals[0], NOW)
    assert [each.kept for each in desk.drafts(store)] == [1, 0]
