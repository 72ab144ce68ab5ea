"""The steps of quiz.feature; the window that is killed is in a process of its own."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from pytest_bdd import parsers, scenarios, then, when

from quizapp.domain.cards import Rating
from quizapp.services import quiz_reports
from tests.features.conftest import Desk
from tests.features.killed_quiz import answer, view_of

scenarios("quiz.feature")

ROOT = Path(__file__).parents[2]


@then(parsers.parse("a test of {count:d} questions is on the screen"))
def _begun(desk: Desk, count: int) -> None:
    sitting = view_of(desk.window).taking.sitting
    assert sitting is not None
    assert len(sitting.items) == count


@when(parsers.parse("I answer {count:d} questions of it and the program is killed"))
def _killed(desk: Desk, count: int) -> None:
    desk.close()
    command = [sys.executable, "-m", "tests.features.killed_quiz", str(count)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout.split() == [str(n + 1) for n in range(count)]


@when("the window is opened again")
def _open(desk: Desk) -> None:
    desk.now += timedelta(hours=2)
    desk.open()


@then("a test is offered to be gone on with")
def _offered(desk: Desk) -> None:
    view = view_of(desk.window)
    assert view.home.resume.isVisible()
    assert "3 of 10 answered" in view.home.going_on.text()


@then(
    parsers.parse("question {number:d} is on the screen and {answered:d} are answered")
)
def _resumed(desk: Desk, number: int, answered: int) -> None:
    view = view_of(desk.window)
    sitting = view.taking.sitting
    assert sitting is not None
    assert view.taking.page.place.text() == f"Question {number} of 10"
    assert len(sitting.blanks) == 10 - answered


@then("the clock shows the time that was used before")
def _clock(desk: Desk) -> None:
    sitting = view_of(desk.window).taking.sitting
    assert sitting is not None
    assert timedelta(seconds=3) <= sitting.used < timedelta(minutes=5)


@when("I answer the other questions")
def _answer_all(desk: Desk) -> None:
    view = view_of(desk.window)
    while (sitting := view.taking.sitting) and sitting.blanks:
        view.taking.turn_to(sitting.blanks[0])
        answer(view)


@then(parsers.parse("the report shows a mark for each of {count:d} questions"))
def _reported(desk: Desk, count: int) -> None:
    report = view_of(desk.window).report
    assert report.isVisible()
    assert len(report.rows.rows) == count
    assert all(row.mark.text() for row in report.rows.rows)
    assert report.learn.hasFocus()


@then("what was missed is being learned")
def _learned(desk: Desk) -> None:
    taken = view_of(desk.window).report.taken
    assert taken is not None
    missed = [a.question_id for a in taken.answers if not a.right]
    assert missed
    with desk.collection.store.read() as tx:
        learner = desk.collection.learner.id
        cards = [c for key in missed for c in tx.cards.of_question(key, learner)]
        ratings = [r.rating for c in cards for r in tx.reviews.of_card(c.id)]
    assert ratings == [Rating.AGAIN] * len(missed)


@then("the test stands among those handed in")
def _listed(desk: Desk) -> None:
    (taken,) = quiz_reports.history(desk.collection.store, desk.collection.learner)
    assert taken.attempt.finished_at
    assert view_of(desk.window).home.isVisible()
