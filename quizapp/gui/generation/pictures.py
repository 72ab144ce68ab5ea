"""Pictures of the desk, with the article of a bank that is there."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from quizapp.domain.work import finish
from quizapp.gui.backend import Backend
from quizapp.gui.generation.view import DeskView
from quizapp.services import desk

_KEPT = "KKLKKLKKKL"

Press = Callable[..., None]


class DeskPictures:
    """Walks through the desk as a teacher would."""

    def __init__(
        self, backend: Backend, begin: Callable[[], DeskView], press: Press
    ) -> None:
        self._backend = backend
        self._begin = begin
        self._press = press
        with backend.store.read() as tx:
            self._article = tx.articles.of_bank(tx.banks.all()[0].id)[0]

    def steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the names of the pictures and what leads to each, in order."""
        return (
            ("desk-source", self._paste),
            ("desk", self._keep),
            ("desk-edit", lambda: self._press(Qt.Key.Key_E)),
            ("desk-gap", lambda: self._press(Qt.Key.Key_Escape, Qt.Key.Key_G)),
            ("desk-dropped", lambda: self._press(Qt.Key.Key_Escape, Qt.Key.Key_D)),
            ("desk-selection", self._select),
            ("desk-drafts", self._leave),
        )

    def _paste(self) -> None:
        self._view = self._begin()
        self._view.source.text.setPlainText(self._article.text)
        self._view.source.form.propose(self._article.title)

    def _keep(self) -> None:
        store, now = self._backend.store, self._backend.clock()
        self._view.open(finish(desk.find_questions(store, self._article, now)))
        for letter in _KEPT:
            self._press(Qt.Key(ord(letter)))

    def _select(self) -> None:
        self._press(Qt.Key.Key_Escape)
        bench = self._view.bench
        bench.columns.show_part("article")
        if row := bench.list.current:
            candidate = row.proposal.candidate
            bench.article.text.select(candidate.answer_span or candidate.evidence)

    def _leave(self) -> None:
        self._view.show_sources()
