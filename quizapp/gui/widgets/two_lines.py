"""A text on two lines of a row that is drawn by hand."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def two_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """Return a text broken over at most two lines, the second cut if need be."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    first, rest = text[: line.textLength()], text[line.textLength() :]
    return first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
