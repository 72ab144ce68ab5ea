"""Compares histories.json with Anki: run by a Python that has the anki package.

TZ=UTC python tests/oracles/against_anki.py histories.json

It knows nothing of this project; docs/anki.md says what it found.
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from anki.collection import Collection

_NEAR = 1e-3


def main(path: str) -> None:
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(str(Path(folder) / "collection.anki2"))
        col.set_config("fsrs", True)
        col.set_config("rollover", 4)
        config = col.decks.config_dict_for_deck_id(1)
        config["new"]["perDay"] = config["rev"]["perDay"] = 9999
        col.decks.update_config(config)
        report("memory after answers on any days", memories(col, data["histories"]))
        for name, found in sittings(col, data["sittings"]).items():
            report(name, found)
        col.close()


def report(name: str, found: list[float]) -> None:
    apart = sum(each > _NEAR for each in found)
    sys.stdout.write(
        f"{name}: {len(found)} compared, {apart} apart, at most {max(found):.1e}\n"
    )


def a_card(col: Collection) -> Any:
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"] = "?"
    col.add_note(note, 1)
    return note.cards()[0]


def memories(col: Collection, histories: list[Any]) -> list[float]:
    """Return how far stability and difficulty are apart, relatively, at most."""
    found = []
    used: Counter[int] = Counter()
    for history in histories:
        card = a_card(col)
        for number, (moment, rating) in enumerate(history["answers"]):
            used[moment] += 1
            col.db.execute(
                "insert into revlog values (?, ?, -1, ?, 1, 1, 2500, 1000, ?)",
                moment * 1 + used[moment] - 1,
                card.id,
                rating,
                min(number, 1),
            )
        state = col.compute_memory_state(card.id)
        assert state.stability is not None
        found.append(
            max(
                abs(state.stability / history["stability"] - 1),
                abs(state.difficulty / history["difficulty"] - 1),
            )
        )
    return found


def sittings(col: Collection, wanted: list[Any]) -> dict[str, list[float]]:
    """Answer new cards now, and compare memory and waits after each sitting."""
    found: dict[str, list[float]] = {
        "memory after a sitting": [],
        "waits in steps": [],
        "days, beyond what fuzz allows": [],
    }
    for sitting in wanted:
        card = a_card(col)
        for number, rating in enumerate([*sitting["ratings"], None]):
            states = col._backend.get_scheduling_states(card.id)  # noqa: SLF001
            compare(found, states, sitting["waits"][number])
            if rating is not None:
                card.load()
                card.start_timer()
                col.sched.answer_card(
                    col.sched.build_answer(card=card, states=states, rating=rating - 1)
                )
        card.load()
        if card.memory_state:
            found["memory after a sitting"].append(
                max(
                    abs(card.memory_state.stability / sitting["stability"] - 1),
                    abs(card.memory_state.difficulty / sitting["difficulty"] - 1),
                )
            )
    return found


def compare(found: dict[str, list[float]], states: Any, ours: dict[str, Any]) -> None:
    for number, name in enumerate(("again", "hard", "good", "easy"), start=1):
        theirs = wait(getattr(states, name))
        mine = ours[str(number)]
        if len(mine) == 2 and theirs[0] == 0:
            found["waits in steps"].append(abs(theirs[1] - mine[1]))
        elif len(mine) == 1 and theirs[0]:
            fuzz = 1 + 0.15 * max(min(mine[0], 7) - 2.5, 0)
            fuzz += 0.1 * max(min(mine[0], 20) - 7, 0) + 0.05 * max(mine[0] - 20, 0)
            # Each rating's interval is at least a day longer than the one below.
            beyond = max(abs(theirs[0] - mine[0]) - round(fuzz) - number, 0)
            found["days, beyond what fuzz allows"].append(beyond)
        else:
            found["waits in steps"].append(1e6)


def wait(state: Any) -> tuple[int, int]:
    """Return days, or no days and seconds."""
    normal = state.normal
    kind = normal.WhichOneof("kind")
    if kind == "learning":
        return 0, normal.learning.scheduled_secs
    if kind == "relearning":
        return 0, normal.relearning.learning.scheduled_secs
    return normal.review.scheduled_days, 0


if __name__ == "__main__":
    main(sys.argv[1])
