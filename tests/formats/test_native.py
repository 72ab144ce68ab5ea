import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS
from hypothesis import given

from quizapp.domain.codec import encode
from quizapp.domain.errors import FormatError
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.formats import files, native
from quizapp.formats.native import BankFile, Maker
from quizapp.formats.native_schema import bank_schema
from tests.domain.test_codec import questions
from tests.factories import a_bank, a_choice_question, a_question, an_article, evidence

PROOF = evidence("About 12,000 people came.")
SCHEMA = Path(__file__).parents[2] / "docs" / "bank.schema.json"


def a_file(**changes: Any) -> BankFile:
    asked = (a_choice_question(evidence=PROOF), a_question())
    plain = BankFile(a_bank(), (an_article(),), asked, Maker("1", "3.8.18", "3.8.0"))
    return replace(plain, **changes)


def data_of(file: BankFile) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(native.dumps(file))
    return data


def test_a_bank_comes_back_as_it_went(tmp_path: Path) -> None:
    path = tmp_path / "bank.json"
    native.write(path, a_file())
    assert native.read(path) == a_file(questions=native.read(path).questions)
    assert native.dumps(native.read(path)) == path.read_text(encoding="utf-8")


@given(questions)
def test_every_question_that_can_be_asked_comes_back(question: Any) -> None:
    file = a_file(questions=(replace(question, stem="Q" + question.stem),))
    content = native.dumps(file).encode()
    if question.body.problems():
        with pytest.raises(FormatError):
            native.loads(content, "bank.json")
    else:
        assert native.loads(content, "bank.json") == file


def test_the_published_schema_is_the_one_of_the_types() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == bank_schema()


def test_the_schema_fits_what_is_written_and_refuses_what_is_not() -> None:
    jsonschema.Draft202012Validator.check_schema(bank_schema())
    validator = jsonschema.Draft202012Validator(bank_schema())
    data = data_of(a_file(questions=(a_question(body=TrueFalse(answer=True)),)))
    validator.validate(data)
    data["questions"][0]["body"]["answer"] = "yes"
    assert not validator.is_valid(data)


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    content = native.dumps(a_file()).encode()
    for end in range(0, len(content) - 2, 37):
        with pytest.raises(FormatError, match="Nothing was imported"):
            native.loads(content[:end], "bank.json")


Damage = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (lambda d: d["questions"][0].update(stem=4), "questions[0].stem"),
        (lambda d: d["questions"][1].update(stem=" "), "questions[1].stem"),
        (lambda d: d["bank"].pop("name"), "bank"),
        (lambda d: d["bank"].update(id="../x"), "bank.id"),
        (lambda d: d["questions"].append(d["questions"][0]), "questions[2].id"),
        (lambda d: d["articles"].append(d["articles"][0]), "articles[1].id"),
        (lambda d: d["articles"].clear(), "questions[0].evidence.article_id"),
        (
            lambda d: d["questions"][0]["evidence"]["span"].update(end=9_999),
            "questions[0].evidence.span",
        ),
        (
            lambda d: d["questions"][0]["evidence"]["span"].update(start=-1),
            "questions[0].evidence.span",
        ),
        (
            lambda d: d["questions"][0]["evidence"].update(quote="No."),
            "questions[0].evidence.quote",
        ),
        (
            lambda d: d["questions"][0]["body"]["choices"].clear(),
            "questions[0].body",
        ),
        (lambda d: d.update(version=2), "version"),
        (lambda d: d.update(version="1"), "version"),
        (lambda d: d.update(questions={}), "questions"),
        (lambda d: d.update(questions=["a"]), "questions[0]"),
        (lambda d: d.update(bank=7), "bank"),
        (lambda d: d["bank"].update(name=" "), "bank.name"),
        (lambda d: d["bank"].update(name="Two\nlines"), "bank.name"),
        (lambda d: d["bank"].update(name="\ud800"), "bank.name"),
        (lambda d: d["questions"][1].update(stem="half \ud83d"), "questions[1].stem"),
        (lambda d: d["questions"][1].update(tags=["\udfff"]), "questions[1].tags[0]"),
        (
            lambda d: d["questions"][1].update(created="2026-11-23T12:00:00"),
            "questions[1].created",
        ),
        (
            lambda d: d["questions"][1].update(created="0001-01-01T00:00:00+14:00"),
            "questions[1].created",
        ),
        (lambda d: d["questions"][1].update(stem="w" * 20_001), "questions[1]"),
        (
            lambda d: d["questions"][0]["body"]["choices"][3].update(
                text="word " * 5_000
            ),
            "questions[0]",
        ),
        (
            lambda d: d["questions"][1].update(default_mark=1e308),
            "questions[1].default_mark",
        ),
        (
            lambda d: d["questions"][1].update(default_mark=-1),
            "questions[1].default_mark",
        ),
        (
            lambda d: d["questions"][1].update(difficulty=1.5),
            "questions[1].difficulty",
        ),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(damage: Damage, where: str) -> None:
    data = data_of(a_file())
    damage(data)
    with pytest.raises(FormatError) as caught:
        native.loads(json.dumps(data).encode(), "bank.json")
    assert caught.value.where == f"bank.json: {where}"
    assert "Nothing was imported" in caught.value.remedy


