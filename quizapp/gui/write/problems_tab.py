"""All problems of a bank, to be gone through."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import messages, theme
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.library.model import stem_line
from quizapp.gui.qt import NO_INDEX, Index, label, spaced
from quizapp.gui.widgets.row_ground import draw_ground
from quizapp.gui.write import words
from quizapp.services.problems.problem import Problem

PROBLEM, STEM = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SAID = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_SIDE, _PAD, _BETWEEN = 20, 8, 2
_SIZES = {Qt.AlignmentFlag.AlignTop: 14, Qt.AlignmentFlag.AlignBottom: 12}


class ProblemModel(QAbstractListModel):
    """Rows are problems."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: Sequence[Problem] = ()
        self._stem: Callable[[Problem], str] = lambda _problem: ""

    def show_problems(
        self, problems: Sequence[Problem], stem: Callable[[Problem], str]
    ) -> None:
        """Show other problems; stem tells the question of one."""
        self.beginResetModel()
        self.problems, self._stem = problems, stem
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self.problems[index.row()]
        if role == PROBLEM:
            return problem
        if role == STEM:
            return stem_line(self._stem(problem))
        if role in _SAID:
            return f"{words.told(problem)} {stem_line(self._stem(problem))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{words.told(problem)}\n{words.why(problem.sign)}"
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        told, stem = QFontMetrics(theme.font(14)), QFontMetrics(theme.font(12))
        tall = told.height() + stem.height()
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
        told = words.told(index.data(PROBLEM))
        _write(painter, inner, told, "warn", Qt.AlignmentFlag.AlignTop)
        stem = index.data(STEM)
        _write(painter, inner, stem, "ink-muted", Qt.AlignmentFlag.AlignBottom)
        painter.restore()


def _write(
    painter: QPainter, box: QRect, text: str, token: str, where: Qt.AlignmentFlag
) -> None:
    font = theme.font(_SIZES[where])
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    elided = Qt.TextElideMode.ElideRight
    cut = QFontMetrics(font).elidedText(text, elided, box.width())
    painter.drawText(box, where, cut)


class ProblemsTab(QWidget):
    """Lists the problems; Enter goes to one, F9 mends it.

    Attributes:
        opened: A problem is to be gone to; carries it.
    """

    opened = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.model = ProblemModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setProperty("look", "plain")
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Problems of the bank"))
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.view.setHorizontalScrollBarPolicy(off)
        self.told = label(look="muted", wraps=True)
        self.why = label(look="small", wraps=True)
        self.go = QPushButton(self.tr("Go to it"))
        self.mend = QPushButton(self.tr("Mend it"))
        for button, name in ((self.go, "problem-go"), (self.mend, "mend")):
            button.setProperty("look", "small-button")
            button.setToolTip(tooltip(actions[name]))
        self.go.clicked.connect(self._open)
        self.mend.clicked.connect(actions["mend"].trigger)
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._can_mend: Callable[[Problem], bool] = lambda _problem: False
        self._lay_out()

    @property
    def current(self) -> Problem | None:
        """The problem that is picked."""
        index = self.view.currentIndex()
        return self.model.problems[index.row()] if index.isValid() else None

    def show_problems(
        self,
        problems: Sequence[Problem],
        stem: Callable[[Problem], str],
        can_mend: Callable[[Problem], bool],
    ) -> None:
        """Show other problems and stay where it was."""
        here = max(self.view.currentIndex().row(), 0)
        self._can_mend = can_mend
        self.model.show_problems(problems, stem)
        self._fit()
        if problems:
            self.pick(problems[min(here, len(problems) - 1)])

    def show_searching(self, done: int, total: int | None) -> None:
        """Show how far the bank has been looked over."""
        share = messages.percent(done / total) if total else ""
        words = self.tr("Looking the bank over … {share}").format(share=share)
        self.told.setText(words)
        self.told.show()

    def pick(self, problem: Problem) -> None:
        """Make a problem the current one."""
        if problem in self.model.problems:
            place = list(self.model.problems).index(problem)
            self.view.setCurrentIndex(self.model.index(place))

    def step(self, by: int) -> Problem | None:
        """Go to the problem after the current one or before it; return it."""
        problems = self.model.problems
        if not problems:
            return None
        here = self.view.currentIndex().row()
        self.view.setCurrentIndex(self.model.index((here + by) % len(problems)))
        return self.current

    def _open(self, _index: object = None) -> None:
        if problem := self.current:
            self.opened.emit(problem)

    def _on_current(self, _index: object = None, _before: object = None) -> None:
        problem = self.current
        self.why.setText(words.why(problem.sign) if problem else "")
        self.mend.setEnabled(problem is not None and self._can_mend(problem))

    def _fit(self) -> None:
        some = bool(self.model.problems)
        for part in (self.view, self.why, self.go, self.mend):
            part.setVisible(some)
        self.told.setVisible(not some)
        self.told.setText(self.tr("No problem was found in this bank."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 8, 0, 0, 0, 12)
        told = QHBoxLayout()
        spaced(told, 0, 20, 16, 20, 0)
        told.addWidget(self.told)
        column.addLayout(told)
        column.addWidget(self.view, 1)
        foot = QVBoxLayout()
        spaced(foot, 8, 20, 0, 20, 0)
        foot.addWidget(self.why)
        row = QHBoxLayout()
        spaced(row, 8)
        row.addWidget(self.go)
        row.addWidget(self.mend)
        row.addStretch()
        foot.addLayout(row)
        column.addLayout(foot)
        column.addStretch()
        self._fit()
