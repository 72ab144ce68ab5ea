"""Study is killed at any moment, and nothing that was acknowledged is lost.

To run more rounds than the test does: python -m tests.services.test_killed 100
"""

import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from quizapp.domain.cards import Rating
from quizapp.domain.ids import CardId
from quizapp.services import banks, study
from quizapp.store.store import open_store
from tests.factories import BANK, NOW, a_bank, a_learner, a_question

ROUNDS = 4
LONGEST_LIFE = 0.25
ROOT = Path(__file__).parents[2]


def test_nothing_acknowledged_is_lost_when_study_is_killed(tmp_path: Path) -> None:
    assert killed_rounds(tmp_path, ROUNDS, seed=1) > 0


def killed_rounds(folder: Path, rounds: int, seed: int) -> int:
    """Kill study this often, check the collection each time, return the answers."""
    path = folder / "collection.db"
    make_collection(path)
    dice = random.Random(seed)  # noqa: S311 - not a secret
    acknowledged: list[str] = []
    for number in range(rounds):
        answers = kill_one(path, number, dice.uniform(0, LONGEST_LIFE))
        acknowledged += answers
        check(path, acknowledged, unclean=bool(answers))
    return len(acknowledged)


def make_collection(path: Path) -> None:
    store = open_store(path, now=NOW)
    questions = [a_question(stem=f"Question {n}?") for n in range(3_000)]
    with store.write() as tx:
        tx.learners.add(a_learner())
        bank = a_bank()
        tx.banks.add(bank)
        tx.questions.add(*questions)
        tx.cards.add(*(c for q in questions for c in banks.new_cards(q, a_learner())))
    store.close()


def kill_one(path: Path, number: int, life: float) -> list[str]:
    """Study in a process that is killed in the midst, return what it acknowledged."""
    command = [sys.executable, "-m", "tests.services.test_killed", str(path)]
    process = subprocess.Popen(
        [*command, str(number)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    try:
        process.wait(life)
    except subprocess.TimeoutExpired:
        process.kill()
    lines = process.communicate()[0].splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


def check(path: Path, acknowledged: list[str], *, unclean: bool) -> None:
    store = open_store(path, now=NOW)
    assert store.needs_check or not unclean
    assert store.quick_check() == ()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with store.read() as tx:
        assert not tx.counts.recount()
        for line in acknowledged:
            card_id, seq = line.split()
            assert int(seq) in [r.seq for r in tx.reviews.of_card(CardId(card_id))]
    store.close()


def study_until_killed(path: Path, number: int) -> None:
    """Answer cards on a day of this number, saying each that is stored."""
    store = open_store(path, now=NOW)
    now = NOW + timedelta(days=number)
    session = study.start(a_learner(), (BANK,), now)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while asked := study.next_card(store, session, now):
        study.rate_card(store, asked.card.id, Rating.EASY, now)
        with store.read() as tx:
            seq = tx.reviews.of_card(asked.card.id)[-1].seq
        sys.stdout.write(f"{asked.card.id} {seq}\n")
        sys.stdout.flush()


def main(arguments: list[str]) -> None:
    if len(arguments) == 2:
        study_until_killed(Path(arguments[0]), int(arguments[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            answers = killed_rounds(Path(folder), int(arguments[0]), seed=2)
        sys.stdout.write(f"{answers} answers acknowledged, none lost\n")


if __name__ == "__main__":
    main(sys.argv[1:])
