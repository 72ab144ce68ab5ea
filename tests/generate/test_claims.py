import json
from pathlib import Path
from typing import Any

import pytest

from tests.generate.helpers import asked, kept

CLAIMS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("claims.json").read_text(encoding="utf-8")
)
SENTENCES = [row["sentence"] for row in CLAIMS]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(CLAIMS) >= 60


@pytest.mark.parametrize("row", CLAIMS, ids=SENTENCES)
def test_what_is_claimed_is_asked_with_its_source_or_for_it(
    row: dict[str, Any],
) -> None:
    source = row["source"].lower()
    for candidate in kept(row["sentence"]):
        question, answer = candidate.question.lower(), candidate.answer.lower()
        if row["claimed"].lower() in question:
            assert source in question or source in answer or answer in source, question


@pytest.mark.parametrize("row", CLAIMS, ids=SENTENCES)
def test_a_claim_gives_the_expected_question_or_none(row: dict[str, Any]) -> None:
    found = asked(row["sentence"])
    if row["question"] is None:
        assert not found
    else:
        assert found.get(row["question"]) == row["answer"]


def test_the_explanation_of_a_denied_claim_says_who_denies_it() -> None:
    text = (
        "The United States and its allies accuse North Korea of providing shells"
        " for Russia's use in Ukraine, claims that both Moscow and Pyongyang deny."
    )
    found = kept(text)
    assert found
    assert all("deny" in candidate.feedback for candidate in found)
