"""What may be wrong with the question that is written, beneath its form."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from quizapp.gui import icons, theme
from quizapp.gui.qt import clear, label, restyle, spaced
from quizapp.gui.write import words
from quizapp.services.problems.problem import Problem

_SIDE = 18


class ProblemCards(QWidget):
    """Lists problems, each with why it matters and a button where one key mends it."""

    mend_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()
        self.mends: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        spaced(self._column, 10)
        self.setAccessibleName(self.tr("Problems of this question"))

    def show_problems(
        self, problems: Sequence[Problem], mendable: frozenset[Problem]
    ) -> None:
        """Show what was found, and what of it can be mended at once."""
        if tuple(problems) == self.problems and self._column.count():
            return
        self.problems = tuple(problems)
        self.mends = []
        clear(self._column)
        for problem in problems:
            self._add(problem, mends=problem in mendable)
        if not problems:
            self._add_line("circle-check", "ink-muted", self.tr("No problem found."))
        told = [words.told(problem) for problem in problems]
        self.setAccessibleDescription(" ".join(told))

    def _add(self, problem: Problem, *, mends: bool) -> None:
        column = self._add_line("triangle-alert", "warn", words.told(problem))
        column.addWidget(label(words.why(problem.sign), "small", wraps=True))
        if mends:
            button = QPushButton(self.tr("Mend it (F9)"))
            button.setProperty("look", "link")
            name = self.tr("Mend: {problem}").format(problem=words.sign(problem.sign))
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._on_mend, problem))
            self.mends.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_mend(self, problem: Problem, _checked: object = None) -> None:
        self.mend_asked.emit(problem)

    def _add_line(self, icon: str, tone: str, text: str) -> QVBoxLayout:
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
        column = QVBoxLayout()
        spaced(column, 2)
        column.addWidget(told)
        line.addLayout(column, 1)
        self._column.addWidget(row)
        return column
