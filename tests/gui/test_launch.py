import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from pytestqt.qtbot import QtBot

from quizapp.app import main
from quizapp.gui import holding, launch
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.paths import find_paths
from quizapp.settings import Settings
from quizapp.store.lock import Lock

_START = """
import sys
from quizapp.app import main
assert main(["--quit-after-paint"]) == 0
heavy = ("spacy", "numpy", "alembic", "sqlalchemy.orm", "fsrs")
print(*[name for name in heavy if name in sys.modules], sep="\\n")
"""


def started(home: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _START],
        env=os.environ | {"QUIZAPP_HOME": str(home)} | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_today_is_painted_without_what_costs_time(tmp_path: Path) -> None:
    first = started(tmp_path / "home")
    assert first.stdout.split() == ["frame", "today"], first.stderr
    again = started(tmp_path / "home")
    assert again.stdout.split() == ["frame", "today"], again.stderr


def test_without_a_display_the_app_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err


def test_a_second_start_brings_the_first_window_forward(
    qtbot: QtBot, home: Path
) -> None:
    paths = find_paths()
    lock = Lock(paths.lock)
    launch.application(Settings())
    window = MainWindow(paths, Settings())
    qtbot.addWidget(window)
    window.showMinimized()
    launch.listen(window, paths)
    process = QProcess()
    process.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
    with qtbot.waitSignal(process.finished, timeout=20_000):
        process.start(sys.executable, ["-m", "quizapp"])
    said = bytes(process.readAllStandardError().data()).decode()
    assert process.exitCode() == 0, said
    assert "open already" in said
    assert not window.isMinimized()
    lock.release()


def test_a_collection_that_cannot_be_opened_is_told_of_in_the_window(
    qtbot: QtBot, home: Path
) -> None:
    home.mkdir()
    (home / "collection.db").write_bytes(b"not a database" * 100)
    paths = find_paths()
    launch.application(Settings())
    window = MainWindow(paths, Settings())
    qtbot.addWidget(window)
    window.show()
    close = launch.fill(window, paths, Lock(paths.lock))
    assert window.messages.isVisible()
    assert window.page == ""
    close()
    Lock(paths.lock).release()
    assert (home / "collection.db").read_bytes() == b"not a database" * 100


def test_after_an_unclean_exit_the_collection_is_checked_and_backed_up(
    qtbot: QtBot, home: Path
) -> None:
    paths = find_paths()
    launch.application(Settings())
    window = MainWindow(paths, Settings())
    qtbot.addWidget(window)
    window.show()
    close = launch.fill(window, paths, Lock(paths.lock))
    (backend,) = window.findChildren(Backend)
    holding.tend(window, backend, paths)
    qtbot.waitUntil(lambda: len(list(paths.backups.glob("*.db"))) == 1)
    assert window.page == "today"
    close()
