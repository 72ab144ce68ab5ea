"""Asks in how many days cards are to be due."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import messages
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Number

_FURTHEST = 36_500


class DaysDialog(QDialog):
    """Takes a first and a last day from today.

    Attributes:
        chosen: Carries both.
    """

    chosen = Signal(int, int)

    def __init__(self, cards: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = messages.count(cards, "card", "cards")
        self.setWindowTitle(self.tr("Reschedule {cards}").format(cards=words))
        self.first, self.last = Number(0, _FURTHEST), Number(0, _FURTHEST)
        self.first.setAccessibleName(self.tr("Due in so many days at the earliest"))
        self.last.setAccessibleName(self.tr("Due in so many days at the latest"))
        self.first.setValue(1)
        self.last.setValue(1)
        self.first.valueChanged.connect(self.last.setMinimum)
        self.last.setMinimum(1)
        about = self.tr(
            "They are dealt out evenly over these days; today is day 0. What is known"
            " of your memory stays as it is. New cards are not asked before."
        )
        buttons = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        box.button(buttons.Ok).setText(self.tr("Reschedule"))
        box.accepted.connect(self._choose)
        box.rejected.connect(self.reject)
        row = QHBoxLayout()
        spaced(row, 12)
        for part in (
            *(label(self.tr("Due in")), self.first, label(self.tr("to"))),
            *(self.last, label(self.tr("days"))),
        ):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        spaced(column, 16, 24, 24, 24, 24)
        column.addWidget(label(about, "muted", wraps=True))
        column.addLayout(row)
        column.addWidget(box)
        self.first.setFocus()
        self.first.selectAll()

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.first.value(), self.last.value())
