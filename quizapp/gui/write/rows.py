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

    def taken(self, rows: Iterable[Row], signs: Signs) -> list[Row]:
        """Return the rows that are listed, in their order."""
        found = list(rows)
        if self.kind:
            found = [row for row in found if row.listing.kind == self.kind]
        if self.tag:
            found = [row for row in found if self.tag in row.listing.tags]
        if self.author is not None:
            found = [row for row in found if row.listing.author == self.author]
        for word in self.text.casefold().split():
            found = [row for row in found if word in row.words]
        if isinstance(self.state, Sign):
            return [row for row in found if self.state in signs(row.listing.id)]
        fits = _STATES[self.state]
        return [row for row in found if fits(row.listing, signs)] if fits else found


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
_STATES: Mapping[State, Callable[[QuestionListing, Signs], bool] | None] = {
    State.ANY: None,
    State.PROBLEM: lambda listing, signs: bool(signs(listing.id)),
    State.UNFINISHED: lambda listing, signs: bool(signs(listing.id) & _UNFINISHED),
    State.UNPROVED: lambda listing, _signs: not listing.proved,
    State.SOUND: lambda listing, signs: not signs(listing.id),
}
