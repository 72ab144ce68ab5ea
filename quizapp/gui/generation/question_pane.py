"""A candidate as the learner will see it: shown, answered or edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.articles import Article, Evidence
from quizapp.domain.candidates import Candidate
from quizapp.domain.drafts import BY_HAND, Proposal, Verdict
from quizapp.domain.grading import Grade
from quizapp.domain.questions import Question
from quizapp.gui import messages
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.generation import words
from quizapp.gui.generation.decisions import DecisionBar
from quizapp.gui.generation.findings import Findings
from quizapp.gui.generation.proof import Proof
from quizapp.gui.kinds import ANSWERS
from quizapp.gui.kinds.question_form import QuestionForm
from quizapp.gui.qt import label, spaced
from quizapp.gui.study.verdict import Verdict as Judgement
from quizapp.gui.study.verdict import explanation
from quizapp.gui.widgets.following_scroll import FollowingScroll
from quizapp.gui.widgets.markdown_view import MarkdownView, plain
from quizapp.services.checking import Finding

_SCROLL_BAR = 12
_WHILE_EDITING = 2
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class QuestionPane(QFrame):
    """Shows one question; Space answers it as a learner would, E edits it."""

    edited = Signal(object, object)
    typed = Signal(object)
    shown_again = Signal()

    def __init__(self, decisions: DecisionBar) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Question"))
        self._question: Question | None = None
        self._proposal: Proposal | None = None
        self._article: Article | None = None
        self._answering = False
        self._checked = False
        self.decisions = decisions
        self.above = label(look="small", wraps=True)
        self.stem = MarkdownView("detail")
        self.stem.setAccessibleName(self.tr("Question"))
        self.answers: dict[str, AnswerWidget] = {kind.name: kind() for kind in ANSWERS}
        self.answer = self.answers["multichoice"]
        self.key = label(look="answer", wraps=True)
        self.others = label(look="muted", wraps=True)
        self.check = QPushButton(self.tr("Check"))
        self.check.setProperty("look", "primary")
        self.judgement = Judgement()
        self.feedback = MarkdownView("feedback", 120)
        self.feedback.setAccessibleName(self.tr("Explanation"))
        self.proof = Proof()
        self.findings, self.checks = Findings(), Findings()
        self.editor = QuestionForm(whole=False)
        self._lay_out()
        self.check.clicked.connect(self.preview)
        self.editor.changed.connect(self._on_typed)
        self.editor.left.connect(self._leave_editor)
        self.show_nothing()

    @property
    def editing(self) -> bool:
        """Whether the question's fields are shown."""
        return self.editor.isVisibleTo(self)

    @property
    def answering(self) -> bool:
        """Whether the question waits for an answer."""
        return self._answering and not self._checked

    @property
    def previewing(self) -> bool:
        """Whether the question is shown as a learner is asked it."""
        return self._answering

    def show_nothing(self) -> None:
        """Show that nothing is picked."""
        self._question = None
        self._answering = self._checked = False
        self.above.setText(self.tr("Pick a question to see it as the learner will."))
        self._show(self.above)
        self.decisions.show_proposal(None)

    def show_question(
        self, question: Question, proposal: Proposal, article: Article
    ) -> None:
        """Show a question with its answer, its explanation and its evidence."""
        self._question, self._article = question, article
        self._proposal = proposal
        self._answering = self._checked = False
        self.above.setText(_told(proposal, question))
        self.stem.show_markdown(question.prompt() or self.tr("No question yet"))
        self._show_key(question)
        self.feedback.show_markdown(explanation(question, Grade(1.0)))
        self.proof.show_evidence(question, article)
        self.decisions.show_proposal(proposal)
        self._show(
            self.above,
            self.stem,
            self.answer if self.answer.shows_key else self.key,
            self.others if self.others.text() else None,
            self.feedback if self.feedback.text else None,
            self.proof if question.evidence else None,
            self.findings,
        )
        self._scroll.verticalScrollBar().setValue(0)

    def show_findings(
        self, findings: Sequence[Finding], reasons: Sequence[str]
    ) -> None:
        """Show what may be wrong with the question."""
        self.findings.show_findings(findings, reasons)
        self.checks.show_findings(findings[:_WHILE_EDITING], ())

    def preview(self) -> None:
        """Ask the question; then check the answer; then show everything again."""
        question = self._question
        if question is None or self.editing or self._article is None:
            return
        if not self._answering:
            self._answering = True
            self.above.setText(self.tr("Answer it as a learner. Space checks."))
            self.answer.ask(question, 0, question.id)
            self._show(self.above, self.stem, self.answer, self.check)
            if not self.answer.take_focus():
                self.check.setFocus()
        elif not self._checked:
            self._checked = True
            grade = self.answer.grade(self._article.text)
            self.answer.reveal(grade)
            self._judge(question, grade)
            self.above.setText(self.tr("Space shows everything again."))
            self._show(
                self.above,
                self.stem,
                self.answer,
                self.judgement,
                self.proof if question.evidence else None,
            )
        else:
            self.shown_again.emit()

    def begin_edit(self) -> None:
        """Edit the question in its place."""
        if self._question is None or self.editing:
            return
        self._answering = False
        self.above.setText(self.tr("Edit the question. Esc when you are done."))
        self._show(self.above, self.editor, self.proof, self.checks)
        self.editor.begin(self._question)
        self.editor.stem.setFocus()
        self.editor.stem.selectAll()
        self.decisions.show_editing()

    def prove(self, evidence: Evidence) -> None:
        """Take another passage as the evidence of the question that is edited."""
        self.editor.prove(evidence)
        if self._article is not None:
            self.proof.show_evidence(self.editor.question(), self._article)

    def end_edit(self) -> None:
        """Hand over what was edited."""
        if self.editing:
            question = self.editor.question()
            self.editor.hide()
            self.edited.emit(self._proposal, question)

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key chooses an answer in the preview."""
        return self.answering and self.answer.takes(event)

    def press(self, event: QKeyEvent) -> None:
        """Choose what a key stands for."""
        self.answer.press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = _PAGES.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
        else:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())

    def _on_typed(self) -> None:
        if self.editing:  # else typing paused when the edit was over
            self.typed.emit(self.editor.question())

    def _leave_editor(self, forward: bool) -> None:  # noqa: FBT001 - a signal's
        self.focusNextPrevChild(forward)

    def _show_key(self, question: Question) -> None:
        body = question.body
        self.answer = self.answers.get(body.name, self.answer)
        keys = [plain(question.key(n)) for n in range(body.prompts)]
        self.key.setText("\n".join(f"✓  {key}" for key in keys if key))
        if self.answer.shows_key:
            self.answer.ask(question, 0, question.id)
            self.answer.reveal(Grade(0.0))
            self.others.setText("")
        else:
            accepted = ", ".join(plain(text) for text in body.others())
            also = self.tr("Also accepted: {answers}").format(answers=accepted)
            self.others.setText(also if accepted else "")

    def _judge(self, question: Question, grade: Grade) -> None:
        shown = "" if self.answer.shows_key else question.key()
        self.judgement.tell(
            grade,
            answered=self.answer.answered,
            key=shown,
            feedback=explanation(question, grade),
        )

    def _align(self, _least: int, most: int) -> None:
        """Keep the buttons as wide as what is above them."""
        self.decisions.leave_room(_SCROLL_BAR if most else 0)

    def _show(self, *parts: QWidget | None) -> None:
        for part in self._parts:
            part.setVisible(part in parts)

    def _lay_out(self) -> None:
        self._parts: tuple[QWidget, ...] = (
            self.above,
            self.stem,
            *self.answers.values(),
            self.key,
            self.others,
            self.check,
            self.judgement,
            self.feedback,
            self.editor,
            self.findings,
            self.proof,
            self.checks,
        )
        content = QWidget()
        inner = QVBoxLayout(content)
        spaced(inner, 14, 24, 18, 20, 12)
        for part in self._parts[:-1]:
            inner.addWidget(part)
        inner.addStretch()
        self._scroll = FollowingScroll(content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._align)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self._scroll, 1)
        self.checks.setContentsMargins(24, 10, 20, 4)
        column.addWidget(self.checks)
        column.addWidget(self.decisions)


def _told(proposal: Proposal, question: Question) -> str:
    """Return what is known of a question: its kind, its level, what was decided."""
    candidate: Candidate = proposal.candidate
    parts = [messages.kind(question.body.name)]
    if candidate.rule == BY_HAND:
        parts.append(messages.tr("your own"))
    else:
        parts.append(messages.difficulty(candidate.difficulty))
        parts.append(messages.thinking(candidate.thinking))
    if proposal.edited is not None and candidate.rule != BY_HAND:
        parts.append(messages.tr("edited"))
    if proposal.verdict is not Verdict.OPEN:
        parts.append(messages.tr(proposal.verdict.value))
    if proposal.fault is not None:
        parts.append(words.fault(proposal.fault).lower())
    told = " · ".join(parts)
    return told[:1].upper() + told[1:]
