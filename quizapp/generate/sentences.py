"""The sentences of an article, parsed, each knowing where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.domain.articles import Span
from quizapp.generate.cleaning import Paragraph, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONG_QUOTATION = 5
_LONGEST = 150  # tokens; what is longer is a list or lacks its full stops


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence.

    Attributes:
        number: Its place in the article, from 0.
        tokens: Its words, without the spaces between.
        quoted: The quotations in it, as first and last token index.
    """

    number: int
    paragraph: Paragraph
    tokens: tuple["Token", ...]
    quoted: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The sentence, normalised."""
        first, last = self.tokens[0], self.tokens[-1]
        return self.paragraph.text[first.idx : last.idx + len(last)]

    @property
    def evidence(self) -> Span:
        """The place of the sentence in the article."""
        return self.place(self.tokens)

    def place(self, tokens: Sequence["Token"]) -> Span:
        """Return the place in the article from the first to the last of tokens."""
        first, last = tokens[0], tokens[-1]
        return self.paragraph.span(first.idx, last.idx + len(last))

    def quotes(self, token: "Token") -> bool:
        """Tell whether a token stands in a quotation long enough to hold a clause."""
        return any(
            start <= token.i <= end and end - start >= _LONG_QUOTATION
            for start, end in self.quoted
        )


def sentences(paragraph: Paragraph, doc: "Doc", number: int) -> Iterator[Sentence]:
    """Yield the sentences of a parsed paragraph that can be read, from number on."""
    ranges = quotations(paragraph.text)
    for found in doc.sents:
        tokens = tuple(token for token in found if not token.is_space)
        if tokens and len(tokens) <= _LONGEST:
            quoted = tuple(_quoted(tokens, ranges))
            yield Sentence(number, paragraph, tokens, quoted)
            number += 1


def _quoted(
    tokens: Sequence["Token"], ranges: Iterable[Span]
) -> Iterator[tuple[int, int]]:
    for span in ranges:
        inside = [
            t.i for t in tokens if span.start < t.idx < span.end and t.text != '"'
        ]
        if inside:
            yield inside[0], inside[-1]
