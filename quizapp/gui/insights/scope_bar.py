"""What the figures are of: which banks or tag, and how far back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.domain.banks import Bank
from quizapp.domain.insights import Scope
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.drop_down import DropDown

_PERIODS = (30, 90, 365, None)
_USUAL = 2


class ScopeBar(QWidget):
    """Picks whose cards are looked at.

    Attributes:
        changed: Something else was picked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banks: tuple[Bank, ...] = ()
        self.what, self.period = DropDown(), DropDown()
        self.what.setAccessibleName(self.tr("Bank or tag"))
        self.period.setAccessibleName(self.tr("Period"))
        words = ("Last 30 days", "Last 90 days", "Last year", "All time")
        self.period.offer([self.tr(each) for each in words], "")
        self.period.setCurrentIndex(_USUAL)
        row = QHBoxLayout(self)
        spaced(row, 12)
        row.addWidget(self.what)
        row.addWidget(self.period)
        self.what.activated.connect(self._on_picked)
        self.period.activated.connect(self._on_picked)

    @property
    def scope(self) -> Scope:
        """The cards that are looked at."""
        place = self.what.currentIndex() - 1
        if place < 0:
            return Scope()
        if place < len(self._banks):
            return Scope((self._banks[place].id,))
        return Scope(tag=self._tags[place - len(self._banks)])

    @property
    def bank(self) -> Bank | None:
        """The bank that is looked at, where it is one alone."""
        place = self.what.currentIndex() - 1
        return self._banks[place] if 0 <= place < len(self._banks) else None

    @property
    def days(self) -> int | None:
        """How many days are looked at; none stands for all."""
        return _PERIODS[self.period.currentIndex()]

    def offer(self, banks: tuple[Bank, ...], tags: tuple[str, ...]) -> None:
        """Offer banks and tags; what was picked stays picked if it is still there."""
        before = self.scope if self.what.count() else Scope()
        self._banks, self._tags = banks, tags
        tagged = [self.tr("Tag: {tag}").format(tag=tag) for tag in tags]
        names = [bank.name for bank in banks]
        self.what.offer([self.tr("All banks"), *names, *tagged], "")
        of_banks = [Scope((bank.id,)) for bank in banks]
        scopes = [Scope(), *of_banks, *(Scope(tag=tag) for tag in tags)]
        place = scopes.index(before) if before in scopes else 0
        self.what.setCurrentIndex(place)

    def _on_picked(self, _place: int) -> None:
        self.changed.emit()
