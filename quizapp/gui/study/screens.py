"""What the study page shows by turns: a question, help with a leech, the summary."""

from enum import Enum, auto

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from quizapp.gui.study.leech import LeechPage
from quizapp.gui.study.page import QuestionPage
from quizapp.gui.study.summary import Summary


class Phase(Enum):
    """What the screen is for right now."""

    ASKING = auto()
    JUDGED = auto()
    LEECH = auto()
    DONE = auto()


class Screens(QStackedWidget):
    """Shows the screen of a phase."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = Phase.DONE
        self.page = QuestionPage()
        self.leech = LeechPage()
        self.summary = Summary()
        for screen in (self.page, self.leech, self.summary):
            self.addWidget(screen)

    def turn_to(self, phase: Phase) -> None:
        """Show the screen of a phase."""
        self.phase = phase
        shown = {Phase.LEECH: self.leech, Phase.DONE: self.summary}
        self.setCurrentWidget(shown.get(phase, self.page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for screen in (self.page, self.leech, self.summary):
            screen.arrange(self.width())

    def show_article(self) -> None:
        """Show the whole article, or the passage alone again."""
        if self.phase is Phase.LEECH:
            self.leech.show_article()
        elif self.phase is Phase.DONE:
            self.summary.show_article()
        elif self.phase is Phase.JUDGED:
            self.page.show_article()

    def scroll_by(self, pages: float) -> None:
        """Scroll what is shown; the summary goes through what was missed."""
        if self.phase is Phase.DONE:
            self.summary.choose_by(1 if pages > 0 else -1)
        elif self.phase is Phase.LEECH:
            self.leech.scroll_by(pages)
        else:
            self.page.scroll_by(pages)
