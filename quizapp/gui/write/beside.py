"""What stands beside a question: how it will look, its article and its versions."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from quizapp.domain.articles import Article
from quizapp.domain.ids import BankId
from quizapp.domain.questions import Question, Version
from quizapp.gui.actions import Actions
from quizapp.gui.backend import Backend
from quizapp.gui.write.article_dialog import ArticleDialog
from quizapp.gui.write.article_tab import ArticleTab
from quizapp.gui.write.preview import Preview
from quizapp.gui.write.versions_tab import VersionsTab
from quizapp.gui.write.writing import Writing
from quizapp.services import editing

_MOST_ARTICLES = 100


class Beside(QObject):
    """Shows what of it can be seen; the rest waits until its tab is turned to."""

    def __init__(
        self, backend: Backend, actions: Actions, writing: Writing, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._backend, self._writing, self._window = backend, writing, parent
        self._articles: tuple[Article, ...] = ()
        self.preview, self.article = Preview(), ArticleTab(actions)
        self.versions = VersionsTab()
        self.article.add_asked.connect(self._add_article)
        self.versions.back_asked.connect(self._bring_back)

    def show_articles(self, bank_id: BankId | None) -> None:
        """Offer the articles of a bank, then those that came to the collection last."""
        with self._backend.store.read() as tx:
            own = tx.articles.of_bank(bank_id) if bank_id else ()
            others = tx.articles.newest(_MOST_ARTICLES)
        known = {article.id for article in own}
        self._articles = (*own, *(a for a in others if a.id not in known))
        self.article.show_articles(self._articles)

    def show_question(self, question: Question | None, shown: str) -> None:
        """Show a question as it is written in the tab that is shown."""
        if shown == "preview":
            self._show_preview(question)
        elif shown == "article":
            self.article.show_question(question)

    def show_versions(self, shown: str) -> None:
        """Show what the question was, where that tab is shown."""
        if shown != "versions":
            return
        stored = self._writing.stored
        found = self._backend.ask(editing.versions, stored.id) if stored else ()
        self.versions.show_versions(stored, found or ())

    def _show_preview(self, question: Question | None) -> None:
        if question is None:
            self.preview.show_nothing()
            return
        evidence = question.evidence
        wanted = (a for a in self._articles if evidence and a.id == evidence.article_id)
        self.preview.show_question(question, next(wanted, None))

    def _add_article(self) -> None:
        dialog = ArticleDialog(self._window)
        if dialog.exec() and dialog.article is not None:
            self._backend.do(editing.add_article, dialog.article)

    def _bring_back(self, version: Version) -> None:
        self._writing.settle()
        self._backend.do(editing.bring_back, version, self._backend.clock())
