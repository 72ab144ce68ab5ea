import json
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.app import main
from quizapp.formats import native
from tests.web import Server

MUSEUM = Path(__file__).parents[1] / "data" / "articles" / "museum.txt"
TITLE = "New harbour bridge opens in Porto"
PARAGRAPHS = (
    (
        "Mayor Ana Costa opened the new harbour bridge in Porto on Friday. The bridge"
        " cost 40 million euros and took six years to build."
    ),
    (
        "Engineers from Spain and Portugal designed the bridge together. About 12,000"
        " people walked across the bridge on its first day."
    ),
)
TEXT = "\n\n".join([TITLE, *PARAGRAPHS]) + "\n"
PAGE = (
    f"<!doctype html><html lang=en><title>{TITLE}</title><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "porto.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bridge.html").write_text(PAGE, encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / "subfolder.txt").mkdir()
    return folder


def test_a_bank_is_made_of_a_page_on_the_web(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = server.at("/bridge", lambda site: site.answer(PAGE.encode()))
    bank = tmp_path / "bank.json"
    assert main(["generate", url, "-o", str(bank)]) == 1
    assert "--allow-private" in capsys.readouterr().err
    assert not bank.exists()
    assert main(["generate", url, "-o", str(bank), "--allow-private"]) == 0
    (article,) = native.read(bank).articles
    assert (article.title, article.url, article.text) == (TITLE, url, TEXT)
    assert article.accessed is not None


def test_a_folder_of_articles_becomes_a_folder_of_banks(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "porto.md").write_text(f"# {TEXT}", encoding="utf-8")
    banks = tmp_path / "out" / "banks"
    assert main(["generate", str(folder), "-o", str(banks)]) == 0
    out = capsys.readouterr().out
    names = {"bridge.json", "porto.txt.json", "porto.md.json"}
    assert {path.name for path in banks.iterdir()} == names
    assert "3/3 " in out
    assert f"3 banks made in {banks}, 0 failed" in out
    keys = {tuple(q.key() for q in native.read(p).questions) for p in banks.iterdir()}
    assert len(keys) == 1


def test_an_article_that_fails_stops_no_other_and_is_told_at_the_end(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "aaa.pdf").write_bytes(b"%PDF-1.7 torn")
    (folder / "bbb.txt").write_text("Too short.")
    banks = tmp_path / "banks"
    assert main(["generate", str(folder), "-o", str(banks)]) == 1
    said = capsys.readouterr()
    assert {path.name for path in banks.iterdir()} == {"bridge.json", "porto.json"}
    assert f"2 banks made in {banks}, 2 failed" in said.out
    assert f"{folder / 'aaa.pdf'}: This document is damaged." in said.err
    assert f"{folder / 'bbb.txt'}: This text has 2 words" in said.err


def test_an_article_without_questions_is_told_by_its_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = folder / "nothing.md"
    nothing.write_text("# Rain\n\n" + "Rain and the wind and the sea of it. " * 9)
    banks = tmp_path / "banks"
    assert main(["generate", str(folder), "-o", str(banks)]) == 1
    assert f"{nothing}: Rain: no question could be made" in capsys.readouterr().err


def test_what_is_no_bank_is_left_as_it_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "porto.json"
    notes.write_text("my notes", encoding="utf-8")
    assert main(["generate", str(folder), "-o", str(tmp_path)]) == 1
    assert "not a bank file" in capsys.readouterr().err
    assert notes.read_text(encoding="utf-8") == "my notes"
    assert (tmp_path / "bridge.json").exists()


def test_a_folder_made_again_is_brought_up_to_date(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["generate", str(folder), "-o", str(tmp_path)]
    assert main(wanted) == 0
    before = (tmp_path / "bridge.json").read_bytes()
    capsys.readouterr()
    assert main(wanted) == 0
    assert "unchanged" in capsys.readouterr().out
    assert (tmp_path / "bridge.json").read_bytes() == before


@pytest.mark.parametrize("more", [[], ["--jsonl"], ["-o", "banks", "--title", "One"]])
def test_a_folder_called_wrongly_ends_with_2(
    folder: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(folder), *more]) == 2
    assert "OUT_DIR" in capsys.readouterr().err


def test_a_folder_without_articles_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    assert "No article is in this folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_cannot_be_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = folder / "porto.txt"
    assert main(["generate", str(folder), "-o", str(wrong)]) == 1
    assert str(wrong) in capsys.readouterr().err
    assert wrong.read_text(encoding="utf-8") == TEXT


def test_candidates_of_a_page_are_printed_for_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(folder / "bridge.html"), "--jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    assert all(TEXT[each["start"] : each["end"]] == each["evidence"] for each in lines)


def test_a_bank_is_made_without_what_only_the_collection_needs(folder: Path) -> None:
    source = str(folder / "porto.txt")
    code = (
        "import sys; from quizapp.app import main;"
        f" main(['generate', {source!r}]);"
        " print(sorted({'sqlalchemy', 'PySide6'} & {*sys.modules}))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def ids(path: Path) -> dict[str, str]:
    """Return the ids of a bank's questions with the sentences they stand on."""
    questions = native.read(path).questions
    return {q.id: q.evidence.quote for q in questions if q.evidence}


def test_a_bank_made_again_tells_that_nothing_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.json"
    command = ["generate", str(MUSEUM), "-o", str(bank)]
    assert main(command) == 0
    before = bank.read_bytes()
    assert main(command) == 0
    count = len(native.read(bank).questions)
    assert f"{count} unchanged" in capsys.readouterr().out
    assert bank.read_bytes() == before


def test_an_edited_article_keeps_the_ids_of_what_it_still_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, bank = tmp_path / "article.txt", tmp_path / "bank.json"
    text = MUSEUM.read_text(encoding="utf-8")
    source.write_text(text, encoding="utf-8")
    assert main(["generate", str(source), "-o", str(bank)]) == 0
    before = ids(bank)
    paragraphs = text.split("\n\n")
    edited = [p for p in paragraphs if not p.startswith("Art historian")]
    added = "Architect Mia Holm will build a new wing of the museum in 2027."
    edited = [p.replace("100,000 euros", "120,000 euros") for p in [*edited, added]]
    source.write_text("\n\n".join(edited), encoding="utf-8")
    capsys.readouterr()
    assert main(["generate", str(source), "-o", str(bank)]) == 0
    said = capsys.readouterr().out
    after = ids(bank)
    new = source.read_text(encoding="utf-8")
    still = {key for key, quote in before.items() if quote in new}
    assert len(still) > len(before) / 2
    assert still <= after.keys()
    gone = [quote for key, quote in before.items() if key not in after]
    assert gone
    assert all(quote not in new for quote in gone)
    assert f"{len(gone)} gone" in said
    assert "unchanged" in said
    assert "added" in said
