"""The table of hits, with what is replaced marked in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from quizapp.gui import theme
from quizapp.gui.replacing.hit_model import AFTER, BEFORE, MARKED, HitModel

_TICKS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PADDING = 10
_ENDLESS = 1e6
_DOTS = "…"


class HitTable(QTableView):
    """Lists hits; Space ticks the hit of the row, or takes its tick away."""

    def __init__(self, model: HitModel) -> None:
        super().__init__()
        self.hits = model
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(32))
        self.setAccessibleName(self.tr("Places found"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(20)
        for column, token in ((BEFORE, "bad-tint"), (AFTER, "good-tint")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            self.setItemDelegateForColumn(column, _Marked(token, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TICKS and self.currentIndex().isValid():
            self.hits.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Marked(QStyledItemDelegate):
    """Draws a text with what is replaced in it on a tint, kept in sight."""

    def __init__(self, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._token = token

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = QApplication.style()
        style.drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            option,
            painter,
            option.widget,
        )
        rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        start, length = index.data(MARKED)
        text, start = _cut(text, start, length, rect.width())
        layout = _laid_out(text, start, length, self._token)
        line = layout.lineAt(0)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(theme.colour("ink"))
        top = rect.top() + (rect.height() - line.height()) / 2
        layout.draw(painter, QPointF(rect.left(), top))
        painter.restore()


def _cut(text: str, start: int, length: int, room: int) -> tuple[str, int]:
    """Return a text with no more around a stretch than fits, and where that begins."""
    metrics = QFontMetrics(QApplication.font())
    end = start + length
    rest = _DOTS if end < len(text) else ""
    cut = 0
    while (
        cut < start and metrics.horizontalAdvance(_from(text[:end], cut) + rest) > room
    ):
        cut += 1
    shown = metrics.elidedText(_from(text, cut), Qt.TextElideMode.ElideRight, room)
    return shown, start - cut + (len(_DOTS) if cut else 0)


def _from(text: str, cut: int) -> str:
    return _DOTS + text[cut:] if cut else text


def _laid_out(text: str, start: int, length: int, token: str) -> QTextLayout:
    """Return a text on one line, a stretch of it on a tint."""
    form = QTextCharFormat()
    form.setBackground(theme.colour(token))
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = start, length, form
    layout = QTextLayout(text, QApplication.font())
    layout.setFormats([marked])
    layout.beginLayout()
    layout.createLine().setLineWidth(_ENDLESS)
    layout.endLayout()
    return layout
