from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.articles import Span
from quizapp.domain.candidates import Candidate
from quizapp.domain.difficulty import Thinking
from quizapp.generate.balancing import balanced, without_repeats, worth_asking
from tests.generate.helpers import NAMES, kept, sample

SPANS = st.builds(
    lambda sentence: Span(100 * sentence, 100 * sentence + 90), st.integers(0, 12)
)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        kind=st.sampled_from(["multichoice", "shortanswer", "cloze", "matching"]),
        question=st.text(max_size=4),
        answer=st.sampled_from(["Oslo", "Bergen", "40"]),
        evidence=SPANS,
        score=st.floats(0, 1),
        reasons=st.sampled_from([(), (), (), ("vague",)]),
        thinking=st.sampled_from(list(Thinking)),
        difficulty=st.floats(0, 1),
    )
    | st.builds(
        Candidate,
        kind=st.just("truefalse"),
        question=st.just("Oslo is in Norway."),
        answer=st.sampled_from(["True", "False"]),
        evidence=SPANS,
        score=st.floats(0, 1),
    ),
    max_size=40,
)


@given(CANDIDATES, st.integers(1, 30))
def test_never_more_are_taken_than_wanted_and_each_is_kept(
    found: list[Candidate], most: int
) -> None:
    chosen = balanced(found, most)
    assert len(chosen) <= most
    assert all(c.kept for c in chosen)
    assert [c for c in found if any(c is other for other in chosen)] == list(chosen)


@given(CANDIDATES, st.integers(1, 30) | st.none())
def test_true_and_false_are_in_balance(
    found: list[Candidate], most: int | None
) -> None:
    flags = [c.answer for c in balanced(found, most) if c.kind == "truefalse"]
    assert abs(flags.count("True") - flags.count("False")) <= 1


@given(CANDIDATES, st.integers(5, 30))
def test_every_kind_is_there(found: list[Candidate], most: int) -> None:
    kinds = {c.kind for c in found if c.kept}
    assert {c.kind for c in balanced(found, most)} == kinds


@given(CANDIDATES, st.integers(1, 30))
def test_as_many_sentences_are_asked_about_as_can_be(
    found: list[Candidate], most: int
) -> None:
    plain = [c for c in found if c.kind == "cloze"]
    sentences = {c.evidence for c in plain if c.kept}
    chosen = {c.evidence for c in balanced(plain, most)}
    assert len(chosen) == min(most, len(sentences))


@given(CANDIDATES)
def test_without_a_limit_only_what_breaks_the_balance_is_left_out(
    found: list[Candidate],
) -> None:
    rest = [c for c in found if c.kept and c.kind != "truefalse"]
    assert [c for c in balanced(found) if c.kind != "truefalse"] == rest


@pytest.mark.parametrize("name", NAMES)
def test_a_short_bank_is_mixed(name: str) -> None:
    found = kept(sample(name))
    chosen = balanced(found, 10)
    assert len(chosen) == 10
    assert {c.kind for c in chosen} == {c.kind for c in found}
    assert len({c.evidence for c in chosen}) >= 9
    assert len({c.thinking for c in chosen}) >= 4
    assert balanced(found, 10) == chosen


@given(CANDIDATES)
def test_an_answer_is_asked_for_twice_at_most_and_not_in_the_same_kind(
    found: list[Candidate],
) -> None:
    places = [replace(c, answer_span=c.evidence) for c in found]
    chosen = [c for c in without_repeats(places) if c.kept and c.kind != "truefalse"]
    for sentence in {c.evidence for c in chosen}:
        kinds = [c.kind for c in chosen if c.evidence == sentence]
        assert len(kinds) == len(set(kinds)) <= 2


@given(CANDIDATES)
def test_what_is_left_out_says_why(found: list[Candidate]) -> None:
    every = without_repeats(found)
    assert len(every) == len(found)
    assert {c.kept for c in every[: sum(c.kept for c in every)]} <= {True}


@given(CANDIDATES, st.integers(0, 600))
def test_a_bank_takes_what_is_worth_asking_and_no_more_than_the_article_bears(
    found: list[Candidate], words: int
) -> None:
    chosen = worth_asking(found, words)
    assert len(chosen) <= max(10, words // 16)
    assert all(c.kept for c in chosen)
    assert [c for c in found if any(c is other for other in chosen)] == list(chosen)
    if any(c.score < 0.75 for c in chosen):
        assert len(chosen) <= 10


@pytest.mark.parametrize("name", NAMES)
def test_a_bank_of_an_article_is_of_a_size_to_be_read(name: str) -> None:
    text = sample(name)
    chosen = worth_asking(kept(text), len(text.split()))
    assert 10 <= len(chosen) <= 25
    kinds = {c.kind for c in chosen}
    assert {"multichoice", "truefalse"} <= kinds
    assert len(kinds) > 2
    spans = [c.evidence for c in chosen]
    assert max(spans.count(span) for span in spans) <= 3
