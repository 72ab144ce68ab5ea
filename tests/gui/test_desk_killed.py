"""The desk is killed at any moment, and no decision that was shown is lost."""

import random
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.domain.drafts import Verdict
from quizapp.gui.backend import Backend
from quizapp.gui.generation.view import DeskView
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.paths import Paths
from quizapp.services import desk
from quizapp.settings import Settings
from quizapp.store.store import open_store
from tests.factories import NOW, a_candidate, a_learner, an_article

ROUNDS = 3
MANY = 2_000
MOST_DECISIONS = 12
ROOT = Path(__file__).parents[2]


def test_a_draft_survives_a_kill_with_every_decision_that_was_shown(
    tmp_path: Path,
) -> None:
    path = tmp_path / "collection.db"
    store = open_store(path, now=NOW)
    many = [a_candidate(question=f"Who opened festival {n}?") for n in range(MANY)]
    with store.write() as tx:
        tx.learners.add(a_learner())
    draft = desk.begin_draft(store, an_article(), many, NOW).draft
    store.close()
    dice = random.Random(3)  # noqa: S311 - not a secret
    for _ in range(ROUNDS):
        shown = decide_until_killed(path, dice.randint(1, MOST_DECISIONS))
        store = open_store(path, now=NOW)
        assert store.quick_check() == ()
        (listing,) = desk.drafts(store)
        assert listing.id == draft.id
        assert shown <= listing.kept <= shown + 1
        verdicts = [p.verdict for p in desk.open_draft(store, draft.id).proposals]
        kept = [Verdict.KEPT] * listing.kept
        assert verdicts == kept + [Verdict.OPEN] * (MANY - listing.kept)
        store.close()


def decide_until_killed(path: Path, decisions: int) -> int:
    """Keep questions by key in a window, kill it, and return how many it showed.

    It is killed while it makes the decision after these, or one soon after.
    """
    command = [sys.executable, "-m", "tests.gui.test_desk_killed", str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    lines = [process.stdout.readline() for _ in range(decisions)]
    process.kill()
    lines += process.communicate()[0].splitlines(keepends=True)
    return max(int(line) for line in lines if line.endswith("\n"))


def main(path: Path) -> None:
    application(Settings(appearance="light"))
    store = open_store(path, now=NOW)
    folder = path.parent
    window = MainWindow(Paths(folder, folder / "settings.toml", folder / "logs"))
    window.show()
    window.set_backend(Backend(store, lambda: NOW, a_learner()))
    window.show_page("desk")
    (view,) = window.findChildren(DeskView)
    (listing,) = desk.drafts(store)
    view.open_draft(listing.id)
    tell("ready")
    while view.bench.list.current is not None:
        QTest.keyClick(view.bench.list.view, Qt.Key.Key_K)
        QApplication.processEvents()
        tell(view.bench.list.kept.text().split()[0].replace(",", ""))


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
