"""What a sheet is set from: blocks that know how tall they are and can be drawn.

All lengths are points, 1/72 inch, and so are the units of the painter.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from quizapp.gui import media, theme
from quizapp.gui.printing.faces import Face, Mark, Row

INK, MUTED, RULE = QColor("#1F2328"), QColor("#5F6670"), QColor("#8A8D93")
TEXT_SIZE, SMALL_SIZE = 10.0, 8.5
GUTTER = 22.0
_SEMIBOLD = 600
_ROW_INDENT = 20.0
_LINE_GAP = 20.0
_LONG_STEM = 400.0
_BLANK_WIDTH = 24.0
_BUBBLE = 12.0
_MARK_WIDTH = 34.0
_DOTS_PER_METRE = 2835  # 72 an inch
_SAFE = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)


class Block(Protocol):
    """A part of a sheet.

    Attributes:
        before: The room above it, but for the top of a column.
    """

    before: float

    def height(self, width: float) -> float:
        """Return how tall it is when set so wide."""
        ...

    def draw(self, painter: QPainter, width: float) -> None:
        """Draw it below and to the right of the origin."""
        ...

    def parts(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """Return what fits into a room and the rest, where it can be parted."""
        ...


class _Text(QTextDocument):
    """Markdown for paper; of pictures only those kept here are shown."""

    def __init__(self, text: str, size: float = TEXT_SIZE, weight: int = 400) -> None:
        super().__init__()
        font = QFont(theme.SERIF if weight < 600 else theme.SANS)
        font.setPointSizeF(size)
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("liga"), 0)  # of joined letters no reader finds one
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        self.setUseDesignMetrics(True)
        self.documentLayout().setPaintDevice(_paper())
        self.setMarkdown(text.replace("____", r"\_\_\_\_"), _SAFE)
        form = QTextBlockFormat()
        form.setLineHeight(
            118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self._lighten()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return media.picture(name)

    def _lighten(self) -> None:
        """Set bold words in the semibold that the typeface has."""
        semibold = QTextCharFormat()
        semibold.setFontWeight(_SEMIBOLD)
        block = self.begin()
        while block.isValid():
            for run in block.textFormats():
                if run.format.fontWeight() > _SEMIBOLD:
                    cursor = QTextCursor(self)
                    cursor.setPosition(block.position() + run.start)
                    end = block.position() + run.start + run.length
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(semibold)
            block = block.next()

    def tall(self, width: float) -> float:
        self.setTextWidth(width)
        return float(self.size().height())

    def paint(self, painter: QPainter, width: float, ink: QColor = INK) -> None:
        """Draw it all."""
        self.setTextWidth(width)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(context.palette.ColorRole.Text, ink)
        self.documentLayout().draw(painter, context)

    def lines(self, width: float) -> Iterator[tuple[QTextLine, QPointF, float]]:
        """Yield each line with where its paragraph begins and where the line ends."""
        self.setTextWidth(width)
        block = self.begin()
        while block.isValid():
            origin = self.documentLayout().blockBoundingRect(block).topLeft()
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                yield line, origin, origin.y() + line.y() + line.height()
            block = block.next()


class Paragraph:
    """Running text, such as the article's; it goes on in the next column by lines."""

    def __init__(
        self,
        text: str,
        size: float = TEXT_SIZE,
        weight: int = 400,
        before: float = 6.0,
        ink: QColor = INK,
    ) -> None:
        self.before = before
        self._text = _Text(text, size, weight)
        self._ink = ink

    def height(self, width: float) -> float:
        return self._text.tall(width)

    def draw(self, painter: QPainter, width: float) -> None:
        self._text.paint(painter, width, self._ink)

    def draw_lines(
        self, painter: QPainter, width: float, top: float, bottom: float
    ) -> None:
        """Draw the lines that end between two heights."""
        painter.setPen(self._ink)
        for line, origin, end in self._text.lines(width):
            if top < end <= bottom:
                line.draw(painter, origin)

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        ends = [end for *_, end in self._text.lines(width) if end <= room]
        if len(ends) < 2 or ends[-1] >= self.height(width) - 1:
            return None
        return _Slice(self, 0.0, ends[-1]), _Slice(self, ends[-1], None)


class _Slice:
    """Some lines of a text."""

    def __init__(self, whole: Paragraph, top: float, bottom: float | None) -> None:
        self.before = whole.before if top == 0 else 0.0
        self._whole, self._top, self._bottom = whole, top, bottom

    def height(self, width: float) -> float:
        bottom = self._bottom or self._whole.height(width)
        return bottom - self._top

    def draw(self, painter: QPainter, width: float) -> None:
        painter.save()
        painter.translate(0, -self._top)
        bottom = self._top + self.height(width)
        self._whole.draw_lines(painter, width, self._top, bottom)
        painter.restore()

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        found = self._whole.parts(width, self._top + room)
        bottom = found[0].height(width) if found else 0.0
        if not found or bottom <= self._top or self._bottom is not None:
            return None
        first = _Slice(self._whole, self._top, bottom)
        return first, _Slice(self._whole, bottom, None)


