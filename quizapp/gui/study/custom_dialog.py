"""What to study when it is not what is due."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.ids import BankId
from quizapp.domain.sessions import Pick, Wish
from quizapp.gui import messages, theme
from quizapp.gui.backend import Backend
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Number
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import banks, custom

_WIDE, _BOX, _FIELD, _ROW = 520, 160, 38, 44
_MOST_DAYS = 365


class CustomDialog(QDialog):
    """Lets a learner pick cards, with how many each choice finds."""

    chosen = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Custom study"))
        self._backend = backend
        self.banks, self.tag = DropDown(), DropDown()
        self.days = _number(1, _MOST_DAYS, 1)
        self.most = _number(1, custom.MOST, 100)
        self.cram = QCheckBox(self.tr("Leave the schedule as it is (&cram)"))
        self.picks = {pick: QRadioButton() for pick in Pick}
        self.begin = QPushButton(self.tr("Begin"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._group = QButtonGroup(self)
        self._name()
        self._lay_out()
        self._offer_banks()
        self._connect()
        self._offer_tags()
        self._choose_first()

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        pick = next(p for p, button in self.picks.items() if button.isChecked())
        return Wish(
            pick,
            days=self.days.value(),
            tag=self.tag.currentText(),
            most=self.most.value(),
            cram=self.cram.isChecked(),
        )

    def _name(self) -> None:
        self.banks.setAccessibleName(self.tr("Bank"))
        self.tag.setAccessibleName(self.tr("Tag"))
        self.days.setAccessibleName(self.tr("Days ahead"))
        self.most.setAccessibleName(self.tr("Cards at most"))
        for field in (self.banks, self.tag, self.days, self.most):
            field.setMinimumHeight(theme.scaled(_FIELD))
        self.begin.setProperty("look", "primary")
        self.begin.setDefault(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 20)
        column.addWidget(self.banks)
        column.addSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        beside = {Pick.AHEAD: self.days, Pick.TAGGED: self.tag}
        for row, (pick, button) in enumerate(self.picks.items()):
            self._group.addButton(button)
            grid.addWidget(button, row, 0)
            grid.setRowMinimumHeight(row, theme.scaled(_ROW))
            if pick in beside:
                grid.addWidget(beside[pick], row, 1)
        self.tag.setFixedWidth(theme.scaled(_BOX))
        column.addLayout(grid)
        column.addSpacing(4)
        most = QHBoxLayout()
        most.addWidget(label(self.tr("Cards at most")), 1)
        most.addWidget(self.most)
        column.addLayout(most)
        column.addWidget(self.cram)
        told = self.tr(
            "Nothing of it is written down then: a card that was not known comes back"
            " until it is. Else answers count as always, early or not."
        )
        column.addWidget(label(told, "small", wraps=True))
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.begin)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.scaled(_WIDE))

    def _connect(self) -> None:
        self.banks.currentIndexChanged.connect(self._offer_tags)
        self.tag.currentIndexChanged.connect(lambda: self._count(Pick.TAGGED))
        self.days.valueChanged.connect(lambda: self._count(Pick.AHEAD))
        self.days.valueChanged.connect(self.picks[Pick.AHEAD].click)
        self.tag.activated.connect(self.picks[Pick.TAGGED].click)
        self._group.buttonToggled.connect(self._allow)
        self.begin.clicked.connect(self._begin)
        self.cancel.clicked.connect(self.reject)

    def _offer_banks(self) -> None:
        now = self._backend.clock()
        found = self._backend.ask(banks.listings, self._backend.learner, now) or ()
        self._all = tuple(each.bank.id for each in found)
        self.banks.addItem(self.tr("All banks"), "")
        for each in found:
            self.banks.addItem(each.bank.name, each.bank.id)
        self.banks.setCurrentIndex(0)

    def _bank_ids(self) -> tuple[BankId, ...]:
        chosen = self.banks.currentData()
        return (BankId(chosen),) if chosen else self._all

    def _offer_tags(self, _now: object = None) -> None:
        found = self._backend.ask(custom.tags, self._bank_ids()) or ()
        self.tag.offer(found, self.tr("No tags"))
        self.tag.setEnabled(bool(found))
        self.tag.setCurrentIndex(0 if found else -1)
        self._count(*Pick)

    def _count(self, *picks: Pick) -> None:
        """Show how many cards each choice finds; what finds none cannot be chosen."""
        now, learner = self._backend.clock(), self._backend.learner
        for pick in picks:
            wish = Wish(pick, self.days.value(), self.tag.currentText())
            found = self._backend.ask(
                custom.count, learner, self._bank_ids(), wish, now
            )
            cards = messages.count(found or 0, "card", "cards")
            self.picks[pick].setText(f"{self._words(pick)}: {cards}")
            self.picks[pick].setEnabled(bool(found))
        self._allow()

    def _words(self, pick: Pick) -> str:
        words = {
            Pick.AHEAD: self.tr("Due in the next days"),
            Pick.MISSED: self.tr("Forgotten today"),
            Pick.TAGGED: self.tr("With the tag"),
            Pick.FLAGGED: self.tr("Flagged"),
            Pick.ALL: self.tr("All, due or not"),
        }
        return words[pick]

    def _choose_first(self) -> None:
        order = (Pick.MISSED, Pick.AHEAD, Pick.FLAGGED, Pick.ALL, Pick.TAGGED)
        able = [pick for pick in order if self.picks[pick].isEnabled()]
        if able:
            self.picks[able[0]].setChecked(True)
            self.picks[able[0]].setFocus()
        self._allow()

    def _allow(self, _button: QObject | None = None, _on: object = None) -> None:
        chosen = [b for b in self.picks.values() if b.isChecked() and b.isEnabled()]
        self.begin.setEnabled(bool(chosen))

    def _begin(self) -> None:
        now = self._backend.clock()
        learner = self._backend.learner
        session = self._backend.ask(
            custom.begin, learner, self._bank_ids(), self.wish, now
        )
        if session is not None:
            self.chosen.emit(session)
            self.accept()


def _number(least: int, most: int, value: int) -> Number:
    box = Number(least, most)
    box.setValue(value)
    box.setFixedWidth(theme.scaled(_BOX))
    return box
