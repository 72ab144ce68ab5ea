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
from collections.abc import Callable
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


def measure(path: Path) -> dict[str, str]:
    """Return what each thing takes in a collection, which is written to."""
    store = open_store(path, now=NOW)
    found = _answering(store)
    seconds, answers = _timed(lambda: finish(answers_of(store, LEARNER)))
    found["read log"] = f"{seconds:.2f} s"
    seconds, _ = _timed(lambda: finish(fit(answers)))
    found["fit"] = f"{seconds:.2f} s"
    weights = tuple(float(w) for w in (*(2 * DEFAULTS[:4]), *DEFAULTS[4:]))
    seconds, use = _timed(
        lambda: finish(plan_use(store, LEARNER, weights, NOW, dates=True))
    )
    found["plan"] = f"{seconds:.2f} s"
    history = History()
    seconds, change = _timed(lambda: use_weights(store, use))
    found["write"] = f"{seconds:.2f} s"
    history.push(change)
    seconds, _ = _timed(lambda: history.undo(store))
    found["undo all"] = f"{seconds:.2f} s"
    store.close()
    return found


def _answering(store: Store) -> dict[str, str]:
    banks = tuple(bank_id(number) for number in range(_BANKS))
    session = StudySession(LEARNER.id, banks, NOW)
    nexts, answers, undos = [], [], []
    for _ in range(_ANSWERS):
        seconds, asked = _timed(lambda: next_card(store, session, NOW))
        assert asked
        nexts.append(seconds)
        history = History()
        key = asked.card.id
        seconds, change = _timed(
            lambda key=key: rate_card(store, key, Rating.GOOD, NOW)  # type: ignore[misc]
        )
        answers.append(seconds)
        history.push(change)
        undos.append(_timed(lambda history=history: history.undo(store))[0])  # type: ignore[misc]
        history.redo(store)
    named = (("next card", nexts), ("answer", answers), ("undo", undos))
    return {name: f"{1000 * statistics.median(s):.2f} ms" for name, s in named}


def _timed(act: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = act()
    return time.perf_counter() - begun, result


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0] if arguments else tempfile.gettempdir())
    sizes = [int(each) for each in arguments[1:]] or SIZES
    for cards in sizes:
        kept = folder / f"growth-{cards}.db"
        if not kept.exists():
            make(kept, banks=_BANKS, questions=cards, reviews=_REVIEWS * cards)
        with tempfile.TemporaryDirectory(dir=folder) as used:
            path = Path(shutil.copy(kept, Path(used) / "collection.db"))
            found = measure(path)
        figures = ", ".join(f"{name} {figure}" for name, figure in found.items())
        sys.stdout.write(f"{cards} cards, {_REVIEWS * cards} reviews: {figures}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
