"""What kinds show and take beyond plain words, in the real window."""

from collections.abc import Sequence
from decimal import Decimal
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating
from quizapp.domain.choices import Choice
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.media import reference
from quizapp.domain.questions import Body
from quizapp.gui.kinds.cloze import ClozeWidget
from quizapp.gui.kinds.matching import MatchingWidget
from quizapp.gui.kinds.multichoice import MultipleChoiceWidget
from quizapp.gui.kinds.numerical import NumericalWidget
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.view import StudyView
from quizapp.services.media import keep_media
from quizapp.store.store import Store
from tests.factories import a_question
from tests.gui.conftest import Shelf, study_view

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
RED = QColor(200, 30, 40)
PLACES = Matching((Pair("Ada", "London"), Pair("Eva", "Lima")), ("Oslo",))
PICKED = Cloze((("Kim",),), (("Putin", "Lavrov"),))


class Room:
    """The window with one question to answer."""

    def __init__(self, qtbot: QtBot, window: MainWindow, shelf: Shelf) -> None:
        self.qtbot, self.window, self.shelf = qtbot, window, shelf

    def ask(self, body: Body, stem: str = "[[1]]?") -> StudyView:
        self.shelf.hold(a_question(stem=stem, body=body))
        self.window.study(())
        QApplication.processEvents()
        return study_view(self.window)

    def press(self, *keys: Key) -> None:
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            self.qtbot.keyClick(target, key)


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow, shelf: Shelf) -> Room:
    return Room(qtbot, window, shelf)


