"""The passage that proves an answer, and the whole article on request."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from quizapp.domain.articles import (
    Article,
    Evidence,
    Passage,
    Span,
    located,
    passage,
)
from quizapp.gui import icons, messages, theme
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.article_view import ArticleView


class PassageCard(QFrame):
    """Shows where in the article the answer stands."""

    toggle_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._article: Article | None = None
        self._evidence: Evidence | None = None
        self._answer = ""
        self.whole = False
        self.heading = label(look="small", wraps=True)
        self.source = label(look="small", wraps=True)
        self.text = ArticleView()
        self.text.setAccessibleName(self.tr("The article"))
        self.toggle = QPushButton()
        self.toggle.setProperty("look", "link")
        self.toggle.clicked.connect(self.toggle_asked)
        self._quote = QLabel()
        self._quote.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._dress()

    def show_evidence(self, article: Article, evidence: Evidence, answer: str) -> None:
        """Show the passage around some evidence."""
        self._article, self._evidence, self._answer = article, evidence, answer
        self.source.setText(_source(article))
        self.show_whole(whole=False)

    def show_whole(self, *, whole: bool) -> None:
        """Show the whole article, or the passage alone."""
        if self._article is None or self._evidence is None:
            return
        self.whole = whole
        found = located(self._article, self._evidence)
        span = found.span if found else None
        if whole:
            self.heading.setText(self._article.title)
            self.text.show_article(self._article, span, self._answer)
            # Scrolled when the layout has given the text its size.
            QTimer.singleShot(0, self.text, self.text.scroll_to_mark)
        else:
            quote = self._evidence.quote
            around = (
                passage(self._article, span)
                if span
                else Passage(_gone(), "", quote, Span(0, len(quote)))
            )
            self.heading.setText(around.heading or self._article.title)
            self.text.show_passage(around, self._answer)
        words = self.tr("Show the passage alone") if whole else self.tr("Whole article")
        self.toggle.setText(f"{words} (V)")
        self.source.setVisible(whole and bool(self.source.text()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 8, 24, 18, 24, 18)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._quote)
        top.addWidget(self.heading, 1)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addWidget(self.source)
        foot = QHBoxLayout()
        foot.addWidget(self.toggle)
        foot.addStretch()
        column.addLayout(foot)

    def _dress(self) -> None:
        ink = theme.colours()["ink-muted"]
        ratio = self.devicePixelRatio()
        self._quote.setPixmap(icons.pixmap("quote", ink, theme.scaled(16), ratio))


def _gone() -> str:
    return messages.tr("The article has been changed since; it said:")


def _source(article: Article) -> str:
    day = messages.full_date(article.published) if article.published else ""
    return " · ".join(filter(None, (article.site, day, article.rights)))
