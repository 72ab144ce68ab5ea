"""Which sentences of an article questions are asked about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from quizapp.domain.articles import Article, Span, is_heading

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_FEWEST_WORDS = 3

_start, _end = attrgetter("start"), attrgetter("end")


def sentences(article: Article, known: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences of an article in order.

    Args:
        article: What they are to cover, but for its headings.
        known: Sentences as a parser sees them; what they leave out is split by its
            punctuation. Of two that overlap the shorter is taken.
    """
    taken: list[Span] = []
    reached: set[int] = set()
    for span in sorted(set(known), key=lambda s: (s.end - s.start, s.start)):
        if reached.isdisjoint(range(span.start, span.end)):
            taken.append(span)
            reached.update(range(span.start, span.end))
    taken.sort(key=_start)
    return tuple(sorted((*taken, *_left_out(article.text, taken)), key=_start))


def asked(sentences: Sequence[Span], evidence: Iterable[Span]) -> tuple[bool, ...]:
    """Tell of each sentence whether some evidence touches it."""
    touched: set[int] = set()
    for span in evidence:
        touched.update(_touched(sentences, span))
    return tuple(number in touched for number in range(len(sentences)))


def sentence_at(sentences: Sequence[Span], place: Span) -> Span:
    """Return the sentences that a place touches as one span, or else the place."""
    touched = _touched(sentences, place)
    if not touched:
        return place
    return Span(sentences[touched[0]].start, sentences[touched[-1]].end)


def _touched(ordered: Sequence[Span], place: Span) -> range:
    """Return the numbers of the spans that a place overlaps; they do not overlap."""
    first = bisect_right(ordered, place.start, key=_end)
    return range(first, max(first, bisect_left(ordered, place.end, key=_start)))


def _left_out(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        whole = Span(start, start + len(line))
        if not is_heading(line.strip()):
            inside = [taken[number] for number in _touched(taken, whole)]
            for gap in _gaps(whole, inside):
                yield from _split(text, gap)
        start = whole.end


def _gaps(whole: Span, taken: Iterable[Span]) -> Iterator[Span]:
    at = whole.start
    for span in taken:
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < whole.end:
        yield Span(at, whole.end)


def _split(text: str, gap: Span) -> Iterator[Span]:
    at = gap.start
    ends = [found.end() for found in _END.finditer(text, gap.start, gap.end)]
    for end in (*ends, gap.end):
        piece = text[at:end]
        if len(piece.split()) >= _FEWEST_WORDS:
            first = at + len(piece) - len(piece.lstrip())
            yield Span(first, at + len(piece.rstrip()))
        at = end
