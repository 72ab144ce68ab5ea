"""The bank that ships is what the command makes of its article."""

import json
from pathlib import Path

import pytest

from quizapp import assets
from quizapp.app import main
from quizapp.formats import native

RIGHTS = "Supplied with the project; its publisher is not known. Not under its licence."
(BANK,) = assets.shipped_banks()


def test_the_bank_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    (article,) = native.read(BANK).articles
    source = tmp_path / f"{BANK.stem}.txt"
    source.write_bytes(article.text.encode())
    made = tmp_path / "bank.json"
    command = ["generate", str(source), "--rights", RIGHTS, "-o", str(made)]
    assert main(command) == 0
    assert made.read_bytes() == BANK.read_bytes()


def test_the_bank_asks_enough_in_three_kinds() -> None:
    questions = native.read(BANK).questions
    facts = {q.evidence.span for q in questions if q.evidence}
    assert len(questions) >= 15
    assert len(facts) >= 10
    kinds = {q.body.name for q in questions}
    assert {"multichoice", "shortanswer", "cloze"} <= kinds


@pytest.mark.parametrize("fact", ["24", "Kumsusan Palace", "Rachel Minyoung Lee"])
def test_the_bank_asks_what_matters(fact: str) -> None:
    questions = native.read(BANK).questions
    assert any(fact in f"{question.stem} {question.key()}" for question in questions)


def test_the_best_questions_stand_first() -> None:
    kinds = [question.body.name for question in native.read(BANK).questions]
    assert "truefalse" in kinds[10:]
    assert "truefalse" not in kinds[:10]


def test_the_article_says_whose_it_is() -> None:
    (article,) = native.read(BANK).articles
    assert article.rights == RIGHTS
    data = json.loads(BANK.read_text(encoding="utf-8"))
    assert "maker" in data
