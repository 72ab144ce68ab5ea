"""A test is taken: keys, clock, and every answer kept at once."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from quizapp.domain.articles import Article
from quizapp.domain.attempts import Confidence, Item
from quizapp.gui.backend import Backend
from quizapp.gui.qt import spaced
from quizapp.gui.quiz.sitting import TestSitting
from quizapp.gui.quiz.taking_page import TakingPage
from quizapp.services import quiz
from quizapp.services.quiz import Taken

_TICK_MS = 1000
_TYPED_MS = 400
_CONFIRM = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
}
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TakingView(QWidget):
    """Takes a test through, from its first question until it is handed in.

    Attributes:
        finished: It was handed in; carries the Taken and whether time ran out.
        left: It was left, to be gone on with.
    """

    finished = Signal(object, bool)
    left = Signal()

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend
        self.sitting: TestSitting | None = None
        self.page = TakingPage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        spaced(column, 0)
        column.addWidget(self.page)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._on_tick)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED_MS)
        self._typed.timeout.connect(self.keep_answer)
        self._connect()

    def take(self, taken: Taken) -> None:
        """Begin, or go on where it was left."""
        self.sitting = TestSitting(self._backend, taken)
        self._ask()
        self._ticking.start()

    def turn_to(self, position: int) -> None:
        """Turn to another question."""
        if self.sitting is None or not 0 <= position < len(self.sitting.items):
            return
        self.keep_answer()
        self.sitting.turn_to(position)
        self._ask()

    def go_on(self) -> None:
        """Check the answer where that is told, else go to the next question."""
        if self.sitting is None:
            return
        if self.sitting.tells_at_once and not self.sitting.answered.shown:
            self.check()
        elif self.sitting.position == len(self.sitting.items) - 1:
            self.submit()
        else:
            self.turn_to(self.sitting.position + 1)

    def check(self) -> None:
        """Tell what was right; the answer stands from now on."""
        if self.sitting is None or self.sitting.answered.shown:
            return
        self.keep_answer()
        held = self.sitting.show_key()
        item = self.sitting.item
        self.page.reveal(item, held, self._article(item))
        self.page.show_state(self.sitting)
        self.page.scroll_to_verdict()
        self.setAccessibleDescription(self.page.verdict.words.text())
        self.setFocus()

    def flag(self) -> None:
        """Mark the question to come back to it, or take the mark away."""
        if self.sitting is not None:
            self.keep_answer()
            self.sitting.flag()
            self.page.show_state(self.sitting)

    def submit(self) -> None:
        """Hand the test in; ask first where something is left open."""
        if self.sitting is None:
            return
        self.keep_answer()
        blanks, flagged = self.sitting.blanks, self.sitting.flagged
        if blanks or flagged:
            self._ask_first(blanks, flagged)
        else:
            self._finish()

    def leave(self) -> None:
        """Leave the test; the clock stands still until it is gone on with."""
        self._pause()
        self.sitting = None
        self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.sitting is not None:
            self.sitting.resume()
            self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.arrange(self.width())

    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent):
            # While a test is taken, undo means the text that is typed, nothing else.
            undoing = any(event.matches(key) for key in _UNDOING)
            answers = self._answering and self.page.answer.takes(event)
            if self.sitting is not None and (undoing or answers):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.sitting is None:
            super().keyPressEvent(event)
        elif self._answering and self.page.answer.takes(event):
            self.page.answer.press(event)
        elif event.key() in _CONFIRM and not event.isAutoRepeat():
            self.go_on()
        elif Qt.Key(event.key()) in _STEPS:
            self.turn_to(self.sitting.position + _STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @property
    def _answering(self) -> bool:
        return self.sitting is not None and not self.sitting.stands

    def _connect(self) -> None:
        page = self.page
        page.answered.connect(self._typed.start)
        page.confident.connect(self._on_confident)
        page.back.clicked.connect(lambda: self._step(-1))
        page.next.clicked.connect(self.go_on)
        page.check.clicked.connect(self.check)
        page.flag.clicked.connect(self.flag)
        page.submit.clicked.connect(self.submit)
        page.hide_clock.clicked.connect(page.toggle_clock)
        page.navigator.asked.connect(self.turn_to)

    def _step(self, by: int) -> None:
        if self.sitting is not None:
            self.turn_to(self.sitting.position + by)

    def _pause(self) -> None:
        if self.sitting is not None:
            self.keep_answer()
            self.sitting.pause()
            self._ticking.stop()

    def _ask(self) -> None:
        assert self.sitting
        item = self.sitting.item
        self.page.ask(self.sitting, self._article(item))
        self.setAccessibleName(self.page.stem.text)
        self.setAccessibleDescription("; ".join(self.page.answer.options()))
        self.page.take_focus()

    def keep_answer(self) -> None:
        """Keep what is answered, unless it stands already or is the same."""
        self._typed.stop()
        if self.sitting is None or self.sitting.stands:
            return
        held = self.sitting.answered
        level = self.page.confidence.level
        answer = self.page.answer
        if (held.response, held.confidence) != (answer.response, level):
            self.sitting.reply(answer, level, flagged=held.flagged)
            self.page.show_state(self.sitting)

    def _on_confident(self, _level: Confidence) -> None:
        self.keep_answer()
        self.setFocus()
        self.page.take_focus()

    def _on_tick(self) -> None:
        if self.sitting is None:
            return
        stood = self.sitting.stands
        if not stood and self.sitting.left_here is not None:
            self.keep_answer()  # it may be the last moment for it
        self.sitting.tick()
        self.page.show_clock(self.sitting)
        if self.sitting.left is not None and not self.sitting.left:
            self.keep_answer()
            self._finish(late=True)

    def _ask_first(self, blanks: tuple[int, ...], flagged: tuple[int, ...]) -> None:
        told = []
        for places, words in (
            (blanks, self.tr("Without an answer: {numbers}")),
            (flagged, self.tr("Flagged: {numbers}")),
        ):
            if places:
                numbers = ", ".join(str(place + 1) for place in places)
                told.append(words.format(numbers=numbers))
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Hand in"))
        box.setText(self.tr("Hand the test in as it is?"))
        box.setInformativeText("\n".join(told))
        yes = box.addButton(self.tr("Hand in"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(self._finish)
        no.clicked.connect(self.page.take_focus)
        box.open()

    def _finish(self, _clicked: object = None, *, late: bool = False) -> None:
        if self.sitting is None:
            return  # time ran out while it was asked whether to hand in
        taken = self.sitting.finish()
        if taken is not None:
            self._ticking.stop()
            self.sitting = None
            self.finished.emit(taken, late)

    def _article(self, item: Item) -> Article | None:
        return self._backend.ask(quiz.article_of, item.question)
