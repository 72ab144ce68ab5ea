"""The articles of a collection."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, text

from quizapp.domain.articles import Article
from quizapp.domain.ids import ArticleId, BankId
from quizapp.store.columns import to_moment, to_number
from quizapp.store.repository import Repository, Statements
from quizapp.store.schema import articles, questions
from quizapp.store.searching import to_match

_COLUMNS = (
    articles.c.uuid,
    articles.c.title,
    articles.c.text,
    articles.c.language,
    articles.c.url,
    articles.c.site,
    articles.c.author,
    articles.c.published,
    articles.c.accessed,
    articles.c.rights,
)
_SQL = Statements(articles, _COLUMNS)
_OF_BANK = _SQL.all.where(
    articles.c.uuid.in_(
        select(questions.c.article_id).where(
            questions.c.bank_id == bindparam("bank_id"),
            questions.c.removed == 0,
            questions.c.article_id.is_not(None),
        )
    )
).order_by(articles.c.id)
_NEWEST = _SQL.all.order_by(articles.c.id.desc()).limit(bindparam("limit"))
_AT_ADDRESS = _SQL.all.where(articles.c.url == bindparam("url")).order_by(articles.c.id)
_BANKS_OF_TEXT = (
    select(questions.c.bank_id)
    .join(articles, articles.c.uuid == questions.c.article_id)
    .where(articles.c.digest == bindparam("digest"))
    .where(articles.c.removed == 0, questions.c.removed == 0)
)
_FOUND = (
    select(*_COLUMNS)
    .where(articles.c.removed == 0)
    .where(
        articles.c.id.in_(
            text("SELECT rowid FROM article_words WHERE article_words MATCH :match")
        )
    )
    .order_by(articles.c.id)
    .limit(bindparam("limit"))
)


class Articles(Repository[ArticleId, Article]):
    """The texts that questions are about."""

    _sql = _SQL
    _name = "article"

    def of_bank(self, bank_id: BankId) -> tuple[Article, ...]:
        """Return the articles that the questions of a bank take their evidence from."""
        return self._values(self._connection.execute(_OF_BANK, {"bank_id": bank_id}))

    def newest(self, limit: int) -> tuple[Article, ...]:
        """Return the articles that were added last, the newest first."""
        return self._values(self._connection.execute(_NEWEST, {"limit": limit}))

    def at(self, url: str) -> tuple[Article, ...]:
        """Return the articles read from an address."""
        return self._values(self._connection.execute(_AT_ADDRESS, {"url": url}))

    def banks_about(self, article: Article) -> tuple[BankId, ...]:
        """Return the banks that ask about the same text, whatever its id there."""
        wanted = {"digest": article.digest}
        found = self._connection.execute(_BANKS_OF_TEXT, wanted).scalars()
        return tuple(dict.fromkeys(found))

    def search(self, text: str, limit: int = 50) -> tuple[Article, ...]:
        """Return the articles whose title and text hold all words of a text."""
        match = to_match(text)
        if not match:
            return ()
        found = self._connection.execute(_FOUND, {"match": match, "limit": limit})
        return self._values(found)

    def _to_row(self, value: Article) -> dict[str, Any]:
        return {
            "title": value.title,
            "text": value.text,
            "language": value.language,
            "url": value.url,
            "site": value.site,
            "author": value.author,
            "published": value.published and value.published.isoformat(),
            "accessed": value.accessed and to_number(value.accessed),
            "rights": value.rights,
            "digest": value.digest,
        }

    def _to_value(self, row: Sequence[Any]) -> Article:
        key, title, text, language, url, site, author, published, *rest = row
        accessed, rights = rest
        return Article(
            id=key,
            title=title,
            text=text,
            language=language,
            url=url,
            site=site,
            author=author,
            published=None if published is None else date.fromisoformat(published),
            accessed=None if accessed is None else to_moment(accessed),
            rights=rights,
        )
