"""Writes reviews to a collection until it is killed, telling each that is kept."""

import sys
from pathlib import Path

from quizapp.domain.cards import Rating
from quizapp.domain.scheduling import reviewed
from quizapp.store.store import open_store
from tests.factories import BANK, LEARNER, NOW


def main(path: Path) -> None:
    store = open_store(path, now=NOW)
    number = 0
    while True:
        number += 1
        with store.write() as tx:
            cards = list(tx.cards.of_bank(BANK, LEARNER))
            before = cards[number % len(cards)]
            scheduler = tx.scheduler(before)
            after = scheduler.review(before, Rating.GOOD, NOW)
            tx.cards.replace(before, after)
            parameters = tx.parameters(scheduler.options)
            review = reviewed(before, after, Rating.GOOD, NOW, parameters)
            tx.reviews.add(tx.sign(review))
        sys.stdout.write(f"{review.id}\n")
        sys.stdout.flush()
        if number % 50 == 0:
            store.checkpoint()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
