import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from quizapp.domain.banks import StudyOptions
from quizapp.gui import garbage
from quizapp.store.store import Store, open_store
from tests.factories import NOW, a_learner
from tests.studying import DAYS, LATER, fill, study_for
from tests.web import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes depends on what else the machine does.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")


@pytest.fixture(autouse=True, scope="module")
def _garbage_of_windows_is_collected_here() -> Iterator[None]:
    """A worker that collected it would destroy widgets off their thread."""
    garbage.stop()
    yield
    gc.collect()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for whatever the app writes."""
    folder = tmp_path / "home"
    monkeypatch.setenv("QUIZAPP_HOME", str(folder))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new collection with one learner."""
    opened = open_store(tmp_path / "collection.db", now=NOW)
    with opened.write() as tx:
        tx.learners.add(a_learner())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _studied_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("studied") / "collection.db"
    opened = open_store(path, now=NOW)
    with opened.write() as tx:
        tx.learners.add(a_learner())
    fill(opened, 60, options=StudyOptions(new_per_day=60))
    study_for(opened, DAYS)
    opened.close()
    return path


@pytest.fixture
def studied(_studied_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A collection of sixty questions that were studied until LATER."""
    path = tmp_path / "studied.db"
    shutil.copy(_studied_file, path)
    opened = open_store(path, now=LATER)
    yield opened
    opened.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A web site on this machine, empty as yet."""
    server = Server()
    yield server
    server.close()
