"""The passage that proves an answer, in a few lines."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from quizapp.domain.articles import Article, located, passage
from quizapp.domain.questions import Question
from quizapp.gui.qt import label, spaced
from quizapp.gui.widgets.article_view import ArticleView
from quizapp.gui.widgets.markdown_view import plain


class Proof(QFrame):
    """Shows the evidence of a question, the answer in it bold."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.text = ArticleView()
        self.text.setAccessibleName(self.tr("The passage that proves it"))
        column = QVBoxLayout(self)
        spaced(column, 6, 16, 12, 16, 12)
        column.addWidget(label(self.tr("Evidence"), "small"))
        column.addWidget(self.text)

    def show_evidence(self, question: Question, article: Article) -> None:
        """Show the sentence that proves a question's answer."""
        evidence = question.evidence
        found = located(article, evidence) if evidence else None
        if found is None:
            self.text.clear()
            return
        around = passage(article, found.span)
        quote = around.paragraph[around.marked.start : around.marked.end]
        key = plain(question.key()) if question.body.prompts else ""
        self.text.show_quote(quote, key)
