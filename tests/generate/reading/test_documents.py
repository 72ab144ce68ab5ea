"""The same article in every kind of document."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.domain.work import finish
from quizapp.generate.reading import kinds, process
from quizapp.generate.reading.kinds import READERS, kind_of
from quizapp.services import reading
from tests.generate.helpers import kept, sample

DOCUMENTS = Path(__file__).parents[2] / "data" / "reading"
VARIOUS = ["bridge.docx", "court.epub", "news.html", "court.md", "court.pdf"]
FORMS = [
    (name, f"{name}.{suffix}")
    for name in ("bridge", "court")
    for suffix in ("md", "html", "docx", "epub", "pdf")
]


def document(name: str) -> Source:
    return finish(reading.read_file(DOCUMENTS / name))


def read(data: bytes, kind: str) -> Source:
    return kinds.read(kind, data, "here")


def asked(text: str) -> set[tuple[str, str, str]]:
    plain = str.maketrans("’‘“”", "''\"\"")
    return {
        (each.kind, each.question.translate(plain), each.answer.translate(plain))
        for each in kept(text)
    }


@pytest.mark.parametrize(
    ("name", "file"),
    [*FORMS, ("fossil", "columns.pdf"), ("museum", "news.html")],
)
def test_the_same_article_gives_the_same_questions(name: str, file: str) -> None:
    expected, got = asked(sample(name)), asked(document(file).text)
    assert len(expected) > 10
    assert len(expected & got) >= 0.8 * max(len(expected), len(got))


@pytest.mark.parametrize(("name", "file"), FORMS)
def test_what_a_document_says_of_itself_is_found(name: str, file: str) -> None:
    source = document(file)
    assert source.title == sample(name).splitlines()[0]
    assert source.text.startswith(f"{source.title}\n\n")
    assert source.kind == kind_of((DOCUMENTS / file).read_bytes(), file, file)
    assert source.language == "en"
    if file.endswith(("md", "epub", "html")):
        assert source.published == date(2026, 3, 4)
    if file not in {"court.docx", "court.pdf"}:  # whose makers leave the author out
        assert source.author == "Ann Bell"


def test_of_a_site_the_article_is_left() -> None:
    source = document("news.html")
    assert source.text == sample("museum")
    assert source.title == sample("museum").splitlines()[0]
    assert (source.site, source.author) == ("The Daily Echo", "Ann Bell")
    assert source.published == date(2026, 3, 4)


def test_columns_hyphens_and_running_titles_leave_no_trace() -> None:
    assert document("columns.pdf").text == sample("fossil")


def test_a_pdf_is_to_be_looked_over() -> None:
    assert "look the text over" in document("bridge.pdf").warnings[0]


@pytest.mark.parametrize(
    ("name", "problem"), [("scanned.pdf", "no text"), ("locked.pdf", "password")]
)
def test_a_pdf_without_text_to_read_is_told(name: str, problem: str) -> None:
    with pytest.raises(ArticleError, match=problem) as caught:
        document(name)
    assert caught.value.where == str(DOCUMENTS / name)
    assert caught.value.remedy


def test_headings_lists_and_quotations_keep_their_lines() -> None:
    text = """# Bridge opens

The bridge, *closed* since
April, opened on [Friday](x).

## Reasons

- It was **safe** again.
- It was cheap:
  1. nobody asked.

> The mayor cut a ribbon.

