"""Articles in Word documents."""

import io
from typing import Any

from quizapp.domain.articles import Source
from quizapp.generate.reading import archives
from quizapp.generate.reading.blocks import blocks, headline, joined, language
from quizapp.generate.reading.html import parse

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Caption'] => !
p[style-name='caption'] => !
p[style-name='Image Caption'] => !
p[style-name='Table Caption'] => !
"""
_NOTES = (
    "//sup[a[starts-with(@id, 'footnote-ref') or starts-with(@id, 'endnote-ref')]]"
    " | //li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]"
)
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, where: str) -> Source:
    """Return the article in a Word document, without its notes and pictures.

    Raises:
        ArticleError: It is damaged or has no text.
    """
    import mammoth

    archive = archives.opened(data, where)
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            archives.refuse_doctype(archives.part(archive, name, where), where)
    page = parse(
        mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=lambda _: [],
            include_embedded_style_map=False,
        ).value
    )
    found = [] if page is None else _blocks(page)
    text = joined("", found)
    core = archives.xml(archive, _CORE, where) if _CORE in archive.namelist() else None
    first = page.find(".//h1") if page is not None else None
    title = " ".join(first.text_content().split()) if first is not None else ""
    return Source(
        title=title or headline(text) or _said(core, "title"),
        text=text,
        kind="docx",
        author=_said(core, "creator"),
        language=language(_said(core, "language"), text),
    )


def _blocks(page: Any) -> list[str]:
    for note in page.xpath(_NOTES):
        note.drop_tree()
    return blocks(page)


def _said(core: Any, name: str) -> str:
    text = core.findtext(f"{_DC}{name}") if core is not None else ""
    return " ".join((text or "").split())
