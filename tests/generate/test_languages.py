"""Which language a text is written in, and which one a tag names."""

import pytest

from quizapp.generate.languages import language_called, language_of
from quizapp.generate.languages.en.language import ENGLISH


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-us"])
def test_a_tag_names_its_language_with_or_without_a_region(tag: str) -> None:
    assert language_called(tag) is ENGLISH


@pytest.mark.parametrize("tag", ["de", "enm", "", "-en"])
def test_no_other_tag_names_it(tag: str) -> None:
    assert language_called(tag) is None


def test_a_text_is_in_the_language_of_its_common_words() -> None:
    assert (
        language_of("The bridge was closed on Monday and it is not to open.") is ENGLISH
    )


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke wurde am Montag gesperrt und soll erst im Mai wieder öffnen.",
        "Le pont a été fermé lundi et ne doit pas rouvrir avant plusieurs semaines.",
        "Мост закрыли в понедельник, и его откроют только через несколько недель.",
        "",
    ],
)
def test_a_text_in_another_language_is_in_none_of_these(text: str) -> None:
    assert language_of(text) is None
