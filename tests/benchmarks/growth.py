"""How scheduling grows with the collection.

python -m tests.benchmarks.growth [FOLDER] [CARDS ...]

For 1,000, 10,000 and 100,000 cards with ten reviews each: the next card, an answer and
its undo in milliseconds (medians), reading and fitting the log, working out what the
fit would do to every card, writing that and taking it back in seconds. Collections are
made once and copied before they are written to.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TypeVar

from quizapp.domain.cards import Rating
from quizapp.domain.sessions import StudySession
from quizapp.domain.work import finish
from quizapp.memory.fitting import DEFAULTS, fit
from quizapp.services.decks import answers_of
from quizapp.services.history import History
from quizapp.services.optimising import plan_use, use_weights
from quizapp.services.study import next_card, rate_card
from quizapp.store.store import Store, open_store
from tests.benchmarks.collection import LEARNER, NOW, bank_id, make

T = TypeVar("T")

SIZES = (1_000, 10_000, 100_000)
_BANKS, _REVIEWS, _ANSWERS = 20, 10, 200


def measure(path: Path) -> Iterator[str]:
    """Yield what each thing takes in a collection, which is written to."""
    store = open_store(path, now=NOW)
    yield from _answering(store)
    answers = yield from _told("read log", lambda: finish(answers_of(store, LEARNER)))
    yield from _told("fit", lambda: finish(fit(answers)))
    weights = tuple(float(w) for w in (*(2 * DEFAULTS[:4]), *DEFAULTS[4:]))
    use = yield from _told(
        "plan", lambda: finish(plan_use(store, LEARNER, weights, NOW, dates=True))
    )
    history = History()
    history.push((yield from _told("write", lambda: use_weights(store, use))))
    yield from _told("undo all", lambda: history.undo(store))
    store.close()


def _answering(store: Store) -> Iterator[str]:
    banks = tuple(bank_id(number) for number in range(_BANKS))
    session = StudySession(LEARNER.id, banks, NOW)
    taken: dict[str, list[tuple[float, float]]] = {"next card": [], "answer": []}
    taken["undo"] = []
    for _ in range(_ANSWERS):
        times, asked = _timed(lambda: next_card(store, session, NOW))
        assert asked
        taken["next card"].append(times)
        history, key = History(), asked.card.id
        times, change = _timed(
            lambda key=key: rate_card(store, key, Rating.GOOD, NOW)  # type: ignore[misc]
        )
        taken["answer"].append(times)
        history.push(change)
        times, _ = _timed(lambda history=history: history.undo(store))  # type: ignore[misc]
        taken["undo"].append(times)
        history.redo(store)
    for name, all_times in taken.items():
        wall, core = (
            1000 * statistics.median(each) for each in zip(*all_times, strict=True)
        )
        yield f"{name} {wall:.2f} ms ({core:.2f} ms of a core)"


def _told(name: str, act: Callable[[], T]) -> Generator[str, None, T]:
    """Do something, tell how long it took, and return what it made."""
    (wall, core), result = _timed(act)
    yield f"{name} {wall:.2f} s ({core:.2f} s of a core)"
    return result


def _timed(act: Callable[[], T]) -> tuple[tuple[float, float], T]:
    """Return the seconds that something took by the clock and of a core."""
    begun, used = time.perf_counter(), time.process_time()
    result = act()
    return (time.perf_counter() - begun, time.process_time() - used), result


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0] if arguments else tempfile.gettempdir())
    sizes = [int(each) for each in arguments[1:]] or SIZES
    for cards in sizes:
        kept = folder / f"growth-{cards}.db"
        if not kept.exists():
            make(kept, banks=_BANKS, questions=cards, reviews=_REVIEWS * cards)
        with tempfile.TemporaryDirectory(dir=folder) as used:
            path = Path(shutil.copy(kept, Path(used) / "collection.db"))
            sys.stdout.write(f"{cards} cards, {_REVIEWS * cards} reviews\n")
            for figure in measure(path):
                sys.stdout.write(f"  {figure}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
