"""The questions of a bank as rows, and which of them a filter lets through."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import QuestionListing
from quizapp.services.problems.problem import Sign

Signs = Callable[[QuestionId], frozenset[Sign]]


class State(StrEnum):
    """What may be the matter with a question."""

    ANY = "any"
    PROBLEM = "problem"
    UNFINISHED = "unfinished"
    UNPROVED = "unproved"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Row:
    """A listing with the words it is found by."""

    listing: QuestionListing
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which questions are listed.

    Attributes:
        text: Words that all stand in the question, its answer or its tags.
        author: None for anybody.
        state: A State, or the Sign of a problem.
    """

    text: str = ""
    kind: str = ""
    tag: str = ""
    author: str | None = None
    state: State | Sign = State.ANY

    def takes(self, row: Row, signs: Signs) -> bool:
        """Tell whether a row is listed."""
        listing = row.listing
        return (
            (not self.kind or listing.kind == self.kind)
            and (not self.tag or self.tag in listing.tags)
            and (self.author is None or listing.author == self.author)
            and all(word in row.words for word in self.text.casefold().split())
            and self._fits(listing, signs)
        )

    def _fits(self, listing: QuestionListing, signs: Signs) -> bool:
        if isinstance(self.state, Sign):
            return self.state in signs(listing.id)
        return _STATES[self.state](listing, signs)


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be filtered by: the kinds, tags and authors there are."""

    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def row_of(listing: QuestionListing) -> Row:
    """Return a listing as a row."""
    texts = (listing.stem, listing.key, *listing.tags)
    return Row(listing, "\n".join(texts).casefold())


def offers_of(rows: Iterable[Row]) -> Offers:
    """Return what some rows can be filtered by."""
    kinds: dict[str, None] = {}
    tags: dict[str, None] = {}
    authors: dict[str, None] = {}
    for row in rows:
        kinds[row.listing.kind] = None
        authors[row.listing.author] = None
        tags |= dict.fromkeys(row.listing.tags)
    return Offers(tuple(sorted(kinds)), tuple(sorted(tags)), tuple(sorted(authors)))


_UNFINISHED = frozenset({Sign.UNFINISHED, Sign.NO_KEY, Sign.SEVERAL_KEYS})
_STATES: Mapping[State, Callable[[QuestionListing, Signs], bool]] = {
    State.ANY: lambda _listing, _signs: True,
    State.PROBLEM: lambda listing, signs: bool(signs(listing.id)),
    State.UNFINISHED: lambda listing, signs: bool(signs(listing.id) & _UNFINISHED),
    State.UNPROVED: lambda listing, _signs: not listing.proved,
    State.SOUND: lambda listing, signs: not signs(listing.id),
}
