"""A test on the screen: a question, its answer, the way to the others, the clock."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from quizapp.domain.articles import Article
from quizapp.domain.attempts import Answered, Confidence, Item
from quizapp.domain.grading import Grade
from quizapp.gui import messages, theme
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.kinds import ANSWERS
from quizapp.gui.kinds.shortanswer import ShortAnswerWidget
from quizapp.gui.qt import card, label, restyle, spaced
from quizapp.gui.quiz.confidence import ConfidenceRow
from quizapp.gui.quiz.navigator import Navigator
from quizapp.gui.quiz.sitting import TestSitting
from quizapp.gui.study.verdict import Verdict, explanation
from quizapp.gui.widgets.fitting_scroll import FittingScroll
from quizapp.gui.widgets.markdown_view import MarkdownView, plain
from quizapp.gui.widgets.passage_card import PassageCard

_MARGIN = 40
_NARROW = 960
_WIDEST = 1180
_HURRY = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


class TakingPage(QWidget):
    """Shows one question of a test.

    Attributes:
        answered: What is answered to the question is another now.
        confident: How sure the taker is was picked.
    """

    answered = Signal()
    confident = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = label(look="muted")
        self.place = label(look="muted")
        self.clock = label(look="strong")
        self.hide_clock = _button(self.tr("Hide the clock"), "link")
        self.stem = MarkdownView("stem")
        self.stem.setAccessibleName(self.tr("Question"))
        self.answers: dict[str, AnswerWidget] = {kind.name: kind() for kind in ANSWERS}
        # A card is not turned in a test: what is on its back is typed.
        self.answers["flashcard"] = ShortAnswerWidget()
        self.confidence = ConfidenceRow()
        self.verdict = Verdict()
        self.passage = PassageCard()
        self.late = label(self.tr("The time for this question is over."), "note")
        self.late.setProperty("tone", "bad")
        self.back = _button(self.tr("Back"))
        self.check = _button(self.tr("Check"), "primary")
        self.next = _button(self.tr("Next"), "primary")
        self.flag = _button(self.tr("Flag"))
        self.flag.setCheckable(True)
        self.submit = _button(self.tr("Hand in…"))
        self.navigator = Navigator()
        self.left_over = label(look="small", wraps=True)
        self._answer: AnswerWidget | None = None
        self._lay_out()
        for widget in self.answers.values():
            widget.changed.connect(self.answered)
        self.confidence.picked.connect(self.confident)

    @property
    def answer(self) -> AnswerWidget:
        """What the question on the screen is answered with."""
        assert self._answer
        return self._answer

    def ask(self, sitting: TestSitting, article: Article | None) -> None:
        """Show the question that is asked now, with what was answered before."""
        item, held = sitting.item, sitting.answered
        attempt = sitting.taken.attempt
        self.title.setText(attempt.quiz.name)
        self.stem.show_markdown(item.prompt)
        name = item.question.body.name
        for kind, widget in self.answers.items():
            widget.setVisible(kind == name)
            widget.setEnabled(True)
        self._answer = self.answers[name]
        seed = attempt.order_seed(sitting.position)
        self.answer.ask(item.question, item.ordinal, seed)
        if held.given:
            self.answer.restore(held.response)
        self.confidence.setVisible(attempt.quiz.confidence)
        self.confidence.show_level(held.confidence)
        self.verdict.hide()
        self.passage.hide()
        if held.shown:
            self.reveal(item, held, article)
        elif sitting.stands:
            self.answer.setEnabled(False)
        self.show_state(sitting)
        self._scroll.verticalScrollBar().setValue(0)

    def reveal(self, item: Item, held: Answered, article: Article | None) -> None:
        """Show what was right, with what proves it."""
        grade = Grade(held.fraction, held.feedback, held.near)
        if not held.given:
            grade = Grade(0.0)
        self.answer.reveal(grade)
        key = "" if self.answer.shows_key else item.key
        feedback = explanation(item.question, grade)
        self.verdict.tell(grade, answered=held.given, key=key, feedback=feedback)
        self.verdict.show()
        evidence = item.question.evidence
        if article and evidence:
            self.passage.show_evidence(article, evidence, plain(item.key))
        self.passage.setVisible(article is not None and evidence is not None)

    def show_state(self, sitting: TestSitting) -> None:
        """Show how far the test is."""
        count, here = len(sitting.items), sitting.position
        place = self.tr("Question {at} of {count}").format(at=here + 1, count=count)
        self.place.setText(place)
        answered = [sitting.taken.at(i).given for i in range(count)]
        flagged = [sitting.taken.at(i).flagged for i in range(count)]
        self.navigator.show_items(here, answered, flagged)
        self.flag.setChecked(flagged[here])
        told = messages.count(answered.count(False), "question", "questions")
        self.left_over.setText(
            self.tr("{questions} without an answer").format(questions=told)
        )
        self.back.setEnabled(here > 0)
        tells = sitting.tells_at_once and not sitting.answered.shown
        self.check.setVisible(tells)
        self.next.setVisible(not tells)
        last = here == count - 1
        self.next.setText(self.tr("Hand in…") if last else self.tr("Next"))
        self.submit.setVisible(not last or tells)
        self.show_clock(sitting)

    def show_clock(self, sitting: TestSitting) -> None:
        """Show the time that is left, or the time taken."""
        here, left = sitting.left_here, sitting.left
        over = here == timedelta() and not sitting.answered.shown
        self.late.setVisible(over)
        if over:
            self.answer.setEnabled(False)
        shown = min((t for t in (here, left) if t is not None), default=None)
        if shown is None:
            self.clock.setText(messages.seconds(sitting.used))
        else:
            self.clock.setText(
                self.tr("{time} left").format(
                    time=messages.seconds(shown + _SECOND / 2)
                )
            )
        hurry = shown is not None and shown <= _HURRY
        restyle(self.clock, "look", "trouble" if hurry else "strong")

    def toggle_clock(self) -> None:
        """Hide the clock, or show it again."""
        hidden = self.clock.isVisible()
        self.clock.setVisible(not hidden)
        words = self.tr("Show the clock") if hidden else self.tr("Hide the clock")
        self.hide_clock.setText(words)

    def pick(self, level: Confidence) -> None:
        """Say how sure the answer is, where that is asked."""
        if self.confidence.isVisible():
            self.confidence.pick(level)

    def take_focus(self) -> None:
        """Put the focus where the answer is given."""
        if not self.answer.isEnabled() or not self.answer.take_focus():
            parent = self.parentWidget()
            if parent:
                parent.setFocus()

    def scroll_to_verdict(self) -> None:
        """Show the verdict where there is too little room for everything."""
        QTimer.singleShot(
            0, self, lambda: self._scroll.ensureWidgetVisible(self.verdict, 0, 24)
        )

    def arrange(self, width: int) -> None:
        """Put the navigator beside the question, or below it."""
        narrow = width < theme.scaled(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._side.setMaximumWidth(16_777_215 if narrow else theme.scaled(340))

    def _lay_out(self) -> None:
        self.setMaximumWidth(_WIDEST + _MARGIN)
        column = QVBoxLayout(self)
        spaced(column, 16, _MARGIN, 20, _MARGIN, 20)
        top = QHBoxLayout()
        spaced(top, 16)
        for part in (self.title, self.place):
            top.addWidget(part)
        top.addStretch()
        top.addWidget(self.clock)
        top.addWidget(self.hide_clock)
        column.addLayout(top)
        self._row: QBoxLayout = QHBoxLayout()
        spaced(self._row, 32)
        self._row.addWidget(self._question_part(), 1)
        self._side = self._side_part()
        self._row.addWidget(self._side, 0)
        column.addLayout(self._row, 1)

    def _question_part(self) -> QWidget:
        content = QWidget()
        inner = QVBoxLayout(content)
        spaced(inner, 18, 0, 6, 0, 12)
        inner.addWidget(self.stem)
        for widget in self.answers.values():
            widget.hide()
            inner.addWidget(widget)
        for part in (self.late, self.confidence, self.verdict, self.passage):
            inner.addWidget(part)
        inner.addStretch()
        self._scroll = FittingScroll(content)
        whole = QWidget()
        column = QVBoxLayout(whole)
        spaced(column, 12)
        column.addWidget(self._scroll, 1000)
        buttons = QHBoxLayout()
        spaced(buttons, 8)
        for button in (self.back, self.check, self.next, self.flag):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(1)
        return whole

    def _side_part(self) -> QWidget:
        part = card()
        column = QVBoxLayout(part)
        spaced(column, 12, 20, 18, 20, 18)
        column.addWidget(self.navigator)
        column.addWidget(self.left_over)
        column.addWidget(self.submit, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        spaced(outer, 0)
        outer.addWidget(part)
        outer.addStretch()
        return whole


def _button(text: str, look: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if look:
        made.setProperty("look", look)
    return made
