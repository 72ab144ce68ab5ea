"""A field for Markdown that takes pictures and sounds by paste and drop."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from quizapp.domain.media import ENDINGS, REFERENCE, reference
from quizapp.gui import media, theme
from quizapp.gui.widgets.growing_text import GrowingText

_TEXT = "text/plain"
_ENDINGS = ENDINGS | {"jpeg", "jpe", "oga", "opus"}


class MarkdownEdit(GrowingText):
    """Takes Markdown; a picture or sound put into it is kept with the collection."""

    def __init__(self, look: str = "field") -> None:
        super().__init__(look)
        self._dim = _DimReferences(self.document())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if any(url.isLocalFile() for url in source.urls()):
            return bool(_files(source))  # other files are for the window to take
        return source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = _files(source)
        if files:
            for file in files:
                self.insert_file(file)
        elif source.hasImage() and not source.data(_TEXT).trimmed():
            self.insert_picture(source.imageData())
        else:
            super().insertFromMimeData(source)

    def insert_picture(self, image: QImage) -> None:
        """Keep a picture and put it where the cursor is."""
        name = media.keep(media.png(image))
        if name is not None:
            self.textCursor().insertText(reference(name, self.tr("picture")))

    def insert_file(self, file: Path) -> None:
        """Keep a file with a picture or a sound and put it where the cursor is."""
        name = media.keep(file)
        if name is not None:
            self.textCursor().insertText(reference(name, file.stem))


class _DimReferences(QSyntaxHighlighter):
    """Sets back the names of pictures, which only the app reads."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        form = QTextCharFormat()
        form.setForeground(theme.colour("ink-muted"))
        form.setFontPointSize(1)
        for found in REFERENCE.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), form)


def _files(source: QMimeData) -> list[Path]:
    """Return the files that may be pictures or sounds, going by their names."""
    urls: list[QUrl] = source.urls()
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [file for file in files if file.suffix[1:].casefold() in _ENDINGS]
