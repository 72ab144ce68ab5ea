import resource
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from quizapp.domain.errors import FormatError
from quizapp.domain.media import name_of, reference
from quizapp.formats import native, package
from quizapp.formats.native import BankFile
from tests.factories import a_bank, a_question, an_article

PNG = b"\x89PNG\r\n\x1a\n"
NAME = name_of(PNG)
FILE = BankFile(a_bank(), (an_article(),), (a_question(stem=reference(NAME, "a")),))
BANK = native.dumps(FILE).encode()


def packed(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def read(path: Path) -> tuple[BankFile, dict[str, bytes]]:
    with package.opened(path) as found:
        return found.bank(), {name: found.media(name) for name in found.names}


def refused(path: Path) -> str:
    with pytest.raises(FormatError) as told:
        read(path)
    assert told.value.where.startswith(str(path))
    assert "Nothing was imported." in told.value.remedy
    return told.value.problem


def test_a_bank_comes_back_with_its_pictures_and_always_the_same(
    tmp_path: Path,
) -> None:
    first, again = tmp_path / "a.quizbank", tmp_path / "b.quizbank"
    package.write(first, FILE, [(NAME, PNG)])
    package.write(again, FILE, [(NAME, PNG)])
    assert first.read_bytes() == again.read_bytes()
    bank, media = read(first)
    assert native.dumps(bank) == native.dumps(FILE)
    assert media == {NAME: PNG}
    assert sorted(path.name for path in tmp_path.iterdir()) == [first.name, again.name]


@pytest.mark.parametrize(
    "name",
    ["../../x.png", "/x.png", "C:\\x.png", "CON", "x" * 300, "x.png.", f"a/{NAME}"],
)
def test_files_of_other_names_are_not_looked_at(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.quizbank", ("bank.json", BANK), (name, PNG))
    bank, media = read(path)
    assert len(bank.questions) == 1
    assert media == {}
    assert list(tmp_path.iterdir()) == [path]


def test_two_files_of_a_name_are_refused(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of what is wanted
        path = packed(tmp_path / "a.quizbank", ("bank.json", BANK), ("bank.json", BANK))
    assert "two files of the same name" in refused(path)


def test_links_and_folders_named_like_files_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo(NAME)
    link.external_attr = 0o120777 << 16
    path = packed(tmp_path / "a.quizbank", ("bank.json", BANK), (link, b"/etc/passwd"))
    assert "a link" in refused(path)
    path = packed(tmp_path / "b.quizbank", ("bank.json/", b""))
    assert "holds no bank.json" in refused(path)


def test_bombs_are_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    zeros = bytes(200_000_000)
    bomb = packed(tmp_path / "a.quizbank", ("bank.json", zeros))
    del zeros
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert bomb.stat().st_size < 300_000
    assert "unpacks to" in refused(bomb)
    many = packed(
        tmp_path / "b.quizbank", *((f"{each}.png", b"") for each in range(20_000))
    )
    assert "holds 20,000 files" in refused(many)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100_000  # kB


def test_a_directory_that_lies_about_sizes_is_damaged(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.quizbank", ("bank.json", BANK))
    content = path.read_bytes()
    at = content.index(b"PK\x01\x02") + 24
    short = content[:at] + (10).to_bytes(4, "little") + content[at + 4 :]
    path.write_bytes(short)
    assert "damaged in bank.json" in refused(path)


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "a.quizbank"
    package.write(whole, FILE, [(NAME, PNG)])
    content = whole.read_bytes()
    for length in range(4, len(content) - 1, 23):
        whole.write_bytes(content[:length])
        assert "damaged" in refused(whole)


def test_a_picture_that_was_changed_is_refused(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.quizbank", ("bank.json", BANK), (NAME, PNG + b"another")
    )
    assert "was changed" in refused(path)


def test_a_zip_in_a_zip_is_no_bank(tmp_path: Path) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("bank.json", BANK)
    path = packed(tmp_path / "a.quizbank", ("bank.quizbank", inner.getvalue()))
    assert "holds no bank.json" in refused(path)


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.quizbank"
    path.write_bytes(b"before")

    def failing() -> list[tuple[str, bytes]]:
        raise OSError(28, "No space left on device")

    with pytest.raises(FormatError, match="cannot be written"):
        package.write(path, FILE, (each for _ in "x" for each in failing()))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
