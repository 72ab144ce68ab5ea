"""Makes the collection that speed is measured on: python -m tests.benchmarks.collection PATH

100,000 questions in 20 banks, a fifth of them new, a tenth due, 500,000 reviews; the
same every time.
"""  # noqa: E501

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.cards import Card, Rating, Review, State, card_id
from quizapp.domain.choices import Choice
from quizapp.domain.ids import (
    BankId,
    LearnerId,
    ParametersId,
    QuestionId,
    ReviewId,
    named_id,
)
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.learners import Learner
from quizapp.domain.questions import Question
from quizapp.store.store import Store, open_store

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LEARNER = Learner(LearnerId(named_id("benchmark", "learner")), "Ada")
RARE = "zanzibar"
RARE_QUESTIONS = 500

_TODAY = LEARNER.day(NOW)
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi xo zu".split()  # noqa: SIM905


def make(
    path: Path, *, banks: int = 20, questions: int = 100_000, reviews: int = 500_000
) -> None:
    """Make the collection in a file that is not there yet."""
    dice = random.Random(20261123)  # noqa: S311 - not a secret
    store = open_store(path, now=NOW)
    with store.write() as tx:
        tx.learners.add(LEARNER)
        parameters = tx.parameters(StudyOptions())
    vocabulary = [_word(number) for number in range(20_000)]
    each = questions // banks
    rare = set(dice.sample(range(questions), min(RARE_QUESTIONS, questions)))
    for number in range(banks):
        bank = Bank(bank_id(number), f"Bank {number:02}")
        made = [
            _question(bank.id, n, dice, vocabulary, rare=n in rare)
            for n in range(number * each, (number + 1) * each)
        ]
        cards = [_card(question, dice) for question in made]
        with store.write() as tx:
            tx.banks.add(bank)
            tx.questions.add(*made)
            tx.cards.add(*cards)
        _add_reviews(store, cards, reviews // banks, parameters, dice)
    store.checkpoint()
    store.close()


def bank_id(number: int) -> BankId:
    """Return the id of a bank by its number."""
    return BankId(named_id("benchmark", "bank", str(number)))


def _add_reviews(
    store: Store,
    cards: list[Card],
    count: int,
    parameters: ParametersId,
    dice: random.Random,
) -> None:
    log = _reviews(cards, count, parameters, dice)
    with store.write() as tx:
        first = tx.sign(next(log))
        rest = [
            replace(review, device_id=first.device_id, seq=first.seq + 1 + n)
            for n, review in enumerate(log)
        ]
        tx.reviews.add(first, *rest)
        # As many numbers as were given out above are used up.
        for review in rest:
            tx.sign(review)


def _reviews(
    cards: list[Card], count: int, parameters: ParametersId, dice: random.Random
) -> Iterator[Review]:
    known = [card for card in cards if card.state is not State.NEW]
    for number in range(count):
        card = known[number % len(known)]
        first = number < len(known)
        back = (count - number) * 900 // count + 10
        moment = NOW - timedelta(days=back, seconds=dice.randrange(10_000))
        yield Review(
            id=ReviewId(f"{dice.getrandbits(128):032x}"),
            card_id=card.id,
            learner_id=card.learner_id,
            bank_id=card.bank_id,
            rating=dice.choice(list(Rating)),
            reviewed_at=moment,
            day=LEARNER.day(moment),
            due_after=moment + timedelta(days=3),
            day_after=LEARNER.day(moment) + 3,
            parameters_id=parameters,
            state_before=State.NEW if first else State.REVIEW,
            stability_before=None if first else 3.0,
            difficulty_before=None if first else 5.0,
            duration_ms=dice.randrange(2_000, 20_000),
            response="something typed",
            correct=True,
        )


def _question(
    bank: BankId, number: int, dice: random.Random, vocabulary: list[str], *, rare: bool
) -> Question:
    # Low numbers come up more often, as words do.
    words = [vocabulary[int(20_000 * dice.random() ** 3)] for _ in range(14)]
    answers = [" ".join(dice.sample(vocabulary, 2)).title() for _ in range(4)]
    if rare:
        words[3] = RARE
    body = (
        ShortAnswer((Choice(answers[0], 1.0),))
        if number % 2
        else MultipleChoice(
            tuple(Choice(a, float(not i)) for i, a in enumerate(answers))
        )
    )
    return Question(
        id=QuestionId(named_id("benchmark", "question", str(number))),
        bank_id=bank,
        stem=" ".join(words).capitalize() + "?",
        body=body,
        feedback=" ".join(words),
        tags=("benchmark",),
        created=NOW,
    )


def _card(question: Question, dice: random.Random) -> Card:
    card = Card(
        id=card_id(LEARNER.id, question.id, 0),
        learner_id=LEARNER.id,
        bank_id=question.bank_id,
        question_id=question.id,
    )
    chance = dice.random()
    if chance < 0.2:
        return card
    learning = chance < 0.2005
    due_now = chance < 0.3
    day = _TODAY - dice.randrange(30) if due_now else _TODAY + dice.randrange(1, 365)
    due = NOW + timedelta(minutes=dice.randrange(-60, 60))
    return replace(
        card,
        state=State.LEARNING if learning else State.REVIEW,
        step=0 if learning else None,
        stability=20.0 * dice.random() + 0.5,
        difficulty=1 + 9 * dice.random(),
        due=due if learning else LEARNER.day_begins(day),
        day=_TODAY if learning else day,
        last_review=NOW - timedelta(days=10),
        last_day=_TODAY - 10,
    )


def _word(number: int) -> str:
    """Return the word of a number, no two alike."""
    word = ""
    while number or len(word) < 4:
        number, which = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[which]
    return word


if __name__ == "__main__":
    make(Path(sys.argv[1]))
