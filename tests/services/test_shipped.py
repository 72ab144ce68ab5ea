from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.formats import native
from quizapp.services import shipped
from quizapp.store.store import Store
from tests.factories import BANK, NOW
from tests.services.test_transfer import FILE, FIRST


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.json"
    native.write(path, FILE)
    return path


def stems(store: Store) -> list[str]:
    with store.read() as tx:
        return [question.stem for question in tx.questions.of_bank(BANK)]


def test_a_shipped_bank_is_installed_once(store: Store, bank: Path) -> None:
    shipped.install(store, [bank], NOW)
    with store.read() as tx:
        (stored,) = tx.banks.all()
    assert stored == FILE.bank
    shipped.install(store, [bank], NOW)
    assert len(stems(store)) == 2


def test_a_newer_shipped_bank_brings_its_changes(store: Store, bank: Path) -> None:
    shipped.install(store, [bank], NOW)
    newer = replace(FIRST, stem="Who opened the harbour festival?")
    native.write(bank, replace(FILE, questions=(newer, FILE.questions[1])))
    shipped.install(store, [bank], NOW)
    assert newer.stem in stems(store)


def test_a_bank_that_the_learner_removed_does_not_come_back(
    store: Store, bank: Path
) -> None:
    shipped.install(store, [bank], NOW)
    with store.write() as tx:
        tx.banks.remove(tx.banks.get(BANK))
    native.write(bank, replace(FILE, questions=FILE.questions[:1]))
    shipped.install(store, [bank], NOW)
    with store.read() as tx:
        assert tx.banks.all() == ()
