"""Patterns of names: text in which * stands for any run and _ for one character.

A backslash before either, or before itself, takes it as it is, as Anki does.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ANY_RUN, ANY_ONE = "*", "_"
_SPECIAL = frozenset({ANY_RUN, ANY_ONE, "\\"})


def literal(text: str) -> str:
    """Return the pattern that fits a text and no other."""
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in text)


def pieces(pattern: str) -> Iterator[tuple[str, bool]]:
    """Yield each character of a pattern, and whether it stands for others."""
    escaped = False
    for character in pattern:
        if character == "\\" and not escaped:
            escaped = True
            continue
        yield character, not escaped and character in {ANY_RUN, ANY_ONE}
        escaped = False


def folded(text: str) -> str:
    """Return a text without its accents and capitals, as the word index has it."""
    plain = unicodedata.normalize("NFD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def fits(pattern: str, name: str, *, family: bool = False) -> bool:
    """Tell whether a name fits a pattern, whatever its accents and capitals.

    In a family of names (a::b, as tags have it) what stands below fits too.
    """
    return _compiled(pattern, family).fullmatch(folded(name)) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str, family: bool) -> re.Pattern[str]:  # noqa: FBT001
    wild = {ANY_RUN: ".*", ANY_ONE: "."}
    parts = [
        wild[character] if stands else re.escape(folded(character))
        for character, stands in pieces(pattern)
    ]
    below = "(?:::.*)?" if family else ""
    return re.compile("".join(parts) + below, re.DOTALL)
