import os
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.app import main
from quizapp.domain.media import reference
from quizapp.paths import find_paths
from quizapp.services.collection import open_collection
from tests.factories import NOW

PNG = b"\x89PNG\r\n\x1a\n"
GIFT = "Who opened it? {=Ana ~Rui}\n\nWhen? {#2026\n"


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_nothing_is_taken_from_a_foreign_file_that_is_not_good_unless_told_so(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "Harbour.gift", GIFT)
    assert main(["import", file]) == 1
    err = capsys.readouterr().err
    assert f"{file}: line 3, “When? {{#2026”: the question opens a {{" in err
    assert "and is left out" in err
    assert "Nothing was imported. With --partial, 1 question can be." in err
    assert main(["banks"]) == 0
    assert "Harbour" not in capsys.readouterr().out
    assert main(["import", "--partial", file]) == 0
    assert capsys.readouterr().out == "Harbour: 1 added\n"
    assert main(["import", "--partial", file, "--bank", "Ports"]) == 0
    assert capsys.readouterr().out == "Ports: 1 added\n"
    assert main(["import", written(tmp_path, "a.gift", "{=a}")]) == 1
    assert "no question can be taken" in capsys.readouterr().err


def test_a_bank_goes_out_in_the_format_of_its_name_and_comes_back(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix in ("gift", "csv", "tsv"):
        file = tmp_path / f"Putin in Pyongyang.{suffix}"
        assert main(["export", "Putin", "-o", str(file)]) == 0
        told = capsys.readouterr()
        assert "loses the passage that proves its answer" in told.err
        assert main(["import", str(file), "--partial"]) == 0
        assert "unchanged" in capsys.readouterr().out
    assert main(["export", "Putin", "-o", str(tmp_path / "a.doc")]) == 1
    assert "Choose one of .json" in capsys.readouterr().err


def test_columns_can_be_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "table.csv", "Picture,Reply,Ask\nx,Ana,Who?\n")
    assert main(["import", file, "--columns", "nothing,answer,ask"]) == 1
    assert "It can hold: nothing, question" in capsys.readouterr().err
    assert main(["import", file, "--columns", "nothing,answer,answer"]) == 1
    assert "Say it with --columns" in capsys.readouterr().err
    assert (
        main(["import", file, "--columns", "nothing,answer,question", "--header"]) == 0
    )
    assert "table: 1 added" in capsys.readouterr().out
    (home / "settings.toml").write_text(
        '[tables]\n"question | reply" = "essay:question,answer"\n', encoding="utf-8"
    )
    other = written(tmp_path, "other.csv", "Question,Reply\nWhy?,So\n")
    assert main(["import", other]) == 0
    assert main(["export", "other", "-o", str(tmp_path / "o.csv")]) == 0
    assert ",essay,Why?,So," in (tmp_path / "o.csv").read_text(encoding="utf-8")


def test_a_bank_travels_with_its_pictures_and_unused_ones_are_tidied_away(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_collection(find_paths(), NOW, write=True)) as collection:
        shown = collection.store.media.add(PNG + b"shown")
        unused = collection.store.media.add(PNG + b"unused")
        question = f'"Which port? {reference(shown, "a port")}"'
    os.utime(home / "media" / unused, (1e9, 1e9))
    file = written(tmp_path, "Ports.csv", f"question,answer\n{question},Porto\n")
    assert main(["import", file]) == 0
    assert main(["export", "Ports", "-o", str(tmp_path / "a.json")]) == 0
    assert "loses its pictures and sounds" in capsys.readouterr().err
    assert main(["export", "Ports", "-o", str(tmp_path / "a.quizbank")]) == 0
    assert capsys.readouterr().err == ""
    assert main(["tidy"]) == 0
    assert capsys.readouterr().out.startswith("1 file removed")
    (home / "media" / shown).unlink()
    assert main(["import", str(tmp_path / "a.quizbank")]) == 0
    assert (home / "media" / shown).read_bytes() == PNG + b"shown"
    assert not (home / "media" / unused).exists()


def test_separator_and_encoding_can_be_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "question|answer;b\nWo, sagt man?|Köln; am Rhein\n".encode("mac_roman")
    )
    told = ["--separator", "bar", "--encoding", "mac_roman"]
    assert main(["import", str(path), *told]) == 0
    assert main(["export", "a", "-o", str(tmp_path / "b.csv")]) == 0
    assert "Köln; am Rhein" in (tmp_path / "b.csv").read_text(encoding="utf-8")
    assert main(["import", str(path), "--encoding", "ascii"]) == 1
    assert "not text in the encoding ascii" in capsys.readouterr().err
