"""The pages of the window: what each is made of, and what it asks of the window.

A page is built, and its modules imported, when it is first asked for.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from quizapp.gui import splitters

if TYPE_CHECKING:
    from quizapp.gui.backend import Backend
    from quizapp.gui.main_window import MainWindow


def _today(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.today.view import TodayView

    view = TodayView(backend)
    view.study_asked.connect(window.study)
    view.import_asked.connect(window.actions_["import"].trigger)
    view.custom_asked.connect(window.ask_custom_study)
    view.plan_asked.connect(partial(window.show_page, "plan"))
    return view


def _study(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.study.view import StudyView

    view = StudyView(backend, window.actions_)
    view.left.connect(partial(window.show_page, "today"))
    view.edit_asked.connect(window.edit_question)
    view.custom_asked.connect(window.ask_custom_study)
    return view


def _library(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.library.view import LibraryView

    view = LibraryView(backend, window.actions_)
    view.study_asked.connect(window.study)
    view.export_asked.connect(partial(window.transfer, "ask_export"))
    view.cards_asked.connect(partial(window.ask_page, "browse", "show_bank"))
    view.new_asked.connect(window.new_bank)
    view.exam_asked.connect(partial(window.ask_page, "plan", "plan_exam"))
    view.quiz_asked.connect(partial(window.ask_page, "quiz", "set_up_of"))
    view.paper_asked.connect(partial(window.ask_page, "quiz", "print_bank"))
    view.edit_asked.connect(window.edit_question)
    view.write_asked.connect(window.write)
    return view


def _browse(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.browse.view import BrowseView

    view = BrowseView(backend, window.actions_, window.kept)
    view.edit_asked.connect(window.edit_question)
    return view


def _desk(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.generation.view import DeskView

    view = DeskView(backend, window.actions_)
    view.study_asked.connect(window.study)
    view.library_asked.connect(window.open_bank)
    window.page_shown.connect(view.switch_actions)
    return view


def _write(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.write.view import WriteView

    view = WriteView(backend, window.actions_)
    view.new_asked.connect(window.new_bank)
    return view


def _quiz(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.quiz.view import QuizView

    view = QuizView(backend, window.actions_)
    window.page_shown.connect(view.switch_actions)
    return view


def _insights(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.insights.view import InsightsView

    view = InsightsView(backend, window.actions_)
    view.edit_asked.connect(window.edit_question)
    return view


def _settings(window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.settings.view import SettingsView

    view = SettingsView(backend, window.paths, window.settings)
    view.learner_asked.connect(window.study_as)
    view.look_asked.connect(window.change_look)
    view.plan_asked.connect(partial(window.show_page, "plan"))
    view.restore_asked.connect(window.restore_asked)
    return view


def _plan(_window: "MainWindow", backend: "Backend") -> QWidget:
    from quizapp.gui.planning.view import PlanView

    return PlanView(backend)


_BUILDERS: Mapping[str, Callable[["MainWindow", "Backend"], QWidget]] = {
    "today": _today,
    "study": _study,
    "library": _library,
    "browse": _browse,
    "desk": _desk,
    "write": _write,
    "plan": _plan,
    "quiz": _quiz,
    "insights": _insights,
    "settings": _settings,
}
PAGES = tuple(_BUILDERS)


class Pages(QStackedWidget):
    """Shows one page at a time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._built: dict[str, QWidget] = {}

    @property
    def name(self) -> str:
        """The name of the page that is shown, or nothing before there is one."""
        shown = self.currentWidget()
        return next((name for name, page in self._built.items() if page is shown), "")

    def of(self, name: str, backend: "Backend") -> Any:
        """Return the page of a name."""
        if name not in self._built:
            self._built[name] = _BUILDERS[name](self._window, backend)
            splitters.remember(self._built[name], self._window.kept)
            self.addWidget(self._built[name])
        return self._built[name]

    def built(self, name: str) -> Any:
        """Return the page of a name if it was asked for already."""
        return self._built.get(name)

    def drop(self) -> None:
        """Forget all pages."""
        for page in self._built.values():
            self.removeWidget(page)
            page.deleteLater()
        self._built.clear()
