"""The keys that work right now, below the answer."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from quizapp.gui.answering import AnswerWidget
from quizapp.gui.qt import label, spaced


class Hints(QWidget):
    """Shows keys with what they do; labels are kept and filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._sound: tuple[tuple[str, str], ...] = ()
        self._row = QHBoxLayout(self)
        spaced(self._row, 4)
        self._row.addStretch()

    def offer_sound(self, *, offered: bool) -> None:
        """Let the keys shown from now on name the one that plays a sound, or not."""
        self._sound = (("Ctrl R", self.tr("play")),) if offered else ()

    def show_answering(self, answer: AnswerWidget, undo: int) -> None:
        """Show the keys that answer a card of some kind."""
        check = (answer.check_key, self.tr("check"))
        self._show((*answer.keys, check, *self._sound, *self._undo(undo)))

    def show_rating(self, undo: int, *, acceptable: bool) -> None:
        """Show the keys that do something while rating."""
        accept = [("A", self.tr("accept"))] if acceptable else []
        keys = [*self._sound, *self._undo(undo), *accept, ("E", self.tr("edit"))]
        keys += [("F", self.tr("flag")), ("B", self.tr("bury"))]
        keys += [("S", self.tr("suspend")), ("V", self.tr("whole article"))]
        self._show(tuple(keys))

    def _undo(self, answers: int) -> tuple[tuple[str, str], ...]:
        return (("Ctrl Z", self.tr("undo")),) if answers else ()

    def _show(self, wanted: tuple[tuple[str, str], ...]) -> None:
        if wanted == self._shown:
            return
        self._shown = wanted
        while len(self._pairs) < len(wanted):
            self._add_pair()
        for i, pair in enumerate(self._pairs):
            if i < len(wanted):
                pair[0].setText(wanted[i][0])
                pair[1].setText(wanted[i][1])
            for part in pair:
                part.setVisible(i < len(wanted))

    def _add_pair(self) -> None:
        pair = (label(look="key"), label(look="small"))
        pair[1].setContentsMargins(0, 0, 14, 0)
        for part in pair:
            self._row.insertWidget(self._row.count() - 1, part)
        self._pairs.append(pair)