class QuestionBlock:
    """A question with its number, what is picked or filled in, and its marks."""

    before = 14.0

    def __init__(self, number: int, face: Face, mark: float | None) -> None:
        self._label = f"{number}." if face.number else ""
        self._mark = f"/ {mark:g}" if mark is not None and face.number else ""
        self._face = face
        self._number, self._worth = number, mark
        self._stem = _Text(face.stem)
        self._rows = [(row, _Text(row.text)) for row in face.rows]

    def height(self, width: float) -> float:
        rows = sum(self._row_height(text, width) for _, text in self._rows)
        below = 4.0 if self._rows else 0.0
        return self._stem_height(width) + below + rows + self._face.lines * _LINE_GAP

    def draw(self, painter: QPainter, width: float) -> None:
        _write(painter, self._label, QRectF(0, 0, GUTTER, 16), TEXT_SIZE, INK, 600)
        right = QRectF(width - _MARK_WIDTH, 0, _MARK_WIDTH, 16)
        _write(painter, self._mark, right, SMALL_SIZE, MUTED, right=True)
        painter.save()
        painter.translate(GUTTER, 0)
        self._stem.paint(painter, self._stem_width(width))
        painter.translate(0, self._stem_height(width) + (4.0 if self._rows else 0.0))
        for row, text in self._rows:
            _draw_mark(painter, row.mark, row.letter)
            painter.save()
            painter.translate(_indent(row), 0)
            text.paint(painter, self._row_width(width))
            painter.restore()
            painter.translate(0, self._row_height(text, width))
        painter.setPen(QPen(RULE, 0.6))
        for number in range(1, self._face.lines + 1):
            y = number * _LINE_GAP
            painter.drawLine(QPointF(0, y), QPointF(width - GUTTER, y))
        painter.restore()

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self._stem_height(width) < _LONG_STEM:
            return None
        # Too long for a column: its text goes on in the next, as an article's does.
        text = Paragraph(
            f"{self._label} {self._face.stem}".lstrip(), before=self.before
        )
        rest = replace(self._face, stem="", number=False)
        return text, QuestionBlock(self._number, rest, self._worth)

    def _stem_width(self, width: float) -> float:
        return width - GUTTER - (_MARK_WIDTH if self._mark else 0.0)

    def _stem_height(self, width: float) -> float:
        return self._stem.tall(self._stem_width(width))

    def _row_width(self, width: float) -> float:
        return width - GUTTER - _ROW_INDENT - _BLANK_WIDTH

    def _row_height(self, text: _Text, width: float) -> float:
        return max(text.tall(self._row_width(width)), _BUBBLE + 2) + 2.0


class KeyBlock:
    """A line of the key: the number, the answer, and what proves it."""

    before = 5.0

    def __init__(self, number: int, answer: str, why: str) -> None:
        self._label = f"{number}."
        self._answer = _Text(answer)
        self._why = _Text(why, SMALL_SIZE) if why else None

    def height(self, width: float) -> float:
        why = self._why.tall(width - GUTTER) if self._why else 0.0
        return self._answer.tall(width - GUTTER) + why

    def draw(self, painter: QPainter, width: float) -> None:
        _write(painter, self._label, QRectF(0, 0, GUTTER, 16), TEXT_SIZE, INK, 600)
        painter.save()
        painter.translate(GUTTER, 0)
        self._answer.paint(painter, width - GUTTER)
        if self._why:
            painter.translate(0, self._answer.tall(width - GUTTER))
            self._why.paint(painter, width - GUTTER, MUTED)
        painter.restore()

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None


def _indent(row: Row) -> float:
    """Return the room for what stands before a row's text."""
    if row.mark is not Mark.BLANK:
        return _ROW_INDENT
    return _BLANK_WIDTH + (_ROW_INDENT if row.letter else 4.0)


@lru_cache
def _paper() -> QImage:
    """Return something that has as many dots per inch as there are points."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    return image


def _draw_mark(painter: QPainter, mark: Mark, letter: str) -> None:
    box = QRectF(1, 1.5, _BUBBLE, _BUBBLE)
    painter.setPen(QPen(INK, 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.CIRCLE:
        painter.drawEllipse(box)
    elif mark is Mark.SQUARE:
        painter.drawRoundedRect(box, 2, 2)
    elif mark is Mark.BLANK:
        painter.drawLine(QPointF(0, 13), QPointF(_BLANK_WIDTH - 4, 13))
        box = box.translated(_BLANK_WIDTH + 1, 0)
    bare = mark in {Mark.LETTER, Mark.BLANK}
    size, weight = (TEXT_SIZE, 600) if bare else (7.0, 500)
    box = box.marginsAdded(QMarginsF(4, 4, 4, 4))
    _write(painter, letter, box, size, INK, weight, centre=True)


def write(painter: QPainter, text: str, box: QRectF, *, right: bool = False) -> None:
    """Write a small muted line, as at the head and foot of a page."""
    _write(painter, text, box, SMALL_SIZE, MUTED, right=right)


def _write(  # noqa: PLR0913, PLR0917 - what a line of text is
    painter: QPainter,
    text: str,
    box: QRectF,
    size: float,
    ink: QColor,
    weight: int = 400,
    *,
    right: bool = False,
    centre: bool = False,
) -> None:
    font = QFont(theme.SANS)
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight(weight))
    painter.setFont(font)
    painter.setPen(ink)
    flag = Qt.AlignmentFlag
    across = flag.AlignRight if right else flag.AlignLeft
    painter.drawText(box, flag.AlignCenter if centre else across | flag.AlignTop, text)
