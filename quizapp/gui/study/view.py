"""Study: one card at a time."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Rating
from quizapp.domain.changes import Change
from quizapp.domain.grading import Grade
from quizapp.domain.ids import BankId, CardId
from quizapp.domain.questions import Question
from quizapp.domain.sessions import StudySession
from quizapp.gui import theme
from quizapp.gui.actions import Actions
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.backend import Backend
from quizapp.gui.study.page import QuestionPage
from quizapp.gui.study.summary import Summary
from quizapp.gui.study.tally import Tally, deals_with, put_back, takes_away
from quizapp.gui.study.verdict import explanation
from quizapp.gui.widgets.markdown_view import plain
from quizapp.services import banks, study
from quizapp.services.study import Asked

_CONFIRM = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SCROLLS = {
    Qt.Key.Key_PageDown: 0.9,
    Qt.Key.Key_PageUp: -0.9,
    Qt.Key.Key_Down: 0.15,
    Qt.Key.Key_Up: -0.15,
}
_RATINGS = {str(rating.value): rating for rating in Rating}


class StudyView(QWidget):
    """Asks the due cards of some banks, one after the other."""

    left = Signal()
    edit_asked = Signal(object)

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._actions = actions
        self._session: StudySession | None = None
        self._asked: Asked | None = None
        self._grade: Grade | None = None
        self._since: datetime = backend.clock()
        self._tally = Tally()
        self._seen: dict[CardId, tuple[str, str]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page = QuestionPage()
        self.summary = Summary()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.summary)
        self._answer = self.page.show_answer("multichoice")
        self._connect()

    @property
    def asking(self) -> bool:
        """Whether there is a card on the screen."""
        return self._asked is not None

    @property
    def answer(self) -> AnswerWidget:
        """What the card on the screen is answered with."""
        return self._answer

    def study(self, bank_ids: tuple[BankId, ...] = ()) -> None:
        """Begin a session over some banks, or over all of them."""
        now = self._backend.clock()
        if not bank_ids:
            found = self._backend.ask(banks.listings, self._backend.learner, now)
            bank_ids = tuple(each.bank.id for each in found or ())
        self._session = study.start(self._backend.learner, bank_ids, now)
        self._tally = Tally()
        self._show_next()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.arrange(self.width())

    def event(self, event: QEvent) -> bool:
        # A key that chooses an answer is not to trigger the action of that key.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._choosing
            and self._answer.takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._asked is None:
            if event.key() in _CONFIRM and not event.isAutoRepeat():
                self.left.emit()
        elif self._choosing and self._answer.takes(event):
            self._answer.press(event)
        elif event.key() in _CONFIRM:
            if not event.isAutoRepeat():
                self._confirm()
        elif not self._choosing and event.text() in _RATINGS:
            self.rate(_RATINGS[event.text()])
        elif event.key() in _SCROLLS:
            self.page.scroll_by(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def check(self) -> None:
        """Grade the answer and show what was right."""
        if self._asked is None or not self._choosing:
            return
        article = self._asked.article
        self._grade = self._answer.grade(article.text if article else "")
        self._answer.reveal(self._grade)
        self._show_verdict(self._asked, self._grade)
        now = self._backend.clock()
        waits = self._backend.ask(study.intervals, self._asked.card, now)
        self.page.ratings.promise(waits or {})
        self._show_phase()
        self.page.ratings[self._grade.suggests].setFocus()
        # Scrolled when the layout has made room for what was revealed.
        QTimer.singleShot(0, self.page, self.page.scroll_to_verdict)

    def rate(self, rating: Rating) -> None:
        """Rate the card and go on."""
        if self._asked is None or self._grade is None:
            return
        now = self._backend.clock()
        self._backend.do(
            study.rate_card,
            self._asked.card.id,
            rating,
            now,
            duration_ms=max(0, round((now - self._since).total_seconds() * 1000)),
            response=self._answer.words(),
            correct=self._grade.correct,
        )

    def show_article(self) -> None:
        """Show the whole article, or the passage alone again."""
        if not self._choosing and self.page.passage.isVisible():
            self.page.passage.show_whole(whole=not self.page.passage.whole)
            self.page.give_room()
            QTimer.singleShot(0, self.page, self.page.scroll_to_passage)

    @property
    def _choosing(self) -> bool:
        return self._asked is not None and self._grade is None

    def _connect(self) -> None:
        page = self.page
        page.check.clicked.connect(self.check)
        page.ratings.rated.connect(self.rate)
        page.passage.toggle_asked.connect(self.show_article)
        self.summary.left.connect(self.left)
        for widget in page.answers.values():
            widget.changed.connect(self._name_check)
        self._actions.connect(
            self,
            {
                "edit-card": self._edit,
                "flag": self._flag,
                "bury": self._bury,
                "suspend": self._suspend,
                "evidence": self.show_article,
                "leave": self.left.emit,
            },
        )
        self._backend.changed.connect(self._on_changed)

    def _confirm(self) -> None:
        if self._choosing:
            self.check()
        elif self._grade is not None:
            self.rate(self.page.ratings.focused() or self._grade.suggests)

    def _show_next(self) -> None:
        assert self._session
        now = self._backend.clock()
        asked = self._backend.ask(study.next_card, self._session, now)
        if asked is None:
            self._finish()
        else:
            self._show(asked)

    def _show(self, asked: Asked) -> None:
        """Ask a card."""
        self._asked, self._grade = asked, None
        self._since = self._backend.clock()
        question, card = asked.question, asked.card
        self.page.header.show_bank(asked.bank_name, flagged=card.flagged)
        self.page.header.show_remaining(asked.remaining)
        self.page.stem.show_markdown(question.prompt(card.ordinal))
        self._answer = self.page.show_answer(question.body.name)
        day = self._backend.learner.day(self._since)
        self._answer.ask(question, card.ordinal, f"{card.id}/{day}")
        self._say_question()
        self._show_phase()
        self._name_check()
        self._stack.setCurrentWidget(self.page)
        self.page.scroll_up()
        self._take_focus()

    def _say_question(self) -> None:
        """Let a screen reader hear the question, then the options."""
        self.setAccessibleName(self.page.stem.text)
        self.setAccessibleDescription("; ".join(self._answer.options()))

    def _show_phase(self) -> None:
        """Show what belongs to asking, or to the answer."""
        choosing, page = self._choosing, self.page
        assert self._asked
        page.check.setVisible(choosing)
        page.verdict.setVisible(not choosing)
        page.ratings.setVisible(not choosing)
        proved = self._asked.article is not None and self._asked.question.evidence
        page.passage.setVisible(not choosing and bool(proved))
        if choosing and page.passage.whole:
            page.passage.show_whole(whole=False)
            page.give_room()
        if choosing:
            page.hints.show_answering(self._answer, self._tally.answered)
        else:
            page.hints.show_rating(self._tally.answered)

    def _name_check(self) -> None:
        answered = self._answer.answered
        words = self.tr("Check") if answered else self.tr("Show the answer")
        self.page.check.setText(words)
        self.page.check.setToolTip(f"{words} ({self._answer.check_key})")

    def _show_verdict(self, asked: Asked, grade: Grade) -> None:
        question = asked.question
        key = question.key(asked.card.ordinal)
        feedback = explanation(question, grade)
        shown = "" if self._answer.shows_key else key
        if (
            grade.fraction == 1
            and not grade.near
            and plain(key) == self._answer.words()
        ):
            shown = ""
        self.page.verdict.tell(
            grade, answered=self._answer.answered, key=shown, feedback=feedback
        )
        if asked.article and question.evidence:
            self.page.passage.show_evidence(
                asked.article, question.evidence, plain(key)
            )
            self.page.give_room()
        self.setAccessibleDescription(
            f"{self.page.verdict.words.text()}. {plain(key)}. {plain(feedback)}"
        )

    def _take_focus(self) -> None:
        if self._grade is not None:
            self.page.ratings[self._grade.suggests].setFocus()
        elif self._asked is None:
            self.summary.back.setFocus()
        elif not self._answer.take_focus():
            self.setFocus()

    def _finish(self) -> None:
        assert self._session
        self._asked, self._grade = None, None
        now = self._backend.clock()
        left = self._backend.ask(study.remaining, self._session, now)
        missed = [self._seen[key] for key in self._tally.missed if key in self._seen]
        self.summary.tell(self._tally, missed, left.left if left else 0)
        self.setAccessibleName(self.summary.headline.text())
        self._stack.setCurrentWidget(self.summary)
        self.summary.back.setFocus()

    def _edit(self) -> None:
        if self._asked:
            self.edit_asked.emit(self._asked.question)

    def _flag(self) -> None:
        if self._asked:
            self._backend.do(study.flag_card, self._asked.card.id)

    def _bury(self) -> None:
        if self._asked:
            now = self._backend.clock()
            self._backend.do(study.bury_card, self._asked.card.id, now)

    def _suspend(self) -> None:
        if self._asked:
            self._backend.do(study.suspend_card, self._asked.card.id)

    def _on_changed(self, change: Change) -> None:
        self._tally.note(change)
        if self._session is None:
            return
        card = put_back(change)
        if card is not None:
            self._show_again(card)
        elif self._asked is None or takes_away(change, self._asked):
            self._show_next()
        elif deals_with(change, self._asked.card.id):
            self._remember(self._asked)
            self._show_next()
        elif change.touches(Card, Question, Bank):
            self._refresh(self._asked, change)

    def _remember(self, asked: Asked) -> None:
        ordinal = asked.card.ordinal
        words = (
            plain(asked.question.prompt(ordinal)),
            plain(asked.question.key(ordinal)),
        )
        self._seen[asked.card.id] = words

    def _refresh(self, asked: Asked, change: Change) -> None:
        """Show new counts and flags; the question being answered stays."""
        assert self._session
        for edit in change.edits:
            if isinstance(edit.after, Card) and edit.after.id == asked.card.id:
                asked = self._asked = replace(asked, card=edit.after)
            if isinstance(edit.after, Question) and edit.after.id == asked.question.id:
                asked = self._asked = replace(asked, question=edit.after)
                self._show_edited(asked)
        self.page.header.show_bank(asked.bank_name, flagged=asked.card.flagged)
        now = self._backend.clock()
        left = self._backend.ask(study.remaining, self._session, now)
        if left is not None:
            self.page.header.show_remaining(left)

    def _show_edited(self, asked: Asked) -> None:
        """Show the question as it is now; one that was answered stays answered."""
        if self._grade is None:
            self._show(asked)
            return
        prompt = asked.question.prompt(asked.card.ordinal)
        self.page.stem.show_markdown(prompt)
        self._show_verdict(asked, self._grade)

    def _show_again(self, card: Card) -> None:
        assert self._session
        now = self._backend.clock()
        asked = self._backend.ask(study.asked, self._session, card.id, now)
        if asked is not None:
            self._show(asked)
