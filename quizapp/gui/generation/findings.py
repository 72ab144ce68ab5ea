"""What may be wrong with a question, each with its sign."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quizapp.gui import icons, theme
from quizapp.gui.generation import words
from quizapp.gui.qt import clear, label, restyle, spaced
from quizapp.services.checking import Finding

_SIDE = 18


class Findings(QWidget):
    """Lists findings in words, or says that there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.told: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        spaced(self._column, 8)
        self.setAccessibleName(self.tr("Checks"))

    def show_findings(
        self, findings: Sequence[Finding], reasons: Sequence[str]
    ) -> None:
        """Show what was found, and why the generator dropped it, if it did."""
        told = [words.reason(code) for code in reasons]
        told += [words.finding(found) for found in findings]
        if tuple(told) == self.told and self._column.count():
            return
        self.told = tuple(told)
        clear(self._column)
        for text in told:
            self._add("triangle-alert", "warn", text)
        if not told:
            fine = self.tr("The passage says the answer, and nothing gives it away.")
            self._add("circle-check", "ink-muted", fine)
        self.setAccessibleDescription(" ".join(told))

    def _add(self, icon: str, tone: str, text: str) -> None:
        sign = QLabel()
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        ink, side = theme.colours()[tone], theme.scaled(_SIDE)
        sign.setPixmap(icons.pixmap(icon, ink, side, self.devicePixelRatio()))
        told = label(text, "finding", wraps=True)
        restyle(told, "tone", tone)
        row = QWidget()
        line = QHBoxLayout(row)
        spaced(line, 10)
        line.addWidget(sign)
        line.addWidget(told, 1)
        self._column.addWidget(row)
