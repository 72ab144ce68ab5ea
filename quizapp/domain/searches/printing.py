"""Tree → text that is parsed into the same tree."""

import re

from quizapp.domain.searches.parsing import OPERATORS
from quizapp.domain.searches.tree import (
    All,
    Either,
    Is,
    Measured,
    Named,
    Not,
    OfKind,
    Phrase,
    Rated,
    Search,
    Within,
    Word,
)

_BARE = re.compile(r"[^\s()\":]+")
_APART = re.compile(r'([\s()":])')


def to_text(search: Search) -> str:
    """Return the text of a search, as a person would write it."""
    match search:
        case All(parts):
            return " ".join(_within_all(part) for part in parts)
        case Either(parts):
            return " or ".join(_within_either(part) for part in parts)
        case Not(part):
            return f"-{_within_not(part)}"
        case _:
            return _leaf(search)


def value(pattern: str) -> str:
    """Return a pattern as it is written after a colon, in quotes where it has to be."""
    if _BARE.fullmatch(pattern):
        return pattern
    return '"' + pattern.replace('"', '\\"') + '"'


def _within_all(part: Search) -> str:
    return f"({to_text(part)})" if isinstance(part, All | Either) else to_text(part)


def _within_either(part: Search) -> str:
    return f"({to_text(part)})" if isinstance(part, Either) else to_text(part)


def _within_not(part: Search) -> str:
    return f"({to_text(part)})" if isinstance(part, All | Either) else to_text(part)


def _leaf(leaf: Search) -> str:  # noqa: PLR0911 - one for each sort
    match leaf:
        case Word(pattern):
            return _word(pattern)
        case Phrase(text):
            return '"' + re.sub(r'([\\"])', r"\\\1", text) + '"'
        case Named(key, pattern):
            return f"{key}:{value(pattern)}"
        case OfKind(kind):
            return f"kind:{kind}"
        case Is(condition):
            return f"is:{condition}"
        case Measured(measure, comparison, number):
            return f"prop:{measure}{comparison}{_number(number)}"
        case Within(key, days):
            return f"{key}:{days}"
        case Rated(days, None):
            return f"rated:{days}"
        case Rated(days, rating):
            assert rating
            return f"rated:{days}:{rating.name.lower()}"
    raise AssertionError(leaf)


def _word(pattern: str) -> str:
    written = _APART.sub(r"\\\1", pattern)
    marked = pattern.startswith("-") or pattern.lower() in OPERATORS
    return f"\\{written}" if marked else written


def _number(number: float) -> str:
    text = f"{number:.15f}".rstrip("0")
    return text.removesuffix(".")
