"""Library: all banks, their questions, and a search across them."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.articles import Article
from quizapp.domain.banks import Bank, BankCounts
from quizapp.domain.changes import Change
from quizapp.domain.ids import QuestionId
from quizapp.domain.questions import Question, QuestionListing
from quizapp.gui import messages, theme
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.library.commands import Commands
from quizapp.gui.library.detail import Detail
from quizapp.gui.library.model import BankTable, QuestionTable
from quizapp.gui.qt import label, spaced
from quizapp.services import banks

_SEARCH_AFTER_MS = 120
_MOST_FOUND = 500
_MOST_NAMED = 3
_TIGHT, _KIND = 560, 2
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LibraryView(QWidget):
    """Lists the banks, the questions of one, or what a search found."""

    study_asked = Signal(tuple)
    export_asked = Signal(str, str)
    cards_asked = Signal(str)
    new_asked = Signal()
    exam_asked = Signal(str)
    quiz_asked = Signal(tuple)
    paper_asked = Signal(object)
    edit_asked = Signal(object)
    write_asked = Signal(object, object)

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._bank: Bank | None = None
        self._stale = True
        self._articles: tuple[Article, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.bank_rows, self.question_rows = BankTable(), QuestionTable()
        self.back = QPushButton(self.tr("‹ All banks"))
        self.title = label(look="subtitle")
        self.found = label(look="small")
        self.field = QLineEdit()
        self.table = QTableView()
        self.detail = Detail()
        self.study = QPushButton(self.tr("Study"))
        self.export = QPushButton(self.tr("Export…"))
        self.cards = QPushButton(self.tr("Cards"))
        self.new = QPushButton(self.tr("New bank from an article"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_SEARCH_AFTER_MS)
        self._set_up_table()
        self._lay_out()
        self._connect(actions)

    def search(self) -> None:
        """Let the learner type what is searched for."""
        self.field.setFocus()
        self.field.selectAll()

    def open_bank(self, bank: Bank | None) -> None:
        """List the questions of a bank, or all banks where it is none."""
        self._bank = bank
        self.field.clear()
        self._typing.stop()
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Show what the collection says now, and keep what is picked."""
        self._stale = False
        row, picked = max(self.table.currentIndex().row(), 0), self.picked_questions()
        text = self.field.text().strip()
        if text or self._bank is not None:
            self._show_questions(text)
        else:
            self._show_banks()
        rows = self.table.model().rowCount()
        if rows:
            self.table.selectRow(min(row, rows - 1))
            self._pick_again(frozenset(picked))
        else:
            self._show_none(text)

    def _pick_again(self, picked: frozenset[QuestionId]) -> None:
        """Pick the questions that were picked, where they were several."""
        if len(picked) < 2 or self.table.model() is not self.question_rows:
            return
        selection = QItemSelection()
        for row, listing in enumerate(self.question_rows.rows):
            if listing.id in picked:
                index = self.question_rows.index(row, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        model = self.table.selectionModel()
        model.select(selection, flags.ClearAndSelect | flags.Rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() is QEvent.Type.Resize:
            self._fit_columns()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.field and event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            if watched is self.table and event.key() in _OPENING:
                self._open(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Library"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.installEventFilter(self)

    def _lay_out(self) -> None:
        self.back.setProperty("look", "link")
        self.field.setPlaceholderText(
            self.tr("Search every question, answer and article")
        )
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        spaced(column, 16, 40, 24, 16, 24)
        top = QHBoxLayout()
        spaced(top, 16, 0, 0, 24, 0)
        for part in (self.back, self.title, self.found):
            top.addWidget(part)
        top.addStretch()
        for part in (self.new, self.export, self.cards, self.study):
            top.addWidget(part)
        column.addLayout(top)
        search = QHBoxLayout()
        spaced(search, 0, 0, 0, 24, 0)
        search.addWidget(self.field)
        column.addLayout(search)
        self.splitter = QSplitter()
        self.splitter.setObjectName("library")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([600, 400])
        column.addWidget(self.splitter, 1)

    def _connect(self, actions: Actions) -> None:
        self.field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.refresh)
        self.back.clicked.connect(self._go_back)
        self.study.clicked.connect(self._on_study)
        self.export.clicked.connect(self._on_export)
        self.cards.clicked.connect(self._on_cards)
        self.new.clicked.connect(self.new_asked)
        self.table.doubleClicked.connect(self._open)
        self._commands = Commands(self._backend, self, self)
        actions.connect(
            self,
            self._commands.triggers()
            | {
                "export": self._on_export,
                "edit-question": self._on_edit,
                "write-here": self._on_write,
            }
            | {"exam": self._on_exam}
            | {"quiz-these": self._on_quiz, "print-bank": self._on_paper},
        )
        self._backend.changed.connect(self._on_changed)

    def _show_banks(self) -> None:
        now = self._backend.clock()
        found = self._backend.ask(banks.listings, self._backend.learner, now)
        self.bank_rows.show_rows(found or ())
        self._use(self.bank_rows)
        self.title.setText(self.tr("Library"))
        self.found.setText(messages.count(len(self.bank_rows.rows), "bank", "banks"))
        self._show_buttons()

    def _show_questions(self, text: str) -> None:
        bank_id = self._bank.id if self._bank else None
        with self._backend.store.read() as tx:
            if text:
                rows = tx.questions.search(text, bank_id, _MOST_FOUND)
                self._articles = tx.articles.search(text, _MOST_NAMED)
            else:
                assert bank_id
                rows = tx.questions.listings(bank_id)
                self._articles = ()
        self.question_rows.show_rows(rows)
        self._use(self.question_rows)
        self.title.setText(self._bank.name if self._bank else self.tr("Found"))
        words = messages.count(len(rows), "question", "questions")
        at_most = self.tr("the first {words}").format(words=words)
        words = at_most if text and len(rows) == _MOST_FOUND else words
        self.found.setText(" · ".join(filter(None, (words, self._titles()))))
        self._show_buttons()

    def _titles(self) -> str:
        """Name the articles in which the words that are searched for stand."""
        titles = ", ".join(f"“{article.title}”" for article in self._articles)
        return (
            self.tr("in the article {titles}").format(titles=titles) if titles else ""
        )

    def _use(self, model: BankTable | QuestionTable) -> None:
        if self.table.model() is model:
            return
        self.table.setModel(model)
        # A new model has a new selection; the old one belongs to the table still.
        self.table.selectionModel().currentRowChanged.connect(self._on_picked)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the first column what the others leave, and hide one where it is tight.

        Numbers are as wide as they have to be; an answer has a third of the table.
        """
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(40))
        width = self.table.viewport().width()
        if self.table.model() is self.question_rows:
            tight = width < theme.scaled(_TIGHT)
            self.table.setColumnHidden(_KIND, tight)
            share = 3 if tight else 4
            wide: tuple[int, ...] = (width // share, theme.scaled(136))
        else:
            tight = width < theme.scaled(_TIGHT - 140)
            self.table.setColumnHidden(1, tight)
            wide = tuple(theme.scaled(n) for n in (104, 72, 72, 88))
        for section, pixels in enumerate(wide, start=1):
            self.table.setColumnWidth(section, pixels)

    def _show_buttons(self) -> None:
        one = self._bank is not None or self.table.model() is self.bank_rows
        self.back.setVisible(self._bank is not None or bool(self.field.text()))
        self.new.setVisible(self._bank is None and not self.field.text())
        for button in (self.study, self.export, self.cards):
            button.setVisible(one and bool(self.table.model().rowCount()))

    def _show_none(self, text: str) -> None:
        if text and self._articles:
            words = self.tr("No question asks about it, but it stands {where}.")
            words = words.format(where=self._titles())
        elif text:
            words = self.tr("Nothing was found. Fewer or shorter words find more.")
        elif self._bank:
            words = self.tr("This bank has no questions.")
        else:
            words = self.tr("No bank yet. Import one with Ctrl+O, or drop its file.")
        self.detail.show_nothing(words)

    def _on_picked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if self.table.model() is self.bank_rows:
            self._pick_bank(self.bank_rows.rows[index.row()])
        else:
            self._pick_question(self.question_rows.rows[index.row()])

    def _pick_bank(self, counts: BankCounts) -> None:
        with self._backend.store.read() as tx:
            articles = tx.articles.of_bank(counts.bank.id)
        self.detail.show_bank(counts, articles)

    def _pick_question(self, listing: QuestionListing) -> None:
        with self._backend.store.read() as tx:
            question = tx.questions.get(listing.id)
            evidence = question.evidence
            article = tx.articles.find(evidence.article_id) if evidence else None
        self.detail.show_question(question, article)

    def picked_questions(self) -> tuple[QuestionId, ...]:
        """Return the questions that are picked, none where banks are listed."""
        if self.table.model() is not self.question_rows:
            return ()
        picked = self.table.selectionModel().selectedRows()
        rows = sorted(index.row() for index in picked)
        return tuple(self.question_rows.rows[row].id for row in rows)

    def picked_bank(self) -> Bank | None:
        """Return the bank that is listed or picked."""
        if self._bank is not None:
            return self._bank
        row = self.table.currentIndex().row()
        if self.table.model() is self.bank_rows and row >= 0:
            return self.bank_rows.rows[row].bank
        return None

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.table.model() is self.bank_rows:
            self.open_bank(self.bank_rows.rows[index.row()].bank)

    def _go_back(self) -> None:
        if self.field.text():
            self.open_bank(self._bank)
        elif self._bank is not None:
            self.open_bank(None)

    def _on_study(self) -> None:
        if bank := self.picked_bank():
            self.study_asked.emit((bank.id,))

    def _on_cards(self) -> None:
        if bank := self.picked_bank():
            self.cards_asked.emit(bank.name)

    def _on_write(self) -> None:
        """Write in the bank, beginning with the question that is picked."""
        picked = self.picked_questions()[:1]
        bank = self.picked_bank()
        if picked:
            with self._backend.store.read() as tx:
                self.write_asked.emit(tx.questions.get(picked[0]).bank_id, picked[0])
        elif bank:
            self.write_asked.emit(bank.id, None)

    def _on_edit(self) -> None:
        picked = self.picked_questions()
        if picked:
            with self._backend.store.read() as tx:
                self.edit_asked.emit(tx.questions.get(picked[0]))

    def _on_export(self) -> None:
        if bank := self.picked_bank():
            self.export_asked.emit(bank.id, bank.name)

    def _on_exam(self) -> None:
        if bank := self.picked_bank():
            self.exam_asked.emit(bank.id)

    def _on_quiz(self) -> None:
        if picked := self.picked_questions():
            self.quiz_asked.emit(picked)

    def _on_paper(self) -> None:
        if bank := self.picked_bank():
            self.paper_asked.emit(bank)

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Bank, Question, Article):
            self.refresh()
        else:
            self._stale = True
