"""What a file cannot say of a bank, shown before it is written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import messages
from quizapp.gui.importing.trouble_table import TroubleTable
from quizapp.gui.qt import fit, label, spaced
from quizapp.services.exporting import Exported

_SIZE = (720, 480)


class ExportDialog(QDialog):
    """Lists what each question loses, and asks whether to write the file."""

    def __init__(self, path: Path, found: Exported, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export bank"))
        self.troubles = TroubleTable()
        self.troubles.show_troubles(found.troubles)
        self.write = QPushButton(self.tr("Write the file"))
        self.write.setProperty("look", "primary")
        self.write.setEnabled(bool(found.questions))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 16)
        heading = self.tr("What {file} will not say").format(file=path.name)
        column.addWidget(label(heading, "subtitle", wraps=True))
        column.addWidget(label(_told(found), "muted", wraps=True))
        column.addWidget(self.troubles, 1)
        column.addWidget(buttons)
        fit(self, *_SIZE)
        self.write.setFocus()


def _told(found: Exported) -> str:
    count = messages.count(found.questions, "question goes out", "questions go out")
    left = sum(trouble.left_out for trouble in found.troubles)
    out = f", {messages.count(left, 'stays behind', 'stay behind')}" if left else ""
    rest = messages.tr("What a question loses is told below; here it keeps everything.")
    return f"{count}{out}. {rest}"
