"""The field that a search is written in: completed, and underlined where it errs."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter

from quizapp.domain.searches.completing import Completion, Names, complete
from quizapp.domain.searches.tokens import SearchError
from quizapp.gui import theme
from quizapp.gui.widgets.typed_answer import AnswerField

_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_MOST_SEEN = 10
_FORMAT = QInputMethodEvent.AttributeType.TextFormat


class SearchField(AnswerField):
    """Takes a search.

    What may be written next is offered below while a term is begun: Down and Up pick,
    Enter or Tab takes it, Esc goes on without. Ctrl+Space asks for it at any time.

    Attributes:
        entered: The search is written, the results are asked for.
        names: Returns the names of banks, tags and articles.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names: Callable[[], Names] = dict
        self._offered = Completion(0, 0)
        self._options = QStringListModel(self)
        self.completer_ = QCompleter(self._options, self)
        self.completer_.setWidget(self)
        self.completer_.setCompletionMode(
            QCompleter.CompletionMode.UnfilteredPopupCompletion
        )
        self.completer_.activated.connect(self._take)
        self.textEdited.connect(lambda _text: self._offer())
        self.popup.setProperty("look", "options")
        self.completer_.setMaxVisibleItems(_MOST_SEEN)
        self.popup.setAccessibleName(self.tr("What may be written here"))

    @property
    def popup(self) -> QAbstractItemView:
        """The list of what may be written next."""
        popup = self.completer_.popup()
        assert popup is not None
        return popup

    def mark(self, error: SearchError | None) -> None:
        """Underline the place of an error, or nothing."""
        attributes = []
        if error is not None:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(theme.colour("bad"))
            wave.setForeground(theme.colour("bad"))
            start = min(error.start, max(len(self.text()) - 1, 0))
            length = max(error.end - start, 1)
            attributes.append(
                QInputMethodEvent.Attribute(
                    _FORMAT, start - self.cursorPosition(), length, wave
                )
            )
        # A line has no formats of its own but those an input method gives it.
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            asks = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if asks and event.key() == Qt.Key.Key_Space:
                self._offer(asked=True)
                return True
            if event.key() == Qt.Key.Key_Tab and self._take_only():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.popup
        if popup.isVisible() and event.key() in _TAKING:
            self._take(popup.currentIndex().data() or self._offered.options[0])
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _offer(self, *, asked: bool = False) -> None:
        """Show what may stand where the caret is."""
        at = self.cursorPosition()
        self._offered = complete(self.text(), at, self.names(), asked=asked)
        options = self._offered.options
        whole = self.text()[self._offered.start : self._offered.end]
        popup = self.popup
        if not options or options == (whole,):
            popup.hide()
            return
        self._options.setStringList(list(options))
        popup.setFont(self.font())
        self.completer_.complete()
        popup.setCurrentIndex(self._options.index(-1, 0))

    def _take_only(self) -> bool:
        """Take what is picked, or the first that is offered; tell if there was any."""
        popup = self.popup
        if not popup.isVisible():
            return False
        self._take(popup.currentIndex().data() or self._offered.options[0])
        return True

    def _take(self, option: str) -> None:
        offered = self._offered
        self.popup.hide()
        text = self.text()
        open_end = option.endswith((":", "<"))
        rest = text[offered.end :]
        gap = "" if open_end or rest.startswith(" ") else " "
        self.setText(text[: offered.start] + option + gap + rest)
        self.setCursorPosition(offered.start + len(option) + len(gap))
        self.textEdited.emit(self.text())
