"""Which candidates are listed: three boxes, each gone through by a key."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui import messages
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.generation import words
from quizapp.gui.generation.rows import MOST, Filter, Status
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.drop_down import DropDown

_STATUSES = {
    Status.ALL: "All",
    Status.OPEN: "To decide",
    Status.KEPT: "Kept",
    Status.REJECTED: "Rejected",
    Status.DROPPED: "Dropped",
}


class FilterBar(QWidget):
    """Chooses a status, a kind and a least strength.

    Attributes:
        chosen: Another filter was chosen; carries it.
    """

    chosen = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._filter = Filter()
        self._offered: tuple[str, ...] | None = None
        self.statuses, self.kinds, self.strengths = DropDown(), DropDown(), DropDown()
        row = QHBoxLayout(self)
        spaced(row, 6, 12, 4, 12, 10)
        for box, name, action in (
            (self.statuses, self.tr("Status"), "filter-status"),
            (self.kinds, self.tr("Kind"), "filter-kind"),
            (self.strengths, self.tr("Strength"), "filter-strength"),
        ):
            box.setAccessibleName(name)
            box.setToolTip(tooltip(actions[action]))
            box.setProperty("look", "filter")
            box.setMinimumContentsLength(4)
            box.activated.connect(self._on_activated)
            row.addWidget(box, 1)
        self._fill()

    def show_filter(self, shown: Filter) -> None:
        """Show what a filter is set to."""
        self._filter = shown
        self.statuses.setCurrentIndex(list(Status).index(shown.status))
        self.kinds.setCurrentIndex(max(self.kinds.findData(shown.kind), 0))
        self.strengths.setCurrentIndex(shown.strength - 1)

    def offer_kinds(self, names: tuple[str, ...]) -> None:
        """Offer the kinds that there are."""
        if self._offered == names:
            return
        self._offered = names
        self.kinds.clear()
        self.kinds.addItem(self.tr("Kind"), "")
        for name in names:
            self.kinds.addItem(messages.kind(name).capitalize(), name)
        self.show_filter(self._filter)

    def step(self, box: DropDown) -> None:
        """Choose what a box offers next, after the last the first."""
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
        self._on_activated()

    def _on_activated(self, _index: int = 0) -> None:
        chosen = replace(
            self._filter,
            status=Status(self.statuses.currentData()),
            kind=self.kinds.currentData(),
            strength=self.strengths.currentData(),
        )
        self.chosen.emit(chosen)

    def _fill(self) -> None:
        for status, word in _STATUSES.items():
            self.statuses.addItem(messages.tr(word), status)
        self.strengths.addItem(self.tr("Strength"), 1)
        for stars in range(2, MOST + 1):
            word = words.strength(stars).capitalize()
            shown = word if stars == MOST else self.tr("{word} up").format(word=word)
            self.strengths.addItem(shown, stars)
        self.offer_kinds(())
