"""Articles in PDF files."""

import ctypes
from collections.abc import Iterator
from typing import Any

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.generate.reading.archives import damaged
from quizapp.generate.reading.blocks import headline, joined, language
from quizapp.generate.reading.layout import Line, paragraphs, titled

_MOST_PAGES = 200
_FEWEST_LETTERS = 40
_GAP = 1.8  # between letters of one line, in heights; more parts two columns
_HYPHENS = "\x02\ufffe"  # what PDFium calls a hyphen at the end of a line
_PLAIN = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys(_HYPHENS, "-")
)
_WARNING = (
    "A PDF does not say where its paragraphs begin: look the text over before use."
)


def read(data: bytes, where: str) -> Source:
    """Return the article in a PDF file.

    Raises:
        ArticleError: It is damaged, has a password, no text or too many pages.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise ArticleError(
                "This PDF is locked with a password",
                where=where,
                remedy="Save it without the password, or paste the article's text.",
            ) from error
        raise damaged(where) from error
    if len(document) > _MOST_PAGES:
        raise ArticleError(
            f"This PDF has {len(document):,} pages, and {_MOST_PAGES} are the most",
            where=where,
            remedy="Save the pages of one article, or paste its text.",
        )
    pages = [tuple(_lines(document[number])) for number in range(len(document))]
    if sum(len(line.text) for page in pages for line in page) < _FEWEST_LETTERS:
        raise ArticleError(
            "This PDF holds pictures of its pages and no text",
            where=where,
            remedy="Have its text recognised by a scanning program, or paste the text.",
        )
    text = joined("", paragraphs(pages))
    said = document.get_metadata_dict()
    return Source(
        title=titled(pages[0]) or headline(text) or said.get("Title", ""),
        text=text,
        kind="pdf",
        author=said.get("Author", ""),
        language=language("", text),
        warnings=(_WARNING,),
    )


def _lines(page: Any) -> Iterator[Line]:
    """Yield a page's lines in the order in which they were written into it."""
    words: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for letter, box in _letters(page.get_textpage()):
        apart = boxes and letter.strip() and box[0] - boxes[-1][2] > _GAP * _height(box)
        if letter in "\r\n" or apart:
            yield from _line(words, boxes)
            words, boxes = [], []
        words.append(letter)
        if letter.strip():
            boxes.append(box)
        if letter in _HYPHENS:  # it stands for the end of the line as well
            yield from _line(words, boxes)
            words, boxes = [], []
    yield from _line(words, boxes)


def _letters(text: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield each letter with its box: left, bottom, right, top."""
    from pypdfium2 import raw

    rect = raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text.raw)):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, at))
        raw.FPDFText_GetLooseCharBox(text.raw, at, ctypes.byref(rect))
        yield letter, (rect.left, rect.bottom, rect.right, rect.top)


def _line(
    words: list[str], boxes: list[tuple[float, float, float, float]]
) -> Iterator[Line]:
    text = " ".join("".join(words).translate(_PLAIN).split())
    if not text or not boxes:
        return
    heights = sorted(map(_height, boxes))
    yield Line(
        text,
        left=min(box[0] for box in boxes),
        bottom=min(box[1] for box in boxes),
        right=max(box[2] for box in boxes),
        top=max(box[3] for box in boxes),
        size=heights[len(heights) // 2],
    )


def _height(box: tuple[float, float, float, float]) -> float:
    return box[3] - box[1]
