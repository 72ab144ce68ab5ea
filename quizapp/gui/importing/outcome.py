"""What would come of a file: the questions that can be taken, and what is lost."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.ids import BankId
from quizapp.domain.imports import Draft
from quizapp.gui import messages
from quizapp.gui.importing.text_table import TextTable
from quizapp.gui.importing.trouble_table import TroubleTable
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.markdown_view import plain
from quizapp.services.importing import Reading


class Outcome(QWidget):
    """Lists questions before they are taken, and what cannot be carried over."""

    def __init__(self) -> None:
        super().__init__()
        self.told = label(look="strong", wraps=True)
        self.questions = TextTable(
            self.tr("Questions that can be taken"),
            (self.tr("Line"), self.tr("Kind"), self.tr("Question"), self.tr("Answer")),
            wide=(2, 3),
        )
        self.lost_words = label(look="finding", wraps=True)
        self.troubles = TroubleTable()
        column = QVBoxLayout(self)
        spaced(column, 8)
        column.addWidget(self.told)
        column.addWidget(self.questions, 3)
        column.addWidget(self.lost_words)
        column.addWidget(self.troubles, 2)

    def show_reading(self, reading: Reading) -> None:
        """Show what a file holds."""
        good = messages.count(len(reading.drafts), "question", "questions")
        self.told.setText(self.tr("{good} can be taken.").format(good=good))
        self.questions.rows.show_rows([_row(draft) for draft in reading.drafts])
        left = reading.left_out
        parts = []
        if left:
            parts.append(messages.count(left, "is left out", "are left out"))
        if partly := len(reading.troubles) - left:
            parts.append(
                messages.count(partly, "loses something", "losses are told of")
            )
        self.lost_words.setText(f"{', '.join(parts)}:" if parts else "")
        self.troubles.show_troubles(reading.troubles)
        self.lost_words.setVisible(bool(reading.troubles))
        self.troubles.setVisible(bool(reading.troubles))

    def show_problem(self, problem: str) -> None:
        """Say why nothing can be made of a file as it is read."""
        self.show_reading(Reading((), ()))
        self.told.setText(problem)


def _row(draft: Draft) -> tuple[str, str, str, str]:
    question = draft.in_bank(BankId(""))
    keys = [question.key(each) for each in range(question.body.prompts)]
    return (
        str(draft.line or ""),
        messages.kind(draft.body.name),
        plain(draft.stem),
        plain(" · ".join(keys)),
    )
