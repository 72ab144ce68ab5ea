"""Articles in web pages."""

import re
from datetime import date
from typing import Any

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.generate.reading.blocks import blocks, joined, language
from quizapp.generate.reading.text import decoded

ADDRESS = re.compile(r"https?://\S", re.IGNORECASE)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]+?(?:charset|encoding)=["']?([\w:.-]+)""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_ARTICLE = ["//figcaption", "//aside"]
_DATES = {"original_date": True, "extensive_search": False}


def read(data: bytes, where: str) -> Source:
    """Return the article in a web page, without what stands around it.

    Args:
        data: The page.
        where: Its address or its file, which may tell of its date.

    Raises:
        ArticleError: It is empty, not text or has no article.
    """
    declared = _CHARSET.search(data[:4096])
    page = parse(decoded(data, where, declared[1].decode() if declared else ""))
    document = _extracted(page, where) if page is not None else None
    found = blocks(document.body) if document is not None else []
    if document is None or not found:
        raise ArticleError(
            "No article was found in this page",
            where=where,
            remedy="Copy the article's text in your browser and paste it.",
        )
    title = " ".join((document.title or "").split())
    text = joined(title, found)
    return Source(
        title=title,
        text=text,
        kind="html",
        site=document.sitename or "",
        author=document.author or "",
        published=_date(document.date),
        language=language(page.get("lang", ""), text),
    )


def parse(text: str) -> Any:
    """Return a page's root element, or None where there is nothing in it."""
    from lxml import etree, html

    text = _DECLARATION.sub("", text).replace("\x00", "")
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(no_network=True))
    except etree.ParserError:
        return None


def _extracted(page: Any, where: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        page,
        url=where if ADDRESS.match(where) else None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        prune_xpath=_NOT_ARTICLE,
        date_extraction_params=_DATES,
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
