"""Where splitters were dragged to, kept by their names.

A splitter whose parts change with the room there is has a name for each arrangement.
"""

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

_CHANGES = {QEvent.Type.Resize, QEvent.Type.LayoutRequest}


def remember(page: QWidget, kept: QSettings) -> None:
    """Keep the splitters of a page where they are dragged, the next time too."""
    for splitter in page.findChildren(QSplitter):
        _Memory(splitter, kept)


class _Memory(QObject):
    """Puts a splitter back whenever it is named anew or gets another size."""

    def __init__(self, splitter: QSplitter, kept: QSettings) -> None:
        super().__init__(splitter)
        self._splitter, self._kept = splitter, kept
        splitter.splitterMoved.connect(self._keep)
        splitter.objectNameChanged.connect(self._put_back)
        splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._put_back()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        self._kept.setValue(self._key(), self._splitter.saveState())

    def _put_back(self) -> None:
        state = self._kept.value(self._key())
        if isinstance(state, QByteArray):
            self._splitter.restoreState(state)

    def _key(self) -> str:
        return f"splitters/{self._splitter.objectName()}"
