"""What a file of another program holds, shown before anything of it is taken."""

from collections.abc import Mapping as Known
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.banks import Bank
from quizapp.domain.errors import QuizError
from quizapp.domain.work import Progress
from quizapp.formats.registry import Importer
from quizapp.formats.tables import Tables, preview
from quizapp.formats.tables.layout import Layout
from quizapp.gui import messages, theme
from quizapp.gui.backend import Backend
from quizapp.gui.importing.mapping import Mapping
from quizapp.gui.importing.outcome import Outcome
from quizapp.gui.qt import fit, label, spaced
from quizapp.gui.task import Task
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.services import importing
from quizapp.services.importing import Reading

_SIZE = (960, 640)
_WAIT_MS = 120
_MAPPING = 300


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file of another program, and what reads it."""

    path: Path
    content: bytes
    importer: Importer


class ImportDialog(QDialog):
    """Shows the questions of a file as it is read, and takes the good ones or none.

    Attributes:
        taken: Carries the Reading, the Bank, and what is to be remembered of a table.
        reading: What the file holds; None while it is being read.
    """

    taken = Signal(object, object, object)

    def __init__(
        self, backend: Backend, file: Incoming, known: Known[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import questions"))
        self._backend, self._known = backend, known
        self._path, self._content = file.path, file.content
        self._importer = file.importer
        self._layout: Layout | None = None
        self._task: Task | None = None
        self.reading: Reading | None = None
        self.mapping, self.outcome = Mapping(), Outcome()
        self.banks, self.name = DropDown(), QLineEdit()
        self.progress = QProgressBar()
        self.trouble = label(look="trouble", wraps=True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.take = QPushButton(self.tr("Import"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self._read)
        self._lay_out()
        self._offer_banks()
        self._connect()
        self._enable()
        self._begin()

    def bank(self) -> Bank:
        """Return the bank that the questions go to; it may not be there yet."""
        chosen = self.banks.currentData()
        if chosen:
            return next(bank for bank in self._there if bank.id == chosen)
        return importing.bank_called(self._backend.store, self.name.text().strip())

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _begin(self) -> None:
        if isinstance(self._importer, Tables):
            self._ask_text("", "")
        else:
            self._soon.start()

    def _ask_text(self, sign: str, encoding: str) -> None:
        """Read the table with another separator or encoding, its columns as guessed."""
        where = str(self._path)
        try:
            layout = importing.layout_of(
                self._content, where, self._known, encoding, sign
            )
        except QuizError as error:
            self._refuse(error)
            return
        self._ask_layout(layout)

    def _ask_layout(self, layout: Layout) -> None:
        self._layout = layout
        rows = [cells for _, cells in preview(self._content, layout)]
        self.mapping.show_layout(layout, rows)
        self._stop()
        self.reading = None
        self._enable()
        if problem := layout.problem():
            self.outcome.show_problem(messages.tr(problem))
        else:
            self._soon.start()

    def _read(self) -> None:
        self._stop()
        self.trouble.hide()
        importer = self._importer
        if isinstance(importer, Tables):
            importer = replace(importer, layout=self._layout)
        work = importing.read_drafts(importer, self._content, str(self._path))
        self.reading = None
        self._enable()
        self._task = Task(work, self)
        self._task.progressed.connect(self._on_progressed)
        self._task.finished.connect(self._on_read)
        self._task.failed.connect(self._refuse)
        self._task.start()

    def _stop(self) -> None:
        self._soon.stop()
        self.progress.hide()
        if self._task is not None:
            self._task.progressed.disconnect(self._on_progressed)
            self._task.finished.disconnect(self._on_read)
            self._task.failed.disconnect(self._refuse)
            self._task.cancel()
            self._task = None

    def _on_progressed(self, progress: Progress) -> None:
        if progress.done:
            self.progress.show()

    def _on_read(self, reading: Reading) -> None:
        self._task = None
        self.progress.hide()
        self.reading = reading
        self.outcome.show_reading(reading)
        self._enable()

    def _refuse(self, error: QuizError) -> None:
        self._task = None
        self.progress.hide()
        self.reading = None
        self.outcome.show_problem("")
        self.trouble.setText(" ".join(messages.error(error)))
        self.trouble.show()
        self._enable()

    def _enable(self) -> None:
        count = len(self.reading.drafts) if self.reading else 0
        named = bool(self.banks.currentData() or self.name.text().strip())
        self.take.setEnabled(bool(count) and named)
        words = self.tr("Import")
        if count:
            words = f"{words} {messages.count(count, 'question', 'questions')}"
        self.take.setText(words)
        self._name_row.setVisible(not self.banks.currentData())

    def _take(self) -> None:
        assert self.reading
        memory = {}
        if self._layout is not None:
            memory = importing.memory_of(self._content, self._layout)
        self.taken.emit(self.reading, self.bank(), memory)
        self.accept()

    def _offer_banks(self) -> None:
        proposed = importing.proposed_bank(self._backend.store, self._path)
        with self._backend.store.read() as tx:
            self._there = tx.banks.all()
        self.banks.addItem(self.tr("A new bank"), "")
        for bank in self._there:
            self.banks.addItem(bank.name, bank.id)
        self.banks.setCurrentIndex(max(self.banks.findData(proposed.id), 0))
        self.name.setText(proposed.name)

    def _connect(self) -> None:
        self.mapping.layout_asked.connect(self._ask_layout)
        self.mapping.text_asked.connect(self._ask_text)
        self.banks.activated.connect(self._enable)
        self.name.textChanged.connect(self._enable)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.banks.setAccessibleName(self.tr("Bank"))
        self.name.setAccessibleName(self.tr("Name of the new bank"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Reading the file"))
        self.take.setProperty("look", "primary")
        self.take.setDefault(True)
        for part in (self.trouble, self.progress):
            part.hide()
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 16)
        heading = self.tr("Questions in {file}").format(file=self._path.name)
        column.addWidget(label(heading, "subtitle", wraps=True))
        column.addLayout(self._middle(), 1)
        column.addWidget(self.progress)
        column.addWidget(self.trouble)
        column.addLayout(self._foot())
        fit(self, *_SIZE)

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, 24)
        if isinstance(self._importer, Tables):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.mapping.setObjectName("scrolled")
            scroll.setWidget(self.mapping)
            bar = scroll.verticalScrollBar().sizeHint().width()
            least = self.mapping.minimumSizeHint().width() + bar
            scroll.setMinimumWidth(least)
            scroll.setMaximumWidth(max(least, theme.scaled(_MAPPING)))
            row.addWidget(scroll, 2)
        row.addWidget(self.outcome, 3)
        return row

    def _foot(self) -> QHBoxLayout:
        self._name_row = QWidget()
        inner = QHBoxLayout(self._name_row)
        spaced(inner, 8)
        inner.addWidget(label(self.tr("called"), "muted"))
        inner.addWidget(self.name, 1)
        row = QHBoxLayout()
        spaced(row, 8)
        row.addWidget(label(self.tr("Into"), "muted"))
        row.addWidget(self.banks, 1)
        row.addWidget(self._name_row, 1)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        return row
