import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.domain.candidates import Candidate, Item
from quizapp.domain.work import finish
from quizapp.generate.languages.en.pipeline import VERSION, generate
from tests.generate.helpers import NAMES, an_article, candidates, kept, sample


def check(text: str, candidate: Candidate) -> None:
    """Hold a kept candidate to what every question promises."""
    evidence = text[candidate.evidence.start : candidate.evidence.end]
    span = candidate.answer_span
    assert span is not None
    printed = text[span.start : span.end]
    if candidate.kind == "truefalse":
        assert candidate.answer in {"True", "False"}
        assert candidate.question.endswith(".")
        assert printed in evidence
    elif candidate.kind in {"matching", "ordering"}:
        assert len(candidate.items) >= 4
    else:
        assert printed == candidate.answer
        assert not re.search(rf"\b{re.escape(printed)}\b", candidate.question)
        assert candidate.question.endswith("?") or candidate.kind == "cloze"
    assert candidate.evidence.start <= span.start
    assert span.end <= candidate.evidence.end
    assert not re.match(r"(the|an?) ", printed, re.IGNORECASE)
    assert ("____" in candidate.question) == (candidate.kind == "cloze")
    for item in candidate.items:
        check_item(text, candidate, item)
    assert 0 <= candidate.score <= 1
    assert candidate.rule
    assert candidate.feedback


def check_item(text: str, candidate: Candidate, item: Item) -> None:
    """Hold one of several answers to what it promises."""
    span = item.answer_span
    assert text[span.start : span.end] == item.answer
    assert item.evidence.start <= span.start < span.end <= item.evidence.end
    others = [other for other in candidate.items if other is not item]
    assert all(other.answer != item.answer for other in others)
    assert bool(item.text) == (candidate.kind != "cloze")
    for other in candidate.items:
        assert not re.search(rf"\b{re.escape(item.answer)}\b", other.text)


@pytest.mark.parametrize("name", NAMES)
def test_every_kept_question_keeps_its_promises(name: str) -> None:
    text = sample(name)
    for candidate in kept(text):
        check(text, candidate)


@pytest.mark.parametrize("name", NAMES)
def test_an_article_gives_enough_questions_of_four_kinds(name: str) -> None:
    found = kept(sample(name))
    assert len(found) >= 10
    assert len({c.evidence for c in found}) >= 8
    kinds = {"multichoice", "shortanswer", "cloze", "truefalse"}
    assert kinds <= {c.kind for c in found}


@pytest.mark.parametrize("name", NAMES)
def test_most_sentences_are_asked_about(name: str) -> None:
    text = sample(name)
    every = {c.evidence for c in candidates(text)}
    assert len({c.evidence for c in kept(text)}) / len(every) >= 0.55


def test_kept_questions_come_first_and_dropped_ones_say_why() -> None:
    found = candidates(sample("court"))
    flags = [c.kept for c in found]
    assert flags == sorted(flags, reverse=True)
    assert any(not flag for flag in flags)
    dropped = [c for c in found if not c.kept]
    assert all(a.score >= b.score for a, b in pairwise(dropped))


def test_no_question_is_kept_twice() -> None:
    for name in NAMES:
        questions = [c.question for c in kept(sample(name))]
        assert len(questions) == len(set(questions))


def test_the_same_article_gives_the_same_candidates() -> None:
    article = an_article(sample("ferry"))
    assert repr(finish(generate(article))) == repr(finish(generate(article)))


def test_line_ends_of_windows_move_the_spans_and_nothing_else() -> None:
    plain = sample("bridge")
    text = plain.replace("\n", "\r\n")
    assert [c.question for c in kept(text)] == [c.question for c in kept(plain)]
    for candidate in kept(text):
        check(text, candidate)


def test_the_work_tells_how_far_it_is_and_can_be_closed() -> None:
    work = generate(an_article(sample("fossil")))
    steps = [next(work) for _ in range(3)]
    assert [step.done for step in steps] == [1, 2, 3]
    assert all(step.total and step.stage for step in steps)
    work.close()
    assert not list(work)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Hello.", "42", "?!", "A B C D E F", "“”", "x " * 500]
)
def test_a_text_without_sentences_gives_no_questions(text: str) -> None:
    assert kept(text) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [line for name in NAMES for line in sample(name).splitlines() if line]
        ),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\u2028"]),
    st.sampled_from(["", "\ufeff", "é ", "𝄞\n", "\u200b"]),
)
def test_promises_hold_for_lines_put_together_at_random(
    lines: list[str], line_end: str, start: str
) -> None:
    text = start + line_end.join(lines)
    for candidate in kept(text):
        check(text, candidate)


def test_the_version_is_a_number() -> None:
    assert VERSION >= 1