@pytest.fixture
def picture(store: Store, app: QApplication) -> str:
    """The Markdown of a red picture that is kept."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return reference(keep_media(store, bytes(content.data())), "a red flag")


def shows(widget: QWidget, colour: QColor) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


def drag(qtbot: QtBot, widget: QWidget, to: QPoint) -> None:
    qtbot.mousePress(widget, LEFT, pos=widget.rect().center())
    for step in (QPoint(30, 30), QPoint(2, 2), QPoint(0, 0)):
        qtbot.mouseMove(widget, widget.mapFromGlobal(to - step))
    qtbot.mouseRelease(widget, LEFT, pos=widget.mapFromGlobal(to))


def test_choices_show_markdown_and_pictures(room: Room, picture: str) -> None:
    texts = ("**Lima**", f"{picture} Peru", "plain")
    choices = tuple(Choice(text, float(not i)) for i, text in enumerate(texts))
    view = room.ask(MultipleChoice(choices))
    answer = view.answer
    assert isinstance(answer, MultipleChoiceWidget)
    rows = {row.text(): row for row in answer.choices.rows}
    assert set(rows) == {"Lima", "a red flag Peru", "plain"}
    assert [text for text, row in rows.items() if shows(row, RED)] == [
        "a red flag Peru"
    ]
    assert rows["a red flag Peru"].height() > rows["plain"].height()
    room.press(Key(Key.Key_A + answer.choices.rows.index(rows["Lima"])))
    room.press(Key.Key_Return)
    assert view.page.verdict.words.text() == "Right"
    assert answer.words() == "Lima"


def test_stems_rows_and_feedback_show_pictures(room: Room, picture: str) -> None:
    view = room.ask(Ordering((picture, "b", "c")), stem=f"In order {picture}?")
    assert shows(view.page.stem, RED)
    assert shows(view.answer, RED)


def test_more_choices_than_letters_are_offered_and_clicked(room: Room) -> None:
    choices = tuple(Choice(f"choice {n}", float(n == 0)) for n in range(30))
    view = room.ask(MultipleChoice(choices))
    answer = view.answer
    assert isinstance(answer, MultipleChoiceWidget)
    rows = answer.choices.rows
    assert len(rows) == 30
    room.qtbot.mouseClick(rows[29], LEFT)
    assert answer.choices.chosen == {29}
    room.press(Key.Key_Space)
    assert view.page.verdict.isVisible()


def test_answers_are_dragged_to_where_they_belong(room: Room) -> None:
    view = room.ask(PLACES)
    answer = view.answer
    assert isinstance(answer, MatchingWidget)
    chips = {chip.text(): chip for chip in answer.chips.chips}
    assert set(chips) == {"London", "Lima", "Oslo"}
    for place, text in enumerate(("London", "Lima")):
        row = answer.rows[place]
        drag(room.qtbot, chips[text], row.mapToGlobal(row.rect().center()))
    assert answer.words() == "Ada → London; Eva → Lima"
    assert [text for text, chip in chips.items() if not chip.isChecked()] == ["Oslo"]
    room.press(Key.Key_Return)
    assert view.page.verdict.words.text() == "Right"
    assert not answer.chips.isVisible()


def test_an_answer_that_is_dropped_elsewhere_changes_nothing(room: Room) -> None:
    answer = room.ask(PLACES).answer
    assert isinstance(answer, MatchingWidget)
    chip = answer.chips.chips[0]
    drag(room.qtbot, chip, room.window.mapToGlobal(QPoint(5, 5)))
    assert not answer.answered


def test_a_click_on_an_answer_matches_the_row_with_the_focus(room: Room) -> None:
    answer = room.ask(PLACES).answer
    assert isinstance(answer, MatchingWidget)
    chips = {chip.text(): chip for chip in answer.chips.chips}
    room.qtbot.mouseClick(chips["London"], LEFT)
    room.qtbot.mouseClick(chips["Lima"], LEFT)
    assert answer.words() == "Ada → London; Eva → Lima"


@pytest.mark.parametrize(
    ("text", "verdict"), [("Kim", "Right"), ("Putin", "Not right")]
)
def test_a_gap_with_offers_is_picked_by_letter(
    room: Room, text: str, verdict: str
) -> None:
    view = room.ask(PICKED)
    answer = view.answer
    assert isinstance(answer, ClozeWidget)
    assert answer.box.hasFocus()
    assert not answer.field.isVisible()
    offers: Sequence[str] = answer.options()
    room.press(Key(Key.Key_A + [offer[3:] for offer in offers].index(text)))
    room.press(Key.Key_Return)
    assert view.page.verdict.words.text() == verdict
    assert answer.field.text() == text
    assert not view.page.verdict.accept.isVisible()
    room.press(Key.Key_Return)
    assert room.shelf.reviews()[0].response == text


def test_what_was_picked_for_a_gap_is_shown_again_in_any_order(qtbot: QtBot) -> None:
    question = a_question(stem="[[1]]", body=PICKED)
    for seed in ("", "a", "b"):
        answer = ClozeWidget()
        qtbot.addWidget(answer)
        answer.ask(question, 0, seed)
        answer.restore("Putin")
        assert answer.response == "Putin"
        assert answer.box.currentText()[3:] == "Putin"


def test_a_number_is_not_taken_apart(room: Room) -> None:
    view = room.ask(Numerical((NumericalAnswer(Decimal(12_000)),)), stem="How many?")
    answer = view.answer
    assert isinstance(answer, NumericalWidget)
    room.qtbot.keyClicks(answer.field, "12,500")
    room.press(Key.Key_Return)
    assert not answer.difference.isVisible()
    assert view.page.verdict.key.text == "12,000"


def test_a_typed_gap_after_a_picked_one_is_typed(room: Room) -> None:
    room.ask(PICKED)
    room.press(Key.Key_A, Key.Key_Return, Key.Key_4)
    answer = room.ask(Cloze((("Porto",),))).answer
    assert isinstance(answer, ClozeWidget)
    assert answer.field.isVisible()
    assert not answer.box.isVisible()
    assert answer.keys == ()


def test_a_card_asked_both_ways_shows_each_side_first(room: Room) -> None:
    question = a_question(stem="**cat**", body=Flashcard("*gato*", both_ways=True))
    assert (question.prompt(0), question.key(0)) == ("**cat**", "*gato*")
    assert (question.prompt(1), question.key(1)) == ("*gato*", "**cat**")
    view = room.ask(question.body, stem="**cat**")
    assert view.page.stem.text == "cat"
    room.press(Key.Key_Space)
    assert view.page.verdict.key.text == "gato"


SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28)


@pytest.fixture
def heard(store: Store, app: QApplication) -> str:
    """The Markdown of a sound that is kept."""
    return reference(keep_media(store, SOUND), "a bell")


@pytest.mark.skipif(
    find_spec("PySide6.QtMultimedia") is not None, reason="sounds are played here"
)
def test_a_sound_is_named_and_its_key_says_that_it_cannot_be_played(
    room: Room, heard: str
) -> None:
    view = room.ask(Flashcard("bell"), stem=f"What is it? {heard}")
    assert view.page.stem.text == "What is it? ♪ a bell"
    room.qtbot.keyClick(view, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    bar = room.window.messages
    assert bar.isVisible()
    assert "Sounds cannot be played here" in bar.text.text()
    assert "quizapp-desktop[sound]" in bar.text.text()


def test_the_sound_of_an_answer_is_not_played_before_it(room: Room, heard: str) -> None:
    view = room.ask(Flashcard(heard), stem="Which sound?")
    room.qtbot.keyClick(view, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not room.window.messages.isVisible()
    room.press(Key.Key_Space)
    assert view.page.verdict.key.text == "♪ a bell"


def test_a_sound_that_is_missing_is_told_of(room: Room) -> None:
    gone = f"[a horn](media:{'0' * 64}.mp3)"
    view = room.ask(Flashcard("horn"), stem=gone)
    assert view.page.stem.text == "♪ a horn"
    room.qtbot.keyClick(view, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert "The sound is not here" in room.window.messages.text.text()


def test_partial_credit_is_told_as_a_share_of_the_mark(room: Room) -> None:
    choices = (Choice("one", 0.5), Choice("two", 0.5), Choice("no", -1.0))
    view = room.ask(MultipleChoice(choices, single=False))
    answer = view.answer
    assert isinstance(answer, MultipleChoiceWidget)
    (place, *_) = (i for i, r in enumerate(answer.choices.rows) if r.text() == "one")
    room.press(Key(Key.Key_1 + place), Key.Key_Return)
    assert view.page.verdict.words.text() == "Partly right"
    assert view.page.verdict.reason.text() == "50 % of the mark."
    assert view.page.ratings.focused() is Rating.AGAIN
