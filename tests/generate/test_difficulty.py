from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.difficulty import Thinking
from quizapp.generate.difficulty import Signs, difficulty, thinking_of
from tests.generate.helpers import NAMES, kept, sample

SIGNS = st.builds(
    Signs,
    kind=st.sampled_from(["multichoice", "shortanswer", "cloze", "truefalse"]),
    thinking=st.sampled_from(list(Thinking)),
    mentions=st.integers(0, 30),
    central=st.floats(0, 1),
    length=st.integers(0, 80),
    alike=st.integers(0, 30),
)


@given(SIGNS)
def test_it_is_a_share(signs: Signs) -> None:
    assert 0 <= difficulty(signs) <= 1


@given(SIGNS, st.integers(0, 10))
def test_more_mentions_never_make_it_harder(signs: Signs, more: int) -> None:
    often = replace(signs, mentions=signs.mentions + more)
    assert difficulty(often) <= difficulty(signs)


@given(SIGNS, st.integers(0, 10))
def test_more_like_answers_never_make_it_easier(signs: Signs, more: int) -> None:
    crowded = replace(signs, alike=signs.alike + more)
    assert difficulty(crowded) >= difficulty(signs)


@given(SIGNS, st.integers(0, 10))
def test_a_longer_sentence_never_makes_it_easier(signs: Signs, more: int) -> None:
    longer = replace(signs, length=signs.length + more)
    assert difficulty(longer) >= difficulty(signs)


@given(SIGNS, st.floats(0, 1))
def test_a_central_fact_is_never_harder(signs: Signs, central: float) -> None:
    low, high = sorted((signs.central, central))
    assert difficulty(replace(signs, central=high)) <= difficulty(
        replace(signs, central=low)
    )


@given(SIGNS)
def test_choices_are_easier_than_writing(signs: Signs) -> None:
    shown = difficulty(replace(signs, kind="multichoice"))
    assert shown < difficulty(replace(signs, kind="shortanswer"))


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        ("multichoice", "PERSON", Thinking.NAME),
        ("shortanswer", "MONEY", Thinking.NUMBER),
        ("multichoice", "YEAR", Thinking.TIME),
        ("cloze", "CITY", Thinking.PLACE),
        ("shortanswer", "REASON", Thinking.REASON),
        ("shortanswer", "NOUN", Thinking.RELATION),
        ("truefalse", "CITY", Thinking.STATEMENT),
    ],
)
def test_the_answer_tells_the_thinking(
    kind: str, answer: str, expected: Thinking
) -> None:
    assert thinking_of(kind, answer) is expected


@pytest.mark.parametrize("name", NAMES)
def test_questions_of_an_article_differ_in_difficulty(name: str) -> None:
    found = kept(sample(name))
    assert len({c.difficulty for c in found}) >= 5
    assert len({c.thinking for c in found}) >= 4
