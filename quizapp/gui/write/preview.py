"""The question as the learner will see it, to be tried."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.articles import Article
from quizapp.domain.questions import Question
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.generation.proof import Proof
from quizapp.gui.kinds import ANSWERS
from quizapp.gui.qt import label, spaced
from quizapp.gui.study.verdict import Verdict, explanation
from quizapp.gui.widgets.following_scroll import FollowingScroll
from quizapp.gui.widgets.markdown_view import MarkdownView

_ANSWERS = {kind.name: kind for kind in ANSWERS}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Preview(QWidget):
    """Asks a question, checks what is answered and shows what follows.

    Attributes:
        shown: Another of the question's cards is asked.
    """

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._article: Article | None = None
        self._ordinal = 0
        self._checked = False
        self._widgets: dict[str, AnswerWidget] = {}
        self.answer: AnswerWidget | None = None
        self.told = label(look="small", wraps=True)
        self.turn = QPushButton(self.tr("Next card"))
        self.stem = MarkdownView("detail")
        self.stem.setAccessibleName(self.tr("Question"))
        self.check = QPushButton(self.tr("Check"))
        self.verdict = Verdict()
        self.proof = Proof()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.turn.clicked.connect(self._turn)
        self.check.clicked.connect(self.try_it)

    def show_question(self, question: Question, article: Article | None) -> None:
        """Ask a question from its beginning."""
        same = self._question is not None and self._question.id == question.id
        cards = question.body.prompts
        self._ordinal = self._ordinal if same and self._ordinal < cards else 0
        self._question, self._article = question, article
        self._ask()

    def show_nothing(self) -> None:
        """Show that no question is picked."""
        self._question = None
        self.told.setText(self.tr("Pick a question to see it as the learner will."))
        self._show(self.told)

    def try_it(self) -> None:
        """Check what was answered; then ask again."""
        question = self._question
        if question is None or self.answer is None or question.missing():
            return
        if self._checked:
            self._ask()
            return
        self._checked = True
        text = self._article.text if self._article else ""
        grade = self.answer.grade(text)
        answered = self.answer.answered
        self.answer.reveal(grade)
        self.verdict.tell(
            grade,
            answered=answered,
            key="" if self.answer.shows_key else question.key(self._ordinal),
            feedback=explanation(question, grade),
        )
        self.check.setText(self.tr("Ask again"))
        self.verdict.show()
        if question.evidence is not None and self._article is not None:
            self.proof.show_evidence(question, self._article)
            self.proof.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self.answer
        if answer is not None and not self._checked and answer.takes(event):
            answer.press(event)
        elif Qt.Key(event.key()) in _ENTER:
            self.try_it()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        question = self._question
        assert question
        self._checked = False
        cards, body = question.body.prompts, question.body
        problem = next(iter(question.missing()), "")
        self.told.setText(self._about(problem, cards))
        prompt = question.prompt(self._ordinal) if cards else question.stem
        self.stem.show_markdown(prompt or self.tr("No words yet"))
        self.answer = self._widget(body.name) if cards else None
        if self.answer is not None:
            self.answer.ask(question, self._ordinal, question.id)
        self.check.setText(self.tr("Check"))
        self.check.setEnabled(not problem)
        self._show(
            self.told if self.told.text() else None,
            self.turn if cards > 1 else None,
            self.stem,
            self.answer,
            self.check if self.answer else None,
        )

    def _about(self, problem: str, cards: int) -> str:
        if problem:
            return self.tr("It is not asked yet: it {problem}.").format(problem=problem)
        if cards > 1:
            words = self.tr("Card {number} of {all}")
            return words.format(number=self._ordinal + 1, all=cards)
        return ""

    def _turn(self) -> None:
        assert self._question
        self._ordinal = (self._ordinal + 1) % self._question.body.prompts
        self._ask()
        self.shown.emit()

    def _widget(self, name: str) -> AnswerWidget | None:
        if name not in _ANSWERS:
            return None
        if name not in self._widgets:
            made = _ANSWERS[name]()
            made.submitted.connect(self.try_it)
            self._widgets[name] = made
            self._slot.addWidget(made)
        return self._widgets[name]

    def _show(self, *parts: QWidget | None) -> None:
        for part in (
            *(self.told, self.turn, self.stem, self.check, self.verdict, self.proof),
            *self._widgets.values(),
        ):
            part.setVisible(part in parts)

    def _lay_out(self) -> None:
        self.turn.setProperty("look", "link")
        content = QWidget()
        column = QVBoxLayout(content)
        spaced(column, 12, 20, 16, 20, 16)
        top = QHBoxLayout()
        spaced(top, 8)
        top.addWidget(self.told, 1)
        top.addWidget(self.turn)
        column.addLayout(top)
        column.addWidget(self.stem)
        self._slot = QVBoxLayout()
        spaced(self._slot, 0)
        column.addLayout(self._slot)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.verdict)
        column.addWidget(self.proof)
        column.addStretch()
        whole = QVBoxLayout(self)
        spaced(whole, 0)
        whole.addWidget(FollowingScroll(content), 1)
