"""The steps of write.feature."""

from decimal import Decimal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QInputDialog
from pytest_bdd import given, parsers, scenarios, then, when

from quizapp.domain.cards import State
from quizapp.domain.choices import Choice
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body, Question
from quizapp.gui.library.tag_dialog import TagDialog
from quizapp.gui.write.view import WriteView
from tests.features.conftest import KEYS, Desk

scenarios("write.feature")

KEYS |= {
    name: getattr(type(KEYS["Tab"]), f"Key_{name}") for name in ("F8", "F9", "Return")
}
KEYS["Del"] = type(KEYS["Tab"]).Key_Delete
QUESTIONS: tuple[tuple[str, tuple[str, ...], Body], ...] = (
    (
        "Who did not open the harbour festival?",
        (
            *("<Tab>", "<Space>", "<Tab>", "Rui Lopes", "<Enter>", "Ana Costa"),
            *("<Enter>", "Eva Silva", "<Enter>", "All of the above"),
        ),
        MultipleChoice(
            (
                Choice("Rui Lopes", 1.0),
                Choice("Ana Costa"),
                Choice("Eva Silva"),
                Choice("All of the above"),
            )
        ),
    ),
    (
        "The festival ended on a Sunday in 2024.",
        ("<Tab>", "<Tab>", "It did."),
        TrueFalse(answer=True, if_true="It did."),
    ),
    (
        "Which mayor opened the harbour festival?",
        ("<Tab>", "Ana Costa", "<Enter>", "Costa", "<Tab>", "50"),
        ShortAnswer((Choice("Ana Costa", 1.0), Choice("Costa", 0.5))),
    ),
    ("Ana Costa opened the harbour festival [[1]]", ("<Ctrl+G>",), Cloze((("here",),))),
    (
        "Which mayor opened the harbour festivals?",
        ("<Tab>", "Ana Costa", "<Tab>", "<Space>"),
        Flashcard("Ana Costa", both_ways=True),
    ),
    (
        "Which city lies where?",
        (
            *("<Tab>", "Porto", "<Enter>", "Portugal", "<Enter>", "Lyon", "<Enter>"),
            *("France", "<Enter>", "Graz", "<Enter>", "Austria"),
        ),
        Matching(
            (
                Pair("Porto", "Portugal"),
                Pair("Lyon", "France"),
                Pair("Graz", "Austria"),
            )
        ),
    ),
    (
        "In what order did it happen?",
        ("<Tab>", "Speeches", "<Enter>", "Music", "<Enter>", "Fireworks"),
        Ordering(("Speeches", "Music", "Fireworks")),
    ),
    (
        "How many people were there on Friday?",
        ("<Tab>", "12,000", "<Tab>", "500", "<to Add a unit>", "<Space>", "people"),
        Numerical((NumericalAnswer(Decimal(12000), Decimal(500)),), (Unit("people"),)),
    ),
    (
        "Why do towns hold festivals?",
        ("<Tab>", "To meet, to trade."),
        Essay("To meet, to trade."),
    ),
    ("Read this before you go on.", (), Description()),
)


def view_of(desk: Desk) -> WriteView:
    (view,) = desk.window.findChildren(WriteView)
    return view


def stored(desk: Desk) -> tuple[Question, ...]:
    bank = view_of(desk).bank
    assert bank is not None
    with desk.collection.store.read() as tx:
        return tx.questions.of_bank(bank.id)


def signs(desk: Desk) -> set[str]:
    desk.qtbot.waitUntil(lambda: view_of(desk).surveyor.survey is not None)
    return {problem.sign.value for problem in view_of(desk).surveyor.all()}


def strike(desk: Desk, stroke: str) -> None:
    """Press a key that is named in brackets, or type."""
    if stroke.startswith("<to "):
        wanted = stroke[len("<to ") : -1]
        for _ in range(20):
            here = desk.focus()
            if isinstance(here, QAbstractButton) and here.text() == wanted:
                return
            desk.press("Tab")
        raise AssertionError(wanted)
    if stroke.startswith("<"):
        desk.press(stroke[1:-1])
    else:
        desk.qtbot.keyClicks(desk.focus(), stroke)


@given("a teacher with an empty bank")
def _empty_bank(desk: Desk) -> None:
    desk.press("Ctrl+5")

    def name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("Harbour")
        dialog.accept()

    QTimer.singleShot(0, name)
    desk.window.actions_["write-add-bank"].trigger()
    assert view_of(desk).head.banks.currentText() == "Harbour"


@when("I write a question of every kind")
def _write(desk: Desk) -> None:
    form = view_of(desk).form
    for stem, strokes, body in QUESTIONS:
        desk.press("Ctrl+Return")
        desk.press("Shift+Tab")
        assert form.kind.hasFocus()
        by = form.kind.findData(body.name) - form.kind.currentIndex()
        for _ in range(abs(by)):
            desk.press("Down" if by > 0 else "Up")
        desk.press("Tab")
        assert form.stem.hasFocus()
        strike(desk, stem.replace("[[1]]", "here"))
        for stroke in strokes:
            strike(desk, stroke)
    desk.press("Ctrl+S")


@when(parsers.parse("I press {key} until nothing is left that one key mends"))
def _mend_all(desk: Desk, key: str) -> None:
    view = view_of(desk)
    for _ in range(10):
        mendable = [p for p in view.surveyor.all() if view.surveyor.can_mend(p)]
        if mendable:
            view.problems.pick(mendable[0])
            desk.press(key)
    assert not [p for p in view.surveyor.all() if view.surveyor.can_mend(p)]


@when(parsers.parse("I press {key} {times:d} times"))
def _press_often(desk: Desk, key: str, times: int) -> None:
    for _ in range(times):
        desk.press(key)


@when("I add a tag to every question")
def _tag(desk: Desk) -> None:
    def give() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TagDialog)
        desk.qtbot.keyClicks(dialog.field, "spring")
        dialog.accept()

    desk.press("Esc")
    desk.press("Ctrl+A")
    QTimer.singleShot(0, give)
    desk.press("Ctrl+T")
    assert {question.tags for question in stored(desk)} == {("spring",)}


@then(parsers.parse("the bank has {count:d} questions"))
def _has(desk: Desk, count: int) -> None:
    assert len(stored(desk)) == count


@then(
    parsers.parse(
        "the bank has {count:d} questions of {kinds:d} kinds that can all be asked"
    )
)
def _has_kinds(desk: Desk, count: int, kinds: int) -> None:
    questions = stored(desk)
    assert len(questions) == count
    assert len({question.body.name for question in questions}) == kinds
    assert not [question for question in questions if question.missing()]


@then("each is what was typed")
def _typed(desk: Desk) -> None:
    found = [(question.stem, question.body) for question in stored(desk)]
    assert found == [(stem, body) for stem, _, body in QUESTIONS]


@then(parsers.re("the problems are (?P<named>.+)"))
def _problems(desk: Desk, named: str) -> None:
    assert signs(desk) == set(named.replace(" and ", ", ").split(", "))


@then(parsers.parse("undo is called {words}"))
def _undo_named(desk: Desk, words: str) -> None:
    assert desk.window.actions_["undo"].text() == words


@then("1 card is being learned")
def _learned(desk: Desk) -> None:
    learner = desk.collection.learner.id
    with desk.collection.store.read() as tx:
        cards = [
            c for bank in tx.banks.all() for c in tx.cards.of_bank(bank.id, learner)
        ]
    assert sum(card.state is State.LEARNING for card in cards) == 1
