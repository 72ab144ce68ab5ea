"""How Browse grows: python -m tests.benchmarks.browsing [FOLDER [SIZE…]]

Collections of 1,000, 10,000 and 100,000 cards, with ten answers each, are made in the
folder where they are not there yet. Times are milliseconds of the processor, the median
of some runs: what a clock shows where nothing else is done, but for waits for a disk.
The window is real and painted, without a screen.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.domain.browsing import Column, Order
from quizapp.domain.changes import Change
from quizapp.domain.searches.parsing import parse
from quizapp.domain.work import finish
from quizapp.gui.backend import Backend
from quizapp.gui.browse.view import BrowseView
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.paths import Paths
from quizapp.services import browsing
from quizapp.services.history import History
from quizapp.settings import Settings
from quizapp.store.store import Store, open_store
from tests.benchmarks.collection import LEARNER, NOW, bank_id, make

SIZES = (1_000, 10_000, 100_000)
ANSWERS = 10
RUNS = 9
SEARCHES = (
    *("", "zanzibar", "b", "ba ce", '"zanzibar"', "*anzi*", "is:due", "is:new"),
    *("is:suspended", "bank:*03", "tag:benchmark", "kind:multichoice", "added:7"),
    *("prop:stability<10", "prop:r<90%", "prop:reps>9", "rated:1", "rated:30:again"),
    *("rated:365", "rated:365:again", "is:due (zanzibar or -kind:cloze)"),
)

Rows = dict[str, dict[int, float]]


def timed(
    use: Callable[[], object], runs: int = RUNS, before: Callable[[], object] = list
) -> float:
    """Return how many milliseconds something takes, the median of some runs."""
    taken = []
    for _ in range(runs):
        before()
        began = time.process_time()
        use()
        taken.append(1000 * (time.process_time() - began))
    return statistics.median(taken)


def of_store(store: Store) -> dict[str, float]:
    """Return the times of the queries alone."""

    def find(text: str, order: Order) -> Callable[[], object]:
        def once() -> object:
            with store.read() as tx:
                return tx.browsing.find(parse(text), order, LEARNER, NOW)

        return once

    found = {f"find {text or 'all'}": timed(find(text, Order())) for text in SEARCHES}
    for column in Column:
        found[f"sort {column}"] = timed(find("", Order(column)), 5)
    return found


def of_window(store: Store, folder: Path) -> dict[str, float]:
    """Return the times from a key or a call to the painted page."""
    paths = Paths(folder, folder / "settings.toml", folder / "logs")
    window = MainWindow(paths, Settings(appearance="light"))
    window.resize(1280, 800)
    window.show()
    window.set_backend(Backend(store, lambda: NOW, LEARNER))
    QApplication.processEvents()
    found = {"open, the first time": timed(lambda: turn(window, "browse"), 1)}
    found["open, coming back"] = timed(
        lambda: turn(window, "browse"), before=lambda: turn(window, "today")
    )
    (view,) = window.findChildren(BrowseView)
    found["show a search (ba)"] = timed(
        lambda: shown(view, "ba"), before=lambda: shown(view, "zanzibar")
    )
    found["show a search (zanzibar)"] = timed(
        lambda: shown(view, "zanzibar"), before=lambda: shown(view, "ba")
    )
    shown(view, "")
    found["a page further"] = timed(lambda: press(view, Qt.Key.Key_PageDown), 60)
    found["to the last row"] = timed(
        lambda: press(view, Qt.Key.Key_End), before=lambda: press(view, Qt.Key.Key_Home)
    )
    found["sort by due, painted"] = timed(lambda: sort(view, Column.DUE), 5)
    view.table.selectRow(0)
    found["details"] = timed(
        lambda: press(view, Qt.Key.Key_Space),
        before=lambda: press(view, Qt.Key.Key_Down),
    )
    view.table.selectAll()
    found["all keys that are picked"] = timed(view.table.picked)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return found


def turn(window: MainWindow, page: str) -> None:
    window.show_page(page)
    QApplication.processEvents()


def shown(view: BrowseView, text: str) -> None:
    view.field.setText(text)
    view.show_found()
    QApplication.processEvents()


def press(view: BrowseView, key: Qt.Key) -> None:
    QTest.keyClick(view.table, key)
    QApplication.processEvents()


def sort(view: BrowseView, column: Column) -> None:
    view.rows.sort(-1)
    view.rows.sort(view.rows.columns.index(column))
    QApplication.processEvents()


def of_changes(store: Store) -> dict[str, float]:
    """Return the times of changing every card and taking that back."""
    with store.read() as tx:
        keys = tx.browsing.find(parse(""), Order(), LEARNER, NOW)
    actions: dict[str, Callable[[], Change]] = {
        "flag": lambda: browsing.flag(store, keys),
        "suspend": lambda: browsing.suspend(store, keys),
        "bury": lambda: browsing.bury(store, keys, LEARNER, NOW),
        "tag": lambda: browsing.tag(store, keys, ["more"]),
        "move": lambda: browsing.move(store, keys, bank_id(3)),
        "reschedule": lambda: finish(
            browsing.reschedule(store, keys, (1, 30), LEARNER, NOW)
        ),
        "reset": lambda: browsing.reset(store, keys, LEARNER, NOW),
    }
    found = {}
    history = History()
    for name, action in actions.items():
        found[f"{name} all"] = timed(partial(do, history, action), 1)
        found[f"undo {name}"] = timed(partial(history.undo, store), 1)
    one = partial(do, history, partial(browsing.flag, store, keys[:1]))
    found["flag one"] = timed(one)
    found["undo flag one"] = timed(partial(history.undo, store), before=one)
    return found


def do(history: History, action: Callable[[], Change]) -> None:
    history.push(action())


def measured(path: Path) -> dict[str, float]:
    """Return all times on a copy of a collection, and the memory that was taken."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "collection.db"
        shutil.copy(path, copied)
        store = open_store(copied, now=NOW)
        found = of_store(store) | of_window(store, Path(folder)) | of_changes(store)
        store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found | {"largest resident, MiB": peak}


def main(arguments: list[str]) -> None:
    """Print a table: a line for each thing done, a column for each size."""
    folder = Path(arguments[0] if arguments else tempfile.gettempdir())
    sizes = tuple(map(int, arguments[1:])) or SIZES
    application(Settings(appearance="light"))
    table: Rows = {}
    for size in sizes:
        path = folder / f"browsing-{size}.db"
        if not path.exists():
            make(path, questions=size, reviews=size * ANSWERS)
        for name, value in measured(path).items():
            table.setdefault(name, {})[size] = value
    heads = "".join(f"{size:>12,}" for size in sizes)
    sys.stdout.write(f"{'ms':40}{heads}\n")
    for name, values in table.items():
        cells = "".join(f"{values[size]:>12.1f}" for size in sizes)
        sys.stdout.write(f"{name:40}{cells}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
