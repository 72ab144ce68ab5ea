"""The questions of a test that was handed in, each with its answer and its mark."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.attempts import Answered, Item
from quizapp.gui import icons, messages, theme
from quizapp.gui.messages import tr
from quizapp.gui.qt import clear, label, restyle, spaced
from quizapp.gui.widgets.markdown_view import plain
from quizapp.services.quiz import Taken

_WORTH = ((1.0, "Right"), (0.5, "Half"), (0.0, "Wrong"))


class ReportRow(QFrame):
    """A question with what was answered, what is right, and the mark.

    Attributes:
        chosen: Its evidence is to be shown.
        judged: Carries what the answer is worth.
    """

    chosen = Signal()
    judged = Signal(float)

    def __init__(self, number: int, item: Item, answered: Answered) -> None:
        super().__init__()
        self.item, self.answered = item, answered
        self.setProperty("look", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verdict = label(look="note")
        self.verdict.setProperty("tone", _tone(answered))
        self.verdict.setText(_verdict(answered))
        self.mark = label(_mark(answered, item), "small")
        self.given = label(_given(answered), "reading", wraps=True)
        self.key = label(plain(item.key), "answer", wraps=True)
        self.feedback = label(plain(answered.feedback), "muted", wraps=True)
        self.feedback.setVisible(bool(answered.feedback))
        self.buttons: list[QPushButton] = []
        self._lay_out(number)
        said = (f"{number}.", plain(item.prompt), self.verdict.text())
        self.setAccessibleName(" ".join(said))
        self.setAccessibleDescription(f"{self.given.text()}. {self.key.text()}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()

    def _lay_out(self, number: int) -> None:
        column = QVBoxLayout(self)
        spaced(column, 3, 12, 10, 12, 10)
        top = QHBoxLayout()
        top.setSpacing(8)
        asked = label(f"{number}.  {plain(self.item.prompt)}", "strong", wraps=True)
        top.addWidget(asked, 1)
        top.addWidget(_sign(self.answered), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.given)
        self.key.setVisible(not self.answered.right)
        column.addWidget(self.key)
        column.addWidget(self.feedback)
        if self.answered.given and self.answered.fraction is None:
            column.addLayout(self._judging())

    def _judging(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(tr("What is it worth?"), "muted"))
        for worth, words in _WORTH:
            button = QPushButton(tr(words))
            button.setProperty("look", "small-button")
            button.clicked.connect(partial(self._judge, worth))
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        return row

    def _judge(self, worth: float, _checked: object = None) -> None:
        self.judged.emit(worth)


class ReportRows(QWidget):
    """All rows of a report; arrows go from one to the next.

    Attributes:
        chosen: Carries the place of the row whose evidence is to be shown.
        judged: Carries a place and what its answer is worth.
    """

    chosen = Signal(int)
    judged = Signal(int, float)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ReportRow] = []
        self.here = 0
        self._column = QVBoxLayout(self)
        spaced(self._column, 4)

    def show_taken(self, taken: Taken) -> None:
        """Show every question of an attempt."""
        clear(self._column)
        self.rows = []
        for place, item in enumerate(taken.attempt.items):
            row = ReportRow(place + 1, item, taken.at(place))
            row.chosen.connect(partial(self.choose, place))
            row.judged.connect(self._judging(place))
            self.rows.append(row)
            self._column.addWidget(row)

    def choose(self, place: int) -> None:
        """Choose a row."""
        self.here = place
        for i, row in enumerate(self.rows):
            restyle(row, "tone", "chosen" if i == place else "")
        self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        place = min(max(self.here + step, 0), len(self.rows) - 1)
        self.rows[place].setFocus()

    def _judging(self, place: int) -> Callable[[float], None]:
        def judge(worth: float) -> None:
            self.judged.emit(place, worth)

        return judge


def _sign(answered: Answered) -> QLabel:
    tone = _tone(answered)
    name = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-x"}
    sign = QLabel()
    side = theme.scaled(16)
    ink = theme.colours()[tone or "ink-muted"]
    drawn = icons.pixmap(name.get(tone, "info"), ink, side, sign.devicePixelRatio())
    sign.setPixmap(drawn)
    return sign


def _tone(answered: Answered) -> str:
    if not answered.given or answered.fraction is None:
        return ""
    if answered.right:
        return "good"
    return "warn" if answered.mark > 0 else "bad"


def _verdict(answered: Answered) -> str:
    if not answered.given:
        return tr("Blank")
    if answered.fraction is None:
        return tr("To be judged")
    if answered.right:
        return tr("Right but for a slip") if answered.near else tr("Right")
    return tr("Partly right") if answered.mark > 0 else tr("Wrong")


def _mark(answered: Answered, item: Item) -> str:
    told = f"{answered.mark:g} / {item.maximum:g}"
    if answered.confidence:
        told += f" · {messages.confidence(answered.confidence)}"
    seconds = round(answered.duration.total_seconds())
    return f"{told} · {seconds} s" if seconds else told


def _given(answered: Answered) -> str:
    return answered.words if answered.given else tr("No answer")
