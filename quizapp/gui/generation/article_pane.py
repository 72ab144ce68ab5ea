"""The article beside its candidates: what is asked about, and what could be."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from quizapp.domain.articles import Article, Span
from quizapp.domain.questions import Question
from quizapp.gui import messages
from quizapp.gui.actions import Actions, tooltip
from quizapp.gui.generation.coverage_bar import CoverageBar
from quizapp.gui.generation.marked_article import MarkedArticle
from quizapp.gui.qt import label, spaced
from quizapp.services import coverage


class ArticlePane(QFrame):
    """Shows the article with the evidence of every kept question marked."""

    gap_picked = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._sentences: Sequence[Span] = ()
        self._evidence: Span | None = None
        self.source = label(look="small", wraps=True)
        self.title = label(look="subtitle", wraps=True)
        self.bar = CoverageBar()
        self.told = label(look="small")
        self.text = MarkedArticle()
        self.setFocusProxy(self.text)
        self.offers = QFrame()
        self.offers.setObjectName("offers")
        self.ask = _offer(self.tr("Ask about this"), actions, "ask-about")
        self.prove = _offer(
            self.tr("Evidence for this question"), actions, "use-evidence"
        )
        self._lay_out()
        self.bar.gap_picked.connect(self._on_gap)
        self.text.selectionChanged.connect(self._on_selected)

    def show_article(self, article: Article, sentences: Sequence[Span]) -> None:
        """Begin with another article."""
        self._sentences = sentences
        words = len(article.text.split())
        parts = (article.site or article.url, messages.language(article.language))
        counted = messages.count(words, "word", "words")
        self.source.setText(" · ".join(filter(None, (*parts, counted))))
        self.title.setText(article.title)
        self.text.show_text(article)
        self.bar.show_article(article, sentences)
        self._on_selected()

    def show_kept(self, kept: Sequence[Question], shown: Question | None) -> None:
        """Mark the evidence of the kept questions, and of the one that is shown."""
        spans = [q.evidence.span for q in kept if q.evidence]
        asked = coverage.asked(self._sentences, spans)
        self.bar.show_asked(asked)
        words = self.tr("{asked} of {all} sentences asked")
        self.told.setText(words.format(asked=sum(asked), all=len(asked)))
        self._evidence = shown.evidence.span if shown and shown.evidence else None
        self.text.mark(spans, self._evidence, self._answer(shown))
        self._bring_evidence()

    def pick_next_gap(self) -> None:
        """Go to the next sentence that nothing asks about."""
        self.bar.pick_next()

    def sentence(self, place: Span) -> Span:
        """Return the whole sentences that a place is in."""
        return coverage.sentence_at(self._sentences, place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_evidence)  # once it has its size

    def _bring_evidence(self) -> None:
        if self._evidence is not None:
            self.text.bring(self._evidence)

    def _answer(self, shown: Question | None) -> Span | None:
        if shown is None or shown.evidence is None or not shown.body.prompts:
            return None
        evidence = shown.evidence
        key = shown.key()
        at = evidence.quote.casefold().find(key.casefold()) if key else -1
        if at < 0:
            return None
        start = evidence.span.start + at
        return Span(start, start + len(key))

    def _on_gap(self, number: int) -> None:
        span = self._sentences[number]
        self.text.bring(span)
        self.gap_picked.emit(span)

    def _on_selected(self) -> None:
        self.offers.setVisible(self.text.selected() is not None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 6, 28, 18, 12, 12)
        column.addWidget(self.source)
        column.addWidget(self.title)
        row = QHBoxLayout()
        spaced(row, 10, 0, 0, 16, 4)
        row.addWidget(self.bar, 1)
        row.addWidget(self.told)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        offered = QHBoxLayout(self.offers)
        spaced(offered, 8, 0, 6, 16, 0)
        offered.addWidget(self.ask)
        offered.addWidget(self.prove)
        offered.addStretch()
        column.addWidget(self.offers)


def _offer(text: str, actions: Actions, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", "small-button")
    button.setToolTip(tooltip(actions[name]))
    button.clicked.connect(actions[name].trigger)
    return button
