from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.domain.articles import located
from quizapp.domain.cards import Rating
from quizapp.domain.errors import FormatError
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.work import finish
from quizapp.formats import native
from quizapp.formats.native import BankFile
from quizapp.services import banks, study, transfer
from quizapp.services.history import History
from quizapp.services.options import change_options
from quizapp.store.store import Store
from tests.factories import (
    BANK,
    NOW,
    a_bank,
    a_choice_question,
    a_learner,
    a_question,
    an_article,
    evidence,
)

FIRST_QUOTE = "About 12,000 people came."
FIRST = a_choice_question(evidence=evidence(FIRST_QUOTE))
SECOND = a_question(
    stem="[[1]] opened it in [[2]].", body=Cloze((("Ana Costa",), ("Porto",)))
)
FILE = BankFile(a_bank(), (an_article(),), (FIRST, SECOND))


def merge(store: Store, file: BankFile) -> tuple[int, ...]:
    r = transfer.merge_bank(store, file, NOW)
    return r.added, r.changed, r.unchanged, r.kept, r.gone


def test_a_bank_is_added_with_a_card_for_each_prompt(store: Store) -> None:
    assert merge(store, FILE) == (2, 0, 0, 0, 0)
    with store.read() as tx:
        assert len(list(tx.cards.of_bank(BANK, a_learner().id))) == 3


def test_the_same_bank_again_changes_nothing(store: Store) -> None:
    merge(store, FILE)
    report = transfer.merge_bank(store, FILE, NOW)
    assert report.unchanged == 2
    assert report.change.edits == ()


def test_a_newer_bank_changes_questions_and_keeps_progress(store: Store) -> None:
    merge(store, FILE)
    session = study.start(a_learner(), (BANK,), NOW)
    asked = study.next_card(store, session, NOW)
    assert asked
    study.rate_card(store, asked.card.id, Rating.GOOD, NOW)
    newer = replace(FIRST, stem="Who opened the harbour festival?")
    third = a_question(stem="Where?")
    assert merge(store, replace(FILE, questions=(newer, third))) == (1, 1, 0, 0, 1)
    with store.read() as tx:
        assert tx.questions.get(FIRST.id).stem == newer.stem
        assert tx.questions.get(SECOND.id).stem == SECOND.stem
        assert len(tx.reviews.of_card(asked.card.id)) == 1
        assert tx.cards.get(asked.card.id).last_review == NOW


def test_the_learners_own_edits_are_kept(store: Store) -> None:
    merge(store, FILE)
    with store.read() as tx:
        stored = tx.questions.get(FIRST.id)
    edited = replace(stored, stem="My own words?")
    banks.replace_question(store, stored, edited)
    assert merge(store, FILE) == (0, 0, 2, 0, 0)
    newer = replace(FIRST, stem="Theirs?")
    assert merge(store, replace(FILE, questions=(newer, SECOND))) == (0, 0, 1, 1, 0)
    with store.read() as tx:
        assert tx.questions.get(FIRST.id).stem == "My own words?"


def test_a_question_that_loses_a_gap_loses_its_card(store: Store) -> None:
    merge(store, FILE)
    less = replace(SECOND, stem="[[1]] opened it.", body=Cloze((("Ana Costa",),)))
    assert merge(store, replace(FILE, questions=(FIRST, less))) == (0, 1, 1, 0, 0)
    with store.read() as tx:
        assert len(list(tx.cards.of_bank(BANK, a_learner().id))) == 2


def test_how_a_bank_is_studied_stays(store: Store) -> None:
    merge(store, FILE)
    mine = replace(a_bank().options, new_per_day=3)
    finish(change_options(store, (BANK,), mine, NOW))
    merge(store, replace(FILE, bank=a_bank(name="Renamed")))
    with store.read() as tx:
        bank = tx.banks.get(BANK)
    assert (bank.name, bank.options) == ("Renamed", mine)


def test_an_import_is_undone_and_done_again(store: Store) -> None:
    history = History()
    history.push(transfer.merge_bank(store, FILE, NOW).change)
    history.undo(store)
    with store.read() as tx:
        assert tx.banks.find(BANK) is None
        assert tx.questions.search("festival") == ()
        assert not tx.counts.recount()
    history.redo(store)
    with store.read() as tx:
        assert len(tx.questions.of_bank(BANK)) == 2
        assert len(list(tx.cards.of_bank(BANK, a_learner().id))) == 3
        assert not tx.counts.recount()


def test_a_bank_goes_out_and_comes_in_as_it_was(store: Store, tmp_path: Path) -> None:
    merge(store, FILE)
    path = tmp_path / "bank.json"
    transfer.export_bank(store, BANK, path)
    report = finish(transfer.import_bank(store, path, NOW))
    assert report.unchanged == 2
    exported = native.read(path)
    assert [q.stem for q in exported.questions] == [FIRST.stem, SECOND.stem]
    assert exported.articles == FILE.articles


def test_a_bad_file_leaves_the_collection_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "bank.json"
    path.write_text(native.dumps(FILE)[:-40], encoding="utf-8")
    with pytest.raises(FormatError):
        finish(transfer.import_bank(store, path, NOW))
    with store.read() as tx:
        assert tx.banks.all() == ()


def test_a_bank_is_found_by_the_beginning_of_its_name(store: Store) -> None:
    merge(store, FILE)
    assert banks.find_bank(store, "harb").id == BANK
    assert banks.find_bank(store, BANK).id == BANK
    with pytest.raises(Exception, match="no bank is called 'x'"):
        banks.find_bank(store, "x")


def test_an_article_that_changed_leaves_the_rest_of_the_bank_sound(
    store: Store, tmp_path: Path
) -> None:
    merge(store, FILE)
    edited = an_article(text="Corrected.\n" + an_article().text)
    shorter = an_article(text="All of it was rewritten.")
    moved = replace(FIRST, evidence=located(edited, evidence(FIRST_QUOTE)))
    counts = merge(store, replace(FILE, articles=(edited,), questions=(moved, SECOND)))
    assert counts[2] == 2
    with store.read() as tx:
        assert tx.questions.get(FIRST.id).evidence == moved.evidence
    for article, proved in ((edited, True), (shorter, False)):
        merge(store, replace(FILE, articles=(article,), questions=()))
        path = tmp_path / "bank.json"
        transfer.export_bank(store, BANK, path)
        first = native.read(path).questions[0]
        assert (first.evidence is not None) == proved
