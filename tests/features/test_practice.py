"""The steps of practice.feature."""

from dataclasses import replace

from pytest_bdd import given, parsers, scenarios, then, when

from quizapp.domain.cards import Card
from quizapp.domain.sessions import Pick
from quizapp.gui.study.custom_dialog import CustomDialog
from tests.factories import a_bank, a_due_card, a_question, an_article, evidence
from tests.features.conftest import Desk

scenarios("practice.feature")

QUOTES = (
    "Mayor Ana Costa opened the harbour festival in Porto on Friday.",
    "About 12,000 people came.",
    "The festival ends on Sunday.",
)


def hold(desk: Desk, count: int, *, ahead: int = 0, lapses: int = 0) -> None:
    """Put questions into the collection in the place of the shipped ones."""
    learner = desk.collection.learner
    day = learner.day(desk.now) + ahead
    with desk.collection.store.write() as tx:
        tx.banks.remove(*tx.banks.all())
        tx.banks.add(a_bank())
        tx.articles.add(an_article())
        for number, quote in enumerate(QUOTES[:count]):
            question = a_question(stem=f"Question {number}?", evidence=evidence(quote))
            tx.questions.add(question)
            card = a_due_card(question, learner_id=learner.id, lapses=lapses)
            tx.cards.add(replace(card, day=day, due=learner.day_begins(day)))


def cards(desk: Desk) -> list[Card]:
    with desk.collection.store.read() as tx:
        return list(tx.cards.of_bank(a_bank().id, desk.collection.learner.id))


@given(parsers.re(r"a learner whose (?P<count>\d) cards are due (?P<when>\w+)"))
def _due(desk: Desk, count: str, when: str) -> None:
    hold(desk, int(count), ahead={"today": 0, "tomorrow": 1}[when])
    desk.before = cards(desk)


@given(parsers.parse("a learner with a card that was forgotten {lapses:d} times"))
def _forgotten(desk: Desk, lapses: int) -> None:
    hold(desk, 1, lapses=lapses)


@when(parsers.re(r"I answer (?P<how>rightly|wrongly) (?P<times>\d) times?"))
def _answer(desk: Desk, how: str, times: str) -> None:
    for _ in range(int(times)):
        assert desk.study.asking
        desk.first = desk.first or desk.study.page.stem.text
        words = "Ana Costa" if how == "rightly" else "somebody"
        desk.qtbot.keyClicks(desk.focus(), words)
        desk.press("Enter")
        desk.press("Enter")


@then(parsers.parse("the summary says {words}"))
def _summary(desk: Desk, words: str) -> None:
    assert not desk.study.asking
    assert desk.study.summary.isVisible()
    assert desk.study.summary.headline.text() == words


@then(parsers.parse("the progress begins with {words}"))
def _progress(desk: Desk, words: str) -> None:
    assert desk.study.page.header.progress.text().startswith(words)


@then("every card is as it was")
def _untouched(desk: Desk) -> None:
    assert cards(desk) == desk.before


@then("cramming is chosen")
def _cramming(desk: Desk) -> None:
    (dialog,) = desk.window.findChildren(CustomDialog)
    desk.qtbot.waitUntil(dialog.cram.isChecked)


@then(parsers.parse("{count:d} card was forgotten today"))
def _picks(desk: Desk, count: int) -> None:
    (dialog,) = desk.window.findChildren(CustomDialog)
    assert dialog.picks[Pick.MISSED].isChecked()
    assert dialog.picks[Pick.MISSED].text() == f"Forgotten today: {count} card"


@then(parsers.parse("the summary names {count:d} missed questions"))
def _missed(desk: Desk, count: int) -> None:
    assert len(desk.study.summary.missed.entries) == count


@then(parsers.parse("the passage proves the missed question {number:d}"))
def _proves(desk: Desk, number: int) -> None:
    summary = desk.study.summary
    entry = summary.missed.entries[number - 1]
    assert entry.hasFocus()
    assert entry.asked.question.evidence
    shown = summary.passage.text.toPlainText()
    assert summary.passage.isVisible()
    assert entry.asked.question.evidence.quote in shown


@then("the whole article is beside the summary")
def _whole(desk: Desk) -> None:
    shown = desk.study.summary.passage.text.toPlainText()
    assert all(quote in shown for quote in QUOTES)


@then(
    parsers.parse(
        "help with a card that was forgotten {lapses:d} times is on the screen"
    )
)
def _help(desk: Desk, lapses: int) -> None:
    page = desk.study.leech
    assert page.isVisible()
    assert f"{lapses} times" in page.headline.text()
    assert page.given.text() == "You answered: “somebody”"
    assert page.go_on.hasFocus()


@then("the passage that proves its answer is shown")
def _leech_proof(desk: Desk) -> None:
    passage = desk.study.leech.passage
    assert passage.isVisible()
    assert QUOTES[0] in passage.text.toPlainText()


@then("the card is suspended")
def _suspended(desk: Desk) -> None:
    (card,) = cards(desk)
    assert card.suspended
