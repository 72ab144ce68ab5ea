"""The window: menus, rail, page, message bar and status line.

It can be shown before the collection is open: what needs one comes with set_backend,
and nothing here imports the store.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.errors import CollectionError, QuizError
from quizapp.domain.learners import Learner
from quizapp.gui import dialogs, messages, theme
from quizapp.gui.actions import Actions
from quizapp.gui.new_start import offer_new_start
from quizapp.gui.pages import PAGES, Pages
from quizapp.gui.qt import spaced
from quizapp.gui.rail import Rail
from quizapp.gui.status_line import StatusLine
from quizapp.gui.widgets.message_bar import MessageBar
from quizapp.paths import Paths
from quizapp.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from quizapp.domain.changes import Change
    from quizapp.domain.ids import BankId, QuestionId
    from quizapp.domain.questions import Question
    from quizapp.gui.backend import Backend

_SIZE = (1280, 800)
_LEAST = (720, 480)
_COUNT_AFTER_MS = 120
_STEP = 10
_ROOMY = 860
_MOST_TABLES = 100
_QUIET = {"study", "desk"}
_KEPT = set(PAGES) - {"study"}  # a session that was left goes on from Today


class MainWindow(QMainWindow):
    """Shows one page at a time and keeps what they share.

    Attributes:
        restore_asked: Carries the path of a backup to be put back.
        page_shown: Another page was turned to.
    """

    restore_asked = Signal(object)
    page_shown = Signal()

    def __init__(self, paths: Paths, settings: Settings | None = None) -> None:
        super().__init__()
        self.paths = paths
        self.settings = settings or load_settings(paths.settings)
        self.kept = QSettings(str(paths.window), QSettings.Format.IniFormat)
        self._backend: Backend | None = None
        self._unsaved = False
        self.setWindowTitle("QuizApp")
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, self._triggers())
        self.rail = Rail(self.actions_)
        self.messages = MessageBar()
        self.status = StatusLine()
        self.status.learner_asked.connect(self.study_as)
        self._pages = Pages(self)
        self._lay_out()
        self._restore()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)

    @property
    def page(self) -> str:
        """The name of the page that is shown, or nothing before there is one."""
        return self._pages.name

    @property
    def working(self) -> bool:
        """Whether long work goes on."""
        return self._backend is not None and self._backend.working

    def set_backend(self, backend: "Backend") -> None:
        """Take the collection and show the page that was shown last, or Today."""
        self._backend = backend
        backend.changed.connect(self._on_changed)
        backend.failed.connect(self._on_failed)
        backend.busy.connect(self.status.show_task)
        self.status.learners = partial(self._learners, backend)
        self.status.show_learner(backend.learner.name)
        self._name_undo()
        last = str(self.kept.value("page"))
        self.show_page(last if last in _KEPT else "today")
        self._counting.start(_COUNT_AFTER_MS)
        QTimer.singleShot(_COUNT_AFTER_MS, backend, self._look_at_clock)

    def _look_at_clock(self) -> None:
        from quizapp.gui.clocks import look_at_clock

        if self._backend:
            look_at_clock(self._backend, self.messages)

    def leave_backend(self) -> None:
        """Let go of the collection, before it is closed."""
        self._pages.drop()
        if self._backend:
            self._backend.deleteLater()
        self._backend = None

    def study_as(self, learner: Learner) -> None:
        """Let another learner study, and keep the choice."""
        assert self._backend
        page = self.page
        self._backend.learner = learner
        self.settings = replace(self.settings, learner=learner.id)
        self._save_settings()
        self.status.show_learner(learner.name)
        self._pages.drop()
        self.show_page(page)
        self._counting.start(_COUNT_AFTER_MS)

    def show_page(self, name: str) -> None:
        """Show a page; it is built when it is first asked for."""
        if self._backend is None:
            return
        if name == "study":
            self.study(())
        else:
            self._turn_to(self._pages.of(name, self._backend))

    def study(self, bank_ids: "tuple[BankId, ...]") -> None:
        """Study some banks, or go on with what was begun, else all of them."""
        if self._backend is None:
            return
        view = self._pages.of("study", self._backend)
        if bank_ids or not view.asking:
            view.study(bank_ids)
        self._turn_to(view)

    def ask_custom_study(self) -> None:
        from quizapp.gui.study.custom_dialog import CustomDialog

        if self._backend:
            view = self._pages.of("study", self._backend)
            dialog = CustomDialog(self._backend, self)
            dialog.chosen.connect(view.begin)
            dialog.accepted.connect(partial(self._turn_to, view))
            dialog.open()

    def change_look(self, name: str, value: object) -> None:
        """Change a setting of the look, and keep the choice."""
        wanted: dict[str, Any] = {name: value}
        self.settings = replace(self.settings, **wanted)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_settings(app, self.settings)
        self.rail.be_slim(slim=self.width() < theme.scaled(_ROOMY))
        if settings := self._pages.built("settings"):
            settings.show_settings(self.settings)
        self._save_settings()

    def _resize_text(self, step: int) -> None:
        size = min(max(self.settings.font_size + step, 100), 200)
        self.change_look("font_size", size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.be_slim(slim=self.width() < theme.scaled(_ROOMY))
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.kept.setValue("geometry", self.saveGeometry())
        self.kept.setValue("page", self.page)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._backend and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from quizapp.gui import dropping

        import_files = partial(self.transfer, "import_files")
        dropping.take(event.mimeData(), import_files, self._read_article)
        event.acceptProposedAction()

    def _triggers(self) -> dict[str, Callable[[], object]]:
        return {
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "new-bank": self.new_bank,
            "import": partial(self.transfer, "ask_import"),
            "find": self._find,
            "replace": self._replace,
            "today": partial(self.show_page, "today"),
            "study": partial(self.show_page, "study"),
            "custom-study": self.ask_custom_study,
            "library": partial(self.show_page, "library"),
            "browse": partial(self.show_page, "browse"),
            "desk": partial(self.show_page, "desk"),
            "write": partial(self.show_page, "write"),
            "plan": partial(self.show_page, "plan"),
            "quiz": partial(self.show_page, "quiz"),
            "insights": partial(self.show_page, "insights"),
            "settings": partial(self.show_page, "settings"),
            "larger": partial(self._resize_text, _STEP),
            "smaller": partial(self._resize_text, -_STEP),
            "look-system": partial(self.change_look, "appearance", "system"),
            "look-light": partial(self.change_look, "appearance", "light"),
            "look-dark": partial(self.change_look, "appearance", "dark"),
            "palette": lambda: dialogs.find_action(self.actions_, self),
            "keys": lambda: dialogs.show_keys(self.actions_, self),
        }

    def _save_settings(self) -> None:
        try:
            save_settings(self.paths.settings, self.settings)
        except OSError as error:
            failure = QuizError(
                f"the settings cannot be saved: {error.strerror}",
                where=str(self.paths.settings),
                remedy="They hold until the window is closed; your answers are not"
                " concerned. Make room, or see that the folder may be written to.",
            )
            self._on_failed(failure)

    def _lay_out(self) -> None:
        self.actions_.fill(self.menuBar())
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        spaced(column, 0)
        column.addWidget(self.messages)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        spaced(row, 0)
        row.addWidget(self.rail)
        row.addWidget(page, 1)
        self.setCentralWidget(whole)

    def _restore(self) -> None:
        geometry = self.kept.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*_SIZE)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.rail.show_page(self.page)
        self.actions_.show_page(self.page)
        page.setFocus()
        self.page_shown.emit()

    def _learners(self, backend: "Backend") -> "tuple[Learner, ...]":
        from quizapp.services.learners import learners

        return backend.ask(learners) or ()

    def _follow_learner(self, backend: "Backend") -> None:
        """Study as the learner is now, or as the first one where that one is gone."""
        found = self._learners(backend)
        same = [each for each in found if each.id == backend.learner.id]
        now = (same or found)[0]
        was = backend.learner
        if now == replace(was, routine=now.routine, parameters=now.parameters):
            backend.learner = now  # how they study is not what pages were built for
        else:
            self.study_as(now)

    def ask_page(self, name: str, what: str, *arguments: object) -> None:
        """Turn to a page and call one of its methods."""
        self.show_page(name)
        if self._backend:
            getattr(self._pages.of(name, self._backend), what)(*arguments)

    def new_bank(self) -> None:
        if self._backend:
            self.show_page("desk")
            self._pages.of("desk", self._backend).show_sources()

    def _read_article(self, file: str, address: str) -> None:
        """Read an article at the desk: a file, or a page on the web."""
        if self._backend:
            self.new_bank()
            page = self._pages.of("desk", self._backend).source
            if file:
                page.read_file(file)
            else:
                page.read_address(address)

    def open_bank(self, bank_id: "BankId") -> None:
        assert self._backend
        self.show_page("library")
        with self._backend.store.read() as tx:
            bank = tx.banks.find(bank_id)
        self._pages.of("library", self._backend).open_bank(bank)

    def transfer(self, what: str, *arguments: object) -> None:
        from quizapp.gui.transfer import Transfer

        if self._backend:
            getattr(Transfer(self, self._backend), what)(*arguments)

    def remember_tables(self, memory: dict[str, str]) -> None:
        """Keep how a table was read, for tables with the same columns."""
        kept = {k: v for k, v in self.settings.tables.items() if k not in memory}
        kept = dict([*kept.items(), *memory.items()][-_MOST_TABLES:])
        self.settings = replace(self.settings, tables=kept)
        self._save_settings()

    def write(self, bank_id: "BankId", question_id: "QuestionId | None") -> None:
        """Write in a bank, beginning with a question of it if one is named."""
        assert self._backend
        self.show_page("write")
        view = self._pages.of("write", self._backend)
        view.open_bank(bank_id)
        if question_id:
            view.list.pick(question_id)

    def edit_question(self, question: "Question") -> None:
        from quizapp.gui.library.question_dialog import QuestionDialog

        if self._backend:
            QuestionDialog(self._backend, question, self).open()

    def _find(self) -> None:
        if self._backend:
            page = "browse" if self.page == "browse" else "library"
            self.show_page(page)
            self._pages.of(page, self._backend).search()

    def _replace(self) -> None:
        if self._backend:
            self._backend.settling.emit()
            picked = getattr(self._pages.currentWidget(), "picked_bank", None)
            bank = picked() if picked else None
            dialogs.find_and_replace(self._backend, bank, self)

    def _undo(self) -> None:
        if self._backend:
            self._backend.undo()

    def _redo(self) -> None:
        if self._backend:
            self._backend.redo()

    def _on_changed(self, change: "Change") -> None:
        self._name_undo()
        if self._unsaved:
            self.messages.hide()  # it could be written now
            self._unsaved = False
        if self._backend and change.touches(Learner):
            self._follow_learner(self._backend)
        if self._backend and change.action == "edit-question" and not change.undoing:
            offer_new_start(self._backend, self.messages, change)
        if change.undoing and self.page not in _QUIET:
            taken = messages.step(change)
            self.messages.tell(self.tr("Undone: {action}").format(action=taken))
        self._counting.start(_COUNT_AFTER_MS)

    def _on_failed(self, error: QuizError) -> None:
        self._unsaved = isinstance(error, CollectionError)
        self.messages.warn(*messages.error(error))

    def _name_undo(self) -> None:
        assert self._backend
        named = (
            ("undo", self.tr("Undo"), self._backend.next_undo),
            ("redo", self.tr("Redo"), self._backend.next_redo),
        )
        for name, word, change in named:
            action = self.actions_[name]
            action.setText(f"{word} {messages.step(change)}" if change else word)
            action.setEnabled(change is not None)

    def _count(self) -> None:
        from quizapp.services import banks

        assert self._backend
        now = self._backend.clock()
        found = self._backend.ask(banks.listings, self._backend.learner, now)
        if found is not None:
            due = sum(bank.due + bank.learning for bank in found)
            self.status.show_due(due, sum(bank.new for bank in found))
