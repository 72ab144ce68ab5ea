"""How a candidate's row is drawn: two lines of question, one of what is known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from quizapp.domain.drafts import Verdict
from quizapp.gui import icons, theme
from quizapp.gui.generation import words
from quizapp.gui.generation.candidate_model import DOUBTFUL, ROW
from quizapp.gui.generation.rows import Row
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.row_ground import draw_ground
from quizapp.gui.widgets.two_lines import two_lines

_LEFT, _RIGHT, _PAD, _BETWEEN = 44, 16, 12, 6
_STEM, _META = 15, 12
_DOTS = 5
_DOUBT = ("triangle-alert", "warn")
_SIGNS = {Verdict.KEPT: ("check", "good"), Verdict.REJECTED: ("x", "bad")}


class RowDelegate(QStyledItemDelegate):
    """Draws rows that are all equally tall, so that thousands scroll at once."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        stem, meta = _metrics(_STEM, theme.SERIF), _metrics(_META)
        tall = 2 * stem.lineSpacing() + meta.height()
        return QSize(100, tall + theme.scaled(2 * _PAD + _BETWEEN))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW)
        painter.save()
        box = draw_ground(painter, option)
        pad, left, right = map(theme.scaled, (_PAD, _LEFT, _RIGHT))
        inner = box.adjusted(left, pad, -right, -pad)
        self._draw_sign(painter, index, box, inner)
        self._draw_stem(painter, row, inner)
        self._draw_meta(painter, row, inner)
        painter.restore()

    def _draw_sign(
        self,
        painter: QPainter,
        index: QModelIndex | QPersistentModelIndex,
        box: QRect,
        inner: QRect,
    ) -> None:
        row: Row = index.data(ROW)
        sign = _DOUBT if index.data(DOUBTFUL) else _SIGNS.get(row.proposal.verdict)
        if sign:
            side = theme.scaled(18)
            ink = theme.colours()[sign[1]]
            ratio = painter.device().devicePixelRatioF()
            drawn = icons.pixmap(sign[0], ink, side, ratio)
            at = box.left() + theme.scaled(15)
            painter.drawPixmap(at, inner.top() + theme.scaled(2), drawn)

    def _draw_stem(self, painter: QPainter, row: Row, box: QRect) -> None:
        rejected = row.proposal.verdict is Verdict.REJECTED
        faint = rejected or not row.proposal.shown
        painter.setPen(theme.colour("ink-muted" if faint else "ink"))
        font = theme.font(_STEM, 400, theme.SERIF)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        top = box.top()
        for line in two_lines(plain(row.stem), font, box.width()):
            place = QRect(box.left(), top, box.width(), metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
            top += metrics.lineSpacing()

    def _draw_meta(self, painter: QPainter, row: Row, box: QRect) -> None:
        metrics = _metrics(_META)
        painter.setFont(theme.font(_META))
        line = QRect(
            box.left(),
            box.bottom() - metrics.height() + 1,
            box.width(),
            metrics.height(),
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        proposal = row.proposal
        if not proposal.shown:
            told = words.reason(proposal.candidate.reasons[0])
            painter.setPen(theme.colour("warn"))
            cut = metrics.elidedText(told, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, middle, cut)
            return
        dots = "●" * row.strength + "○" * (_DOTS - row.strength)
        wide = metrics.horizontalAdvance(dots)
        painter.setPen(theme.colour("ink-muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, dots)
        kind = f"  ·  {words.about(row)}"
        room = line.width() - wide - theme.scaled(12)
        least = metrics.horizontalAdvance(kind)
        answer = metrics.elidedText(
            plain(row.answer), Qt.TextElideMode.ElideRight, max(room - least, 0)
        )
        painter.setPen(theme.colour("ink"))
        painter.drawText(line, middle, answer)
        used = metrics.horizontalAdvance(answer)
        painter.setPen(theme.colour("ink-muted"))
        rest = line.adjusted(used, 0, -wide - theme.scaled(12), 0)
        painter.drawText(rest, middle, kind)


def _metrics(size: int, family: str = theme.SANS) -> QFontMetrics:
    return QFontMetrics(theme.font(size, 400, family))
