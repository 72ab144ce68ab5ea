"""The languages that questions can be made in, each in a folder of its own."""

from quizapp.generate.languages.en.language import ENGLISH
from quizapp.generate.languages.language import Language

__all__ = ["LANGUAGES", "NAMES", "Language", "language_called", "language_of"]

LANGUAGES = (ENGLISH,)
NAMES = " or ".join(language.name for language in LANGUAGES)


def language_of(text: str) -> Language | None:
    """Return the language that a text is written in, if it is one of these."""
    return next((each for each in LANGUAGES if each.is_written(text)), None)


def language_called(tag: str) -> Language | None:
    """Return the language that a tag names, as "en-GB" does, if it is one of these."""
    code = tag.lower().partition("-")[0]
    return next((each for each in LANGUAGES if each.code == code), None)
