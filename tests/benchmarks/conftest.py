import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.store.store import Store, open_store
from tests.benchmarks.collection import NOW, make


@pytest.fixture(scope="session")
def big_file() -> Path:
    """The benchmark collection, made once: BENCHMARK_COLLECTION says where."""
    named = os.environ.get("BENCHMARK_COLLECTION")
    path = Path(named or Path(tempfile.gettempdir()) / "quizapp-benchmark.db")
    if not path.exists():
        make(path)
    return path


@pytest.fixture(scope="session")
def big(big_file: Path) -> Iterator[Store]:
    store = open_store(big_file, now=NOW)
    yield store
    store.close()
