"""Browse: all cards in one table, found by a search."""

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card
from quizapp.domain.changes import Change
from quizapp.domain.questions import Question
from quizapp.domain.searches.completing import Names
from quizapp.domain.searches.parsing import parse
from quizapp.domain.searches.patterns import literal
from quizapp.domain.searches.printing import to_text
from quizapp.domain.searches.tokens import SearchError
from quizapp.domain.searches.tree import Named
from quizapp.gui import messages, theme
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.browse.commands import Commands
from quizapp.gui.browse.details import CardDetails
from quizapp.gui.browse.model import CardTable
from quizapp.gui.browse.search_field import SearchField
from quizapp.gui.browse.table import CardsView
from quizapp.gui.qt import label, spaced
from quizapp.gui.settings.rows import button
from quizapp.services import browsing

_SEARCH_AFTER_MS = 80
_ROOMY = 820


class BrowseView(QWidget):
    """Finds cards, shows them, and changes as many of them as are picked.

    Attributes:
        edit_asked: A question is to be edited; carries the Question.
    """

    edit_asked = Signal(object)

    def __init__(self, backend: Backend, actions: Actions, kept: QSettings) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._stale = True
        self._names: Names | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = label(self.tr("Cards"), "subtitle")
        self.found = label(look="small")
        self.choose = button(self.tr("Columns"), "small-button")
        self.field = SearchField()
        self.problem = label(look="trouble", wraps=True)
        self.rows = CardTable(backend)
        self.table = CardsView(self.rows, kept)
        self.nothing = label(look="muted", wraps=True)
        self.details = CardDetails()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_SEARCH_AFTER_MS)
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._lay_out()
        self._connect(actions)

    def search(self) -> None:
        """Let the person type what is searched for."""
        self.field.setFocus()
        self.field.selectAll()

    def show_bank(self, name: str) -> None:
        """Show the cards of a bank."""
        self.field.setText(to_text(Named("bank", literal(name))))
        self.show_found()
        self.table.setFocus()

    def show_found(self) -> None:
        """Show the cards that the field asks for, or what is wrong with it."""
        self._typing.stop()
        try:
            search = parse(self.field.text())
        except SearchError as error:
            words, remedy = messages.error(error)
            self.problem.setText(f"{words} {remedy}".strip())
            self.problem.show()
            self.field.mark(error)
            return
        self.problem.hide()
        self.field.mark(None)
        current = self.table.current
        self.rows.search(search)
        self.table.pick([current] if current is not None else [], current)
        self._tell()

    def refresh(self) -> None:
        """Show what the collection says now, and keep what is picked."""
        self._stale = False
        self._names = None
        self.table.refresh()
        self._tell()

    def toggle_details(self) -> None:
        """Show the details of the current card, or no longer."""
        shown = self.table.current is not None and not self.details.isVisibleTo(self)
        self.details.setVisible(shown)
        self._fit()
        self._show_details()
        if shown and not self.table.isVisible():
            self.details.setFocus()
        else:
            self.table.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self._enter_table()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(
            self.tr("Search cards: words, is:due, tag:… (Ctrl+Space offers all)")
        )
        self.field.setAccessibleName(self.tr("Search cards"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.problem.setAccessibleName(self.tr("What is wrong with the search"))
        self.problem.hide()
        self.details.hide()
        top = QHBoxLayout()
        spaced(top, 16)
        for part in (self.title, self.found):
            top.addWidget(part)
        top.addStretch()
        top.addWidget(self.choose)
        search = QVBoxLayout()
        spaced(search, 4)
        search.addWidget(self.field)
        search.addWidget(self.problem)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.nothing)
        self.splitter = QSplitter()
        self.splitter.setObjectName("browse")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([620, 400])
        column = QVBoxLayout(self)
        spaced(column, 16, 40, 24, 40, 24)
        column.addLayout(top)
        column.addLayout(search)
        column.addWidget(self.splitter, 1)

    def _connect(self, actions: Actions) -> None:
        self.field.names = self._known_names
        self.field.textChanged.connect(self._on_typed)
        self.field.entered.connect(self._enter_table)
        self._typing.timeout.connect(self.show_found)
        self._showing.timeout.connect(self._show_details)
        self.table.picked_other.connect(self._on_picked)
        self.table.opened.connect(self.toggle_details)
        self.choose.clicked.connect(self._choose_columns)
        self.details.edit_asked.connect(self._edit)
        self.details.close_asked.connect(self.toggle_details)
        self._commands = Commands(self._backend, self.table, self)
        actions.connect(
            self,
            self._commands.triggers()
            | {
                "cards-edit": self._edit,
                "cards-details": self.toggle_details,
                "cards-columns": self._choose_columns,
            },
        )
        self._backend.changed.connect(self._on_changed)

    def _on_typed(self) -> None:
        self.field.mark(None)
        self._typing.start()

    def _enter_table(self) -> None:
        """Go from the field into the table, with what is typed found."""
        if self._typing.isActive():
            self.show_found()
        if not self.problem.isVisibleTo(self) and self.rows.keys:
            self.table.setFocus()

    def _go_back(self) -> None:
        if self.details.isVisibleTo(self):
            self.toggle_details()
        elif self.field.hasFocus() and self.field.text():
            self.field.clear()
            self.show_found()
        elif self.field.hasFocus():
            self.table.setFocus()
        else:
            self.search()

    def _tell(self) -> None:
        """Tell how many cards there are, and how many of them are picked."""
        count, picked = len(self.rows.keys), self.table.picked_count()
        words = [messages.count(count, "card", "cards")]
        if picked > 1:
            words.append(self.tr("{n} picked").format(n=messages.number(picked)))
        self.found.setText(" · ".join(words))
        self.list.setCurrentWidget(self.table if count else self.nothing)
        if not count:
            self.nothing.setText(self._none())
            self.details.hide()

    def _none(self) -> str:
        if self.field.text().strip():
            return self.tr("No card fits. Fewer terms find more.")
        return self.tr("No cards yet. Import questions with Ctrl+O, or write some.")

    def _on_picked(self) -> None:
        self._tell()
        self._showing.start(0)

    def _show_details(self) -> None:
        key = self.table.current
        if key is None or not self.details.isVisibleTo(self):
            return
        now = self._backend.clock()
        found = self._backend.ask(browsing.details, key, self._backend.learner, now)
        if found is not None:
            self.details.show_details(found, now, self._backend.learner.day(now))

    def _fit(self) -> None:
        """Let the details take the place of the table where there is little room."""
        tight = self.width() < theme.scaled(_ROOMY)
        self.list.setVisible(not (tight and self.details.isVisibleTo(self)))

    def _choose_columns(self) -> None:
        below = self.choose.rect().bottomLeft()
        self.table.choose_columns(self.choose.mapToGlobal(below))

    def _edit(self) -> None:
        listed = self.rows.listed(self.table.currentIndex().row())
        if listed is not None:
            self.edit_asked.emit(listed.question)

    def _known_names(self) -> Names:
        if self._names is None:
            with self._backend.store.read() as tx:
                self._names = tx.browsing.names()
        return self._names

    def _on_changed(self, change: Change) -> None:
        if not change.touches(Card, Question, Bank):
            return
        if self.isVisible():
            self.refresh()
            self._show_details()
        else:
            self._stale = True
