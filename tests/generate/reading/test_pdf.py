"""PDFs written by hand, to have in them what no program would write."""

import pytest

from quizapp.domain.errors import ArticleError
from quizapp.domain.work import finish
from quizapp.generate.reading import kinds
from quizapp.generate.reading.layout import Line, paragraphs
from quizapp.generate.reading.process import Limits, read
from tests.generate.helpers import sample


def a_pdf(*pages: str, tree: str = "") -> bytes:
    """Return a PDF with these drawing commands on its pages."""
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        tree or f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, drawn in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            " /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
        f"startxref\n{len(body)}\n%%EOF\n"
    ).encode()


def drawn(text: str, left: float, bottom: float, size: float = 10) -> str:
    text = text.replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {bottom} Td ({text}) Tj ET"


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_columns_written_row_by_row_are_read_one_after_the_other() -> None:
    first, second = sample("bridge").strip().split("\n\n")[1:3]
    left, right = wrapped(first, 45), wrapped(second, 45)
    page = [drawn("A headline that runs across both of them", 50, 800, 18)]
    for row in range(max(len(left), len(right))):
        for lines, x in ((left, 50), (right, 320)):
            if row < len(lines):
                page.append(drawn(lines[row], x, 770 - 12 * row))
    text = kinds.read("pdf", a_pdf("\n".join(page)), "here").text
    assert text.split("\n\n") == [
        "A headline that runs across both of them",
        first,
        f"{second}\n",
    ]


def test_a_paragraph_goes_on_over_the_page_and_frames_do_not() -> None:
    lines = wrapped(sample("bridge").strip().split("\n\n")[1], 60)
    pages = []
    for number, part in enumerate((lines[:2], lines[2:4], lines[4:]), 1):
        page = [drawn("The Torvale Echo", 50, 800, 8), drawn(f"{number}", 300, 30, 8)]
        page += [drawn(line, 50, 750 - 12 * row) for row, line in enumerate(part)]
        pages.append("\n".join(page))
    text = kinds.read("pdf", a_pdf(*pages), "here").text
    assert text == " ".join(lines) + "\n"


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("The agree-", "ment was signed.", "The agreement was signed."),
        ("A well-", "known man, so well-known.", "A well-known man, so well-known."),
        ("A 140-year-", "old bridge fell.", "A 140-year-old bridge fell."),
        ("From 1914-", "18 it was shut.", "From 1914-18 it was shut."),
        ("The Anglo-", "Saxon king fell.", "The Anglo-Saxon king fell."),
        ("The king -", "he fell.", "The king - he fell."),
    ],
)
def test_a_word_parted_by_a_hyphen_is_made_whole(
    above: str, below: str, whole: str
) -> None:
    def line(text: str, bottom: float) -> Line:
        return Line(text, 50, bottom, 300, bottom + 10, 10)

    assert paragraphs([[line(above, 100), line(below, 88)]]) == [whole]


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    data = a_pdf(*["BT ET"] * 10_000)
    with pytest.raises(ArticleError, match="10,000 pages"):
        finish(read("pdf", data, "here"))


@pytest.mark.parametrize(
    "tree",
    [
        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        "<< /Type /Pages /Kids [2 0 R 2 0 R 4 0 R] /Count 100 >>",
        "<< /Type /Pages /Kids [4 0 R] /Count -7 >>",
        "<< /Type /Pages /Count 1 >>",
        "2 0 R",
    ],
)
def test_a_tree_of_pages_without_end_is_refused(tree: str) -> None:
    data = a_pdf(drawn("Text", 50, 700), tree=tree)
    with pytest.raises(ArticleError) as caught:
        finish(read("pdf", data, "here"))
    assert caught.value.remedy


def test_a_huge_picture_is_passed_over() -> None:
    """It would be 10 GB of pixels, and no reader of words needs to see it."""
    squeezed = "BI /W 60000 /H 60000 /CS /RGB /BPC 8 /F /AHx ID 00> EI"
    words = "Ana Costa opened the harbour bridge in Porto on Friday morning."
    page = f"q 500 0 0 500 0 0 cm\n{squeezed}\nQ\n{drawn(words, 50, 700)}"
    found = finish(read("pdf", a_pdf(page), "here", Limits(megabytes=400)))
    assert words in found.text


def test_a_document_takes_no_more_than_its_memory() -> None:
    data = a_pdf(drawn("Text", 50, 700)) + bytes(30_000_000)
    with pytest.raises(ArticleError, match="memory"):
        finish(read("pdf", data, "here", Limits(megabytes=40)))


def test_a_document_takes_no_more_than_its_time() -> None:
    with pytest.raises(ArticleError, match="more than 0 seconds"):
        finish(read("pdf", a_pdf(""), "here", Limits(seconds=0.01)))


def test_letters_that_are_one_sign_are_parted() -> None:
    line = drawn("o\\256ce \\257oor of the article, in Latin letters", 50, 700)
    glyphs = "<< /Type /Encoding /Differences [174 /ffi /fl] >>"
    data = a_pdf(line).replace(
        b"/BaseFont /Helvetica", f"/BaseFont /Helvetica /Encoding {glyphs}".encode()
    )
    assert kinds.read("pdf", data, "here").text.startswith("office floor of")
