from pathlib import Path

import pytest

from quizapp.domain.errors import ArticleError
from quizapp.generate.reading.text import read_text
from tests.generate.helpers import sample

GERMAN = (
    "Der Bürgermeister der Stadt hat am Dienstag erklärt, dass die Brücke über den"
    " Fluss im kommenden Jahr wieder für den Verkehr geöffnet werden soll, nachdem"
    " die Arbeiten lange Zeit unterbrochen waren."
)


def written(folder: Path, data: bytes) -> Path:
    path = folder / "article.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]
)
def test_the_text_comes_back_from_common_encodings(
    tmp_path: Path, encoding: str
) -> None:
    text = sample("museum").replace("Culture", "Café, naïve: Culture")
    assert read_text(written(tmp_path, text.encode(encoding))) == text


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = sample("museum").replace("\n", "\r\n")
    assert read_text(written(tmp_path, text.encode())) == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"\x00" * 500, "empty"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 400, "not text"),
        (b"A bridge fell.", "3 words, too few"),
        (GERMAN.encode(), "does not read like English"),
        (b"lorem ipsum dolor sit amet consectetur " * 20, "English"),
        (b"x" * 2_100_000, "2.1 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = written(tmp_path, data)
    with pytest.raises(ArticleError, match=problem) as caught:
        read_text(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_text(tmp_path / name)
