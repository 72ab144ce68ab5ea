from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.domain.codec import fingerprint
from quizapp.domain.errors import FormatError, QuizError
from quizapp.domain.imports import Draft
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.work import finish
from quizapp.formats.gift import Gift
from quizapp.formats.tables import CSV
from quizapp.formats.tables.layout import Column
from quizapp.services import editing, exporting, importing
from quizapp.services.history import History
from quizapp.services.importing import Reading
from quizapp.services.transfer import Report
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

GIFT = b"""
Who opened it? {=Ana Costa ~Rui Lopes#No.}

Read this first.

When? {#2026
"""
TABLE = b"question,answer,wrong\nWho?,Ana,Rui\nWhen?,May,June\nWho?,Ana,Rui\n"


def read(content: bytes) -> Reading:
    importer = Gift() if b"{" in content else CSV
    return finish(importing.read_drafts(importer, content, "a.gift"))


def add(store: Store, content: bytes, path: Path = Path("harbour.gift")) -> Report:
    bank = importing.proposed_bank(store, path)
    return importing.add_drafts(store, read(content).drafts, bank, NOW)


def counts(report: Report) -> tuple[int, ...]:
    return report.added, report.changed, report.unchanged, report.kept, report.gone


def test_what_can_be_taken_is_told_before_anything_is_stored(store: Store) -> None:
    reading = read(GIFT)
    assert [draft.stem for draft in reading.drafts] == [
        "Who opened it?",
        "Read this first.",
    ]
    assert reading.left_out == 1
    assert reading.troubles[0].line == 6
    with store.read() as tx:
        assert tx.banks.all() == ()


def test_drafts_make_a_bank_of_the_files_name_with_cards_for_what_is_asked(
    store: Store,
) -> None:
    report = add(store, GIFT, Path("Harbour  2026.gift"))
    assert counts(report) == (2, 0, 0, 0, 0)
    with store.read() as tx:
        (bank,) = tx.banks.all()
        assert bank.name == "Harbour 2026"
        asked, text = tx.questions.of_bank(bank.id)
        assert isinstance(text.body, Description)
        cards = list(tx.cards.of_bank(bank.id, a_learner().id))
        assert [card.question_id for card in cards] == [asked.id]
        assert not tx.counts.recount()


def test_the_same_file_again_changes_nothing_and_a_corrected_one_only_that(
    store: Store,
) -> None:
    add(store, GIFT)
    again = add(store, GIFT)
    assert counts(again) == (0, 0, 2, 0, 0)
    assert not again.change.edits
    named = b"// [id:a]\n" + GIFT.strip()
    assert counts(add(store, named, Path("other.gift"))) == (2, 0, 0, 0, 0)
    corrected = named.replace(b"Who opened it?", b"Who opened the harbour?")
    assert counts(add(store, corrected, Path("other.gift"))) == (0, 1, 1, 0, 0)


def test_a_question_is_taken_once_from_a_file() -> None:
    reading = read(TABLE)
    assert len(reading.drafts) == 2
    (trouble,) = reading.troubles
    assert (trouble.problem, trouble.line) == ("is in the file twice", 4)


def test_an_exported_table_brings_back_what_was_edited_and_loses_nothing_else(
    store: Store, tmp_path: Path
) -> None:
    proved = a_choice_question(evidence=evidence("About 12,000 people came."))
    choices = proved.body
    steps = a_question(stem="In which order?", body=Ordering(("a", "b", "c")))
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.articles.add(an_article())
        tx.questions.add(proved, steps)
    path = tmp_path / "Harbour.csv"
    exported = finish(exporting.export_bank(store, BANK, path))
    assert exported.questions == 2
    assert [t.problem for t in exported.troubles] == [
        "loses the passage that proves its answer"
    ]
    edited = path.read_bytes().replace(b"Who opened the festival", b"Who opened it")
    bank = importing.proposed_bank(store, path)
    assert bank.id == BANK
    drafts = finish(importing.read_drafts(CSV, edited, "a.csv")).drafts
    # Written here, not imported: what was made by hand is not overwritten.
    assert counts(importing.add_drafts(store, drafts, bank, NOW)) == (0, 0, 1, 1, 0)
    with store.write() as tx:
        stored = tx.questions.get(proved.id)
        tx.questions.replace(stored, replace(stored, origin=fingerprint(stored)))
    assert counts(importing.add_drafts(store, drafts, bank, NOW)) == (0, 1, 1, 0, 0)
    with store.read() as tx:
        after = tx.questions.get(proved.id)
    assert after.stem == "Who opened it?"
    assert after.evidence == proved.evidence
    assert after.body == choices


def test_an_import_is_undone_as_one(store: Store) -> None:
    report = add(store, GIFT)
    history = History()
    history.push(report.change)
    history.undo(store)
    with store.read() as tx:
        assert tx.banks.all() == ()


def test_a_layout_is_remembered_by_the_header_of_its_table() -> None:
    content = b"Question,Reply,Other\nWho?,Ana,x\n"
    guessed = importing.layout_of(content, "a.csv", {})
    told = importing.columns("question,answer,nothing")
    layout = replace(guessed, columns=told, header=True, kind="essay")
    memory = importing.memory_of(content, layout)
    assert memory == {"question | reply | other": "essay:question,answer,nothing"}
    assert importing.memory_of(content, replace(layout, header=False)) == {}
    tags = b"Question,Tags\n"
    mine = {"question | tags": "essay:answer,question", "other": ""}
    found = importing.layout_of(tags, "a.csv", mine)
    assert (found.columns, found.kind) == (
        importing.columns("answer,question"),
        "essay",
    )
    spoilt = importing.layout_of(tags, "a.csv", {"question | tags": "essay:colour"})
    assert spoilt.columns == (Column.QUESTION, Column.TAGS)


def test_names_of_columns_that_are_not_known_are_refused() -> None:
    with pytest.raises(QuizError, match="It can hold: nothing, question"):
        importing.columns("question,colour")


def test_an_export_tells_its_format_by_its_name(store: Store, tmp_path: Path) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(a_question(body=TrueFalse(answer=True)))
        gaps = Cloze((("a",), ("b",)))
        tx.questions.add(a_question(stem="[[1]] [[2]].", body=gaps))
    written = finish(exporting.export_bank(store, BANK, tmp_path / "a.gift"))
    assert written.questions == 1
    assert [trouble.left_out for trouble in written.troubles] == [True]
    assert "TRUE" in (tmp_path / "a.gift").read_text(encoding="utf-8")
    with pytest.raises(FormatError, match=r"Choose one of \.json, \.quizbank, \.gift"):
        finish(exporting.export_bank(store, BANK, tmp_path / "a.doc"))


def test_a_draft_is_the_same_question_each_time() -> None:
    draft = Draft("Is it?", TrueFalse(answer=True))
    assert draft.in_bank(BANK).id == draft.in_bank(BANK).id
    assert replace(draft, stem="Was it?").in_bank(BANK).id != draft.in_bank(BANK).id


def test_a_bank_that_was_deleted_does_not_come_back_with_its_file(store: Store) -> None:
    add(store, GIFT)
    with store.read() as tx:
        (bank,) = tx.banks.all()
    editing.delete_bank(store, bank.id)
    assert counts(add(store, GIFT)) == (2, 0, 0, 0, 0)
    with store.read() as tx:
        (again,) = tx.banks.all()
        assert again.id != bank.id
        assert len(tx.questions.of_bank(again.id)) == 2
