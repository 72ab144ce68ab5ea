"""A stored question edited in a window of its own, checked as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.articles import Article
from quizapp.domain.questions import Question
from quizapp.gui import theme
from quizapp.gui.backend import Backend
from quizapp.gui.generation.findings import Findings
from quizapp.gui.kinds.question_form import QuestionForm
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.following_scroll import FollowingScroll
from quizapp.services import editing
from quizapp.services.checking import check

_SIZE = (640, 620)


class QuestionDialog(QDialog):
    """Edits a question; saving it is one step that can be undone."""

    def __init__(self, backend: Backend, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit the question"))
        self.resize(*map(theme.scaled, _SIZE))
        self._backend = backend
        self._question = question
        self._article, self._others = self._around(question)
        self.editor = QuestionForm()
        self.findings = Findings()
        self.trouble = label(look="trouble", wraps=True)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        self.save = self.buttons.button(standard.Save)
        self.save.setProperty("look", "primary")
        self.save.setShortcut("Ctrl+Return")
        QShortcut(QKeySequence.StandardKey.Save, self, self.save.click)
        self._lay_out()
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.editor.changed.connect(self._check)
        self.editor.left.connect(self._leave_form)
        self.editor.begin(question)
        self.editor.stem.setFocus()
        self.editor.stem.selectAll()
        self._check()

    def _around(self, question: Question) -> tuple[Article | None, list[Question]]:
        """Return the article of a question and what else its bank asks."""
        evidence = question.evidence
        with self._backend.store.read() as tx:
            article = tx.articles.find(evidence.article_id) if evidence else None
            near = tx.questions.get_many(tx.questions.overlapping(question))
        return article, [q for q in near if q.bank_id == question.bank_id]

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        spaced(inner, 16, 4, 4, 12, 4)
        inner.addWidget(self.editor)
        inner.addWidget(self.findings)
        inner.addStretch()
        scroll = FollowingScroll(content)
        column = QVBoxLayout(self)
        spaced(column, 12, 24, 20, 16, 16)
        column.addWidget(scroll, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)
        self.findings.setVisible(self._article is not None)

    def _leave_form(self, forward: bool) -> None:  # noqa: FBT001 - a signal's
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        (self.save if forward and self.save.isEnabled() else cancel).setFocus()

    def _check(self) -> None:
        question = self.editor.question()
        problem = editing.unaskable(question)
        self.trouble.setText(self.tr("The question {problem}.").format(problem=problem))
        self.trouble.setVisible(bool(problem))
        self.save.setEnabled(not problem)
        if self._article is not None:
            found = check(question, self._article, self._others)
            self.findings.show_findings(found, ())

    def _save(self) -> None:
        after = self.editor.question()
        now = self._backend.clock()
        saved = self._backend.do(editing.save_question, self._question, after, now)
        if saved is not None:
            self.accept()
