"""How sure is the taker?"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from quizapp.domain.attempts import Confidence
from quizapp.gui import messages
from quizapp.gui.qt import label, spaced


class ConfidenceRow(QWidget):
    """Takes one of three levels.

    Attributes:
        picked: Carries the Confidence.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {level: QPushButton() for level in Confidence}
        row = QHBoxLayout(self)
        spaced(row, 8)
        row.addWidget(label(self.tr("How sure are you?"), "muted"))
        for number, (level, button) in enumerate(self.buttons.items(), start=1):
            words = messages.confidence(level)
            button.setText(words[:1].upper() + words[1:])
            button.setToolTip(f"{button.text()} (Alt+{number})")
            button.setProperty("look", "small-button")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._on_clicked, level))
            row.addWidget(button)
        row.addStretch()

    @property
    def level(self) -> Confidence | None:
        """What is picked."""
        found = (level for level, each in self.buttons.items() if each.isChecked())
        return next(found, None)

    def show_level(self, level: Confidence | None) -> None:
        """Show what was picked before."""
        for each, button in self.buttons.items():
            button.setChecked(each is level)

    def pick(self, level: Confidence) -> None:
        """Pick a level."""
        self.show_level(level)
        self.picked.emit(level)

    def _on_clicked(self, level: Confidence, _checked: object = None) -> None:
        self.pick(level)
