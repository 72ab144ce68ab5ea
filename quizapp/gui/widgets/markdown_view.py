"""Markdown and plain text to read, with the pictures that are kept here."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from quizapp.domain.media import SCHEME, with_named_sounds, without_references
from quizapp.gui import media

IMAGE_OBJECT = QTextFormat.ObjectTypes.ImageObject.value

_MARKS = frozenset("*_`[]\\#<>&~|!\n")
_GAP = "____"
_PICTURE = "!["
_WORDLESS = ("![](", "![\u200b](")  # Qt leaves a picture without words out
_NATURAL = 100
_SAFE = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)


class ReadingView(QTextBrowser):
    """A text that is as tall as it has to be, and asks nobody for anything.

    A picture that is kept with the collection is shown; nothing else is loaded.

    Attributes:
        fits: Whether it is to be shown whole, without scrolling.
        sound_asked: A sound was clicked; carries its name.
    """

    sound_asked = Signal(str)

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fits = True
        self._pictures: media.Pictures | None = None
        self._heights: dict[int, int] = {}
        self.document().contentsChanged.connect(self._heights.clear)
        self.setProperty("look", look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_link)
        self.setUndoRedoEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of ours: a text may point to files and trackers, too."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return media.picture(name)

    def _on_link(self, url: QUrl) -> None:
        """Ask for a sound that was clicked; other links are not followed."""
        if url.scheme() == SCHEME:
            self.sound_asked.emit(url.path())

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

    def expect_pictures(self) -> None:
        """Draw pictures as wide as there is room for them."""
        if self._pictures is None:
            self._pictures = media.Pictures(self)
            layout = self.document().documentLayout()
            layout.registerHandler(IMAGE_OBJECT, self._pictures)

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
        self._words = ""

    @property
    def text(self) -> str:
        """The words shown, a picture by those that stand for it."""
        return self._words or self.toPlainText()

    def show_markdown(self, text: str) -> None:
        """Show a text."""
        pictured = _PICTURE in text
        if pictured:
            self.expect_pictures()
        self._words = plain(text) if pictured else ""
        self.setAccessibleDescription(self._words)
        into_document(text, self.document())
        if self._spacing != _NATURAL:
            self.space_lines(self._spacing)
        self.updateGeometry()


def into_document(text: str, document: QTextDocument) -> None:
    """Let a document show a Markdown text."""
    if _MARKS.isdisjoint(text):
        document.setPlainText(text)
    else:
        text = with_named_sounds(text)
        text = text.replace(_GAP, r"\_\_\_\_\_\_").replace(*_WORDLESS)
        document.setMarkdown(text, _SAFE)


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Return the words of a Markdown text on one line, for where no view fits."""
    if _MARKS.isdisjoint(text):
        return text
    document = QTextDocument()
    text = without_references(with_named_sounds(text))
    document.setMarkdown(text.replace(_GAP, r"\_\_\_\_"), _SAFE)
    return " ".join(document.toPlainText().split())
