"""Worksheets and answer keys as PDF files, in columns like a printed book."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from quizapp.domain.articles import Article
from quizapp.domain.errors import FormatError
from quizapp.domain.papers import Printed, Version
from quizapp.domain.work import Progress, Work
from quizapp.formats.files import replacing
from quizapp.formats.markup import from_plain
from quizapp.gui import theme
from quizapp.gui.printing.blocks import (
    RULE,
    Block,
    KeyBlock,
    Paragraph,
    QuestionBlock,
    write,
)
from quizapp.gui.printing.faces import face

SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_MARGIN = 48.0
_HEAD, _FOOT = 20.0, 22.0
_GAP = 24.0
_NAME_LINE = 34.0
_LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper is set.

    Attributes:
        size: A4 or Letter.
        columns: One or two.
        name_line: Whether there is a line for name, class and date.
        marks: Whether each question says what it is worth.
        article: Whether the articles stand before the questions.
        key: Whether a key for each version follows.
    """

    size: str = "A4"
    columns: int = 2
    name_line: bool = True
    marks: bool = True
    article: bool = False
    key: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, each block with its place and width."""

    head: str
    name_line: bool = False
    placed: list[tuple[Block, QRectF]] = field(default_factory=list)


def print_pdf(
    path: Path,
    title: str,
    versions: Sequence[Version],
    articles: Sequence[Article],
    layout: Layout,
) -> Work[int]:
    """Write a paper with all its versions and return its number of pages.

    Raises:
        FormatError: The file cannot be written; what stood there is as it was.
    """
    theme.load_reading_fonts()
    pages: list[Page] = []
    for done, version in enumerate(versions):
        yield Progress(done, len(versions))
        pages += _worksheet(title, version, articles, layout)
    for version in versions if layout.key else ():
        pages += _key(title, version, layout)
    write_pages(path, title, pages, layout)
    return len(pages)


def _worksheet(
    title: str, version: Version, articles: Sequence[Article], layout: Layout
) -> list[Page]:
    name = _words("Version {letter}").format(letter=version.letter)
    head = f"{title} · {name}"
    blocks: list[Block] = []
    for article in articles if layout.article else ():
        blocks += _article(article, title)
    total = sum(each.item.maximum for each in version.printed if face(each).number)
    blocks += _questions(version.printed, layout)
    opening: list[Block] = [Paragraph(from_plain(title), 20, 600, before=0)]
    told = [name]
    if layout.marks:
        told.append(_words("{marks} marks").format(marks=f"{total:g}"))
    opening.append(Paragraph(" · ".join(told), 9, before=2))
    return list(set_pages(head, opening, blocks, layout, name_line=layout.name_line))


def _key(title: str, version: Version, layout: Layout) -> list[Page]:
    name = _words("Answers to version {letter}").format(letter=version.letter)
    blocks: list[Block] = []
    number = 0
    for printed in version.printed:
        shown = face(printed)
        if shown.number:
            number += 1
            evidence = printed.item.question.evidence
            why = " ".join(evidence.quote.split()) if evidence else ""
            blocks.append(KeyBlock(number, shown.key or "–", from_plain(why)))
    opening: list[Block] = [
        Paragraph(from_plain(title), 20, 600, before=0),
        Paragraph(name, 9, before=2),
    ]
    return list(
        set_pages(f"{title} · {name}", opening, blocks, layout, name_line=False)
    )


def _article(article: Article, title: str) -> Iterator[Block]:
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    if article.title in lines[:1]:
        del lines[0]
    if article.title != title:
        yield Paragraph(from_plain(article.title), 13, 600, before=12)
    for line in lines:
        if len(line) < _LONGEST_HEADING and line[-1].isalnum():
            yield Paragraph(from_plain(line), 10, 600, before=10)
        else:
            yield Paragraph(from_plain(line))


def _questions(printed: Sequence[Printed], layout: Layout) -> Iterator[Block]:
    number = 0
    for each in printed:
        shown = face(each)
        number += shown.number
        yield QuestionBlock(number, shown, each.item.maximum if layout.marks else None)


def set_pages(
    head: str,
    opening: Sequence[Block],
    blocks: Sequence[Block],
    layout: Layout,
    *,
    name_line: bool,
) -> Iterator[Page]:
    """Yield the pages that blocks fill, column by column."""
    paper = QPageSize.size(SIZES[layout.size], QPageSize.Unit.Point)
    whole = paper.width() - 2 * _MARGIN
    bottom = paper.height() - _MARGIN - _FOOT
    width = (whole - _GAP * (layout.columns - 1)) / layout.columns
    page = Page(head, name_line)
    top = _MARGIN + _HEAD + (_NAME_LINE if name_line else 0.0)
    for block in opening:
        tall = block.height(whole)
        page.placed.append((block, QRectF(_MARGIN, top + block.before, whole, tall)))
        top += block.before + tall
    top += 10.0
    column, y = 0, top
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        at = y + block.before if y > top else y
        tall = block.height(width)
        if at + tall > bottom and (halves := block.parts(width, bottom - at)):
            waiting += reversed(halves)
            continue
        if at + tall > bottom and y > top:
            waiting.append(block)
            column, y = column + 1, top
            if column == layout.columns:
                yield page
                page, column, top = Page(head), 0, _MARGIN + _HEAD
                y = top
            continue
        x = _MARGIN + column * (width + _GAP)
        page.placed.append((block, QRectF(x, at, width, tall)))
        y = at + tall
    yield page


def write_pages(path: Path, title: str, pages: Sequence[Page], layout: Layout) -> None:
    """Write pages as a PDF file.

    Raises:
        FormatError: The file cannot be written; what stood there is as it was.
    """
    with replacing(path) as part:
        part.touch()  # Qt only warns of a folder that cannot be written to
        writer = QPdfWriter(str(part))
        writer.setResolution(72)
        writer.setTitle(title)
        writer.setCreator("QuizApp")
        size, margins = QPageSize(SIZES[layout.size]), QMarginsF(0, 0, 0, 0)
        upright = QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(size, upright, margins))
        painter = QPainter(writer)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                writer.newPage()
            _draw_page(painter, page, f"{number} / {len(pages)}", layout)
        if not painter.end():
            raise FormatError(
                "the file cannot be written",
                where=str(path),
                remedy="Make room, or choose another folder.",
            )


def _draw_page(painter: QPainter, page: Page, number: str, layout: Layout) -> None:
    paper = QPageSize.size(SIZES[layout.size], QPageSize.Unit.Point)
    whole = paper.width() - 2 * _MARGIN
    write(painter, page.head, QRectF(_MARGIN, _MARGIN, whole, 12))
    foot = QRectF(_MARGIN, paper.height() - _MARGIN - 12, whole, 12)
    write(painter, number, foot, right=True)
    if page.name_line:
        _draw_name_line(painter, whole)
    for block, place in page.placed:
        painter.save()
        painter.translate(place.topLeft())
        block.draw(painter, place.width())
        painter.restore()


def _draw_name_line(painter: QPainter, whole: float) -> None:
    y = _MARGIN + _HEAD + 20
    labels = ((_words("Name"), 0.5), (_words("Class"), 0.2), (_words("Date"), 0.3))
    x = _MARGIN
    for name, share in labels:
        width = whole * share - 8
        write(painter, name, QRectF(x, y - 12, width, 12))
        painter.setPen(QPen(RULE, 0.6))
        painter.drawLine(QPointF(x + 34, y), QPointF(x + width, y))
        x += whole * share


def _words(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
