"""Which bank is written, and how many problems it has."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from quizapp.domain.banks import Bank
from quizapp.domain.ids import BankId
from quizapp.gui import messages
from quizapp.gui.actions import Actions
from quizapp.gui.qt import label, restyle, spaced
from quizapp.gui.widgets.drop_down import DropDown

_BANK = (
    "write-add-bank",
    "write-rename-bank",
    "write-copy-bank",
    "write-merge-bank",
    "write-delete-bank",
)
_SEVERAL = ("write-duplicate", "write-move", "write-tag", "write-merge", "write-delete")


class Head(QFrame):
    """Offers the banks and what can be done to one.

    Attributes:
        picked: Another bank is to be written; carries its id.
        problems_asked: The problems are to be shown.
    """

    picked = Signal(str)
    problems_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.banks = DropDown()
        self.banks.setAccessibleName(self.tr("Bank"))
        self.problems = QPushButton()
        self.problems.setProperty("look", "pill")
        self.bank_menu = self._menu(self.tr("Bank"), actions, _BANK)
        self.question_menu = self._menu(self.tr("Questions"), actions, _SEVERAL)
        row = QHBoxLayout(self)
        spaced(row, 12, 16, 12, 16, 10)
        row.addWidget(label(self.tr("Write"), "subtitle"))
        row.addWidget(self.banks, 1)
        row.addWidget(self.problems)
        row.addStretch(1)
        row.addWidget(self.question_menu)
        row.addWidget(self.bank_menu)
        self.banks.currentIndexChanged.connect(self._on_bank)
        self.problems.clicked.connect(self.problems_asked)

    def show_banks(self, banks: Sequence[Bank], chosen: BankId | None) -> None:
        """Offer banks."""
        self.banks.blockSignals(True)
        self.banks.clear()
        for bank in banks:
            self.banks.addItem(bank.name, bank.id)
        self.banks.setPlaceholderText(self.tr("No bank yet"))
        self.banks.setCurrentIndex(self.banks.findData(chosen) if chosen else -1)
        self.banks.blockSignals(False)

    def show_count(self, problems: int | None) -> None:
        """Show how many problems the bank has; None while that is not known."""
        if problems is None:
            self.problems.setText(self.tr("Looking for problems …"))
        else:
            told = messages.count(problems, "problem", "problems")
            self.problems.setText(told)
        restyle(self.problems, "tone", "warn" if problems else "good")

    def _on_bank(self, place: int) -> None:
        if place >= 0:
            self.picked.emit(self.banks.itemData(place))

    def _menu(self, title: str, actions: Actions, names: Sequence[str]) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("look", "small-button")
        menu = QMenu(button)
        for name in names:
            menu.addAction(actions[name])
        button.setMenu(menu)
        return button
