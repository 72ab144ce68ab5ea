import os
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.domain.articles import located
from quizapp.domain.cards import Rating
from quizapp.domain.errors import FormatError
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.media import reference
from quizapp.domain.work import finish
from quizapp.formats import native
from quizapp.formats.native import BankFile
from quizapp.paths import Paths
from quizapp.services import backups, banks, exporting, media, study, transfer
from quizapp.services.history import History
from quizapp.services.options import change_options
from quizapp.store.media import Media
from quizapp.store.store import Store, open_store
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

PNG = b"\x89PNG\r\n\x1a\n"
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
    finish(exporting.export_bank(store, BANK, path))
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
        finish(exporting.export_bank(store, BANK, path))
        first = native.read(path).questions[0]
        assert (first.evidence is not None) == proved


def test_a_bank_goes_to_another_collection_with_its_pictures(
    store: Store, tmp_path: Path
) -> None:
    picture, sound = store.media.add(PNG), store.media.add(b"ID3 a horn")
    shown = replace(FIRST, stem=f"Which port? {reference(picture, 'a port')}")
    heard = replace(SECOND, feedback=reference(sound, "a horn"))
    merge(store, replace(FILE, questions=(shown, heard)))
    path = tmp_path / "Harbour.quizbank"
    assert finish(exporting.export_bank(store, BANK, path)).troubles == ()
    (tmp_path / "other").mkdir()
    other = open_store(tmp_path / "other" / "collection.db", now=NOW)
    report = finish(transfer.import_bank(other, path, NOW))
    assert (report.added, report.missing) == (2, 0)
    assert other.media.read(picture) == PNG
    assert other.media.names() == {picture, sound}
    other.close()


def test_formats_without_pictures_say_which_questions_lose_them(
    store: Store, tmp_path: Path
) -> None:
    gone = reference("0" * 64 + ".png")
    merge(store, replace(FILE, questions=(replace(FIRST, stem=f"Who? {gone}"), SECOND)))
    for suffix in ("json", "gift", "csv"):
        told = finish(
            exporting.export_bank(store, BANK, tmp_path / f"a.{suffix}")
        ).troubles
        assert [t.stem for t in told if "only .quizbank has" in t.problem] == [
            f"Who? {gone}"
        ]
    (one,) = finish(
        exporting.export_bank(store, BANK, tmp_path / "a.quizbank")
    ).troubles
    assert "is not here" in one.problem
    assert (
        finish(transfer.import_bank(store, tmp_path / "a.quizbank", NOW)).missing == 1
    )


def test_unused_pictures_are_tidied_away(store: Store, tmp_path: Path) -> None:
    paths = Paths(tmp_path, tmp_path / "settings.toml", tmp_path / "logs")
    used, unused = store.media.add(PNG), store.media.add(PNG + b"unused")
    merge(store, replace(FILE, questions=(replace(FIRST, stem=reference(used)),)))
    backups.back_up(paths, NOW)
    for kept in (store.media, Media.of(paths.backups / "x")):
        for name in kept.names():
            os.utime(kept.folder / name, (1e9, 1e9))
    assert media.unused(paths).files == 2
    assert media.tidy(paths) == media.Unused(2, 2 * len(PNG + b"unused"))
    assert media.unused(paths).files == 0
    assert store.media.names() == {used}
    assert unused not in Media.of(paths.backups / "x").names()
