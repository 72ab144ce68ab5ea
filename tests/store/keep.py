"""Makes the small collection that is kept from a release: python -m tests.store.keep X.

It goes to tests/data/collections/X.db and is never made again.
"""

import sys
from pathlib import Path

from quizapp.domain.cards import Rating
from quizapp.domain.scheduling import reviewed
from quizapp.store.backup import copy
from quizapp.store.store import open_store
from tests.factories import (
    NOW,
    a_bank,
    a_card,
    a_choice_question,
    a_learner,
    a_question,
    an_article,
    evidence,
)

FOLDER = Path(__file__).parents[1] / "data" / "collections"


def main(release: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "new.db"
    store = open_store(path, now=NOW)
    questions = [
        a_question(evidence=evidence("Mayor Ana Costa"), tags=("mayor",)),
        a_choice_question(created=NOW, modified=NOW),
        a_question(stem="Where was the festival?", feedback="It was in **Porto**."),
    ]
    with store.write() as tx:
        tx.learners.add(a_learner())
        tx.banks.add(a_bank())
        tx.articles.add(an_article(accessed=NOW))
        tx.questions.add(*questions)
        cards = [a_card(question) for question in questions]
        tx.cards.add(*cards)
        scheduler = tx.scheduler(cards[0])
        after = scheduler.review(cards[0], Rating.GOOD, NOW)
        parameters = tx.parameters(scheduler.options)
        tx.cards.replace(cards[0], after)
        review = reviewed(cards[0], after, Rating.GOOD, NOW, parameters)
        tx.reviews.add(tx.sign(review))
    store.close()
    copy(path, FOLDER / f"{release}.db")
    path.unlink()


if __name__ == "__main__":
    main(sys.argv[1])
