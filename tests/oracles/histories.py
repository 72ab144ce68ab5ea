"""Random histories with what we make of them, for another program to check.

python -m tests.oracles.histories [HOW_MANY] > histories.json

Each has answers as milliseconds since 1970 with their ratings, the memory they lead to,
and after each the waits that the next four ratings would give: seconds in steps, else
the first and last day that the spread allows.
"""

import json
import random
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from quizapp.domain.banks import StudyOptions
from quizapp.domain.cards import Card, Rating, State
from quizapp.domain.ids import BankId, CardId, LearnerId, QuestionId
from quizapp.domain.learners import Learner
from quizapp.domain.scheduling import Scheduler

LEARNER = Learner(LearnerId("0" * 32), "Ada", day_start=4, zone="UTC")
SCHEDULER = Scheduler(StudyOptions(), LEARNER)
_BEGUN = datetime(2025, 3, 1, 12, tzinfo=UTC)
_LONGEST = 12
_HOURS = (0.05, 0.2, 3, 10, 14, 24, 60, 200, 600, 2_000)


def a_history(dice: random.Random) -> dict[str, Any]:
    """Return answers at any hour with the memory they lead to."""
    card = Card(
        CardId(f"{dice.getrandbits(128):032x}"),
        LEARNER.id,
        BankId("0" * 32),
        QuestionId("0" * 32),
    )
    moment = _BEGUN + timedelta(minutes=dice.randrange(60 * 24 * 30))
    answers = []
    for _ in range(dice.randrange(1, _LONGEST)):
        rating = dice.choice(list(Rating))
        card = SCHEDULER.review(card, rating, moment)
        answers.append((round(moment.timestamp() * 1000), int(rating)))
        moment += timedelta(hours=dice.choice(_HOURS) * dice.uniform(0.5, 1.5))
    return {
        "answers": answers,
        "stability": card.stability,
        "difficulty": card.difficulty,
    }


def same_day(ratings: list[Rating]) -> dict[str, Any]:
    """Return answers a minute apart with the waits that follow each."""
    card = Card(CardId("1" * 32), LEARNER.id, BankId("0" * 32), QuestionId("0" * 32))
    moment = _BEGUN
    waits = [_waits(card, moment)]
    for rating in ratings:
        card = SCHEDULER.review(card, rating, moment)
        waits.append(_waits(card, moment))
    return {
        "ratings": [int(rating) for rating in ratings],
        "stability": card.stability,
        "difficulty": card.difficulty,
        "waits": waits,
    }


def _waits(card: Card, moment: datetime) -> dict[str, list[int]]:
    found = {}
    for rating, after in SCHEDULER.preview(card, moment).items():
        assert after.due
        if after.state is State.REVIEW:
            days = SCHEDULER.interval(after)
            found[str(int(rating))] = [days]
        else:
            found[str(int(rating))] = [0, round((after.due - moment).total_seconds())]
    return found


def main(arguments: list[str]) -> None:
    dice = random.Random(20261126)  # noqa: S311 - not a secret
    count = int(arguments[0]) if arguments else 10_000
    sittings = [
        [dice.choice(list(Rating)) for _ in range(dice.randrange(6))]
        for _ in range(count // 20)
    ]
    json.dump(
        {
            "histories": [a_history(dice) for _ in range(count)],
            "sittings": [same_day(ratings) for ratings in sittings],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
