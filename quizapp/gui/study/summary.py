"""The end of a sitting."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.gui import messages, theme
from quizapp.gui.qt import card, clear, label, spaced
from quizapp.gui.study.tally import Tally

_MOST = 20
_WIDEST = 760


class Summary(QScrollArea):
    """Tells what was answered, and what was missed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.headline = label(look="title", wraps=True)
        self.result = label(look="muted", wraps=True)
        self.back = QPushButton(self.tr("Back to Today"))
        self.back.setProperty("look", "primary")
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.left)
        self._missed_card = card()
        self._missed = QVBoxLayout(self._missed_card)
        spaced(self._missed, 14, 20, 20, 20, 20)
        content = QWidget()
        content.setObjectName("scrolled")
        content.setMaximumWidth(theme.scaled(_WIDEST))
        column = QVBoxLayout(content)
        spaced(column, 8, 40, 40, 40, 32)
        column.addWidget(self.headline)
        column.addWidget(self.result)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(16)
        column.addWidget(self._missed_card)
        column.addStretch()
        self.setWidget(content)

    def tell(self, tally: Tally, missed: Sequence[tuple[str, str]], later: int) -> None:
        """Show the numbers, and the questions missed with their answers."""
        done = self.tr("Done for today.")
        nothing = self.tr("Nothing left to study.")
        self.headline.setText(done if tally.answered else nothing)
        self.result.setText(_result(tally, later))
        self.result.setVisible(bool(self.result.text()))
        clear(self._missed)
        self._missed_card.setVisible(bool(missed))
        self._missed.addWidget(label(self.tr("Worth another look"), "heading"))
        for question, key in missed[:_MOST]:
            self._missed.addWidget(_entry(question, key))
        if len(missed) > _MOST:
            more = messages.number(len(missed) - _MOST)
            words = self.tr("and {more} more").format(more=more)
            self._missed.addWidget(label(words, "small"))


def _result(tally: Tally, later: int) -> str:
    parts = []
    if tally.answered:
        answers = messages.count(tally.answered, "answer", "answers")
        parts.append(f"{answers}, {tally.remembered} {messages.tr('remembered')}.")
    if later:
        cards = messages.count(later, "card comes", "cards come")
        parts.append(f"{cards} {messages.tr('back later today.')}")
    return " ".join(parts)


def _entry(question: str, key: str) -> QWidget:
    entry = QWidget()
    column = QVBoxLayout(entry)
    spaced(column, 2)
    asked = label(question, "reading", wraps=True)
    answer = label(key, "answer", wraps=True)
    for part in (asked, answer):
        part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(part)
    return entry
