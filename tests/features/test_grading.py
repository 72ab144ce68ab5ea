"""The steps of grading.feature."""

from dataclasses import replace
from datetime import timedelta

from pytest_bdd import given, parsers, scenarios, then, when

from quizapp.domain.cards import Rating, Review
from quizapp.domain.choices import Choice
from quizapp.domain.ids import ReviewId, new_id
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.gui import messages
from quizapp.gui.kinds.shortanswer import ShortAnswerWidget
from quizapp.services import study
from quizapp.services.banks import new_cards
from tests.factories import BANK, a_bank, a_question
from tests.features.conftest import Desk

scenarios("grading.feature")


def hold(desk: Desk, answer: str) -> None:
    """Put a question that is answered by typing into a bank of its own."""
    question = a_question(
        stem=f"Which answer is {answer}?", body=ShortAnswer((Choice(answer, 1.0),))
    )
    with desk.collection.store.write() as tx:
        if tx.banks.find(BANK) is None:
            tx.banks.add(a_bank())
        tx.questions.add(question)
        tx.cards.add(*new_cards(question, desk.collection.learner))


def log(desk: Desk) -> list[Review]:
    with desk.collection.store.read() as tx:
        cards = tx.cards.of_bank(BANK, desk.collection.learner.id)
        reviews = [review for card in cards for review in tx.reviews.of_card(card.id)]
    return sorted(reviews, key=lambda review: review.seq)


@given(parsers.parse("a learner who is asked for {answer}"))
def _asked_for(desk: Desk, answer: str) -> None:
    hold(desk, answer)
    desk.window.study((BANK,))
    assert answer in desk.study.page.stem.text


@given(parsers.parse("a learner who mostly answers within {seconds:d} seconds"))
def _mostly(desk: Desk, seconds: int) -> None:
    hold(desk, "Seoul")
    learner, store = desk.collection.learner, desk.collection.store
    with store.read() as tx:
        (card,) = tx.cards.of_bank(BANK, learner.id)
    study.rate_card(
        store,
        card.id,
        Rating.EASY,
        desk.now - timedelta(days=1),
        thought_ms=seconds * 1_000,
        correct=True,
    )
    with store.write() as tx:
        (first,) = tx.reviews.of_card(card.id)
        for _ in range(20):
            again = replace(first, id=ReviewId(new_id()))
            tx.reviews.add(tx.sign(again))


@when(parsers.parse("{seconds:d} seconds pass"))
def _pass(desk: Desk, seconds: int) -> None:
    desk.now += timedelta(seconds=seconds)


@then(parsers.parse('the difference is "{above}" to "{below}"'))
def _difference(desk: Desk, above: str, below: str) -> None:
    answer = desk.study.answer
    assert isinstance(answer, ShortAnswerWidget)
    assert answer.difference.isVisible()
    assert answer.difference.typed.toPlainText() == above.replace("[", "")
    assert answer.difference.right.accessibleName() == f"Right is: {below}"


@then(parsers.parse("{rating} is proposed"))
def _proposed(desk: Desk, rating: str) -> None:
    focused = desk.study.page.ratings.focused()
    assert focused is not None
    assert messages.rating(focused) == rating


@then(parsers.parse("the verdict is {words}"))
def _verdict(desk: Desk, words: str) -> None:
    assert desk.study.page.verdict.words.text() == words


@then("it is told that the answer was slower")
def _slower(desk: Desk) -> None:
    assert desk.study.page.verdict.reason.isVisible()
    assert desk.study.page.verdict.reason.text().startswith("20 seconds, slower")


@then(parsers.parse("the log ends with {rating}"))
def _ends_with(desk: Desk, rating: str) -> None:
    last = log(desk)[-1].rating
    assert last is not None
    assert messages.rating(last) == rating
