"""Markdown and plain text to read, which never loads anything."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

_MARKS = frozenset("*_`[]\\#<>&~|!\n")
_GAP = "____"
_NATURAL = 100
_SAFE = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)


class ReadingView(QTextBrowser):
    """A text that is as tall as it has to be, and asks nobody for anything.

    Attributes:
        fits: Whether it is to be shown whole, without scrolling.
    """

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fits = True
        self._heights: dict[int, int] = {}
        self.document().contentsChanged.connect(self._heights.clear)
        self.setProperty("look", look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing: a bank's text may point to files and trackers."""
        return None

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            if before != width:
                document.setTextWidth(width)
            self._heights[width] = int(document.size().height() + 1)
            if before != width:
                document.setTextWidth(before)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if not self.fits:
            return QSize(400, 200)
        return QSize(400, self.heightForWidth(max(self.viewport().width(), 100)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 0)

    def space_lines(self, percent: int, after: int = 0) -> None:
        """Set the lines of the whole text apart."""
        form = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        form.setLineHeight(percent, proportional.value)
        if after:
            form.setBottomMargin(after)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)


class MarkdownView(ReadingView):
    """Shows Markdown; HTML in it is shown as it is written."""

    def __init__(self, look: str, spacing: int = _NATURAL) -> None:
        super().__init__(look)
        self._spacing = spacing

    @property
    def text(self) -> str:
        """The words shown."""
        return self.toPlainText()

    def show_markdown(self, text: str) -> None:
        """Show a text."""
        if _MARKS.isdisjoint(text):
            self.setPlainText(text)
        else:
            self.document().setMarkdown(text.replace(_GAP, r"\_\_\_\_\_\_"), _SAFE)
        if self._spacing != _NATURAL:
            self.space_lines(self._spacing)
        self.updateGeometry()


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Return the words of a Markdown text on one line, for where no view fits."""
    if _MARKS.isdisjoint(text):
        return text
    document = QTextDocument()
    document.setMarkdown(text.replace(_GAP, r"\_\_\_\_"), _SAFE)
    return " ".join(document.toPlainText().split())
