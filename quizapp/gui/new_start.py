"""Cards whose answer an edit changed: whether they start again is asked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from quizapp.domain.changes import Change
from quizapp.domain.questions import Question
from quizapp.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from quizapp.gui.backend import Backend


def offer_new_start(backend: "Backend", bar: MessageBar, change: Change) -> None:
    """Offer to start cards again that have progress on what was another answer."""
    from quizapp.services import editing

    edits = [edit for edit in change.edits if isinstance(edit.after, Question)]
    for before, after in ((edit.before, edit.after) for edit in edits):
        assert isinstance(before, Question)
        assert isinstance(after, Question)
        if editing.means_other(before, after) and backend.ask(
            editing.has_progress, after.id
        ):
            now = backend.clock()
            restart = partial(backend.do, editing.restart_cards, [after.id], now)
            told = _tr("The answer is another now; its cards keep their progress.")
            bar.tell(told, _tr("Start them again"), restart)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
