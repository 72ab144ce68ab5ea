"""Marked-up text as blocks: a heading, a paragraph or a list item each."""

from collections.abc import Iterator
from typing import Any

from quizapp.generate.cleaning import clean
from quizapp.generate.languages import language_called, language_of

_INLINE = """
    a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label
    mark q ref s samp small span strike strong sub sup time tt u var wbr
"""
_UNSEEN = """
    audio button canvas datalist embed figcaption figure graphic iframe img input map
    math nav noscript object script select style svg template textarea title video
"""
_FRONT = 5000  # characters in which an article's headline stands
_INLINE_TAGS = frozenset(_INLINE.split())
_UNSEEN_TAGS = frozenset(_UNSEEN.split())


def blocks(element: Any) -> list[str]:
    """Return the blocks of text inside an element of HTML, in order."""
    found: list[str] = []
    words: list[str] = []
    for piece in _pieces(element):
        if piece is not None:
            words.append(piece)
        else:
            found.append(" ".join("".join(words).split()))
            words.clear()
    found.append(" ".join("".join(words).split()))
    return [block for block in found if block]


def joined(title: str, found: list[str]) -> str:
    """Return blocks as the text of an article, under its title."""
    rest = [block for block in found if block.casefold() != title.casefold()]
    return "\n\n".join([title, *rest] if title else rest) + "\n"


def headline(text: str) -> str:
    """Return the headline that a text begins with, if it does."""
    written = language_of(text)
    blocks = clean(text[:_FRONT], written.labelled) if written else ()
    return blocks[0].text if blocks and blocks[0].label == "headline" else ""


def language(declared: str, text: str) -> str:
    """Return the language of a text, which its declaration may have wrong."""
    written = language_of(text)
    if written is not None:
        return written.code
    code = declared.strip()[:2].lower()
    return code if code.isalpha() and language_called(code) is None else ""


def _pieces(element: Any) -> Iterator[str | None]:
    """Yield the stretches of text inside an element, and None where a block ends."""
    from lxml import etree

    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, each in walk:
        inline = isinstance(each.tag, str) and each.tag in _INLINE_TAGS
        if event == "start":
            if each.tag in _UNSEEN_TAGS:
                walk.skip_subtree()
                continue
            if not inline:
                yield None
            yield each.text or ""
        else:
            if not inline and event == "end":
                yield None
            if each is not element:
                yield each.tail or ""
