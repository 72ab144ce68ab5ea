"""To which bank the kept questions go, and what that does to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.drafts import BankDraft
from quizapp.domain.errors import QuizError
from quizapp.gui import messages, theme
from quizapp.gui.backend import Backend
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import adding
from quizapp.services.adding import Target
from quizapp.services.updating import Differences


class AddDialog(QDialog):
    """Asks for a bank, shows what would change in it, and adds on request."""

    study_asked = Signal(tuple)
    library_asked = Signal(str)

    def __init__(self, backend: Backend, draft: BankDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add to a bank"))
        self._backend = backend
        self._draft = draft
        self._bank_id = ""
        self.banks, self.name = DropDown(), QLineEdit(draft.article.title)
        self.told = label(look="muted", wraps=True)
        self.trouble = label(look="trouble", wraps=True)
        self.add = QPushButton(self.tr("Add"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.done_words = label(look="heading", wraps=True)
        self.done_more = label(look="muted", wraps=True)
        self.study = QPushButton(self.tr("Study now"))
        self.library = QPushButton(self.tr("Show in library"))
        self.stay = QPushButton(self.tr("Go on here"))
        self._lay_out()
        self._connect()
        self._offer_banks()
        self._begin()

    def target(self) -> Target:
        """Return the bank that is chosen."""
        chosen = self.banks.currentData()
        return Target(bank_id=chosen) if chosen else Target(self.name.text())

    def _begin(self) -> None:
        """Put the focus where Enter adds: on the name, or on the button."""
        if self.target().bank_id is None:
            self.name.setFocus()
            self.name.selectAll()
        else:
            self.add.setFocus()

    def _offer_banks(self) -> None:
        wanted = self._backend.ask(adding.proposed_target, self._draft) or Target()
        self.banks.clear()
        self.banks.addItem(self.tr("A new bank"), "")
        for bank in self._backend.ask(adding.targets) or ():
            self.banks.addItem(bank.name, bank.id)
        self.banks.setCurrentIndex(max(self.banks.findData(wanted.bank_id or ""), 0))
        self._compare()

    def _compare(self) -> None:
        new = not self.banks.currentData()
        self._name_row.setVisible(new)
        self.trouble.hide()
        try:
            found = adding.compare(self._backend.store, self._draft.id, self.target())
        except QuizError as error:
            self._refuse(error)
            return
        self.told.setText(_summary(found))
        self.add.setEnabled(True)

    def _add(self) -> None:
        self.add.setEnabled(False)
        store, now = self._backend.store, self._backend.clock()
        try:
            added = adding.add_to_bank(store, self._draft.id, self.target(), now)
        except QuizError as error:
            self._refuse(error)
            self._offer_banks_again()
            return
        self._backend.remember(added.change)
        self._bank_id = added.bank.id
        words = self.tr("The questions are in “{name}”.")
        self.done_words.setText(words.format(name=added.bank.name))
        self.done_more.setText(_summary(added.differences))
        self._pages.setCurrentIndex(1)
        self.study.setDefault(True)
        self.study.setFocus()

    def _offer_banks_again(self) -> None:
        words = self.trouble.text()
        self._offer_banks()
        self.trouble.setText(words)
        self.trouble.show()

    def _refuse(self, error: QuizError) -> None:
        self.trouble.setText(" ".join(messages.error(error)))
        self.trouble.show()

    def _on_study(self) -> None:
        self.accept()
        self.study_asked.emit((self._bank_id,))

    def _on_library(self) -> None:
        self.accept()
        self.library_asked.emit(self._bank_id)

    def _connect(self) -> None:
        self.banks.activated.connect(self._compare)
        self.add.clicked.connect(self._add)
        self.cancel.clicked.connect(self.reject)
        self.study.clicked.connect(self._on_study)
        self.library.clicked.connect(self._on_library)
        self.stay.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        self.banks.setAccessibleName(self.tr("Bank"))
        self.name.setAccessibleName(self.tr("Name of the new bank"))
        self.trouble.hide()
        for button in (self.add, self.study):
            button.setProperty("look", "primary")
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._asking())
        self._pages.addWidget(self._told_page())
        self.add.setDefault(True)  # now that the dialog knows it
        self.resize(theme.scaled(480), theme.scaled(280))

    def _asking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        spaced(column, 12, 28, 24, 28, 20)
        column.addWidget(label(self.tr("Add to a bank"), "heading"))
        column.addWidget(self.banks)
        self._name_row = QWidget()
        row = QHBoxLayout(self._name_row)
        spaced(row, 12)
        row.addWidget(label(self.tr("Name"), "muted"))
        row.addWidget(self.name, 1)
        column.addWidget(self._name_row)
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addStretch()
        column.addLayout(_buttons(self.cancel, self.add))
        return page

    def _told_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        spaced(column, 12, 28, 24, 28, 20)
        column.addWidget(self.done_words)
        column.addWidget(self.done_more)
        column.addStretch()
        column.addLayout(_buttons(self.stay, self.library, self.study))
        return page


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    spaced(row, 8)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def _summary(found: Differences) -> str:
    """Return what adding does to a bank: 12 new, 3 changed, 9 unchanged."""
    numbers = (
        (found.added, "new"),
        (found.changed, "changed, with what is known of them kept"),
        (found.unchanged, "unchanged"),
        (found.gone, "no longer among those kept; they stay in the bank"),
    )
    parts = [f"{messages.number(n)} {messages.tr(word)}" for n, word in numbers if n]
    return f"{', '.join(parts)}." if parts else ""
