from pytestqt.qtbot import QtBot

from quizapp.domain.errors import QuizError
from quizapp.domain.ids import CardId
from quizapp.domain.questions import Question
from quizapp.domain.work import Progress, Work
from quizapp.gui.backend import Backend
from quizapp.services import study
from quizapp.store.store import Store
from tests.factories import BANK, a_due_card, a_question
from tests.gui.conftest import Shelf


def test_a_change_is_told_and_can_be_undone_and_redone(
    qtbot: QtBot, backend: Backend, shelf: Shelf
) -> None:
    shelf.hold(a_question())
    with qtbot.waitSignal(backend.changed):
        backend.do(study.flag_card, shelf.card().id)
    assert shelf.card().flagged
    assert backend.next_undo
    assert backend.next_undo.action == "flag-card"
    backend.undo()
    assert not shelf.card().flagged
    assert backend.next_redo
    assert backend.next_redo.action == "flag-card"
    backend.redo()
    assert shelf.card().flagged


def test_a_refusal_is_told_and_changes_nothing(qtbot: QtBot, backend: Backend) -> None:
    with qtbot.waitSignal(backend.failed) as told:
        assert backend.do(study.flag_card, CardId("nobody")) is None
    assert told.args
    assert isinstance(told.args[0], QuizError)
    assert backend.next_undo is None


def test_work_tells_how_far_it_is_and_what_it_made(
    qtbot: QtBot, backend: Backend
) -> None:
    def work() -> Work[str]:
        yield Progress(1, 2)
        return "made"

    task = backend.begin(work())
    with qtbot.waitSignals([task.progressed, task.finished, task.ended]):
        pass


def test_work_that_fails_is_told_as_an_error(qtbot: QtBot, backend: Backend) -> None:
    def work() -> Work[str]:
        yield Progress(0)
        raise QuizError("it went wrong")

    with qtbot.waitSignal(backend.failed) as told:
        backend.begin(work())
    assert told.args
    assert str(told.args[0]) == "it went wrong."


def test_cancelled_work_ends_and_nothing_is_undone_meanwhile(
    qtbot: QtBot, backend: Backend, shelf: Shelf
) -> None:
    shelf.hold(a_question())
    backend.do(study.flag_card, shelf.card().id)

    def work() -> Work[str]:
        while True:
            yield Progress(0)

    task = backend.begin(work())
    with qtbot.waitSignal(backend.failed):
        backend.undo()
    assert shelf.card().flagged
    with qtbot.waitSignal(task.ended):
        task.cancel()
    backend.undo()
    assert not shelf.card().flagged


def test_a_large_change_is_taken_back_beside_the_window(
    qtbot: QtBot, backend: Backend, shelf: Shelf, store: Store
) -> None:
    shelf.hold(a_question())
    question = shelf_question(store)
    cards = [a_due_card(question) for _ in range(3_000)]
    with store.write() as tx:
        tx.cards.add(*cards)
        backend.remember(tx.change("add-cards"))
    with qtbot.waitSignal(backend.changed, timeout=20_000) as told:
        assert backend.undo() is None
        assert backend.working
    assert told.args
    assert told.args[0].undoing
    with store.read() as tx:
        assert tx.cards.get_many(card.id for card in cards) == ()
    with qtbot.waitSignal(backend.changed, timeout=20_000):
        backend.redo()
    with store.read() as tx:
        assert len(tx.cards.get_many(card.id for card in cards)) == 3_000


def shelf_question(store: Store) -> Question:
    with store.read() as tx:
        return tx.questions.of_bank(BANK)[0]
