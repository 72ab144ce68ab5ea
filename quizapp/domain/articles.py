"""Articles, and the places in them that prove an answer."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from quizapp.domain.ids import ArticleId

_TERMINAL = tuple(".!?…:;,\"”’')")
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, in characters: start inclusive, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of an article that proves an answer; quote is the text at span."""

    article_id: ArticleId
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text that questions are about, kept whole so that they can show it.

    Attributes:
        text: What the spans of evidence count in, never changed after reading.
        published: The day the article bears, where it bears one.
        accessed: When it was read.
        rights: What is known of its licence, in words.
    """

    id: ArticleId
    title: str
    text: str
    language: str = "en"
    url: str = ""
    site: str = ""
    author: str = ""
    published: date | None = None
    accessed: datetime | None = None
    rights: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of its text, which tells the same text from an edited one."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it was read, for a reader to look over before it is used.

    Attributes:
        kind: What it was read from: text, markdown, html, pdf, docx or epub.
        language: A two-letter code, or nothing where it is not known.
        warnings: What may be amiss with the text, in sentences.
    """

    title: str
    text: str
    kind: str = "text"
    url: str = ""
    site: str = ""
    author: str = ""
    published: date | None = None
    accessed: datetime | None = None
    language: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs around some evidence.

    Attributes:
        heading: The heading that the passage stands under, or nothing.
        before: The paragraph before, under the same heading, or nothing.
        paragraph: The paragraph (or paragraphs) the evidence is in.
        marked: Where in paragraph the evidence is.
    """

    heading: str
    before: str
    paragraph: str
    marked: Span


def located(article: Article, evidence: Evidence) -> Evidence | None:
    """Return evidence with the span it has in an article that may have been edited.

    None means that the quote stands in it no longer.
    """
    span, quote = evidence.span, evidence.quote
    if article.text[span.start : span.end] == quote:
        return evidence
    start = article.text.find(quote)
    if start < 0:
        return None
    return replace(evidence, span=Span(start, start + len(quote)))


def is_heading(line: str) -> bool:
    """Tell whether a line of its own reads like a heading, not like a sentence."""
    words = line.split()
    return 0 < len(words) <= _HEADING_WORDS and not line.rstrip().endswith(_TERMINAL)


def passage(article: Article, span: Span) -> Passage:
    """Return what a reader needs to see around a span of an article."""
    text = article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = text[start : end if end >= 0 else len(text)].rstrip("\r")
    heading, before = "", ""
    for line in map(str.strip, reversed(text[:start].splitlines())):
        if is_heading(line):
            heading = line
            break
        if line and not before:
            before = line
    marked = Span(span.start - start, min(span.end - start, len(paragraph)))
    return Passage(heading, before, paragraph, marked)
