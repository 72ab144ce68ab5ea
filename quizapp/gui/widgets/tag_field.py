"""A field for tags between commas, completed from those in use."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from quizapp.gui.widgets.typed_answer import AnswerField


class TagField(AnswerField):
    """Takes tags; the one that is being typed is completed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Tags"))
        self.setPlaceholderText(self.tr("Tags, between commas"))
        self._known = QStringListModel(self)
        completer = _LastTag(self)
        completer.setModel(self._known)
        self.setCompleter(completer)

    def know(self, tags: Iterable[str]) -> None:
        """Complete to these tags."""
        self._known.setStringList(list(tags))

    def know_more(self, tags: Iterable[str]) -> None:
        """Complete to these tags, too."""
        known = self._known.stringList()
        new = [tag for tag in dict.fromkeys(tags) if tag not in known]
        if new:
            self.know([*known, *new])

    def show_tags(self, tags: Sequence[str]) -> None:
        """Begin with other tags."""
        self.setText(", ".join(tags))

    def tags(self) -> tuple[str, ...]:
        """Return the tags, each once."""
        return tuple(dict.fromkeys(filter(None, map(str.strip, self._parts()))))

    def _parts(self) -> list[str]:
        return self.text().split(",")


class _LastTag(QCompleter):
    """Completes what stands after the last comma."""

    def __init__(self, field: TagField) -> None:
        super().__init__(field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        tag = index.data(self.completionRole())
        before, comma, _ = self._field.text().rpartition(",")
        return f"{before}{comma} {tag}" if comma else str(tag)
