"""Pictures in texts: those kept with the open collection, and no others.

The application knows where they are kept and who keeps more of them, as it knows its
colours: every view of a text shows pictures of the one collection that is open, and
every field for a text takes them.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QPainter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication

from quizapp.domain.media import SCHEME, is_picture, is_sound
from quizapp.gui import theme

Keep = Callable[[bytes | Path], str | None]

_FOLDER, _KEEPER = "media", "media-keeper"
_WIDEST = 1600
_TALLEST = 320
_IMAGE = QTextDocument.ResourceType.ImageResource.value


def serve(folder: Path, keep: Keep) -> None:
    """Let texts show the pictures in a folder from now on; keep takes new ones."""
    app = QApplication.instance()
    assert app
    app.setProperty(_FOLDER, str(folder))
    app.setProperty(_KEEPER, keep)


def keep(content: bytes | Path) -> str | None:
    """Keep a picture or a sound and return its name; none where it was refused.

    Why it was refused has been told then.
    """
    app = QApplication.instance()
    keeper: Keep | None = app.property(_KEEPER) if app else None
    return keeper(content) if keeper else None


def picture(name: QUrl | str) -> QImage | None:
    """Return the picture that a reference leads to; none where it leads elsewhere."""
    url = QUrl(name)
    app = QApplication.instance()
    folder = app.property(_FOLDER) if app else None
    if url.scheme() != SCHEME or not folder or not is_picture(url.path()):
        return None
    try:
        return _read(f"{folder}/{url.path()}")
    except LookupError:
        return None


def sound(name: str) -> Path | None:
    """Return the file of a sound that is kept here, or nothing."""
    app = QApplication.instance()
    folder = app.property(_FOLDER) if app else None
    file = Path(folder, name) if folder and is_sound(name) else None
    return file if file and file.is_file() else None


def png(image: QImage) -> bytes:
    """Return a picture as a file's content, made smaller where it is very large."""
    if max(image.width(), image.height()) > _WIDEST:
        image = image.scaled(
            QSize(_WIDEST, _WIDEST),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


class Pictures(QPyTextObject):
    """Draws the pictures of a document, none wider than its lines or very tall.

    What is not kept here is a box with the words that stand for the picture.
    """

    def intrinsicSize(
        self, document: QTextDocument, _position: int, form: QTextFormat
    ) -> QSizeF:
        room = document.textWidth() - 2 * document.documentMargin()
        image = _image(document, form)
        if image is None:
            metrics = theme.metrics()
            wide = metrics.horizontalAdvance(_words(form)) + theme.scaled(16)
            size = QSizeF(wide, metrics.height() + theme.scaled(8))
            return QSizeF(min(size.width(), room), size.height()) if room > 0 else size
        most = QSizeF(room if room > 0 else _WIDEST, theme.scaled(_TALLEST))
        size = QSizeF(image.size())
        return size.boundedTo(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        image = _image(document, form)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
            return
        rect = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("ink-muted"))
        painter.drawRect(rect)
        metrics = theme.metrics()
        room = int(rect.width()) - theme.scaled(8)
        words = metrics.elidedText(_words(form), Qt.TextElideMode.ElideRight, room)
        painter.setFont(theme.font(12))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _image(document: QTextDocument, form: QTextFormat) -> QImage | None:
    found = document.resource(_IMAGE, QUrl(form.toImageFormat().name()))
    return found if isinstance(found, QImage) and not found.isNull() else None


def _words(form: QTextFormat) -> str:
    named = form.property(QTextFormat.Property.ImageAltText.value)
    gone = QApplication.translate("Pictures", "Picture that is not here")
    words = str(named or "").strip("\u200b ")
    return f"{gone}: {words}" if words else gone


@lru_cache(maxsize=8)
def _read(path: str) -> QImage:
    """Return a picture, turned as its camera was held and no larger than is shown."""
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST or size.height() > _WIDEST:
        fitting = size.scaled(_WIDEST, _WIDEST, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting)
    image = reader.read()
    if image.isNull():
        raise LookupError(path)
    return image
