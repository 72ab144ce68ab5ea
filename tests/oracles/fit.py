"""Fits the model to a log in a CSV file and says what that is worth.

python -m tests.oracles.fit LOG.csv > weights.json

The file has the columns card_id, review_rating and review_time (ISO 8601); days begin
at four o'clock, UTC. against_fsrs_rs.py judges the same log, and these weights.
"""

import csv
import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from quizapp.domain.work import finish
from quizapp.memory.fitting import fit
from quizapp.memory.histories import Answers
from quizapp.memory.loss import Predicted

_DAY_BEGINS = timedelta(hours=4)


def read(path: Path) -> Answers:
    """Return the answers of a log in the order they were given."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            (datetime.fromisoformat(row["review_time"]), row["card_id"], row)
            for row in csv.DictReader(file)
        )
    numbers = {card: number for number, card in enumerate({c for _, c, _ in rows})}
    return Answers(
        np.array([numbers[card] for _, card, _ in rows], np.int64),
        np.array([int(row["review_rating"]) for *_, row in rows], np.int64),
        np.array([(at - _DAY_BEGINS).toordinal() for at, *_ in rows], np.int64),
    )


def by_age(found: Predicted) -> float:
    """Return the log loss with newer answers counting more, as fsrs-rs weighs them."""
    surprise = -np.log(np.where(found.recalled > 0, found.chance, 1 - found.chance))
    age = np.arange(len(surprise)) / max(len(surprise) - 1, 1)
    return float(np.average(surprise, weights=0.25 + 0.75 * age**3))


def main(path: str) -> None:
    answers = read(Path(path))
    begun = time.process_time()
    found = finish(fit(answers))
    seconds = time.process_time() - begun
    json.dump(found.weights, sys.stdout)
    for name, before, after in (
        ("all alike", found.before.log_loss, found.after.log_loss),
        ("newer ones more", by_age(found.before), by_age(found.after)),
        ("unseen", found.held_out_before.log_loss, found.held_out_after.log_loss),
    ):
        sys.stderr.write(f"{name}: defaults {before:.4f}, fitted {after:.4f}\n")
    sys.stderr.write(f"{len(answers)} answers, {seconds:.2f} s of a core\n")


if __name__ == "__main__":
    main(sys.argv[1])
