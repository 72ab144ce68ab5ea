import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.differences import Run, closest, difference


def marked(runs: tuple[Run, ...]) -> str:
    return "".join(run.text if run.same else f"[{run.text}]" for run in runs)


@pytest.mark.parametrize(
    ("typed", "right", "above", "below"),
    [
        ("Pyongang", "Pyongyang", "Pyongang", "Pyong[y]ang"),
        ("Pyonggyang", "Pyongyang", "Pyong[g]yang", "Pyongyang"),
        ("ana costa", "Ana Costa", "ana costa", "Ana Costa"),
        ("Anna Kosta", "Ana Costa", "A[n]na [K]osta", "Ana [C]osta"),
    ],
)
def test_letters_that_differ_are_found(
    typed: str, right: str, above: str, below: str
) -> None:
    found = difference(typed, right)
    assert found.alike
    assert (marked(found.typed), marked(found.right)) == (above, below)


def test_texts_with_little_in_common_are_not_taken_apart() -> None:
    found = difference("Kim", "U.N. Security Council")
    assert not found.alike
    assert marked(found.typed) == "[Kim]"


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_are_the_whole_texts_and_the_same_ones_agree(a: str, b: str) -> None:
    found = difference(a, b)
    assert "".join(run.text for run in found.typed) == a
    assert "".join(run.text for run in found.right) == b
    kept = [
        "".join(run.text for run in runs if run.same).lower()
        for runs in (found.typed, found.right)
    ]
    assert kept[0] == kept[1]


def test_an_endless_answer_is_not_taken_apart() -> None:
    assert not difference("ab" * 20_000, "ab" * 20_000).alike


def test_the_closest_accepted_answer_is_the_one_to_compare_with() -> None:
    assert closest("the Unted Nations", ("U.N.", "United Nations")) == "United Nations"
    assert closest("x", ()) == ""
