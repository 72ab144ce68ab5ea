"""The line above a question: its bank, how far the day's work is, a flag."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from quizapp.gui import icons, messages, theme
from quizapp.gui.qt import label, spaced
from quizapp.gui.study.tally import Tally
from quizapp.gui.widgets.slim_bar import SlimBar
from quizapp.services.study import Remaining


class Header(QWidget):
    """Tells where the learner is."""

    def __init__(self) -> None:
        super().__init__()
        self.bank = label(look="muted")
        self.flag = QLabel()
        self.flag.setToolTip(self.tr("This card is flagged"))
        self.bar = SlimBar()
        self.bar.setAccessibleName(self.tr("Progress today"))
        self.progress = label(look="muted")
        row = QHBoxLayout(self)
        spaced(row, 16)
        for part, stretch in (
            (self.bank, 0),
            (self.flag, 0),
            (self.bar, 1),
            (self.progress, 0),
        ):
            row.addWidget(part, stretch)
        self._dress()

    def show_bank(self, name: str, *, flagged: bool) -> None:
        """Show the bank a card is from, and its flag."""
        short = self.bank.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, theme.scaled(280)
        )
        self.bank.setText(short)
        self.flag.setVisible(flagged)

    def show_remaining(self, left: Remaining, tally: Tally) -> None:
        """Show how far the work is, what it still takes, and how well it goes."""
        total = left.done + left.left
        at = min(left.done + 1, total)
        place = self.tr("{at} of {total}").format(at=at, total=total)
        minutes = self.tr("{n} min left").format(n=max(left.minutes, 1))
        parts = [place, minutes]
        if tally.answered:
            known = messages.percent(tally.remembered / tally.answered)
            parts.append(self.tr("{known} remembered").format(known=known))
        self.progress.setText(" · ".join(parts))
        self.bar.show_share(left.done, total)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        ink = theme.colours()["warn"]
        ratio = self.devicePixelRatio()
        self.flag.setPixmap(icons.pixmap("flag", ink, theme.scaled(16), ratio))
