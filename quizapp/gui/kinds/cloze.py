"""Fill a gap, by typing or by picking from a list."""

from typing import ClassVar

from PySide6.QtGui import QKeyEvent

from quizapp.domain.grading import Grade
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.questions import Question, Response
from quizapp.gui.answering import shuffled
from quizapp.gui.widgets.choices import LETTERS, lettered
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.typed_answer import TypedAnswer


class ClozeWidget(TypedAnswer):
    """Takes what belongs in the gap; offers a list where the gap has one."""

    name: ClassVar[str] = "cloze"

    def __init__(self) -> None:
        super().__init__()
        self.field.setPlaceholderText(self.tr("What belongs in the gap?"))
        self.box = DropDown()
        self.box.setProperty("look", "answer")
        self.box.setAccessibleName(self.tr("What belongs in the gap?"))
        self.box.currentIndexChanged.connect(self._on_picked)
        self._choices: list[str] = []
        layout = self.layout()
        assert layout
        layout.addWidget(self.box)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("A B …", self.tr("choose")),) if self._choices else ()

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        assert isinstance(question.body, Cloze)
        super().ask(question, ordinal, seed)
        # In the author's order the best would always be the first.
        choices = question.body.choices(ordinal)
        order = shuffled(len(choices), seed or question.id)
        self._choices = [choices[i] for i in order]
        letters = LETTERS.ljust(len(self._choices))
        shown = [f"{letters[i]}  {plain(text)}" for i, text in enumerate(self._choices)]
        self.box.offer(shown, self.tr("Choose…"))
        self.box.setVisible(bool(shown))
        self.field.setVisible(not shown)

    def restore(self, response: Response) -> None:
        super().restore(response)
        if response in self._choices:
            self.box.setCurrentIndex(self._choices.index(str(response)))

    def options(self) -> tuple[str, ...]:
        return tuple(self.box.itemText(i) for i in range(self.box.count()))

    def reveal(self, grade: Grade) -> None:
        self.box.hide()
        super().reveal(grade)

    def takes(self, event: QKeyEvent) -> bool:
        return lettered(event, LETTERS[: len(self._choices)]) is not None

    def press(self, event: QKeyEvent) -> None:
        place = lettered(event, LETTERS[: len(self._choices)])
        if place is not None:
            self.box.setCurrentIndex(place)

    def take_focus(self) -> bool:
        if not self._choices:
            return super().take_focus()
        self.box.setFocus()
        return True

    def _on_picked(self, place: int) -> None:
        self.field.setText(self._choices[place] if place >= 0 else "")
        self.changed.emit()