![A ribbon](ribbon.png)
<script>alert("no")</script>
"""
    assert read(text.encode(), "markdown").text.split("\n\n") == [
        "Bridge opens",
        "The bridge, closed since April, opened on Friday.",
        "Reasons",
        "It was safe again.",
        "It was cheap:",
        "nobody asked.",
        "The mayor cut a ribbon.\n",
    ]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"\xef\xbb\xbf\n<!-- x --><!-- y --><!DOCTYPE HTML>", "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<html>", "a.txt", "html"),
        (b"<p>Text</p>", "a.htm", "html"),
        (b"# Text", "a.MD", "markdown"),
        (b"Text about <html>", "a.txt", "text"),
        (b"Text", "a.pdf", "text"),
        (b"Text", "a", "text"),
        (b"junk\n%PDF-1.4", "a.txt", "pdf"),
        ((DOCUMENTS / "bridge.docx").read_bytes(), "a.zip", "docx"),
        ((DOCUMENTS / "bridge.epub").read_bytes()[:3000], "a", "epub"),
    ],
)
def test_what_is_in_a_file_says_what_it_is(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name, name) == kind


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
        (rb"{\rtf1 Text}", "a rich text file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04" + bytes(50), "an archive"),
    ],
)
def test_what_cannot_be_read_is_called_by_its_name(data: bytes, problem: str) -> None:
    with pytest.raises(ArticleError, match=problem) as caught:
        kind_of(data, "article.txt", "here")
    assert caught.value.remedy


def test_comments_are_looked_through_in_no_time() -> None:
    assert kind_of(b"<!---->" * 500 + b"x", "a.txt", "a.txt") == "text"


def changed(name: str, parts: dict[str, bytes]) -> bytes:
    """Return an archive with some parts replaced."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(DOCUMENTS / name) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for each in before.namelist():
            if each not in parts:
                after.writestr(each, before.read(each))
        for each, data in parts.items():
            if data:
                after.writestr(each, data)
    return made.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "haha">%s]><a>&a9;</a>""" % (
    b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10)
        for n in range(10)
    )
)
REMOTE = b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'


@pytest.mark.parametrize(
    ("name", "part", "data", "problem"),
    [
        ("bridge.docx", "word/document.xml", LAUGHS, "XML entities"),
        ("bridge.docx", "docProps/core.xml", REMOTE, "XML entities"),
        ("bridge.docx", "word/x.xml", LAUGHS.decode().encode("utf-16"), "XML entities"),
        ("bridge.docx", "word/document.xml", b"<w:torn", "damaged"),
        ("bridge.docx", "word/bomb.bin", bytes(201_000_000), "unpacks to more"),
        ("bridge.epub", "META-INF/container.xml", LAUGHS, "XML entities"),
        ("bridge.epub", "META-INF/container.xml", b"<container/>", "damaged"),
        ("bridge.epub", "META-INF/container.xml", b"", "damaged"),
        ("bridge.epub", "META-INF/rights.xml", b"<rights/>", "locked"),
        ("bridge.epub", "EPUB/text/ch001.xhtml", b"", "damaged"),
    ],
)
def test_a_hostile_archive_is_refused(
    name: str, part: str, data: bytes, problem: str
) -> None:
    kind = Path(name).suffix[1:]
    with pytest.raises(ArticleError, match=problem):
        read(changed(name, {part: data}), kind)


def test_an_archive_of_too_many_parts_is_refused() -> None:
    parts = {f"word/{n}": b"x" for n in range(10_001)}
    with pytest.raises(ArticleError, match="unpacks to more"):
        read(changed("bridge.docx", parts), "docx")


def test_notes_and_captions_of_a_word_document_are_left_out() -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        'main"><w:body>'
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
        "<w:r><w:t>Bridge</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="ImageCaption"/></w:pPr>'
        "<w:r><w:t>A ribbon</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>It opened.</w:t></w:r>"
        "<w:del><w:r><w:delText>It fell.</w:delText></w:r></w:del></w:p>"
        "</w:body></w:document>"
    )
    data = changed("bridge.docx", {"word/document.xml": body.encode()})
    source = read(data, "docx")
    assert source.title == "Bridge"
    assert source.text == "Bridge\n\nIt opened.\n"


def survived(data: bytes, name: str) -> None:
    """Read a document as well as can be; PDFs apart, for what reads them is C."""
    try:
        kind = kind_of(data, name, "here")
        source = finish(process.read(kind, data, "here")) if kind == "pdf" else None
        source = source or read(data, kind)
    except ArticleError as error:
        assert error.where == "here"  # noqa: PT017 - it may be read as well
    else:
        source.text.encode()


@pytest.mark.parametrize("name", VARIOUS)
@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.9, 0.99])
def test_a_document_cut_off_anywhere_is_read_or_refused(
    name: str, share: float
) -> None:
    data = (DOCUMENTS / name).read_bytes()
    survived(data[: int(share * len(data))], name)


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind != "pdf"])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=2_000))
@example(data=b"<" * 60_000)
@example(data=b"<b>" * 60_000 + b"x")
@example(data=b"<div>" * 60_000 + b"x")
@example(data=b"<p><a href=x>&#0;&#xD800;&#x110000;</a><svg><title>x</title></svg>")
@example(data=b"> " * 5_000 + b"x")
@example(data=b"[" * 20_000)
@example(data=b"---\ntitle: x\ndate: 2026-99-99\n---\n# \n")
def test_no_bytes_break_a_reader(kind: str, data: bytes) -> None:
    try:
        source = read(data, kind)
    except ArticleError as error:
        assert error.where == "here"  # noqa: PT017 - it may be read as well
    else:
        assert source.kind == kind


@pytest.mark.parametrize("name", VARIOUS)
@settings(max_examples=12, deadline=None)
@given(damage=st.dictionaries(st.floats(0, 1), st.integers(0, 255), min_size=1))
@example(damage={5 / 40_000: 0, 698 / 40_000: 4})
def test_no_damage_breaks_the_reading_of_a_document(
    name: str, damage: dict[float, int]
) -> None:
    data = bytearray((DOCUMENTS / name).read_bytes())
    for place, byte in damage.items():
        data[int(place * (len(data) - 1))] = byte
    survived(bytes(data), name)


def test_half_a_letter_is_left_out() -> None:
    assert reading.read_text("One \ud83d two\x00.").text == "One  two."
