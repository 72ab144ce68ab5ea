"""What is told, with the passage that proves it beside or below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from quizapp.domain.articles import Article
from quizapp.domain.questions import Question
from quizapp.gui import theme
from quizapp.gui.qt import spaced
from quizapp.gui.widgets.markdown_view import plain
from quizapp.gui.widgets.passage_card import PassageCard

_NARROW = 960
_MARGIN = 40
_WIDEST = 1180


class Beside(QScrollArea):
    """Scrolls as a whole; the passage stands beside the rest where there is room."""

    def __init__(self, main: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.passage = PassageCard()
        self.passage.toggle_asked.connect(self.show_article)
        content = QWidget()
        content.setObjectName("scrolled")
        content.setMaximumWidth(_WIDEST + _MARGIN)
        self._row = QHBoxLayout(content)
        spaced(self._row, 40, _MARGIN, 32, _MARGIN, 24)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(main, 58, top)
        self._row.addWidget(self.passage, 40, top)
        self.passage.hide()
        self.setWidget(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page knows what keys mean

    def arrange(self, width: int) -> None:
        """Put the passage beside the rest, or below it where there is no room."""
        narrow = width < theme.scaled(_NARROW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else right)
        self._row.setSpacing(24 if narrow else 40)

    def show_proof(self, question: Question, article: Article | None, key: str) -> None:
        """Show the passage that proves an answer, if there is one."""
        proved = article is not None and question.evidence is not None
        if article and question.evidence:
            self.passage.show_evidence(article, question.evidence, plain(key))
        self.passage.setVisible(proved)

    def show_article(self) -> None:
        """Show the whole article, or the passage alone again."""
        if self.passage.isVisible():
            self.passage.show_whole(whole=not self.passage.whole)

    def scroll_by(self, pages: float) -> None:
        """Scroll up or down."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep()))
