from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quizapp.domain.articles import Source
from quizapp.domain.errors import ArticleError
from quizapp.domain.work import finish
from quizapp.services import reading
from tests.generate.helpers import sample

GERMAN = (
    "Der Bürgermeister der Stadt hat am Dienstag erklärt, dass die Brücke über den"
    " Fluss im kommenden Jahr wieder für den Verkehr geöffnet werden soll, nachdem"
    " die Arbeiten lange Zeit unterbrochen waren."
)
NOW = datetime(2026, 5, 2, 12, tzinfo=UTC)


def written(folder: Path, data: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read(path: Path) -> Source:
    return finish(reading.read_file(path))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]
)
def test_the_text_comes_back_from_common_encodings(
    tmp_path: Path, encoding: str
) -> None:
    text = sample("museum").replace("Culture", "Café, naïve: Culture")
    assert read(written(tmp_path, text.encode(encoding))).text == text


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = sample("museum").replace("\n", "\r\n")
    assert read(written(tmp_path, text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"\x00" * 500, "empty"),
        (bytes(range(256)) * 20, "not text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = written(tmp_path, data)
    with pytest.raises(ArticleError, match=problem) as caught:
        read(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A bridge fell.", "3 words, too few"),
        (GERMAN, "does not read like English"),
        ("lorem ipsum dolor sit amet consectetur " * 20, "English"),
        ("The bridge fell on a day in May. " * 70_000, "too many for one article"),
    ],
)
def test_a_text_that_cannot_be_asked_about_is_refused_with_a_reason(
    text: str, problem: str
) -> None:
    source = reading.read_text(text, title="Bridge")
    with pytest.raises(ArticleError, match=problem) as caught:
        reading.article_of(source)
    assert caught.value.where == "Bridge"
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read(tmp_path / name)


def test_an_article_without_a_headline_has_its_files_name(tmp_path: Path) -> None:
    text = "She said that it was good for the city and its people. " * 3
    source = read(written(tmp_path, text.encode(), "the-visit_to porto.txt"))
    assert source.title == "The Visit to Porto"
    article = reading.article_of(source, rights="Mine.")
    assert (article.title, article.rights) == (source.title, "Mine.")


def test_a_pasted_text_has_its_headline_for_a_title() -> None:
    source = reading.read_text(sample("bridge"))
    assert source.title == "City to replace 140-year-old bridge with cable car"
    assert source.text == sample("bridge")
    assert source.language == "en"


def test_what_a_page_says_of_itself_is_kept_with_the_article(tmp_path: Path) -> None:
    title, *rest = sample("bridge").strip().split("\n\n")
    page = f"""<!DOCTYPE html>
        <html lang=en><head><meta charset=utf-8><title>{title} | The Echo</title>
        <meta property="og:site_name" content="The Echo">
        <meta name=author content="Ann Bell">
        <meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>
        {"".join(f"<p>{paragraph}</p>" for paragraph in rest)}</article>
        <footer>© The Echo</footer></body></html>"""
    source = read(written(tmp_path, page.encode(), "page.txt"))
    assert source.kind == "html"
    assert source.text == sample("bridge")
    article = reading.article_of(source)
    assert article.title == title
    assert (article.site, article.author) == ("The Echo", "Ann Bell")
    assert article.published == date(2026, 3, 4)
