"""Where an article comes from: pasted, a file, a web address, or a draft."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.articles import Source
from quizapp.domain.errors import PrivateError, QuizError
from quizapp.domain.work import Work
from quizapp.gui import messages, theme
from quizapp.gui.backend import Backend
from quizapp.gui.generation.drafts_list import DraftsList
from quizapp.gui.generation.notice import Notice
from quizapp.gui.generation.paste_box import PasteBox
from quizapp.gui.generation.source_form import SourceForm
from quizapp.gui.generation.stages import Stages
from quizapp.gui.qt import label, spaced
from quizapp.gui.task import Task
from quizapp.services import desk

_NARROW = 720
_TITLE_WORDS = 7
_LOOKED_OVER_AFTER_MS = 200
_SUFFIXES = "*.txt *.md *.html *.htm *.pdf *.docx *.epub"


class SourcePage(QScrollArea):
    """Takes an article, shows what is known of it, and has questions found in it."""

    opened = Signal(object)
    delete_asked = Signal(str)
    draft_asked = Signal(str)

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self._task: Task | None = None
        self.address = QLineEdit()
        self.fetch = QPushButton(self.tr("Read"))
        self.file = QPushButton(self.tr("Open a file…"))
        self.text = PasteBox()
        self.form = SourceForm()
        self.notice = Notice()
        self.count = label(look="muted")
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOKED_OVER_AFTER_MS)
        self.start = QPushButton(self.tr("Find questions"))
        self.stages = Stages()
        self.drafts = DraftsList()
        self._lay_out()
        self._connect()
        self._offer()
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether an article is being read or asked about."""
        return self._task is not None

    def refresh(self) -> None:
        """Show the drafts that can be gone on with."""
        self.drafts.show_drafts(self._backend.ask(desk.drafts) or ())

    def read_file(self, path: str) -> None:
        """Read the article in a file."""
        from quizapp.services import reading

        self._read(reading.read_file(Path(path)))

    def read_address(self, url: str, *, allow_private: bool = False) -> None:
        """Read the article at a web address."""
        from quizapp.services import reading

        self.address.setText(url)
        now = self._backend.clock()
        work = reading.read_address(url, allow_private=allow_private, now=now)
        self._read(work if allow_private else _unless_private(work))

    def find_questions(self) -> None:
        """Ask about the article, and hand over the draft that comes of it."""
        from quizapp.services import reading

        if self.busy:
            return
        self._look_over()
        now = self._backend.clock().replace(microsecond=0)
        try:
            source = self.form.source(self.text.toPlainText())
            source = replace(source, accessed=source.accessed or now)
            article = reading.article_of(source)
        except QuizError as error:
            self._backend.failed.emit(error)
            return
        work = desk.find_questions(self._backend.store, article, now)
        self._begin(work, self._on_found)

    def cancel(self) -> None:
        """Stop what is being done."""
        if self._task is not None:
            self._task.cancel()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.text.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_NARROW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else right)

    def _read(self, work: Work[Source | PrivateError]) -> None:
        if not self.busy:
            self._begin(work, self._on_read)

    def _begin(self, work: Work[Any], finished: Callable[[Any], None]) -> None:
        self.notice.tell("")
        task = self._backend.begin(work)
        self._task = task
        self._show_busy()
        self.stages.follow(task)
        task.ended.connect(self._on_ended)
        task.finished.connect(finished)

    def _on_ended(self) -> None:
        self._task = None
        self._show_busy()

    def _on_read(self, found: Source | PrivateError) -> None:
        if isinstance(found, PrivateError):
            self._ask_private(found)
            return
        self.text.setPlainText(found.text)
        self.form.show_source(found)
        self.notice.tell(" ".join(found.warnings))
        self.start.setFocus()

    def _ask_private(self, error: PrivateError) -> None:
        """Ask whether an address on this machine or its network is meant."""
        url = self.address.text()
        self.notice.tell(
            self.tr("{problem}. Read it only if you know what is there.").format(
                problem=error.problem
            ),
            self.tr("Read it"),
            partial(self.read_address, url, allow_private=True),
        )

    def _on_found(self, opened: object) -> None:
        self.text.clear()
        self.address.clear()
        self.form.show_source(Source("", ""))
        self.opened.emit(opened)

    def _show_busy(self) -> None:
        for part in (self.start, self.fetch, self.file, self.address):
            part.setEnabled(not self.busy)
        self.text.setReadOnly(self.busy)
        self._offer()

    def _look_over(self) -> None:
        """Show what can be told of the text: its title, its length, its language."""
        from quizapp.services import reading

        self._looking.stop()
        text = self.text.toPlainText()
        count = len(text.split())
        told = [messages.count(count, "word", "words")] if count else []
        if reading.is_foreign(text):
            told.append(self.tr("this does not read like English"))
        self.count.setText(" · ".join(told))
        self.form.propose(reading.read_text(text).title or _opening(text))

    def _on_typed(self) -> None:
        self._offer()
        self._looking.start()

    def _offer(self) -> None:
        self.start.setEnabled(not self.busy and bool(self.text.toPlainText().strip()))

    def _on_changed(self, _change: object) -> None:
        if self.isVisible():
            self.refresh()

    def _ask_file(self) -> None:
        kinds = self.tr("Articles ({suffixes})").format(suffixes=_SUFFIXES)
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Article"), "", kinds)
        if file:
            self.read_file(file)

    def _fetch(self) -> None:
        url = self.address.text().strip()
        if url:
            self.read_address(url)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_typed)
        self._looking.timeout.connect(self._look_over)
        self.text.address_pasted.connect(self.read_address)
        self.text.file_dropped.connect(self.read_file)
        self.address.returnPressed.connect(self._fetch)
        self.fetch.clicked.connect(self._fetch)
        self.file.clicked.connect(self._ask_file)
        self.start.clicked.connect(self.find_questions)
        self.stages.cancel.clicked.connect(self.cancel)
        self.drafts.open_asked.connect(self.draft_asked)
        self.drafts.delete_asked.connect(self.delete_asked)
        self._backend.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.start.setProperty("look", "primary")
        self.address.setPlaceholderText(self.tr("Web address of an article"))
        self.address.setAccessibleName(self.tr("Web address"))
        self.text.setPlaceholderText(
            self.tr("Paste an article here, or drop a file on the window.")
        )
        self.text.setAccessibleName(self.tr("The article's text"))
        self.text.setProperty("look", "article-field")
        self.text.setTabChangesFocus(True)
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        spaced(column, 16, 40, 24, 40, 24)
        column.addWidget(label(self.tr("New bank from an article"), "subtitle"))
        self._halves = QHBoxLayout()
        spaced(self._halves, 32)
        self._halves.addLayout(self._left(), 3)
        self._halves.addLayout(self._right(), 2)
        column.addLayout(self._halves, 1)
        self.setWidget(content)
        for first, second in (
            (self.text, self.address),
            (self.address, self.fetch),
            (self.fetch, self.file),
        ):
            self.setTabOrder(first, second)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        spaced(column, 12)
        row = QHBoxLayout()
        spaced(row, 8)
        row.addWidget(self.address, 1)
        row.addWidget(self.fetch)
        row.addWidget(self.file)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        column.addWidget(self.notice)
        foot = QHBoxLayout()
        spaced(foot, 16)
        foot.addWidget(self.start)
        foot.addWidget(self.count)
        foot.addWidget(self.stages, 1)
        column.addLayout(foot)
        self.text.setMinimumHeight(200)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        spaced(column, 24)
        column.addWidget(self.form)
        column.addWidget(self.drafts)
        column.addStretch()
        return column


def _unless_private(work: Work[Source]) -> Work[Source | PrivateError]:
    """Return what is read, or the error for an address that has to be asked about."""
    try:
        return (yield from work)
    except PrivateError as error:
        return error


def _opening(text: str) -> str:
    """Return the words that an article without a headline begins with."""
    words = text.split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")
