"""Text → tokens: brackets, minuses and terms, each with its place."""

from dataclasses import dataclass
from typing import NoReturn

from quizapp.domain.errors import QuizError
from quizapp.domain.searches.patterns import literal

PUT_IN_QUOTES = "To look for the text itself, put it in quotes."


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
        raise SearchError("nothing stands before the colon", start, at, PUT_IN_QUOTES)
    return Token("term", start, at, name, value, quoted=False, value_at=value_at)


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


def fail(problem: str, token: Token, remedy: str = "") -> NoReturn:
    """Raise what is wrong with a token."""
    raise SearchError(problem, token.start, token.end, remedy)
