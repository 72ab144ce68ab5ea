"""The page of a question: what stands where, wide or narrow."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.cards import Rating
from quizapp.gui import theme
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.kinds import ANSWERS
from quizapp.gui.qt import spaced
from quizapp.gui.study.header import Header
from quizapp.gui.study.hints import Hints
from quizapp.gui.study.judging import Judged
from quizapp.gui.study.ratings import Ratings
from quizapp.gui.study.sitting import Sitting
from quizapp.gui.study.verdict import Verdict, explanation
from quizapp.gui.widgets.fitting_scroll import FittingScroll
from quizapp.gui.widgets.markdown_view import MarkdownView, plain
from quizapp.gui.widgets.passage_card import PassageCard
from quizapp.services.study import Asked, Remaining

_NARROW = 960
_MARGIN = 40
_WIDEST = 1180


class QuestionPage(QWidget):
    """Question, answer, verdict, ratings, and the passage beside or below them."""

    def __init__(self) -> None:
        super().__init__()
        self.header = Header()
        self.stem = MarkdownView("stem")
        self.stem.setAccessibleName(self.tr("Question"))
        self.verdict = Verdict()
        self.passage = PassageCard()
        self.check = QPushButton()
        self.check.setProperty("look", "primary")
        self.check.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ratings = Ratings()
        self.hints = Hints()
        self.answers: dict[str, AnswerWidget] = {kind.name: kind() for kind in ANSWERS}
        self._narrow: bool | None = None
        self._lay_out()

    def ask(self, asked: Asked, sitting: Sitting) -> AnswerWidget:
        """Show a question, and return the widget that takes its answer."""
        question, card = asked.question, asked.card
        self.show_place(asked, sitting, None if sitting.cram else asked.remaining)
        self.stem.show_markdown(question.prompt(card.ordinal))
        answer = self.show_answer(question.body.name)
        answer.ask(question, card.ordinal, f"{card.id}/{sitting.seed}")
        return answer

    def show_place(
        self, asked: Asked, sitting: Sitting, left: Remaining | None = None
    ) -> None:
        """Show the bank of a card, its flag and how far the sitting is."""
        self.header.show_bank(asked.bank_name, flagged=asked.card.flagged)
        left = left or sitting.remaining()
        if left is not None:
            self.header.show_remaining(left, sitting.tally)

    def show_phase(self, asked: Asked, *, choosing: bool) -> None:
        """Show what belongs to asking, or to the answer."""
        self.check.setVisible(choosing)
        self.verdict.setVisible(not choosing)
        self.ratings.setVisible(not choosing)
        proved = asked.article is not None and asked.question.evidence is not None
        self.passage.setVisible(not choosing and proved)
        if choosing and self.passage.whole:
            self.passage.show_whole(whole=False)
            self.give_room()

    def show_verdict(self, asked: Asked, judged: Judged, answer: AnswerWidget) -> str:
        """Show what an answer was worth and what proves it; return it in words."""
        question, grade = asked.question, judged.grade
        key = question.key(asked.card.ordinal)
        right = grade.fraction == 1 and not grade.near
        told = answer.shows_key or (right and plain(key) == answer.words())
        feedback = explanation(question, grade)
        self.verdict.tell(
            grade,
            answered=answer.answered,
            key="" if told else key,
            feedback=feedback,
        )
        if asked.article and question.evidence:
            self.passage.show_evidence(asked.article, question.evidence, plain(key))
            self.give_room()
        return f"{self.verdict.words.text()}. {plain(key)}. {plain(feedback)}"

    def promise(self, sitting: Sitting, asked: Asked) -> None:
        """Show what each rating would bring."""
        if sitting.cram:
            soon, last = self.tr("soon again"), self.tr("again at the end")
            known = self.tr("done with it")
            self.ratings.describe(
                {
                    Rating.AGAIN: soon,
                    Rating.HARD: last,
                    Rating.GOOD: known,
                    Rating.EASY: known,
                }
            )
        else:
            self.ratings.promise(sitting.intervals(asked))

    def show_article(self) -> None:
        """Show the whole article, or the passage alone again."""
        if self.passage.isVisible():
            self.passage.show_whole(whole=not self.passage.whole)
            self.give_room()
            QTimer.singleShot(0, self, self.scroll_to_passage)

    def arrange(self, width: int) -> None:
        """Put the passage beside the answer, or below it where there is no room."""
        narrow = width < theme.scaled(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            target = self._left if narrow else self._right
            target.insertWidget(self._left.count() - 1 if narrow else 0, self.passage)
            self._aside.setVisible(not narrow)
        self.give_room()

    def give_room(self) -> None:
        """Let a whole article have the height there is, a passage what it needs."""
        whole = self.passage.whole
        if self._narrow:
            tall = round(self.height() * 0.6) if whole else 0
            self.passage.text.setMinimumHeight(tall)
        else:
            self.passage.text.setMinimumHeight(0)
            self._right.setStretchFactor(self.passage, 1000 if whole else 0)

    def show_answer(self, name: str) -> AnswerWidget:
        """Show the answer widget of a kind and hide the others."""
        for kind, widget in self.answers.items():
            widget.setVisible(kind == name)
        return self.answers[name]

    def scroll_up(self) -> None:
        """Show the question from its first line."""
        self._scroll.verticalScrollBar().setValue(0)

    def scroll_by(self, pages: float) -> None:
        """Scroll the whole article where it is shown, else the question."""
        whole = self.passage.isVisible() and self.passage.whole
        bar = (self.passage.text if whole else self._scroll).verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep()))

    def scroll_to_verdict(self) -> None:
        """Show the verdict where there is too little room for everything."""
        self._scroll.ensureWidgetVisible(self.verdict, 0, theme.scaled(24))

    def scroll_to_passage(self) -> None:
        """Show the passage where it stands below the answer."""
        if self._narrow:
            self._scroll.ensureWidgetVisible(self.passage, 0, 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 20, _MARGIN, 20, _MARGIN, 20)
        column.addWidget(self.header)
        row = QHBoxLayout()
        spaced(row, 40)
        row.addWidget(self._main_part(), 58)
        row.addWidget(self._side_part(), 40)
        column.addLayout(row, 1)
        self.setMaximumWidth(_WIDEST + _MARGIN)

    def _main_part(self) -> QWidget:
        content = QWidget()
        self._left = QVBoxLayout(content)
        spaced(self._left, 20, 0, 10, 0, 12)
        self._left.addWidget(self.stem)
        for widget in self.answers.values():
            widget.hide()
            self._left.addWidget(widget)
        self._left.addWidget(self.verdict)
        self._left.addStretch()
        self._scroll = FittingScroll(content)
        part = QWidget()
        column = QVBoxLayout(part)
        spaced(column, 12)
        column.addWidget(self._scroll, 1000)
        buttons = QHBoxLayout()
        buttons.addWidget(self.check)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.ratings)
        column.addWidget(self.hints)
        column.addStretch(1)
        return part

    def _side_part(self) -> QWidget:
        self._aside = QWidget()
        self._right: QBoxLayout = QVBoxLayout(self._aside)
        spaced(self._right, 0, 0, 10, 0, 0)
        self._right.addStretch(1)
        return self._aside
