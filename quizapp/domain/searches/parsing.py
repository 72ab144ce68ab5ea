"""Text → tree. The language is that of Anki's browser, as far as our cards go.

Words stand beside each other for "and"; or binds less than and; a minus or not takes
the part after it away; brackets group. Its grammar is in Anki's manual, "Searching".
"""

from typing import NoReturn

from quizapp.domain.searches.terms import leaf
from quizapp.domain.searches.tokens import (
    PUT_IN_QUOTES,
    SearchError,
    Token,
    fail,
    tokenise,
)
from quizapp.domain.searches.tree import All, Either, Not, Search

OPERATORS = ("and", "or", "not")
_DEEPEST, _MOST = 50, 200


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
            fail("this bracket closes none", token)
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
            fail("this bracket is not closed", opening)
        if token.sort == ")":
            fail("there is nothing in the brackets", opening)
        found = self._either()
        self._depth = with_depth
        if self._peek() is None:
            fail("this bracket is not closed", opening)
        self._next += 1
        return found

    def _deeper(self, token: Token) -> int:
        """Go one level down; return the level to come back to."""
        self._depth += 1
        if self._depth > _DEEPEST:
            fail(f"it is nested more than {_DEEPEST} deep", token)
        return self._depth - 1

    def _miss(self, after: Token | None, found: Token | None) -> NoReturn:
        if after is not None:
            what = "the minus" if after.sort == "-" else f"“{after.value}”"
            fail(f"nothing follows {what}", after, PUT_IN_QUOTES)
        if found is None:
            raise SearchError("the search ends too early", self._length, self._length)
        if found.sort == ")":
            fail("this bracket closes none", found)
        fail(f"nothing stands before “{found.value}”", found, PUT_IN_QUOTES)
