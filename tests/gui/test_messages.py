import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import quizapp
from quizapp.domain.cards import Rating, State
from quizapp.domain.changes import Change, Edit
from quizapp.domain.errors import FormatError
from quizapp.domain.ids import QuestionId
from quizapp.domain.kinds import KINDS
from quizapp.domain.kinds.description import Description
from quizapp.gui import messages
from quizapp.gui.kinds import ANSWERS
from quizapp.gui.write import words
from quizapp.services.problems.problem import Part, Problem, Sign
from tests.factories import a_question

SERVICES = Path(quizapp.__file__).parent / "services"
CODES = sorted(
    {
        code
        for file in SERVICES.glob("*.py")
        for line in re.findall(r"tx\.change\((.+)\)", file.read_text("utf-8"))
        for code in re.findall(r'"([a-z-]+)"', line)
    }
)


@pytest.mark.parametrize("code", CODES)
def test_every_action_has_words(code: str) -> None:
    assert "rate-card" in CODES
    assert messages.action(code) != code.replace("-", " ")


def test_every_kind_has_words_and_a_widget() -> None:
    names = [kind.name for kind in KINDS if kind is not Description]
    assert [widget.name for widget in ANSWERS] == names
    assert all(messages.kind(name) != name for name in names if len(name) > 9)


def test_ratings_and_states_have_words() -> None:
    assert [messages.rating(r) for r in Rating] == ["Again", "Hard", "Good", "Easy"]
    assert all(messages.state(state) for state in State)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=12), "12 days"),
        (timedelta(days=91), "3 months"),
        (timedelta(days=730), "2.0 years"),
    ],
)
def test_waits_are_told_in_few_words(wait: timedelta, words: str) -> None:
    assert messages.interval(wait) == words


def test_an_error_is_a_sentence_with_its_place_and_a_remedy() -> None:
    error = FormatError("it is no bank", where="a.json", remedy="Open another.")
    assert messages.error(error) == ("a.json: It is no bank.", "Open another.")


def test_days_are_told_with_their_names() -> None:
    day = date(2026, 11, 23)
    assert messages.long_date(day) == "Monday, 23 November"
    assert messages.full_date(day) == "23 November 2026"
    assert messages.short_weekday(day) == "Mon"


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sort_of_problem_is_explained_in_a_sentence(sign: Sign) -> None:
    problem = Problem(QuestionId("1"), sign, Part.STEM, "these words")
    told, why = words.told(problem), words.why(sign)
    assert words.sign(sign)
    assert told[0].isupper() or told[0] == "“"
    assert why.endswith(".")
    assert "{" not in told + why
    assert words.told(replace(problem, about=""))


def test_a_step_tells_how_many_questions_it_was_about() -> None:
    edits = tuple(Edit(a_question(), None) for _ in range(12))
    assert messages.step(Change("delete-questions", edits)) == "delete 12 questions"
    assert messages.step(Change("delete-questions", edits[:1])) == "delete the question"
    assert messages.step(Change("add-bank")) == "new bank"
