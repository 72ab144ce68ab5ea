"""Markdown that is drawn where no view fits: in a choice, in a row."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import media, theme
from quizapp.gui.widgets.markdown_view import IMAGE_OBJECT, into_document, plain

_IMAGE = QTextDocument.ResourceType.ImageResource.value


class RichText(QTextDocument):
    """A Markdown text that measures and draws itself, with pictures of ours alone."""

    def __init__(self, text: str, size: int, parent: QObject) -> None:
        super().__init__(parent)
        self._source, self._size = text, size
        self._pictures = media.Pictures(self)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.documentLayout().registerHandler(IMAGE_OBJECT, self._pictures)
        self.dress()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of ours: a text may point to files and trackers, too."""
        return media.picture(name) if kind == _IMAGE else None

    def dress(self) -> None:
        """Set the text in the typeface that is in use now."""
        self.setDefaultFont(self._font())
        into_document(self._source, self)

    def height_for(self, width: int) -> int:
        """Return how tall it is at a width."""
        self.setTextWidth(max(width, 1))
        return int(self.size().height() + 1)

    def draw(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        """Draw it into a box, in the middle of its height."""
        top = box.top() + (box.height() - self.height_for(box.width())) // 2
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, ink)
        palette.setColor(QPalette.ColorRole.Link, theme.colour("accent"))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = palette
        painter.save()
        painter.translate(box.left(), top)
        self.documentLayout().draw(painter, context)
        painter.restore()

    def _font(self) -> QFont:
        return theme.font(self._size, 400, theme.reading())


class RichLabel(QWidget):
    """Shows a Markdown text, as tall as it has to be."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._rich = RichText("", size, self)
        self._source = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the words shown."""
        return plain(self._source)

    def show_markdown(self, text: str) -> None:
        """Show a text."""
        self._source = text
        self._rich.deleteLater()
        self._rich = RichText(text, self._size, self)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._rich.height_for(width)

    def sizeHint(self) -> QSize:
        self._rich.setTextWidth(-1)
        wide = min(round(self._rich.idealWidth()) + 1, theme.scaled(320))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(60), theme.scaled(self._size))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._rich.dress()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("ink")
        self._rich.draw(painter, self.rect(), ink)


def is_rich(text: str) -> bool:
    """Tell whether a text shows more than its plain words."""
    return plain(text) != text
