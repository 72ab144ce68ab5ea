"""Goes on with a test by keys, and is killed in the middle of it."""

import os
import signal
import sys
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from quizapp.gui.backend import Backend
from quizapp.gui.launch import application
from quizapp.gui.main_window import MainWindow
from quizapp.gui.quiz.view import QuizView
from quizapp.paths import find_paths
from quizapp.services.collection import open_collection
from quizapp.settings import Settings
from tests.factories import NOW

LOOK = Settings(appearance="light")
LETTERS = {"multichoice": Qt.Key.Key_A, "truefalse": Qt.Key.Key_T}


def view_of(window: MainWindow) -> QuizView:
    (view,) = window.findChildren(QuizView)
    return view


def answer(view: QuizView) -> None:
    """Answer the question on the screen somehow, as hands on a keyboard would."""
    sitting = view.taking.sitting
    assert sitting is not None
    kind = sitting.item.question.body.name
    if kind in LETTERS:
        QTest.keyClick(view.taking, LETTERS[kind])
    elif kind == "matching":
        QTest.keyClick(view.taking, Qt.Key.Key_A)
    elif kind == "ordering":
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(view.taking, Qt.Key.Key_Down, control)
    else:
        (field,) = view.taking.page.answer.findChildren(QLineEdit)
        QTest.keyClicks(field, "Pyongyang")
    view.taking.keep_answer()


def main(count: int) -> None:
    """Go on with the test that was begun, answer some questions, and be killed."""
    now = NOW

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    application(LOOK)
    collection = open_collection(find_paths(), NOW, write=True)
    backend = Backend(collection.store, clock, collection.learner)
    window = MainWindow(find_paths(), LOOK)
    window.show()
    window.set_backend(backend)
    window.show_page("quiz")
    view = view_of(window)
    view.home.resume.click()
    for number in range(count):
        answer(view)
        view.taking.turn_to(number + 1)
        print(number + 1, flush=True)  # noqa: T201 - it tells whoever kills it
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
