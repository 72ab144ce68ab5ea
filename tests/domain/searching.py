"""Strategies for searches: as texts that somebody types, and as trees."""

from typing import Any

from hypothesis import strategies as st

from quizapp.domain.cards import Rating
from quizapp.domain.kinds import KINDS
from quizapp.domain.searches.patterns import literal
from quizapp.domain.searches.tree import (
    COMPARISONS,
    All,
    Condition,
    Either,
    Is,
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

_PIECES = (
    *("and", "or", "not", "-", "(", ")", '"', "a", "b c", "tag:", 'bank:"x y"', " "),
    *("is:due", "is:", "prop:stability<10", "prop:r<90%", "prop:lapses=3", "kind:x"),
    *("rated:1:again", "rated:7", "added:3", "\\", "*", "_", ":", "é", '"a b"', "9"),
)


def typed() -> st.SearchStrategy[str]:
    """Texts with much in them that means something."""
    pieces = st.lists(st.sampled_from(_PIECES), max_size=12)
    return st.one_of(
        st.text(max_size=40),
        st.text('()-" ab:*_\\', max_size=20),
        pieces.map("".join),
        pieces.map(" ".join),
    )


def searches(leaves: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[Search]:
    """Trees as they are parsed: a group has two parts or more."""
    return st.recursive(
        _leaves() if leaves is None else leaves,
        lambda parts: st.one_of(
            parts.map(Not),
            st.lists(parts, min_size=2, max_size=3).map(lambda p: All(tuple(p))),
            st.lists(parts, min_size=2, max_size=3).map(lambda p: Either(tuple(p))),
        ),
        max_leaves=6,
    )


def _leaves() -> st.SearchStrategy[Any]:
    texts = st.text(min_size=1, max_size=12)
    patterns = texts.map(literal)
    days = st.integers(1, 36_500)
    return st.one_of(
        st.builds(Word, patterns),
        st.builds(Phrase, texts.filter(str.strip)),
        st.builds(Named, st.sampled_from(Named.KEYS), patterns),
        st.sampled_from([OfKind(kind.name) for kind in KINDS]),
        st.builds(Is, st.sampled_from(Condition)),
        measured(st.integers(0, 10**6).map(float)),
        st.builds(Within, st.sampled_from(Within.KEYS), days),
        st.builds(Rated, days, st.none() | st.sampled_from(Rating)),
    )


def measured(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Measured]:
    """Comparisons that may be written."""
    return st.builds(
        Measured, st.sampled_from(Measure), st.sampled_from(COMPARISONS), numbers
    ).filter(lambda m: m.measure.whole or m.comparison not in {"=", "!="})
