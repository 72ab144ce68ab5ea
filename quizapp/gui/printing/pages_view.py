"""What a page of a PDF file looks like."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage


def first_page(path: Path, room: QSize) -> QImage:
    """Return the first page as wide as there is room."""
    import pypdfium2  # late: only papers need it

    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        bitmap = page.render(scale=room.width() / page.get_width(), rev_byteorder=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB888,
        ).copy()
        bitmap.close()
        page.close()
    finally:
        document.close()
    return image
