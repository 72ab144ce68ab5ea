"""Two attempts side by side: what stayed, what was lost, what was learned."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain import attempts
from quizapp.domain.attempts import compared
from quizapp.gui import messages
from quizapp.gui.qt import fit, label, spaced
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.gui.widgets.markdown_view import plain
from quizapp.services.quiz import Taken

_SHARES = ("stayed", "learned", "lost", "missed twice")


class ComparisonDialog(QDialog):
    """Compares an attempt with one of the others that share questions with it."""

    def __init__(self, taken: Taken, others: Sequence[Taken], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare attempts"))
        self._taken, self._others = taken, tuple(others)
        self.other = DropDown()
        self.other.setAccessibleName(self.tr("The other attempt"))
        self.told = label(look="strong", wraps=True)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("Questions of both"))
        names = (self.tr("Question"), self.tr("Then"), self.tr("Now"), "")
        self.table.setHorizontalHeaderLabels(names)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 16)
        for part in (self.other, self.told, self.table):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column.addLayout(foot)
        self.other.offer([_name(each) for each in self._others], "")
        self.other.setCurrentIndex(0)
        self.other.activated.connect(self._compare)
        self._compare()
        fit(self, 820, 600)

    def _compare(self, _place: int = 0) -> None:
        other = self._others[self.other.currentIndex()]
        before, after = sorted((self._taken, other), key=_when)
        pairs = compared(before.answers, after.answers)
        prompts = {i.question.id: i.prompt for i in after.attempt.items}
        self.table.setRowCount(len(pairs))
        counts = dict.fromkeys(_SHARES, 0)
        for row, (then, now) in enumerate(pairs):
            became = _became(then_right=then.right, now_right=now.right)
            counts[became] += 1
            shown = (
                plain(prompts[now.question_id]),
                then.words or "–",
                now.words or "–",
                self.tr(became),
            )
            for column, words in enumerate(shown):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
        parts = (f"{self.tr(name)}: {number}" for name, number in counts.items())
        self.told.setText(" · ".join(parts))


def _became(*, then_right: bool, now_right: bool) -> str:
    if now_right:
        return "stayed" if then_right else "learned"
    return "lost" if then_right else "missed twice"


def _name(taken: Taken) -> str:
    score = attempts.score(taken.attempt, taken.answers)
    return f"{messages.moment(_when(taken))}: {messages.percent(score.share)}"


def _when(taken: Taken) -> datetime:
    return taken.attempt.finished_at or taken.attempt.started_at
