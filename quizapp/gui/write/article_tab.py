"""The article beside the question: its evidence is picked by selecting text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.domain.articles import Article, Evidence, Span, located
from quizapp.domain.questions import Question
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.generation.marked_article import MarkedArticle
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.drop_down import DropDown


class ArticleTab(QWidget):
    """Shows an article with the evidence of the question marked.

    Attributes:
        add_asked: An article is to be added.
    """

    add_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._articles: Sequence[Article] = ()
        self._question: Question | None = None
        self._shown: Article | None = None
        self.titles = DropDown()
        self.titles.setAccessibleName(self.tr("Article"))
        self.add = QPushButton(self.tr("Add an article…"))
        self.add.setProperty("look", "small-button")
        self.text = MarkedArticle()
        self.none = label(look="muted", wraps=True)
        self.prove = QPushButton(self.tr("Take the selection as evidence"))
        self.prove.setProperty("look", "small-button")
        action = actions["write-evidence"]
        self.prove.setToolTip(tooltip(action))
        self.prove.clicked.connect(action.trigger)
        self._lay_out()
        self.titles.currentIndexChanged.connect(self._on_title)
        self.add.clicked.connect(self.add_asked)

    def show_articles(self, articles: Sequence[Article]) -> None:
        """Offer other articles, those of the bank first."""
        if list(articles) == list(self._articles) and self.titles.count():
            return
        self._articles = articles
        self.titles.blockSignals(True)
        self.titles.clear()
        for article in articles:
            self.titles.addItem(article.title, article.id)
        self.titles.blockSignals(False)
        kept = self._shown.id if self._shown else None
        self._show(next((a for a in articles if a.id == kept), self._first()))

    def show_question(self, question: Question | None) -> None:
        """Mark the evidence of a question; turn to its article."""
        self._question = question
        evidence = question.evidence if question else None
        wanted = evidence and next(
            (a for a in self._articles if a.id == evidence.article_id), None
        )
        if wanted and wanted is not self._shown:
            self._show(wanted)
        self._mark()

    def selected(self) -> Evidence | None:
        """Return what is selected, as evidence."""
        span = self.text.selected()
        if span is None or self._shown is None:
            return None
        quote = self._shown.text[span.start : span.end]
        return Evidence(self._shown.id, span, quote)

    def first(self) -> QWidget:
        """Return what the keys work on."""
        return self.text if self._shown else self.add

    def _first(self) -> Article | None:
        return self._articles[0] if self._articles else None

    def _on_title(self, place: int) -> None:
        self._show(self._articles[place] if place >= 0 else None)
        self._mark()

    def _show(self, article: Article | None) -> None:
        self._shown = article
        for part in (self.text, self.prove, self.titles):
            part.setVisible(article is not None)
        self.none.setVisible(article is None)
        if article is not None:
            self.titles.blockSignals(True)
            self.titles.setCurrentIndex(self.titles.findData(article.id))
            self.titles.blockSignals(False)
            self.text.show_text(article)

    def _mark(self) -> None:
        question, article = self._question, self._shown
        if article is None:
            return
        evidence = question.evidence if question else None
        here = evidence if evidence and evidence.article_id == article.id else None
        found = located(article, here) if here else None
        if question is None or found is None:
            self.text.mark((), None, None)
            return
        self.text.mark((found.span,), None, _answer(question, found))
        self.text.bring(found.span)

    def _lay_out(self) -> None:
        self.none.setText(
            self.tr("No article yet. Add one to show learners what proves an answer.")
        )
        column = QVBoxLayout(self)
        spaced(column, 8, 16, 12, 12, 12)
        top = QHBoxLayout()
        spaced(top, 8)
        top.addWidget(self.titles, 1)
        top.addWidget(self.add)
        column.addLayout(top)
        column.addWidget(self.none)
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.prove)
        foot.addStretch()
        column.addLayout(foot)
        column.addStretch()


def _answer(question: Question, evidence: Evidence) -> Span | None:
    key = question.key() if question.body.prompts else ""
    at = evidence.quote.casefold().find(key.casefold()) if key else -1
    if at < 0:
        return None
    start = evidence.span.start + at
    return Span(start, start + len(key))
