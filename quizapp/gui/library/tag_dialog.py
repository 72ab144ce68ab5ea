"""Which tags some questions are to have, and which no longer."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from quizapp.domain.questions import Question
from quizapp.gui import messages, theme
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.fitting_scroll import FittingScroll
from quizapp.gui.widgets.tag_field import TagField

_WIDE = 420


class TagDialog(QDialog):
    """Takes tags to add, and offers those the questions have to be taken away."""

    def __init__(
        self, used: Sequence[str], questions: Sequence[Question], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tag questions"))
        self.setMinimumWidth(theme.scaled(_WIDE))
        counted = Counter(tag for question in questions for tag in question.tags)
        self.field = TagField()
        self.field.know(used)
        self.boxes = {tag: self._box(tag, counted[tag]) for tag in sorted(counted)}
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setProperty("look", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 24, 16)
        counts = messages.count(len(questions), "question", "questions")
        column.addWidget(label(self.tr("Add to {counts}:").format(counts=counts)))
        column.addWidget(self.field)
        if self.boxes:
            column.addWidget(label(self.tr("Take away:"), "small"))
            column.addWidget(self._scrolled())
        column.addStretch()
        column.addWidget(buttons)

    def added(self) -> tuple[str, ...]:
        """Return the tags that are to be added."""
        return self.field.tags()

    def taken(self) -> tuple[str, ...]:
        """Return the tags that are to be taken away."""
        return tuple(tag for tag, box in self.boxes.items() if box.isChecked())

    def _scrolled(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        spaced(column, 6)
        for box in self.boxes.values():
            column.addWidget(box)
        return FittingScroll(content)

    def _box(self, tag: str, count: int) -> QCheckBox:
        return QCheckBox(f"{tag}  ({messages.number(count)})".replace("&", "&&"))
