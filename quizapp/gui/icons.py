"""Icons in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from quizapp.assets import resources


def icon(name: str, colour: str, on: str = "", size: int = 20) -> QIcon:
    """Return an icon in a colour, and in another one where it is switched on."""
    made = QIcon()
    for state, ink in ((QIcon.State.Off, colour), (QIcon.State.On, on or colour)):
        for ratio in (1.0, 2.0):
            drawn = pixmap(name, ink, size, ratio)
            made.addPixmap(drawn, QIcon.Mode.Normal, state)
            if not on and state is QIcon.State.On:
                break
    return made


@lru_cache(maxsize=128)
def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """Return the picture of an icon for a screen of so many pixels to the point."""
    side = round(size * ratio)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    source = _source(name).replace(b"currentColor", colour.encode())
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache
def _source(name: str) -> bytes:
    thin = b'stroke-width="1.75"'
    svg = (resources() / "icons" / f"{name}.svg").read_bytes()
    return svg.replace(b'stroke-width="2"', thin)
