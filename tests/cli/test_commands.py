import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.app import main
from quizapp.domain.codec import fingerprint
from quizapp.formats import native
from quizapp.paths import find_paths
from quizapp.services import desk
from quizapp.services.collection import open_collection
from quizapp.store.lock import Lock
from tests.factories import NOW, a_candidate, an_article

ARTICLE = (
    "Mayor Ana Costa opened the new harbour bridge in Porto on Friday. "
    "The bridge cost 40 million euros and took six years to build. "
    "Engineers from Spain and Portugal designed the bridge together. "
    "About 12,000 people walked across the bridge on its first day. "
    "Rui Lopes, an economist at the University of Porto, welcomed the project.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour-bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def shipped(home: Path) -> str:
    """The name of the bank that is there from the first command on."""
    return "Putin in Pyongyang"


def test_the_first_command_finds_the_shipped_bank(
    shipped: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["banks"]) == 0
    assert capsys.readouterr().out.startswith(shipped)
    assert (home / "collection.db").exists()


def test_what_is_due_is_said(shipped: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due"]) == 0
    assert capsys.readouterr().out.startswith("0 due, 20 new, about ")


def test_an_article_becomes_a_bank(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.json"
    assert main(["generate", str(article), "-o", str(bank)]) == 0
    assert "questions" in capsys.readouterr().out
    file = native.read(bank)
    assert file.bank.name == "Harbour Bridge"
    assert file.articles[0].text == ARTICLE
    first = bank.read_bytes()
    assert main(["generate", str(article), "-o", str(bank)]) == 0
    assert bank.read_bytes() == first
    capsys.readouterr()
    assert main(["generate", str(article)]) == 0
    assert capsys.readouterr().out.encode() == first


def test_an_edited_article_keeps_the_ids_of_what_stays(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.json"
    assert main(["generate", str(article), "-o", str(bank)]) == 0
    before = {q.id: q for q in native.read(bank).questions}
    edited = ARTICLE.replace("40 million", "45 million").replace(
        "About 12,000 people walked across the bridge on its first day. ", ""
    )
    article.write_text("The opening was late. " + edited, encoding="utf-8")
    capsys.readouterr()
    assert main(["generate", str(article), "-o", str(bank)]) == 0
    said = capsys.readouterr().out
    after = {q.id: q for q in native.read(bank).questions}
    both = before.keys() & after.keys()
    same = [key for key in both if before[key].stem == after[key].stem]
    gone = before.keys() - after.keys()
    assert len(gone) > 0
    assert len(same) > 0
    assert f"{len(gone)} gone" in said
    changed = [k for k in both if fingerprint(before[k]) != fingerprint(after[k])]
    assert f" {len(changed)} changed" in said
    costs = [question.id for question in after.values() if "45" in question.key()]
    assert costs
    assert set(costs) <= set(changed)


def test_what_stands_in_the_way_of_a_bank_is_not_overwritten(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = article.with_name("notes.json")
    other.write_text("my notes", encoding="utf-8")
    assert main(["generate", str(article), "-o", str(other)]) == 1
    assert "not a bank file" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "my notes"


def test_candidates_are_printed_a_line_each_with_their_evidence(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(article), "--jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    for line in lines:
        assert set(line) == {
            "question",
            "answer",
            "distractors",
            "kind",
            "evidence",
            "start",
            "end",
        }
        assert ARTICLE[line["start"] : line["end"]] == line["evidence"]
        assert line["kind"] in {"multichoice", "shortanswer", "cloze", "truefalse"}
        assert (line["kind"] == "cloze") == ("____" in line["question"])


@pytest.mark.parametrize("most", [1, 4])
def test_so_many_questions_are_taken_as_are_wanted(
    most: int, article: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bank = tmp_path / "bank.json"
    wanted = ["generate", str(article), "--most", str(most)]
    assert main([*wanted, "-o", str(bank)]) == 0
    assert len(native.read(bank).questions) == most
    capsys.readouterr()
    assert main([*wanted, "--jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == most


@pytest.mark.parametrize("wrong", ["0", "-3", "few"])
def test_no_other_number_of_questions_can_be_wanted(
    wrong: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["generate", str(article), f"--most={wrong}"])
    assert "--most" in capsys.readouterr().err


def test_decisions_are_printed_for_whoever_trains_a_ranker(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_collection(find_paths(), NOW, write=True)) as collection:
        made = (a_candidate(), a_candidate("Porto"))
        opened = desk.begin_draft(collection.store, an_article(), made, NOW)
        desk.keep(collection.store, opened.proposals[1], NOW)
    assert main(["decisions"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    decided = json.loads(line)
    assert (decided["keep"], decided["place"]) == (True, 1)
    assert decided["features"] == {"named": 1.0}


def test_a_bank_is_exported_and_imported(
    shipped: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.json"
    assert main(["export", shipped, "-o", str(bank)]) == 0
    assert main(["import", str(bank)]) == 0
    out = capsys.readouterr().out
    count = len(native.read(bank).questions)
    assert f"{count} questions" in out
    assert f": {count} unchanged" in out


def test_a_collection_is_backed_up_checked_and_restored(
    shipped: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["banks"]) == 0
    copy = tmp_path / "copy.db"
    assert main(["backup", "-o", str(copy)]) == 0
    assert main(["backup"]) == 0
    assert main(["check"]) == 0
    assert "sound" in capsys.readouterr().out
    (home / "collection.db").write_bytes(b"not a database" * 1_000)
    assert main(["check"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert main(["restore", str(copy)]) == 0
    assert "as it was before is in" in capsys.readouterr().out
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02\xff" * 500, "not text"),
        (b"a word " * 300_001, "too many"),
        (
            "Der Präsident besuchte am Mittwoch die Hauptstadt und sprach mit dem"
            " Minister über die Lage der Wirtschaft und das neue Abkommen.".encode(),
            "English",
        ),
    ],
)
def test_an_article_that_cannot_be_asked_about_is_refused(
    content: bytes, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    bank = tmp_path / "bank.json"
    assert main(["generate", str(path), "-o", str(bank)]) == 1
    error = capsys.readouterr().err
    assert problem in error
    assert str(path) in error
    assert not bank.exists()


def test_a_file_that_is_not_there_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["generate", "none.txt"], ["import", "none.json"]):
        assert main(command) == 1
        assert "none." in capsys.readouterr().err


def test_a_bank_that_is_not_there_is_named(
    shipped: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "Nothing", "-o", "x.json"]) == 1
    assert shipped in capsys.readouterr().err


def test_commands_that_write_say_that_the_collection_is_open(
    shipped: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["banks"]) == 0
    bank = tmp_path / "bank.json"
    assert main(["export", shipped, "-o", str(bank)]) == 0
    lock = Lock(home / "collection.lock")
    assert main(["import", str(bank)]) == 1
    assert "open in another window" in capsys.readouterr().err
    assert main(["banks"]) == 0
    lock.release()
    assert main(["import", str(bank)]) == 0


def test_a_folder_that_cannot_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path / "file" / "home"))
    assert main(["banks"]) == 1
    assert "QUIZAPP_HOME" in capsys.readouterr().err


def test_a_collection_from_a_later_version_is_refused_and_untouched(
    shipped: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["banks"]) == 0
    path = home / "collection.db"
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert main(["banks"]) == 1
    assert "newer" in capsys.readouterr().err
    assert path.read_bytes() == before


def in_a_shell(line: str, home: Path) -> tuple[int, str]:
    """Run a line with the app as "$0"; return its exit code and what went to stderr."""
    home.mkdir(exist_ok=True)
    program = [sys.executable, "-c", "from quizapp.app import run; run()"]
    done = subprocess.run(
        ["/bin/sh", "-c", line, *program], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_that_cannot_be_written_is_told(home: Path) -> None:
    code, error = in_a_shell('"$0" "$@" banks >/dev/full', home)
    assert code == 1
    assert error.startswith("quizapp: what was to be printed cannot be written: No")
    assert "Traceback" not in error


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
def test_a_closed_output_is_no_failure(home: Path) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-", "| head -n 0"):
        assert in_a_shell(f'"$0" "$@" banks {closed}', home) == (0, "")


@pytest.mark.parametrize(
    "command",
    ["generate", "import", "export", "banks", "due", "backup", "restore", "check"],
)
def test_every_command_explains_itself(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage: quizapp" in capsys.readouterr().out


def test_a_wrong_call_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["generate"])
    assert ended.value.code == 2
    assert "SOURCE" in capsys.readouterr().err
