"""Write, walked through for pictures of it."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from quizapp.domain.choices import Choice
from quizapp.domain.ids import BankId, QuestionId, named_id
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.questions import Question
from quizapp.gui.backend import Backend
from quizapp.gui.main_window import MainWindow
from quizapp.gui.write.view import WriteView
from quizapp.services import editing

_FAULTY = MultipleChoice(
    (
        Choice("Vladimir Putin", 1.0),
        Choice("Kim Jong Un"),
        Choice("All of the above"),
    )
)


class WritePictures:
    """Leads from one part of Write to the next."""

    def __init__(self, window: MainWindow, backend: Backend) -> None:
        self._window, self._backend = window, backend

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        return (
            ("write", self._open),
            ("write-article", lambda: self._view().show_part("article")),
            ("write-problems", self._show_problems),
            ("write-cards", self._show_cards),
            ("write-versions", self._edit_twice),
            ("write-kind", self._change_kind),
            ("write-new", self._write_new),
        )

    def _open(self) -> None:
        with self._backend.store.read() as tx:
            bank = next(bank for bank in tx.banks.all() if tx.articles.of_bank(bank.id))
        self._add_faulty(bank.id)
        self._window.activateWindow()
        self._window.show_page("write")
        view = self._view()
        view.open_bank(bank.id)
        while view.surveyor.survey is None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        view.show_part("preview")
        view.show_part("form")

    def _add_faulty(self, bank_id: BankId) -> None:
        faulty = Question(
            QuestionId(named_id("pictures", "faulty")),
            bank_id,
            "Who did not visit Pyongyang?",
            _FAULTY,
            tags=("people",),
            author=self._backend.learner.name,
        )
        now = self._backend.clock()
        editing.save_question(self._backend.store, None, faulty, now)

    def _show_problems(self) -> None:
        view = self._view()
        view.list.pick(QuestionId(named_id("pictures", "faulty")))
        view.show_part("problems")
        view.problems.pick(view.surveyor.look(view.form.question())[0])

    def _show_cards(self) -> None:
        view = self._view()
        view.panels.show_part("form")
        view.pane.found.click()

    def _edit_twice(self) -> None:
        view = self._view()
        view.form.stem.setPlainText("Who did **NOT** visit Pyongyang in June 2024?")
        view.writing.settle()
        view.show_part("versions")

    def _change_kind(self) -> None:
        view = self._view()
        view.show_part("form")
        view.form.choose_kind(Matching.name)

    def _write_new(self) -> None:
        view = self._view()
        view.form.choose_kind(MultipleChoice.name)
        view.new_question()

    def _view(self) -> WriteView:
        view = self._window.findChild(WriteView)
        assert isinstance(view, WriteView)
        return view
