"""A thing that is asked about, beside what is picked for it."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from quizapp.gui import icons, theme
from quizapp.gui.qt import label, restyle, spaced
from quizapp.gui.widgets.drop_down import DropDown
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.rich_text import RichLabel

_NARROW, _TEXT_SIZE = 480, 16


class Judged(QFrame):
    """An answer with what is said of it, in words, with a sign and in colour."""

    def __init__(self) -> None:
        super().__init__()
        self.words = RichLabel(_TEXT_SIZE)
        self.note = label(look="note")
        self._sign = QLabel()
        row = QHBoxLayout(self)
        spaced(row, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self._sign)
        row.addWidget(self.note)

    def tell(self, text: str, note: str, *, right: bool) -> None:
        """Show an answer that is right or wrong."""
        tone, sign = ("good", "check") if right else ("bad", "x")
        self.words.show_markdown(text)
        self.note.setText(note)
        restyle(self.note, "tone", tone)
        ink, side = theme.colours()[tone], theme.scaled(16)
        self._sign.setPixmap(icons.pixmap(sign, ink, side, self.devicePixelRatio()))
        self.show()


class MatchRow(QFrame):
    """A subquestion with a box to pick its answer from, side by side if they fit."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "match")
        self.subquestion = RichLabel(_TEXT_SIZE)
        self.box = DropDown()
        self.box.setProperty("look", "answer")
        self.picked, self.right = Judged(), Judged()
        answers = QVBoxLayout()
        spaced(answers, 6)
        for part in (self.box, self.picked, self.right):
            answers.addWidget(part)
        self._row: QBoxLayout = QHBoxLayout(self)
        spaced(self._row, 12, 16, 8, 12, 8)
        self._row.addWidget(self.subquestion, 1)
        self._row.addLayout(answers, 1)

    def offer(self, subquestion: str, answers: Sequence[str], placeholder: str) -> None:
        """Ask for one of some answers."""
        self.subquestion.show_markdown(subquestion)
        words = self.subquestion.text()
        self.setAccessibleName(words)
        self.box.setAccessibleName(words)
        self.box.offer(answers, placeholder)
        self.box.show()
        self.picked.hide()
        self.right.hide()
        restyle(self, "tone", "")

    def welcome(self, *, over: bool) -> None:
        """Show whether an answer that is dragged would be dropped here."""
        restyle(self, "tone", "over" if over else "")

    def judge(self, picked: tuple[str, str], right: tuple[str, str]) -> None:
        """Show what was picked and what is right, each with a note; either may lack."""
        self.box.hide()
        self.picked.setVisible(any(picked))
        if any(picked):
            self.picked.tell(*picked, right=False)
        self.right.tell(*right, right=True)
        restyle(self, "tone", "bad" if any(picked) else "good")
        judged = (each for each in (picked, right) if any(each))
        said = [f"{plain(text)}, {note}" for text, note in judged]
        self.setAccessibleName(f"{self.subquestion.text()}: {'; '.join(said)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
