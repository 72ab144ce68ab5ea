"""The drafts that can be gone on with."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.drafts import DraftListing
from quizapp.gui import messages
from quizapp.gui.qt import clear, label, spaced
from quizapp.gui.widgets.cut_button import CutButton


class DraftsList(QWidget):
    """Offers to go on with each draft, or to delete it."""

    open_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        spaced(self._column, 8)

    def show_drafts(self, drafts: tuple[DraftListing, ...]) -> None:
        """Show the drafts there are."""
        clear(self._column)
        self.buttons = []
        self.setVisible(bool(drafts))
        if drafts:
            self._column.addWidget(label(self.tr("Go on with"), "strong"))
        for draft in drafts:
            self._column.addWidget(self._row(draft))

    def _row(self, draft: DraftListing) -> QFrame:
        row = QFrame()
        row.setProperty("look", "card")
        line = QHBoxLayout(row)
        spaced(line, 8, 14, 8, 10, 8)
        words = QVBoxLayout()
        spaced(words, 2)
        title = CutButton(draft.title)
        title.setProperty("look", "title-link")
        title.setAccessibleName(self.tr("Go on with {title}").format(title=draft.title))
        title.clicked.connect(partial(self.open_asked.emit, draft.id))
        self.buttons.append(title)
        parts = (
            self.tr("{count} kept").format(count=messages.number(draft.kept)),
            self.tr("{count} rejected").format(count=messages.number(draft.rejected)),
            messages.full_date(draft.begun.astimezone().date()),
        )
        words.addWidget(title)
        words.addWidget(label(" · ".join(parts), "small"))
        away = QPushButton(self.tr("Delete"))
        away.setProperty("look", "link")
        away.setAccessibleName(self.tr("Delete {title}").format(title=draft.title))
        away.clicked.connect(partial(self.delete_asked.emit, draft.id))
        line.addLayout(words, 1)
        line.addWidget(away)
        return row
