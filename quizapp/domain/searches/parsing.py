"""Text → tree. The language is that of Anki's browser, as far as our cards go.

Words stand beside each other for "and"; or binds less than and; a minus or not takes
the part after it away; brackets group. Its grammar is in Anki's manual, "Searching".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from quizapp.domain.cards import Rating
from quizapp.domain.errors import QuizError
from quizapp.domain.kinds import KINDS
from quizapp.domain.searches.patterns import literal
from quizapp.domain.searches.tree import (
    COMPARISONS,
    All,
    Condition,
    Either,
    Is,
    Leaf,
    Measure,
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

OPERATORS = ("and", "or", "not")
_DEEPEST, _MOST, _LONGEST, _LONGEST_WORD = 50, 200, 36_500, 15
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_ALIASES = {
    "s": Measure.STABILITY,
    "d": Measure.DIFFICULTY,
    "r": Measure.RETRIEVABILITY,
    "ivl": Measure.INTERVAL,
}


class SearchError(QuizError):
    """A search that cannot be understood.

    Attributes:
        start: The column at which the trouble begins, counted from 0.
        end: The column after it.
    """

    def __init__(self, problem: str, start: int, end: int, remedy: str = "") -> None:
        super().__init__(problem, where=f"Column {start + 1}", remedy=remedy)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: a bracket, a minus or a term.

    Attributes:
        name: What stands before the colon of a term, or nothing.
        value: The rest of the term as a pattern.
        quoted: Whether the value stood in quotes.
        value_at: The column of the value.
    """

    sort: str
    start: int
    end: int
    name: str = ""
    value: str = ""
    quoted: bool = False
    value_at: int = 0

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of these words, standing bare."""
        bare = self.end - self.start == len(self.value)
        return self.sort == "term" and bare and self.value.lower() in words


def parse(text: str) -> Search:
    """Return what a text asks for; nothing asks for all cards.

    Raises:
        SearchError: It cannot be understood; the error knows where.
    """
    tokens = list(tokenise(text))
    if sum(token.sort == "term" for token in tokens) > _MOST:
        place = tokens[-1]
        raise SearchError(
            f"the search has more than {_MOST} terms", place.start, len(text)
        )
    return _Parser(tokens, len(text)).whole()


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text in their order."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] in "()":
            tokens.append(Token(text[at], at, at + 1))
            at += 1
        elif text[at] == "-":
            tokens.append(Token("-", at, at + 1))
            at += 1
        else:
            tokens.append(_term(text, at))
            at = tokens[-1].end
    return tokens


def _term(text: str, start: int) -> Token:
    """Return the term that begins at a column."""
    if text[start] == '"':
        value, end = _quoted(text, start)
        return Token("term", start, end, "", value, quoted=True, value_at=start + 1)
    value, at = "", start
    name, value_at, named = "", start, False
    while at < len(text) and not text[at].isspace() and text[at] not in '()"':
        if text[at] == "\\" and at + 1 < len(text):
            value += literal(text[at + 1])
            at += 2
        elif text[at] == ":" and not named:
            name, value, named, at = value, "", True, at + 1
            value_at = at
            if at < len(text) and text[at] == '"':
                value, at = _quoted(text, at)
                return Token("term", start, at, name, value, True, value_at)
        else:
            value += "\\\\" if text[at] == "\\" else text[at]
            at += 1
    if named and not name:
        raise SearchError("nothing stands before the colon", start, at, _PUT_IN_QUOTES)
    return Token("term", start, at, name, value, quoted=False, value_at=value_at)


_PUT_IN_QUOTES = "To look for the text itself, put it in quotes."


def _quoted(text: str, start: int) -> tuple[str, int]:
    """Return the pattern in quotes that begin at a column, and the column after."""
    value, at = "", start + 1
    while at < len(text):
        if text[at] == '"':
            return value, at + 1
        if text[at] == "\\" and at + 1 < len(text):
            value += literal(text[at + 1])
            at += 2
        else:
            value += "\\\\" if text[at] == "\\" else text[at]
            at += 1
    raise SearchError("the quotes are not closed", start, len(text))


class _Parser:
    """Reads tokens by recursive descent."""

    def __init__(self, tokens: list[Token], length: int) -> None:
        self._tokens = tokens
        self._length = length
        self._next = 0
        self._depth = 0

    def whole(self) -> Search:
        """Return what all tokens say."""
        if not self._tokens:
            return All()
        found = self._either()
        if token := self._peek():
            _fail("this bracket closes none", token)
        return found

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _either(self) -> Search:
        parts = [self._all()]
        while (token := self._peek()) and token.is_word("or"):
            self._next += 1
            parts.append(self._all(after=token))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self, after: Token | None = None) -> Search:
        parts = [self._part(after)]
        while (token := self._peek()) and token.sort != ")" and not token.is_word("or"):
            joint = token if token.is_word("and") else None
            self._next += joint is not None
            parts.append(self._part(joint))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, after: Token | None = None) -> Search:
        token = self._peek()
        if token is None or token.sort == ")" or token.is_word("and", "or"):
            self._miss(after, token)
        self._next += 1
        if token.sort == "-" or token.is_word("not"):
            with_depth = self._deeper(token)
            part = self._part(token)
            self._depth = with_depth
            return Not(part)
        if token.sort == "(":
            return self._group(token)
        return leaf(token)

    def _group(self, opening: Token) -> Search:
        with_depth = self._deeper(opening)
        token = self._peek()
        if token is None:
            _fail("this bracket is not closed", opening)
        if token.sort == ")":
            _fail("there is nothing in the brackets", opening)
        found = self._either()
        self._depth = with_depth
        if self._peek() is None:
            _fail("this bracket is not closed", opening)
        self._next += 1
        return found

    def _deeper(self, token: Token) -> int:
        """Go one level down; return the level to come back to."""
        self._depth += 1
        if self._depth > _DEEPEST:
            _fail(f"it is nested more than {_DEEPEST} deep", token)
        return self._depth - 1

    def _miss(self, after: Token | None, found: Token | None) -> NoReturn:
        if after is not None:
            what = "the minus" if after.sort == "-" else f"“{after.value}”"
            _fail(f"nothing follows {what}", after, _PUT_IN_QUOTES)
        if found is None:
            raise SearchError("the search ends too early", self._length, self._length)
        if found.sort == ")":
            _fail("this bracket closes none", found)
        _fail(f"nothing stands before “{found.value}”", found, _PUT_IN_QUOTES)


def leaf(token: Token) -> Leaf:
    """Return what a term asks for."""
    if not token.name:
        if token.quoted and not token.value.strip():
            _fail("nothing stands in the quotes", token)
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
            f"There is {known}. {_PUT_IN_QUOTES}",
        )
    if not token.value:
        _fail(f"nothing follows “{token.name}:”", token)
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


def _fail(problem: str, token: Token, remedy: str = "") -> NoReturn:
    raise SearchError(problem, token.start, token.end, remedy)


def _fail_value(problem: str, token: Token, remedy: str) -> NoReturn:
    raise SearchError(problem, token.value_at, token.end, remedy)
