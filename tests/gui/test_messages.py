import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import quizapp
from quizapp.domain.cards import Rating, State
from quizapp.domain.errors import FormatError
from quizapp.domain.kinds import KINDS
from quizapp.domain.kinds.description import Description
from quizapp.gui import messages
from quizapp.gui.kinds import ANSWERS

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
