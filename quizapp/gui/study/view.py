"""Study: one card at a time."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.domain.banks import Bank
from quizapp.domain.cards import Card, Rating
from quizapp.domain.changes import Change
from quizapp.domain.ids import BankId
from quizapp.domain.leeches import noticed
from quizapp.domain.questions import Accepting, Question
from quizapp.domain.sessions import StudySession
from quizapp.gui import theme
from quizapp.gui.actions import Actions
from quizapp.gui.answering import AnswerWidget
from quizapp.gui.backend import Backend
from quizapp.gui.qt import spaced
from quizapp.gui.study.commands import CardCommands
from quizapp.gui.study.judging import Judged, judge
from quizapp.gui.study.screens import Phase, Screens
from quizapp.gui.study.sitting import Sitting
from quizapp.gui.study.tally import CRAM, deals_with, put_back, takes_away
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
    """Asks the due cards of some banks, or cards that were picked, one by one."""

    left = Signal()
    edit_asked = Signal(object)
    custom_asked = Signal()

    def __init__(self, backend: Backend, actions: Actions) -> None:
        super().__init__()
        theme.load_reading_fonts()
        self._backend = backend
        self._actions = actions
        self._sitting: Sitting | None = None
        self._asked: Asked | None = None
        self._judged: Judged | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._screens = Screens()
        self._commands = CardCommands(
            backend, lambda: self._asked, lambda: self._judged is not None
        )
        self.page = self._screens.page
        self.leech = self._screens.leech
        self.summary = self._screens.summary
        spaced(QVBoxLayout(self), 0).addWidget(self._screens)
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
        """Begin a session over what is due in some banks, or in all of them."""
        now = self._backend.clock()
        if not bank_ids:
            found = self._backend.ask(banks.listings, self._backend.learner, now)
            bank_ids = tuple(each.bank.id for each in found or ())
        self.begin(study.start(self._backend.learner, bank_ids, now))

    def begin(self, session: StudySession) -> None:
        """Begin a session."""
        self._sitting = Sitting(self._backend, session)
        self._show_next()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause(away=True)
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._pause(away=False)
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate}:
            self._pause(away=event.type() is QEvent.Type.WindowDeactivate)
        # A key that chooses an answer is not to trigger the action of that key.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._phase is Phase.ASKING
            and self._answer.takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choosing = self._phase is Phase.ASKING
        if choosing and self._answer.takes(event):
            self._answer.press(event)
        elif event.key() in _CONFIRM:
            if not event.isAutoRepeat():
                self._confirm()
        elif self._phase is Phase.JUDGED and event.text() in _RATINGS:
            self.rate(_RATINGS[event.text()])
        elif event.key() in _SCROLLS:
            self._screens.scroll_by(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def check(self) -> None:
        """Grade the answer and show what was right."""
        if self._asked is None or self._phase is not Phase.ASKING:
            return
        assert self._sitting
        self._sitting.stopwatch.pause()
        self._screens.turn_to(Phase.JUDGED)
        self._judge(self._asked)
        # Scrolled when the layout has made room for what was revealed.
        QTimer.singleShot(0, self.page, self.page.scroll_to_verdict)

    def rate(self, rating: Rating) -> None:
        """Rate the card and go on."""
        if self._asked and self._judged and self._sitting:
            self._sitting.rate(
                self._asked, rating, self._judged.grade, self._answer.words()
            )

    def accept(self) -> None:
        """Let the question accept what was typed from now on."""
        if self._asked and self._acceptable:
            self._commands.accept(self._asked, self._answer.words())

    @property
    def _phase(self) -> Phase:
        return self._screens.phase

    @property
    def _acceptable(self) -> bool:
        return (
            self._asked is not None
            and self._judged is not None
            and self._phase is Phase.JUDGED
            and self._answer.answered
            and isinstance(body := self._asked.question.body, Accepting)
            and bool(body.accepted(self._asked.card.ordinal))
            and self._judged.grade.correct is not True
        )

    def _connect(self) -> None:
        page = self.page
        page.check.clicked.connect(self.check)
        page.ratings.rated.connect(self.rate)
        page.passage.toggle_asked.connect(self._screens.show_article)
        page.verdict.accept.clicked.connect(self.accept)
        self.leech.passed.connect(self._show_next)
        self.summary.left.connect(self.left)
        self.summary.custom_asked.connect(self.custom_asked)
        for shown in (page.stem, page.verdict.key, page.verdict.feedback):
            shown.sound_asked.connect(self._commands.play)
        for widget in page.answers.values():
            widget.changed.connect(self._name_check)
            widget.submitted.connect(self.check)
        triggers = self._commands.triggers() | {
            "edit-card": self._edit,
            "accept": self.accept,
            "evidence": self._screens.show_article,
            "leave": self.left.emit,
        }
        self._actions.connect(self, triggers)
        for name, button in self.leech.buttons.items():
            button.clicked.connect(triggers[name])
        self._backend.changed.connect(self._on_changed)

    def _confirm(self) -> None:
        if self._phase is Phase.ASKING:
            self.check()
        elif self._phase is Phase.JUDGED and self._judged:
            proposed = self._judged.proposal.rating
            self.rate(self.page.ratings.focused() or proposed)
        elif self._phase is Phase.LEECH:
            self._show_next()
        else:
            self.left.emit()

    def _pause(self, *, away: bool) -> None:
        if self._sitting and self._phase is Phase.ASKING:
            watch = self._sitting.stopwatch
            (watch.pause if away else watch.resume)()

    def _show_next(self) -> None:
        assert self._sitting
        asked = self._sitting.next()
        if asked is None:
            self._finish()
        else:
            self._show(asked)

    def _show(self, asked: Asked) -> None:
        """Ask a card."""
        assert self._sitting
        self._asked, self._judged = asked, None
        self._screens.turn_to(Phase.ASKING)
        self._sitting.begin()
        self._answer = self.page.ask(asked, self._sitting)
        self._say_question()
        self._show_phase()
        self._name_check()
        self.page.scroll_up()
        self._take_focus()

    def _say_question(self) -> None:
        """Let a screen reader hear the question, then the options."""
        self.setAccessibleName(self.page.stem.text)
        self.setAccessibleDescription("; ".join(self._answer.options()))

    def _judge(self, asked: Asked) -> None:
        """Grade what was answered, and propose a rating."""
        assert self._sitting
        judged = judge(self._backend, asked, self._answer, self._sitting)
        self._judged = judged
        self._answer.reveal(judged.grade)
        said = self.page.show_verdict(asked, judged, self._answer)
        self.setAccessibleDescription(said)
        self.page.promise(self._sitting, asked)
        self.page.verdict.explain(judged, acceptable=self._acceptable)
        self._show_phase()
        self.page.ratings[judged.proposal.rating].setFocus()

    def _show_phase(self) -> None:
        """Show what belongs to asking, or to the answer."""
        assert self._asked
        assert self._sitting
        choosing = self._phase is Phase.ASKING
        self.page.show_phase(self._asked, choosing=choosing)
        answers, hints = self._sitting.tally.answered, self.page.hints
        hints.offer_sound(offered=bool(self._commands.sound))
        if choosing:
            hints.show_answering(self._answer, answers)
        else:
            hints.show_rating(answers, acceptable=self._acceptable)

    def _name_check(self) -> None:
        answered = self._answer.answered
        words = self.tr("Check") if answered else self.tr("Show the answer")
        self.page.check.setText(words)
        self.page.check.setToolTip(f"{words} ({self._answer.check_key})")

    def _take_focus(self) -> None:
        if self._phase is Phase.LEECH:
            self.leech.go_on.setFocus()
        elif self._judged is not None:
            self.page.ratings[self._judged.proposal.rating].setFocus()
        elif self._asked is None:
            self.summary.take_focus()
        elif not self._answer.take_focus():
            self.setFocus()

    def _finish(self) -> None:
        assert self._sitting
        self._asked, self._judged = None, None
        left = self._sitting.remaining()
        self.summary.tell(self._sitting, left.left if left else 0)
        self.setAccessibleName(self.summary.headline.text())
        self.setAccessibleDescription(self.summary.result.text())
        self._screens.turn_to(Phase.DONE)
        self.summary.take_focus()

    def _edit(self) -> None:
        asked = self._asked or self.summary.chosen
        if asked:
            self.edit_asked.emit(asked.question)

    def _on_changed(self, change: Change) -> None:
        if self._sitting is None:
            return
        self._sitting.note(change)
        card = put_back(change)
        if card is not None:
            self._show_again(card)
        elif change.action == CRAM:
            self._on_crammed(undoing=change.undoing)
        elif self._asked is None or takes_away(change, self._asked):
            self._show_next()
        elif deals_with(change, self._asked.card.id):
            self._go_on(self._asked, change)
        elif change.touches(Card, Question, Bank):
            self._refresh(self._asked, change)

    def _on_crammed(self, *, undoing: bool) -> None:
        assert self._sitting
        back = self._sitting.tally.taken_back
        asked = self._sitting.again(back) if undoing and back else None
        if asked:
            self._show(asked)
        else:
            self._show_next()

    def _go_on(self, asked: Asked, change: Change) -> None:
        """Show what comes after a rating: help with a leech, or the next card."""
        after = next((e.after for e in change.edits if isinstance(e.after, Card)), None)
        if change.action != "rate-card" or not after or not noticed(asked.card, after):
            self._show_next()
            return
        self._asked, self._judged = replace(asked, card=after), None
        given = self._backend.ask(study.wrong_answers, after.id) or ()
        self.leech.tell(self._asked, given)
        self.setAccessibleName(self.leech.headline.text())
        self._screens.turn_to(Phase.LEECH)
        self.leech.go_on.setFocus()

    def _refresh(self, asked: Asked, change: Change) -> None:
        """Show new counts and flags; the question being answered stays."""
        assert self._sitting
        for edit in change.edits:
            if isinstance(edit.after, Card) and edit.after.id == asked.card.id:
                asked = self._asked = replace(asked, card=edit.after)
            if isinstance(edit.after, Question) and edit.after.id == asked.question.id:
                asked = self._asked = replace(asked, question=edit.after)
                self._show_edited(asked)
        self.page.show_place(asked, self._sitting)

    def _show_edited(self, asked: Asked) -> None:
        """Show the question as it is now; one that was answered stays answered."""
        if self._phase is Phase.LEECH:
            self.leech.retell(asked)
        elif self._judged is None:
            self._show(asked)
        else:
            self.page.stem.show_markdown(asked.question.prompt(asked.card.ordinal))
            if self._answer.follow(asked.question):
                self._judge(asked)
            else:
                said = self.page.show_verdict(asked, self._judged, self._answer)
                self.setAccessibleDescription(said)

    def _show_again(self, card: Card) -> None:
        assert self._sitting
        asked = self._sitting.again(card.id)
        if asked is not None:
            self._show(asked)
