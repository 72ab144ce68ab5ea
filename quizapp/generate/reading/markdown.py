"""Articles in Markdown."""

import re
from contextlib import suppress
from datetime import date

from quizapp.domain.articles import Source
from quizapp.generate.reading.blocks import blocks, joined, language
from quizapp.generate.reading.html import parse
from quizapp.generate.reading.text import decoded

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
_FIELD = re.compile(r"(\w+):[ \t]*(.*)")


def read(data: bytes, where: str) -> Source:
    """Return the article in a Markdown file, with what its front matter says of it.

    Raises:
        ArticleError: It is empty or not text.
    """
    from markdown_it import MarkdownIt

    text = decoded(data, where)
    front = _FRONT.match(text)
    said = _fields(front[1]) if front else {}
    body = text[front.end() :] if front else text
    page = parse(MarkdownIt("commonmark").render(body))
    first = page.find(".//h1") if page is not None else None
    heading = " ".join(first.text_content().split()) if first is not None else ""
    title = said.get("title", "") or heading
    plain = joined(title, [] if page is None else blocks(page))
    return Source(
        title=title,
        text=plain,
        kind="markdown",
        url=said.get("url", "") or said.get("source", ""),
        site=said.get("site", ""),
        author=said.get("author", ""),
        published=_date(said.get("date", "")),
        language=language(said.get("lang", ""), plain),
    )


def _fields(front: str) -> dict[str, str]:
    """Return the fields of front matter that are one line each."""
    lines = (_FIELD.match(line) for line in front.splitlines())
    return {m[1].lower(): m[2].strip().strip("\"'") for m in lines if m}


def _date(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None
