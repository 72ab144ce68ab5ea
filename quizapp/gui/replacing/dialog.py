"""Find and replace: every place is shown before anything changes."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.banks import Bank
from quizapp.domain.changes import Change
from quizapp.domain.errors import QuizError
from quizapp.domain.ids import BankId
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.qt import fit, label, spaced
from quizapp.gui.replacing.hit_model import HitModel, part_name
from quizapp.gui.replacing.hit_table import HitTable
from quizapp.gui.task import Task
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import replacing
from quizapp.services.replacing import Hit, Part, Search

_SIZE = (920, 620)
_WAIT_MS = 150


class ReplaceDialog(QDialog):
    """Shows every place before and after, and replaces the ticked ones in one step."""

    def __init__(self, backend: Backend, bank: Bank | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find and replace"))
        self._backend = backend
        self._task: Task | None = None
        self._writing: Task | None = None
        self.text, self.by, self.banks = QLineEdit(), QLineEdit(), DropDown()
        self.case = QCheckBox(self.tr("Capitals matter"))
        self.words = QCheckBox(self.tr("Whole words"))
        self.expression = QCheckBox(self.tr("Regular expression"))
        self.parts = {part: QCheckBox(part_name(part)) for part in Part}
        self.hits = HitModel()
        self.table = HitTable(self.hits)
        self.told = label(look="muted", wraps=True)
        self.all = QPushButton(self.tr("Tick all"))
        self.none = QPushButton(self.tr("Tick none"))
        self.close_button = QPushButton(self.tr("Cancel"))
        self.replace = QPushButton()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self._find)
        self._offer_banks(bank)
        self._lay_out()
        self._connect()
        self._show(())
        self.text.setFocus()
        fit(self, *_SIZE)

    def reject(self) -> None:
        if self._writing is None:
            super().reject()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def search(self) -> Search:
        """Return what is looked for."""
        return Search(
            self.text.text(),
            self.by.text(),
            case=self.case.isChecked(),
            whole_words=self.words.isChecked(),
            expression=self.expression.isChecked(),
            parts=frozenset(p for p, box in self.parts.items() if box.isChecked()),
        )

    def _begin(self) -> None:
        """Look for it a moment after the last key."""
        self._stop()
        self.replace.setEnabled(False)
        if self.text.text():
            self._soon.start()
        else:
            self._show(())

    def _find(self) -> None:
        bank_id: BankId | None = self.banks.currentData()
        work = replacing.find_hits(self._backend.store, self.search(), bank_id)
        self._task = Task(work, self)
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._refuse)
        self._task.start()

    def _stop(self) -> None:
        self._soon.stop()
        if self._task is not None:
            self._task.finished.disconnect(self._show)
            self._task.failed.disconnect(self._refuse)
            self._task.cancel()
            self._task = None

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._task = None
        self.hits.show_hits(hits)
        self.told.setProperty("look", "muted")
        if hits:
            self.table.selectRow(0)
        else:
            self.told.setText(
                self.tr("It is not found.")
                if self.text.text()
                else self.tr("Every place will be shown here before anything changes.")
            )

    def _refuse(self, error: QuizError) -> None:
        self._show(())
        self.told.setText(" ".join(messages.error(error)))

    def _on_ticked(self) -> None:
        chosen = self.hits.chosen()
        places = messages.count(len(chosen), "place", "places")
        questions = len({hit.question.id for hit in chosen})
        within = messages.count(questions, "question", "questions")
        found = messages.count(self.hits.rowCount(), "place is", "places are")
        if self.hits.rowCount():
            self.told.setText(
                self.tr("{found} found; {places} in {within} ticked.").format(
                    found=found, places=places, within=within
                )
            )
        self.replace.setText(self.tr("Replace {places}").format(places=places))
        self.replace.setEnabled(bool(chosen))
        for button in (self.all, self.none):
            button.setEnabled(bool(self.hits.rowCount()))

    def _replace(self) -> None:
        now, chosen = self._backend.clock(), self.hits.chosen()
        self._stop()
        self._busy(working=True)
        self._writing = Task(
            replacing.replacing_hits(self._backend.store, chosen, now), self._backend
        )
        self._writing.finished.connect(self._on_replaced)
        self._writing.failed.connect(self._on_refused)
        self._writing.start()

    def _busy(self, *, working: bool) -> None:
        """Keep what is being written from being changed, the way out included."""
        for part in self.findChildren(QWidget):
            if part.parentWidget() is self:
                part.setEnabled(not working)
        if working:
            self.told.setText(self.tr("Being replaced…"))

    def _on_replaced(self, change: Change) -> None:
        self._writing = None
        self._backend.remember(change)
        self.accept()

    def _on_refused(self, error: QuizError) -> None:
        self._writing = None
        self._busy(working=False)
        self._on_ticked()
        self.told.setText(" ".join(messages.error(error)))

    def _offer_banks(self, chosen: Bank | None) -> None:
        self.banks.addItem(self.tr("All banks"), None)
        with self._backend.store.read() as tx:
            for bank in tx.banks.all():
                self.banks.addItem(bank.name, bank.id)
        place = self.banks.findData(chosen.id) if chosen else 0
        self.banks.setCurrentIndex(max(place, 0))

    def _connect(self) -> None:
        for field in (self.text, self.by):
            field.textChanged.connect(self._begin)
        for box in (self.case, self.words, self.expression, *self.parts.values()):
            box.toggled.connect(self._begin)
        self.banks.activated.connect(self._begin)
        self.hits.ticked.connect(self._on_ticked)
        self.all.clicked.connect(partial(self.hits.tick_all, ticked=True))
        self.none.clicked.connect(partial(self.hits.tick_all, ticked=False))
        self.close_button.clicked.connect(self.reject)
        self.replace.clicked.connect(self._replace)

    def _lay_out(self) -> None:
        for box in self.parts.values():
            box.setChecked(True)
        self.replace.setProperty("look", "primary")
        self.replace.setDefault(True)
        for button in (self.all, self.none):
            button.setProperty("look", "link")
            button.setAutoDefault(False)
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Find"), self.text),
            (self.tr("Replace with"), self.by),
            (self.tr("In"), self.banks),
        )
        for row, (name, field) in enumerate(fields):
            field.setAccessibleName(name)
            form.addWidget(label(name), row, 0)
            form.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 16)
        column.addLayout(form)
        column.addLayout(_row(self.case, self.words, self.expression))
        column.addLayout(_row(label(self.tr("Look in"), "muted"), *self.parts.values()))
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        foot = _row(self.all, self.none)
        foot.addWidget(self.close_button)
        foot.addWidget(self.replace)
        column.addLayout(foot)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    spaced(row, 16)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row
