"""A term of a search → what it asks for."""

import re
from collections.abc import Callable
from typing import NoReturn

from quizapp.domain.cards import Rating
from quizapp.domain.kinds import KINDS
from quizapp.domain.searches.tokens import PUT_IN_QUOTES, SearchError, Token, fail
from quizapp.domain.searches.tree import (
    COMPARISONS,
    Condition,
    Is,
    Leaf,
    Measure,
    Measured,
    Named,
    OfKind,
    Phrase,
    Rated,
    Within,
    Word,
)

_LONGEST, _LONGEST_WORD = 36_500, 15
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_ALIASES = {
    "s": Measure.STABILITY,
    "d": Measure.DIFFICULTY,
    "r": Measure.RETRIEVABILITY,
    "ivl": Measure.INTERVAL,
}


def leaf(token: Token) -> Leaf:
    """Return what a term asks for."""
    if not token.name:
        if token.quoted and not token.value.strip():
            fail("nothing stands in the quotes", token)
        if token.quoted:
            return Phrase(_plain(token.value), at=token.start)
        return Word(token.value, at=token.start)
    name = token.name.lower()
    if name not in _READERS:
        known = ", ".join(f"{key}:" for key in _READERS)
        raise SearchError(
            f"there is no “{token.name}:”",
            token.start,
            token.value_at,
            f"There is {known}. {PUT_IN_QUOTES}",
        )
    if not token.value:
        fail(f"nothing follows “{token.name}:”", token)
    return _READERS[name](name, token)


def _named(name: str, token: Token) -> Leaf:
    return Named(name, token.value, at=token.start)


def _is(_name: str, token: Token) -> Leaf:
    condition = _one_of(token, tuple(Condition))
    return Is(Condition(condition), at=token.start)


def _of_kind(_name: str, token: Token) -> Leaf:
    kind = _one_of(token, tuple(each.name for each in KINDS))
    return OfKind(kind, at=token.start)


def _measured(_name: str, token: Token) -> Leaf:
    text = token.value
    sign = next((c for c in COMPARISONS if c in text), "")
    if not sign:
        _fail_value("a comparison is missing", token, "Write prop:stability<10.")
    word, _, digits = text.partition(sign)
    place = token.value_at
    known = tuple(Measure)
    measure = _ALIASES.get(word.lower()) or _choice(
        word, known, place, place + len(word)
    )
    place += len(word) + len(sign)
    if not _NUMBER.fullmatch(digits) or len(digits) > _LONGEST_WORD:
        problem = f"“{digits}” is not a number" if digits else "the number is missing"
        raise SearchError(problem, place, token.end, "Write prop:stability<10.")
    found = Measure(measure)
    if sign in {"=", "!="} and not found.whole:
        problem = f"{found} is measured and hardly ever the same as a number"
        raise SearchError(problem, place - len(sign), place, "Compare it by < or >.")
    number = float(digits.removesuffix("%")) / (100 if digits.endswith("%") else 1)
    return Measured(found, sign, number, at=token.start)


def _within(name: str, token: Token) -> Leaf:
    return Within(name, _days(token.value, token), at=token.start)


def _rated(_name: str, token: Token) -> Leaf:
    days, colon, word = token.value.partition(":")
    number = _days(days, token)
    if not colon:
        return Rated(number, at=token.start)
    if word in {"1", "2", "3", "4"}:
        return Rated(number, Rating(int(word)), at=token.start)
    names = tuple(rating.name.lower() for rating in Rating)
    start = token.value_at + len(days) + 1
    name = _choice(word, names, start, token.end)
    return Rated(number, Rating[name.upper()], at=token.start)


_READERS: dict[str, Callable[[str, Token], Leaf]] = {
    **dict.fromkeys(Named.KEYS, _named),
    "is": _is,
    "kind": _of_kind,
    "prop": _measured,
    **dict.fromkeys(Within.KEYS, _within),
    "rated": _rated,
}
KEYS = tuple(_READERS)


def _days(digits: str, token: Token) -> int:
    sound = digits.isascii() and digits.isdigit() and len(digits) < _LONGEST_WORD
    if not sound or not 1 <= int(digits) <= _LONGEST:
        end = token.value_at + len(digits)
        problem = f"a number of days from 1 to {_LONGEST} is missing"
        raise SearchError(problem, token.value_at, end, f"Write {token.name}:7.")
    return int(digits)


def _one_of(token: Token, known: tuple[str, ...]) -> str:
    return _choice(token.value, known, token.value_at, token.end)


def _choice(word: str, known: tuple[str, ...], start: int, end: int) -> str:
    """Return the one of the known words that is meant."""
    if word.lower() in known:
        return word.lower()
    problem = f"“{word}” is not known here" if word else "a word is missing"
    raise SearchError(problem, start, end, f"There is {', '.join(known)}.")


def _plain(pattern: str) -> str:
    """Return the text in quotes as it was meant: nothing in it stands for others."""
    return re.sub(r"\\(.)", r"\1", pattern, flags=re.DOTALL)


def _fail_value(problem: str, token: Token, remedy: str) -> NoReturn:
    raise SearchError(problem, token.value_at, token.end, remedy)
