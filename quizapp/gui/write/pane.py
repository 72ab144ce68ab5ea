"""The form with what is known of the question around it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.gui import messages
from quizapp.gui.kinds.question_form import QuestionForm
from quizapp.gui.qt import label, restyle, spaced
from quizapp.gui.widgets.following_scroll import FollowingScroll
from quizapp.gui.write.problem_cards import ProblemCards
from quizapp.services.problems.problem import Problem


class FormPane(QFrame):
    """Scrolls a form and its problems; says whether all is saved.

    Attributes:
        new_asked: A question is to be written.
    """

    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("form")
        self.form = QuestionForm()
        self.problems = ProblemCards()
        self.state = label(look="small")
        self.found = QPushButton()
        self.found.setProperty("look", "pill")
        self.found.clicked.connect(self._show_problems)
        self.new = QPushButton(self.tr("New question"))
        self.new.setProperty("look", "small-button")
        self.none = label(look="muted", wraps=True)
        self._whole = QWidget()
        self._lay_out()
        self.new.clicked.connect(self.new_asked)
        self.show_form(shown=False)

    def show_form(self, *, shown: bool) -> None:
        """Show the form, or say that there is nothing to edit."""
        self._whole.setVisible(shown)
        self.none.setVisible(not shown)

    def show_problems(
        self, problems: Sequence[Problem], mendable: frozenset[Problem]
    ) -> None:
        """Show what may be wrong with the question."""
        self.problems.show_problems(problems, mendable)
        self.found.setVisible(bool(problems))
        self.found.setText(messages.count(len(problems), "problem", "problems"))
        restyle(self.found, "tone", "warn")

    def scroll_up(self) -> None:
        """Show the form from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def _show_problems(self) -> None:
        """Scroll to the problems, and to what mends the first of them."""
        self._scroll.ensureWidgetVisible(self.problems)
        if self.problems.mends:
            self.problems.mends[0].setFocus()

    def say(self, words: str) -> None:
        """Say how what is written stands."""
        self.state.setText(words)

    def _lay_out(self) -> None:
        self.none.setText(
            self.tr("Pick a question, or write a new one with Ctrl+Enter.")
        )
        inner = QVBoxLayout(self._whole)
        spaced(inner, 0)
        inner.addWidget(self.form)
        inner.addSpacing(12)
        inner.addWidget(self.problems)
        content = QWidget()
        column = QVBoxLayout(content)
        spaced(column, 0, 20, 14, 20, 14)
        column.addWidget(self.none)
        column.addWidget(self._whole)
        column.addStretch()
        whole = QVBoxLayout(self)
        spaced(whole, 0)
        self._scroll = FollowingScroll(content)
        whole.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        spaced(foot, 8, 20, 6, 20, 8)
        foot.addWidget(self.found)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.new, 0, Qt.AlignmentFlag.AlignRight)
        whole.addLayout(foot)
