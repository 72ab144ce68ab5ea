"""What a question was, what each edit changed, and a way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.questions import Question, Version
from quizapp.gui import messages, theme
from quizapp.gui.qt import clear, label, spaced
from quizapp.gui.widgets.markdown_view import ReadingView
from quizapp.services.comparing import Difference, Piece, differences

_FIELDS = {
    "kind": "Kind",
    "stem": "Question",
    "answer": "Answer",
    "feedback": "Explanation",
    "tags": "Tags",
    "evidence": "Evidence",
    "author": "Author",
    "mark": "Mark",
}
_MOST = 50


class DifferenceView(ReadingView):
    """Shows what changed: what went is struck out, what came is underlined."""

    def __init__(self, changed: Sequence[Difference]) -> None:
        super().__init__("article")
        self.setAccessibleName(self.tr("What was changed"))
        cursor = QTextCursor(self.document())
        for number, difference in enumerate(changed):
            if number:
                cursor.insertBlock()
            cursor.insertText(f"{field(difference.field)}  ", _form("ink-muted"))
            for piece, text in difference.pieces:
                cursor.insertText(text, _FORMS[piece]())


class VersionsTab(QScrollArea):
    """Lists the versions of a question, the newest first.

    Attributes:
        back_asked: A version is to be brought back; carries it.
    """

    back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.backs: list[QPushButton] = []
        self.views: list[DifferenceView] = []
        content = QWidget()
        content.setObjectName("scrolled")
        self._column = QVBoxLayout(content)
        spaced(self._column, 10, 20, 16, 20, 16)
        self.setWidget(content)

    def show_versions(
        self, question: Question | None, versions: Sequence[Version]
    ) -> None:
        """Show what became of each version in the one after it."""
        clear(self._column)
        self.backs, self.views = [], []
        if not versions or question is None:
            none = self.tr("This question has not been edited yet.")
            self._column.addWidget(label(none, "muted", wraps=True))
        after = question
        for version in versions[:_MOST]:
            assert after
            self._add(version, after)
            after = version.question
        self._column.addStretch()

    def _add(self, version: Version, after: Question) -> None:
        head = QHBoxLayout()
        spaced(head, 8)
        when = messages.moment(version.replaced)
        head.addWidget(label(self.tr("Edited {when}").format(when=when), "small"), 1)
        back = QPushButton(self.tr("Bring back"))
        back.setProperty("look", "link")
        name = self.tr("Bring back what it was until {when}").format(when=when)
        back.setAccessibleName(name)
        back.setToolTip(name)
        back.clicked.connect(partial(self._on_back, version))
        head.addWidget(back)
        view = DifferenceView(differences(version.question, after))
        self.backs.append(back)
        self.views.append(view)
        row = QWidget()
        column = QVBoxLayout(row)
        spaced(column, 4)
        column.addLayout(head)
        column.addWidget(view)
        self._column.addWidget(row)

    def _on_back(self, version: Version, _checked: object = None) -> None:
        self.back_asked.emit(version)


def field(name: str) -> str:
    """Return what a field is called: Question, Answer 2."""
    word, _, number = name.partition(" ")
    return f"{messages.tr(_FIELDS[word])} {number}".strip()


def _form(token: str, ground: str = "") -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.colour(token))
    if ground:
        form.setBackground(theme.colour(ground))
    return form


def _gone() -> QTextCharFormat:
    form = _form("bad", "bad-tint")
    form.setFontStrikeOut(True)
    return form


def _new() -> QTextCharFormat:
    form = _form("good", "good-tint")
    form.setFontUnderline(True)
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


_FORMS = {Piece.KEPT: lambda: _form("ink"), Piece.GONE: _gone, Piece.NEW: _new}
