"""Help with a card that is forgotten again and again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.gui import messages
from quizapp.gui.qt import card, label, spaced
from quizapp.gui.study.beside import Beside
from quizapp.gui.study.sitting import words_of
from quizapp.services.study import Asked

_MOST = 4


class LeechPage(Beside):
    """Tells how often a card was forgotten, and what can be done about it."""

    passed = Signal()

    def __init__(self) -> None:
        self.headline = label(look="title", wraps=True)
        self.advice = label(look="muted", wraps=True)
        self.question = label(look="reading", wraps=True)
        self.key = label(look="answer", wraps=True)
        self.given = label(look="small", wraps=True)
        main = QWidget()
        super().__init__(main)
        self.go_on = QPushButton(self.tr("Go on"))
        self.go_on.setProperty("look", "primary")
        self.go_on.setToolTip(self.tr("Go on (Enter)"))
        self.buttons = {
            "edit-card": QPushButton(self.tr("Edit the question (E)")),
            "suspend": QPushButton(self.tr("Suspend the card (S)")),
            "evidence": QPushButton(self.tr("Read the article (V)")),
        }
        self.go_on.clicked.connect(self.passed)
        self._lay_out(main)

    def tell(self, asked: Asked, given: Sequence[tuple[str, int]]) -> None:
        """Tell of a card that was just forgotten, and what was answered wrongly."""
        times = messages.count(asked.card.lapses, "time", "times")
        words = self.tr("You have forgotten this card {times}.").format(times=times)
        self.headline.setText(words)
        self.advice.setText(
            self.tr(
                "A card that does not stick takes more time than all others, and is"
                " no fault of yours. It helps to put the question more clearly, to"
                " read once more where the answer comes from, or to leave it out for"
                " a while."
            )
        )
        self.given.setText(_given(given))
        self.given.setVisible(bool(given))
        self.retell(asked)
        self.verticalScrollBar().setValue(0)

    def retell(self, asked: Asked) -> None:
        """Show the question as it is now."""
        question, key = words_of(asked)
        self.question.setText(question)
        self.key.setText(key)
        self.show_proof(asked.question, asked.article, key)
        self.buttons["evidence"].setVisible(not self.passage.isHidden())

    def _lay_out(self, main: QWidget) -> None:
        column = QVBoxLayout(main)
        spaced(column, 12)
        column.addWidget(self.headline)
        column.addWidget(self.advice)
        frame = card()
        inner = QVBoxLayout(frame)
        spaced(inner, 6, 20, 16, 20, 16)
        for part in (self.question, self.key, self.given):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(part)
        column.addWidget(frame)
        column.addSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self.go_on)
        first.addStretch()
        column.addLayout(first)
        for button in self.buttons.values():
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch()
            column.addLayout(row)


def _given(given: Sequence[tuple[str, int]]) -> str:
    said = [
        f"“{words}” ({messages.number(times)}×)" if times > 1 else f"“{words}”"
        for words, times in given[:_MOST]
    ]
    return messages.tr("You answered: {answers}").format(answers=", ".join(said))
