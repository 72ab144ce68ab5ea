"""The steps of browse.feature."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then

from quizapp.domain.browsing import Order
from quizapp.domain.cards import Rating
from quizapp.domain.searches.parsing import parse
from quizapp.gui.browse.view import BrowseView
from quizapp.services import study
from quizapp.services.banks import new_cards
from tests.factories import a_bank, a_question
from tests.features.conftest import Desk

scenarios("browse.feature")


def view(desk: Desk) -> BrowseView:
    (found,) = desk.window.findChildren(BrowseView)
    return found


def found(desk: Desk, text: str) -> int:
    learner = desk.collection.learner
    with desk.collection.store.read() as tx:
        return len(tx.browsing.find(parse(text), Order(), learner, desk.now))


@given(
    parsers.parse(
        "a learner with {harbour:d} cards about the harbour and {sea:d} about the sea"
    )
)
def _cards(desk: Desk, harbour: int, sea: int) -> None:
    learner, store = desk.collection.learner, desk.collection.store
    stems = [f"About the harbour {n}?" for n in range(harbour)]
    stems += [f"About the sea {n}?" for n in range(sea)]
    with store.write() as tx:
        tx.banks.remove(*tx.banks.all())
        tx.banks.add(a_bank())
        made = [a_question(stem=stem) for stem in stems]
        tx.questions.add(*made)
        cards = [card for question in made for card in new_cards(question, learner)]
        tx.cards.add(*cards)
    for card in cards:
        for days in (10, 8):
            moment = desk.now - timedelta(days=days)
            study.rate_card(store, card.id, Rating.EASY, moment)


@then(parsers.parse("{count:d} cards are listed"))
def _listed(desk: Desk, count: int) -> None:
    desk.qtbot.waitUntil(lambda: view(desk).rows.rowCount() == count)


@then(parsers.parse("{count:d} cards are picked"))
def _picked(desk: Desk, count: int) -> None:
    assert view(desk).table.picked_count() == count
    assert view(desk).found.text().endswith(f"{count} picked")


@then(parsers.parse("{count:d} cards are suspended"))
def _suspended(desk: Desk, count: int) -> None:
    assert found(desk, "is:suspended") == count


@then(parsers.re("a search for (?P<text>.+) finds (?P<count>.+)"))
def _finds(desk: Desk, text: str, count: str) -> None:
    desk.qtbot.waitUntil(lambda: found(desk, text) == int(count))


@then(parsers.parse('undo is called "{name}"'))
def _undo(desk: Desk, name: str) -> None:
    assert desk.window.actions_["undo"].text() == name


@then(parsers.re('the search is "(?P<text>.*)"'))
def _search(desk: Desk, text: str) -> None:
    assert view(desk).field.text() == text
    assert not view(desk).field.popup.isVisible()


@then(parsers.parse('the details ask "{stem}"'))
def _details(desk: Desk, stem: str) -> None:
    details = view(desk).details
    assert details.isVisible()
    desk.qtbot.waitUntil(lambda: details.prompt.text == stem)
    assert details.history.rowCount() == 2


@then("the details are put away")
def _put_away(desk: Desk) -> None:
    assert not view(desk).details.isVisible()
    assert QApplication.focusWidget() is view(desk).table


@then(parsers.parse('the error begins with "{words}"'))
def _error(desk: Desk, words: str) -> None:
    assert view(desk).problem.isVisible()
    assert view(desk).problem.text().startswith(words)
