from pathlib import Path

import pytest

from quizapp.domain.errors import FormatError
from quizapp.formats.registry import (
    EXPORTERS,
    IMPORTERS,
    Exporter,
    find_exporter,
    find_importer,
    is_native,
)
from tests.factories import a_choice_question

GIFT = b"Who? {=Ana ~Rui}"
TABLE = b"question\tanswer\nWho?\tAna\n"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.gift", GIFT, "gift"),
        ("a.txt", GIFT, "gift"),
        ("a.txt", TABLE, "csv"),
        ("a.tsv", TABLE, "tsv"),
        ("a.CSV", b"question,answer\nWho? {x},Ana", "csv"),
        ("a", GIFT, "gift"),
    ],
)
def test_a_file_is_known_by_its_name_and_by_what_it_holds(
    name: str, content: bytes, found: str
) -> None:
    assert find_importer(Path(name), content).name == found
    assert not is_native(Path(name), content)


def test_what_no_format_claims_is_refused() -> None:
    with pytest.raises(FormatError, match="no questions were found"):
        find_importer(Path("a.txt"), b"Only a sentence.")
    with pytest.raises(FormatError, match="no questions were found"):
        find_importer(Path("a.txt"), b'{"a": ["b"]}')
    with pytest.raises(FormatError, match="does not tell the format"):
        find_exporter(Path("a.docx"))
    assert find_exporter(Path("a.json")) is None
    assert is_native(Path("a.txt"), b' {"format"')


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_what_is_exported_is_known_again(exporter: Exporter) -> None:
    pieces = [p for p in exporter.write([a_choice_question()]) if isinstance(p, str)]
    content = "".join(pieces).encode(exporter.encoding)
    path = Path(f"a{exporter.suffixes[0]}")
    assert find_exporter(path) is exporter
    assert find_importer(path, content).name == exporter.name
    assert exporter.name in {importer.name for importer in IMPORTERS}
    assert find_importer(path, b"", exporter.name).name == exporter.name
