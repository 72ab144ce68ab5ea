"""Fit the ranker's weights to labelled questions and report what it gains.

Run from the checkout, with the project installed: python -m tests.training.train
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.ids import ArticleId, named_id
from quizapp.domain.work import finish
from quizapp.generate.languages.en.pipeline import generate

HERE = Path(__file__).parent
ARTICLES = (HERE / "articles", HERE.parent / "data" / "articles")
LABELS = HERE / "labels"
HANDMADE = HERE / "handmade.json"
REPORT = HERE / "REPORT.md"
WEIGHTS = HERE.parents[1] / "quizapp/generate/languages/en/data/weights.json"

RARE = 8  # a feature that fewer labels show is left out
STIFFNESS = 16.0  # of the penalty on weights, in units of the spread of a feature
FIRST = 10

Features = dict[str, float]
Numbers = npt.NDArray[np.float64]
Model = tuple[float, Features]


@dataclass(frozen=True, slots=True)
class Label:
    """A question with its features and the verdict on it; place is where it stood."""

    group: str
    features: Features
    keep: bool
    place: int


def labels() -> list[Label]:
    """Return all labels, those of articles here with the features they have now."""
    found: list[Label] = []
    for file in sorted(LABELS.glob("*.jsonl")):
        lines = file.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        found += [_stored(row) for row in rows if "features" in row]
        found += _made_again([row for row in rows if "features" not in row])
    return found


def fit(rows: Sequence[Label], stiffness: float = STIFFNESS) -> Model:
    """Return bias and weights of the logistic model that fits best.

    Newton's method on the penalised likelihood (Hastie, Tibshirani and Friedman, The
    Elements of Statistical Learning, section 4.4.1), on standardised features.
    """
    names = _names(rows)
    data = np.array([[row.features.get(n, 0.0) for n in names] for row in rows])
    verdicts = np.array([float(row.keep) for row in rows])
    middle, spread = data.mean(axis=0), data.std(axis=0)
    columns = np.hstack([np.ones((len(rows), 1)), (data - middle) / spread])
    penalty = np.diag([0.0, *[stiffness] * len(names)])
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (verdicts - likely) - penalty @ weights
        curve = (columns.T * (likely * (1 - likely))) @ columns + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    scaled = weights[1:] / spread
    bias = float(weights[0] - scaled @ middle)
    return bias, dict(zip(names, map(float, scaled), strict=True))


def value(model: Model, row: Label) -> float:
    """Return what a model thinks of a question, before it is made a likelihood."""
    bias, weights = model
    return bias + sum(weights.get(n, 0.0) * v for n, v in row.features.items())


def held_out(
    rows: Sequence[Label], learn: Callable[[Sequence[Label]], Model]
) -> list[float]:
    """Return for each label what a model thinks that never saw its article."""
    found = [0.0] * len(rows)
    for group in sorted({row.group for row in rows}):
        model = learn([row for row in rows if row.group != group])
        for at, row in enumerate(rows):
            if row.group == group:
                found[at] = value(model, row)
    return found


def area(rows: Sequence[Label], scores: Sequence[float]) -> float:
    """Return how often a kept question is scored above a rejected one (the AUC)."""
    good = np.array([s for s, row in zip(scores, rows, strict=True) if row.keep])
    bad = np.array([s for s, row in zip(scores, rows, strict=True) if not row.keep])
    above = (good[:, None] > bad[None, :]).sum()
    level = (good[:, None] == bad[None, :]).sum()
    return float((above + level / 2) / (len(good) * len(bad)))


def share(rows: Sequence[Label], scores: Sequence[float]) -> tuple[int, int]:
    """Return how many of the first of each article are kept, and how many there are."""
    groups: dict[str, list[tuple[float, int, bool]]] = defaultdict(list)
    for score, row in zip(scores, rows, strict=True):
        groups[row.group].append((-score, row.place, row.keep))
    first = [keep for each in groups.values() for *_, keep in sorted(each)[:FIRST]]
    return sum(first), len(first)


def interval(good: int, count: int) -> tuple[float, float]:
    """Return where a share lies with a certainty of 95 %.

    Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22 (1927).
    """
    z, p = 1.96, good / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(p * (1 - p) / count + z * z / (4 * count**2)) / (1 + z * z / count)
    return middle - half, middle + half


def report(rows: Sequence[Label]) -> str:
    """Return what the ranker gains on articles that it has not seen."""
    handmade = json.loads(HANDMADE.read_text(encoding="utf-8"))
    by_hand = (handmade["bias"], handmade["features"])
    seen = fit(rows)
    ways = {
        "as generated": [float(-row.place) for row in rows],
        "weights set by hand": [value(by_hand, row) for row in rows],
        "fitted, held out": held_out(rows, fit),
        "fitted, seen": [value(seen, row) for row in rows],
    }
    kept = sum(row.keep for row in rows)
    articles = len({row.group for row in rows})
    lines = [
        f"{len(rows)} labels, {articles} articles, {kept / len(rows):.1%} kept.",
        "",
        f"| order | AUC | kept of the first {FIRST} of each article | 95 % interval |",
        "|---|---|---|---|",
    ]
    for name, scores in ways.items():
        good, count = share(rows, scores)
        low, high = interval(good, count)
        lines.append(
            f"| {name} | {area(rows, scores):.3f} | {good} of {count} = "
            f"{good / count:.1%} | {low:.0%} to {high:.0%} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, write the weights and the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    rows = labels()
    bias, weights = fit(rows)
    told = report(rows)
    print(told)
    if arguments.dry:
        return
    rounded = {n: round(w, 3) for n, w in sorted(weights.items())}
    data = {"bias": round(bias, 3), "features": rounded}
    WEIGHTS.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    head = "# What the ranker gains\n\nWritten by `python -m tests.training.train`.\n\n"
    REPORT.write_text(head + told, encoding="utf-8")


def _stored(row: Mapping[str, object]) -> Label:
    return Label(
        str(row["group"]),
        dict(row["features"]),  # type: ignore[call-overload]
        bool(row["keep"]),
        int(str(row["place"])),
    )


def _made_again(rows: Sequence[Mapping[str, object]]) -> list[Label]:
    """Return the labels whose questions the generator makes today."""
    groups: dict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for row in rows:
        key = _key(str(row["question"]), str(row["answer"]))
        groups[str(row["article"])][key] = bool(row["keep"])
    found: list[Label] = []
    for name, verdicts in groups.items():
        made = _candidates(name)
        seen: set[tuple[str, str]] = set()
        for place, candidate in enumerate(made):
            key = _key(candidate.question, candidate.answer)
            if key in verdicts and key not in seen:
                seen.add(key)
                features = dict(candidate.features)
                found.append(Label(name, features, verdicts[key], place))
        print(f"{name}: {len(seen)} of {len(verdicts)} labelled questions are made")
    return found


def _candidates(name: str) -> list[Candidate]:
    """Return what the generator makes of an article, in the article's order."""
    path = next(p for f in ARTICLES if (p := f / f"{name}.txt").is_file())
    text = path.read_text(encoding="utf-8")
    made = finish(generate(Article(ArticleId(named_id(text)), "", text)))
    return sorted(made, key=lambda c: (c.evidence.start, c.evidence.end))


def _key(question: str, answer: str) -> tuple[str, str]:
    return re.sub(r"\W+", " ", question.lower()).strip(), answer.lower()


def _names(rows: Sequence[Label]) -> list[str]:
    counted: dict[str, int] = defaultdict(int)
    for row in rows:
        for name in row.features:
            counted[name] += 1
    # What every label shows alike tells nothing.
    varied = [n for n, c in counted.items() if c >= RARE]
    return sorted(
        n for n in varied if len({row.features.get(n, 0.0) for row in rows}) > 1
    )


if __name__ == "__main__":
    main()
