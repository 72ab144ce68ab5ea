import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.domain.banks import StudyOptions
from quizapp.store.store import Store, open_store
from tests.factories import NOW, a_learner
from tests.services.studying import DAYS, LATER, fill, study_for


@pytest.fixture(scope="session")
def _studied_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("studied") / "collection.db"
    store = open_store(path, now=NOW)
    with store.write() as tx:
        tx.learners.add(a_learner())
    fill(store, 60, options=StudyOptions(new_per_day=60))
    study_for(store, DAYS)
    store.close()
    return path


@pytest.fixture
def studied(_studied_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A collection of sixty questions that were studied until LATER."""
    path = tmp_path / "studied.db"
    shutil.copy(_studied_file, path)
    store = open_store(path, now=LATER)
    yield store
    store.close()
