"""Where the collection is kept, and its backups."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.errors import QuizError
from quizapp.gui import messages
from quizapp.gui.backend import Backend
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import Section, button
from quizapp.paths import Paths
from quizapp.services import backups, media
from quizapp.services.backups import Kept

_MOST_SHOWN = 6


class DataSection(QWidget):
    """Makes backups and puts one of them back.

    Attributes:
        restore_asked: Carries the path of the backup to be put back.
    """

    restore_asked = Signal(object)

    def __init__(self, backend: Backend, paths: Paths) -> None:
        super().__init__()
        self._backend = backend
        self._paths = paths
        self._kept: tuple[Kept, ...] = ()
        self.place = label(str(paths.data), wraps=True)
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.place.setAccessibleName(self.tr("Folder of the collection"))
        self.open = button(self.tr("Open the folder"))
        self.make = button(self.tr("Back up now"))
        self.tidy = button(self.tr("Tidy up"))
        self.unused = label(look="muted", wraps=True)
        self.restore = button(self.tr("Put this backup back…"))
        self.table = self._make_table()
        self.open.clicked.connect(self._open)
        self.make.clicked.connect(self._make)
        self.tidy.clicked.connect(self._tidy)
        self.restore.clicked.connect(self._ask_restore)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """List the backups that there are."""
        self._kept = backups.kept(self._paths)
        self.table.setRowCount(len(self._kept))
        for row, each in enumerate(self._kept):
            for column, text in enumerate(_cells(each)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        shown = min(max(len(self._kept), 1), _MOST_SHOWN)
        rows = shown * self.table.verticalHeader().defaultSectionSize()
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows + header + 2 * self.table.frameWidth())
        self._on_selected()
        self._count_unused()

    def _make_table(self) -> QTableWidget:
        columns = [
            self.tr("Made"),
            self.tr("Before"),
            self.tr("Holds"),
            self.tr("Size"),
        ]
        table = QTableWidget(0, len(columns))
        table.setHorizontalHeaderLabels(columns)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Backups"))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        where = QWidget()
        row = QHBoxLayout(where)
        spaced(row, 16)
        row.addWidget(self.place, 1)
        row.addWidget(self.open)
        about = label(
            self.tr(
                "A backup is made once a day and before each risky step. Putting one"
                " back keeps what is here now beside it."
            ),
            look="muted",
            wraps=True,
        )
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        spaced(row, 8)
        row.addWidget(self.make)
        row.addStretch()
        row.addWidget(self.restore)
        column = QVBoxLayout(self)
        spaced(column, 0)
        here = label(
            self.tr("Your collection, its pictures and its backups are kept here:"),
            look="muted",
            wraps=True,
        )
        rows = (here, where, about, self.table, buttons, self._tidying())
        column.addWidget(Section(self.tr("Your data"), *rows))

    def _tidying(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, 16)
        row.addWidget(self.unused, 1)
        row.addWidget(self.tidy)
        return line

    def _count_unused(self) -> None:
        """Tell how much a tidy-up would free, once the page is shown."""
        try:
            found = media.unused(self._paths)
        except QuizError as error:
            self.unused.setText(" ".join(messages.error(error)))
            self.tidy.setEnabled(False)
            return
        about = self.tr(
            "Pictures and sounds that no question shows can be tidied away a day after"
            " they were kept. There are none."
        )
        if found.files:
            count = messages.count(found.files, "file", "files")
            about = self.tr(
                "{count} of pictures and sounds are shown by no question, draft or"
                " backup any more: {size}. They can go."
            ).format(count=count, size=messages.size(found.size))
        self.unused.setText(about)
        self.tidy.setEnabled(bool(found.files))
        self.tidy.setAccessibleDescription(about)

    def _tidy(self) -> None:
        try:
            media.tidy(self._paths)
        except QuizError as error:
            self._backend.failed.emit(error)
        self._count_unused()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.data)))

    def _make(self) -> None:
        try:
            backups.back_up(self._paths, self._backend.clock())
        except QuizError as error:
            self._backend.failed.emit(error)
        self.refresh()

    def _on_selected(self) -> None:
        self.restore.setEnabled(bool(self.table.selectedItems()))

    def _ask_restore(self) -> None:
        chosen = self._kept[self.table.currentRow()]
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Put the backup back"))
        box.setText(
            self.tr("Put back the collection as it was on {made}?").format(
                made=messages.moment(chosen.backup.made)
            )
        )
        box.setInformativeText(
            self.tr(
                "What is here now is kept in the same folder under another name."
                " Undo does not reach beyond this step."
            )
        )
        box.addButton(self.tr("Put it back"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.accepted.connect(lambda: self.restore_asked.emit(chosen.backup.path))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _cells(kept: Kept) -> tuple[str, str, str, str]:
    backup, holds = kept.backup, kept.contents
    parts = ["?"]
    if holds is not None:
        parts = [
            messages.count(holds.banks, "bank", "banks"),
            messages.count(holds.questions, "question", "questions"),
            messages.count(holds.reviews, "answer", "answers"),
        ]
    size = messages.size(backup.size)
    return messages.moment(backup.made), backup.label, " · ".join(parts), size
