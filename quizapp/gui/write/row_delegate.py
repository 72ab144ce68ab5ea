"""How a question's row is drawn: two lines of question, one of what is known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from quizapp.gui import icons, messages, theme
from quizapp.gui.library.model import stem_line
from quizapp.gui.widgets.row_ground import draw_ground
from quizapp.gui.widgets.two_lines import two_lines
from quizapp.gui.write.question_model import PROBLEMS, ROW
from quizapp.gui.write.rows import Row

_SIDE, _PAD, _BETWEEN = 16, 9, 4
_STEM, _META = 15, 12
_SIGN = 15


class RowDelegate(QStyledItemDelegate):
    """Draws rows that are all equally tall, so that thousands scroll at once."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        stem = QFontMetrics(theme.font(_STEM, 400, theme.reading()))
        meta = QFontMetrics(theme.font(_META))
        tall = 2 * stem.lineSpacing() + meta.height()
        return QSize(100, tall + theme.scaled(2 * _PAD + _BETWEEN))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        box = draw_ground(painter, option)
        side, pad = theme.scaled(_SIDE), theme.scaled(_PAD)
        inner = box.adjusted(side, pad, -side, -pad)
        row: Row = index.data(ROW)
        self._draw_stem(painter, row, inner)
        self._draw_meta(painter, row, inner, index.data(PROBLEMS))
        painter.restore()

    def _draw_stem(self, painter: QPainter, row: Row, box: QRect) -> None:
        text = stem_line(row.listing.stem)
        painter.setPen(theme.colour("ink" if text else "ink-muted"))
        font = theme.font(_STEM, 400, theme.reading())
        painter.setFont(font)
        metrics, top = QFontMetrics(font), box.top()
        for line in two_lines(text or messages.tr("No words yet"), font, box.width()):
            place = QRect(box.left(), top, box.width(), metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
            top += metrics.lineSpacing()

    def _draw_meta(
        self, painter: QPainter, row: Row, box: QRect, problems: int
    ) -> None:
        font = theme.font(_META)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        top = box.bottom() - metrics.height() + 1
        line = QRect(box.left(), top, box.width(), metrics.height())
        if problems:
            wide = self._draw_problems(painter, line, metrics, problems)
            line.setRight(line.right() - wide)
        painter.setPen(theme.colour("ink-muted"))
        parts = (messages.kind(row.listing.kind), *row.listing.tags)
        told = " · ".join(parts)
        cut = metrics.elidedText(told, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)

    def _draw_problems(
        self, painter: QPainter, line: QRect, metrics: QFontMetrics, problems: int
    ) -> int:
        """Draw a sign and how many problems there are; return the room they take."""
        painter.setPen(theme.colour("warn"))
        number = messages.number(problems)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, number)
        side, ink = theme.scaled(_SIGN), theme.colours()["warn"]
        wide = metrics.horizontalAdvance(number) + theme.scaled(4) + side
        ratio = painter.device().devicePixelRatioF()
        drawn = icons.pixmap("triangle-alert", ink, side, ratio)
        at = line.right() - wide + 1
        painter.drawPixmap(at, line.center().y() - side // 2, drawn)
        return wide + theme.scaled(8)
