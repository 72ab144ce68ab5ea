"""Fits a log by fsrs-rs and judges our weights by it.

PYTHON tests/oracles/against_fsrs_rs.py LOG.csv weights.json

The Python is one that has the fsrs-rs-python package. It knows nothing of this project;
fit.py makes the weights.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import fsrs_rs_python as fsrs_rs

_DEFAULTS = list(fsrs_rs.DEFAULT_PARAMETERS)


def items(path: str) -> list[Any]:
    """Return what can be foretold: the answers before, the days since, the rating."""
    cards = defaultdict(list)
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.fromisoformat(row["review_time"])
            day = (at - timedelta(hours=4)).toordinal()
            cards[row["card_id"]].append((at, int(row["review_rating"]), day))
    found = []
    for answers in cards.values():
        reviews: list[Any] = []
        last = None
        for at, rating, day in sorted(answers):
            days = 0 if last is None else max(day - last, 0)
            if days:
                found.append((at, list(reviews), days, rating))
            reviews.append(fsrs_rs.FSRSReview(rating, days))
            last = day
    return sorted(found, key=lambda item: item[0])


def fitted(known: list[Any]) -> list[float]:
    """Return the weights that fsrs-rs fits."""
    whole = [
        fsrs_rs.FSRSItem([*reviews, fsrs_rs.FSRSReview(rating, days)])
        for _, reviews, days, rating in known
    ]
    model = fsrs_rs.FSRS(parameters=_DEFAULTS)
    return list(model.compute_parameters(whole))


def losses(weights: list[float], known: list[Any]) -> list[float]:
    model = fsrs_rs.FSRS(parameters=weights)
    factor = 0.9 ** (-1 / weights[20]) - 1
    found = []
    for _, reviews, days, rating in known:
        memory = model.memory_state(fsrs_rs.FSRSItem(reviews))
        chance = (1 + factor * days / memory.stability) ** -weights[20]
        found.append(-math.log(chance if rating > 1 else 1 - chance))
    return found


def report(name: str, found: list[float]) -> None:
    last = max(len(found) - 1, 1)
    weights = [0.25 + 0.75 * (place / last) ** 3 for place in range(len(found))]
    newer = sum(w * loss for w, loss in zip(weights, found, strict=True))
    sys.stdout.write(
        f"{name}: all alike {sum(found) / len(found):.4f},"
        f" newer ones more {newer / sum(weights):.4f}\n"
    )


def main(log: str, ours: str) -> None:
    known = items(log)
    cut = int(0.8 * len(known))
    report("defaults", losses(_DEFAULTS, known))
    report("fsrs-rs", losses(fitted(known), known))
    weights = json.loads(Path(ours).read_text(encoding="utf-8"))
    report("ours", losses(weights, known))
    report("defaults, newest fifth", losses(_DEFAULTS, known[cut:]))
    report("fsrs-rs, newest fifth unseen", losses(fitted(known[:cut]), known[cut:]))


if __name__ == "__main__":
    main(*sys.argv[1:])