@pytest.mark.parametrize(
    ("options", "where"),
    [
        ({"desired_retention": 0}, "desired_retention"),
        ({"desired_retention": -1}, "desired_retention"),
        ({"desired_retention": 2}, "desired_retention"),
        ({"desired_retention": 10**400}, "desired_retention"),
        ({"new_per_day": -1}, "new_per_day"),
        ({"reviews_per_day": 10**30}, "reviews_per_day"),
        ({"learning_steps": [60, 0]}, "learning_steps[1]"),
        ({"learning_steps": [-1]}, "learning_steps[0]"),
        ({"learning_steps": [60] * 1_000}, "learning_steps"),
        ({"relearning_steps": [1e12]}, "relearning_steps[0]"),
        ({"maximum_interval": 0}, "maximum_interval"),
        ({"maximum_interval": 10**9}, "maximum_interval"),
        ({"parameters": [1, 2, 3]}, "parameters"),
        ({"parameters": [*DEFAULT_PARAMETERS[:20], 1e9]}, "parameters[20]"),
    ],
)
def test_options_that_nothing_can_be_scheduled_with_are_refused(
    options: dict[str, Any], where: str
) -> None:
    data = data_of(a_file())
    data["bank"]["options"] = options
    with pytest.raises(FormatError) as caught:
        native.loads(json.dumps(data).encode(), "bank.json")
    assert caught.value.where == f"bank.json: bank.options.{where}"


def test_options_at_the_ends_of_their_ranges_are_taken() -> None:
    options = {
        "desired_retention": 0.99,
        "new_per_day": 0,
        "learning_steps": [1],
        "relearning_steps": [],
        "maximum_interval": 1,
        "parameters": list(DEFAULT_PARAMETERS),
    }
    data = data_of(a_file())
    data["bank"]["options"] = options
    taken = native.loads(json.dumps(data).encode(), "bank.json").bank.options
    assert encode(taken) == options


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "damaged or not a bank file"),
        (b"[]", "not a bank file"),
        (b'{"format": "other"}', "not a bank file"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"format": "quizapp-bank", "version": NaN}', "not a number"),
        (b'{"format": "quizapp-bank", "version": ' + b"9" * 5_000 + b"}", "digits"),
    ],
)
def test_what_is_no_bank_file_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(FormatError, match=problem):
        native.loads(content, "bank.json")


def test_a_newer_version_is_refused_kindly() -> None:
    data = data_of(a_file()) | {"version": native.VERSION + 1}
    with pytest.raises(FormatError, match="update this one"):
        native.loads(json.dumps(data).encode(), "bank.json")


def test_a_missing_or_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="No such file"):
        native.read(tmp_path / "none.json")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(FormatError, match="67 MB is too large"):
        native.read(huge)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Unix")
def test_a_device_without_an_end_is_read_no_further_than_a_bank_may_be_long() -> None:
    with pytest.raises(FormatError, match="too large"):
        native.read(Path("/dev/zero"))


def test_a_bank_is_not_written_over_a_database(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE answers (given)")
    before = path.read_bytes()
    with pytest.raises(FormatError, match="database stands there"):
        native.write(path, a_file())
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of Unix")
def test_a_bank_is_not_written_in_the_place_of_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FormatError, match="a device"):
        native.write(tmp_path / "pipe", a_file())
    assert (tmp_path / "pipe").is_fifo()


def test_a_bank_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "bank.json").mkdir()
    with pytest.raises(FormatError, match="cannot be written"):
        native.write(tmp_path / "bank.json", a_file())
    assert [path.name for path in tmp_path.iterdir()] == ["bank.json"]
