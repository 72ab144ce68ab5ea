"""Normalise an article and label its parts, keeping where each character was."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizapp.domain.articles import Span

BODY = "body"

Labelling = Callable[[str, int], tuple[str, int]]

_PLAIN = str.maketrans(
    "“”„«»‘’‚‛\u00a0\t\r\n\u2028\u202f\u2009", '"""""\'\'\'\'       '
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HIDDEN = frozenset({"Cc", "Cf"})  # control and format characters, as for direction
_LONGEST = 4000  # characters of a paragraph that is read at once
_SENTENCE_END = re.compile(r"[.!?]['\"]? (?=['\"]?[A-Z])")
_TERMINAL = (".", "!", "?", "…", ":", '"', "”", "’", ".)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article.

    Attributes:
        text: Normalised: plain quotes, single spaces, nothing invisible.
        offsets: For each character of text, where it stands in the article.
        label: body, or what kind of block it is instead.
    """

    text: str
    offsets: tuple[int, ...]
    label: str

    def span(self, start: int, end: int) -> Span:
        """Return the place in the article of a stretch of the normalised text."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def clean(text: str, labelled: Labelling) -> tuple[Paragraph, ...]:
    """Return the blocks of an article in order, each with its label.

    Args:
        text: All of the article.
        labelled: Tells of a block and its place, from 0, what it is and how many of
            its characters stand before its first sentence.
    """
    found: list[Paragraph] = []
    for start, end in _blocks(text):
        plain, offsets = _normalised(text, start, end)
        if plain:
            label, skip = labelled(plain, len(found))
            for begin, stop in _pieces(plain, skip):
                found.append(Paragraph(plain[begin:stop], offsets[begin:stop], label))
    return tuple(found)


def quotations(text: str) -> tuple[Span, ...]:
    """Return the stretches of a paragraph that stand between quotation marks.

    A quotation that is not closed goes on in the next paragraph: it ends here. One
    that is opened anew before it is closed ends there.
    """
    found: list[Span] = []
    start = -1
    for at, letter in enumerate(text):
        if letter != '"':
            continue
        opens = at + 1 < len(text) and text[at + 1].isalnum()
        opens = opens and (not at or text[at - 1] in " (")
        if start >= 0:
            found.append(Span(start, at))
        start = at if opens or start < 0 else -1
    return (*found, Span(start, len(text))) if start >= 0 else tuple(found)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs: lines, save where lines are wrapped by hand."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n\u2028]+", text)]
    longest = max((end - start for start, end in lines), default=0)
    breaks = [0]
    for number, ((start, end), (after, _)) in enumerate(pairwise(lines), 1):
        blank = len(re.findall(r"\r\n|\n|\r|\u2028", text[end:after])) > 1
        line = text[start:end].rstrip()
        wrapped = longest <= 100 and len(line) > 0.6 * longest
        if blank or not wrapped or line.endswith(_TERMINAL):
            breaks.append(number)
    for begin, stop in pairwise([*breaks, len(lines)]):
        if begin < stop:
            yield lines[begin][0], lines[stop - 1][1]


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph in parts, a very long one taken apart between sentences."""
    while len(text) - start > _LONGEST:
        end = next(
            (
                m.end()
                for m in _SENTENCE_END.finditer(text, start + _LONGEST // 2)
                if text.count('"', start, m.end()) % 2 == 0
            ),
            len(text),
        )
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _normalised(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    letters: list[str] = []
    offsets: list[int] = []
    for at in range(start, end):
        letter = text[at].translate(_PLAIN)
        space = letter.isspace()
        hidden = text[at] in _INVISIBLE or unicodedata.category(text[at]) in _HIDDEN
        if (hidden and not space) or (space and (not letters or letters[-1] == " ")):
            continue
        letters.append(" " if space else letter)
        offsets.append(at)
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return "".join(letters), tuple(offsets)
