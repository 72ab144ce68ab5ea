"""What a sitting tells of itself, and how it counts time."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.domain.cards import Rating
from quizapp.domain.choices import Choice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.study.custom_dialog import CustomDialog
from quizapp.gui.study.outcome import Outcome
from quizapp.gui.study.stopwatch import Stopwatch
from quizapp.gui.today.charts import Forecast, Strip
from quizapp.services.banks import new_cards
from quizapp.services.editing import save_question
from quizapp.store.store import Store
from tests.factories import NOW, a_bank, a_learner, a_question
from tests.gui.conftest import Clock, Shelf, study_view

Key = Qt.Key


def press(qtbot: QtBot, *keys: Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClick(target, key)


def test_a_stopwatch_stands_still_while_it_is_paused() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    watch.start()
    watch.pause()
    clock.now += timedelta(minutes=9)
    watch.resume()
    watch.resume()
    assert watch.ms == 2_000


def test_a_clock_that_is_put_back_takes_no_time_away() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    watch.start()
    clock.now -= timedelta(days=365)
    assert watch.ms == 0


def test_time_in_another_window_does_not_count(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    shelf.hold(a_question())
    window.study(())
    view = study_view(window)
    clock = backend.clock
    assert isinstance(clock, Clock)
    QApplication.sendEvent(view, QEvent(QEvent.Type.WindowDeactivate))
    clock.now += timedelta(hours=1)
    QApplication.sendEvent(view, QEvent(QEvent.Type.WindowActivate))
    qtbot.keyClicks(QApplication.focusWidget(), "Ana Costa")
    press(qtbot, Key.Key_Return, Key.Key_Return)
    (review,) = shelf.reviews()
    assert 0 < review.thought_ms < 60_000
    assert review.kind == "shortanswer"


def test_the_line_above_a_question_tells_how_it_goes(
    qtbot: QtBot, window: MainWindow, shelf: Shelf
) -> None:
    shelf.hold(*(a_question(stem=f"{n}?") for n in range(3)))
    window.study(())
    progress = study_view(window).page.header.progress
    assert progress.text().startswith("1 of 3 · 1 min left")
    press(qtbot, Key.Key_Return, Key.Key_1)
    assert progress.text().endswith("0 % remembered")
    press(qtbot, Key.Key_Return, Key.Key_3)
    assert progress.text().endswith("50 % remembered")
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert progress.text().endswith("0 % remembered")


def test_charts_are_told_to_those_who_listen(qtbot: QtBot) -> None:
    outcome, strip, forecast = Outcome(), Strip(), Forecast()
    for each in (outcome, strip, forecast):
        qtbot.addWidget(each)
    outcome.show_ratings({Rating.AGAIN: 2, Rating.GOOD: 5})
    assert outcome.accessibleDescription() == "Again 2, Hard 0, Good 5, Easy 0"
    strip.show_days(NOW.date(), (3, 0, 1), (False, True, False))
    assert strip.accessibleDescription() == "3 answers, free day, 1 answer"
    forecast.show_days(NOW.date(), (4, 0))
    assert forecast.accessibleDescription() == "Today 4, Tue 0"


def test_custom_study_offers_what_there_is(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, backend: Backend
) -> None:
    shelf.hold(a_question(tags=("sea",)), a_question())
    dialog = CustomDialog(backend, window)
    qtbot.addWidget(dialog)
    said = {pick.value: button.text() for pick, button in dialog.picks.items()}
    assert said["tagged"] == "With the tag: 1 card"
    assert said["all"] == "All, due or not: 2 cards"
    able = {p.value for p, button in dialog.picks.items() if button.isEnabled()}
    assert able == {"tagged", "all"}
    dialog.picks[next(p for p in dialog.picks if p.value == "tagged")].click()
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.begin.click()
    (session,) = heard.args or [None]
    assert len(session.chosen) == 1


def test_custom_study_of_nothing_cannot_begin(
    qtbot: QtBot, window: MainWindow, backend: Backend
) -> None:
    dialog = CustomDialog(backend, window)
    qtbot.addWidget(dialog)
    assert not dialog.begin.isEnabled()
    assert not any(button.isEnabled() for button in dialog.picks.values())


def test_an_edit_while_the_answer_is_shown_grades_it_anew(
    qtbot: QtBot, window: MainWindow, store: Store, backend: Backend
) -> None:
    question = a_question()
    with store.write() as tx:
        tx.banks.add(a_bank())
        tx.questions.add(question)
        tx.cards.add(*new_cards(question, a_learner()))
    window.study(())
    view = study_view(window)
    qtbot.keyClicks(QApplication.focusWidget(), "Rui Lopes")
    press(qtbot, Key.Key_Return)
    assert view.page.verdict.words.text() == "Not right"
    body = ShortAnswer((Choice("Rui Lopes", 1.0),))
    backend.do(save_question, question, replace(question, body=body), NOW)
    assert view.page.verdict.words.text() == "Right"
    assert view.page.ratings.focused() is Rating.GOOD
