"""Type a number."""

from typing import ClassVar

from quizapp.domain.numbers import read, written
from quizapp.domain.questions import Question
from quizapp.gui.qt import label
from quizapp.gui.widgets.typed_answer import TypedAnswer


class NumericalWidget(TypedAnswer):
    """Takes a number, and says as which number it reads what is typed."""

    name: ClassVar[str] = "numerical"
    spelt: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.field.setAccessibleName(self.tr("Your answer, a number"))
        self.reading = label(look="muted", wraps=True)
        layout = self.layout()
        assert layout
        layout.setSpacing(6)
        layout.addWidget(self.reading)
        self.field.setPlaceholderText(self.tr("Type a number"))
        self.changed.connect(self._say_reading)

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        super().ask(question, ordinal, seed)
        self._say_reading()

    def _say_reading(self) -> None:
        said = self._reading()
        self.reading.setText(said)
        self.field.setAccessibleDescription(said)

    def _reading(self) -> str:
        typed = self.words()
        if not typed:
            return self.tr("Such as 12.5, 12,000 or 3e8, with its unit if it has one.")
        quantity = read(typed)
        if quantity is None:
            return self.tr("This is not a number yet.")
        shown = f"{written(quantity.number)} {quantity.unit}".strip()
        return self.tr("Read as {number}").format(number=shown)
