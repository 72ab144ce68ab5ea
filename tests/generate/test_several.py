import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.candidates import Candidate
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.work import finish
from quizapp.generate.languages.en.finishing.several import moment
from quizapp.generate.languages.en.pipeline import generate
from quizapp.services.generation import make_bank
from tests.generate.helpers import an_article, kept, sample

LIFE = (
    "The painter Ruth Calder was born in Leeds in 1931. Calder moved to Norway in 1955."
    " She opened a school of painting in Bergen in 1962. Calder won the Holberg Prize"
    " in May 1990. She sold her house in Leeds in 1990."
)
OFFICES = (
    "Finance Minister Sofia Brandt opened the meeting in Oslo. Museum director Peter"
    " Quint spoke for an hour. The plan was drawn by architect Ana Ruiz in May."
    " Police officer Jan Novak guarded the door. Novak arrested two men."
)


def of_kind(text: str, kind: str) -> list[Candidate]:
    return [c for c in kept(text) if c.kind == kind and c.items]


def test_dated_events_are_put_in_order() -> None:
    (ordering,) = of_kind(LIFE, "ordering")
    dates = [item.answer for item in ordering.items]
    assert dates[:3] == ["1931", "1955", "1962"]
    assert len(dates) == 4  # of two events in 1990 the order is not known
    texts = [item.text for item in ordering.items]
    assert texts[1] == "Ruth Calder moved to Norway"
    assert not any(date in text for date in dates for text in texts)


def test_people_are_matched_with_what_they_are() -> None:
    (matching,) = of_kind(OFFICES, "matching")
    assert {item.text: item.answer for item in matching.items} == {
        "Finance Minister": "Sofia Brandt",
        "Museum director": "Peter Quint",
        "Architect": "Ana Ruiz",
        "Police officer": "Jan Novak",
    }


def test_three_pairs_are_too_few() -> None:
    assert not of_kind(OFFICES.replace("architect ", ""), "matching")


def test_what_two_people_are_is_not_asked_of_either() -> None:
    text = OFFICES.replace("Police officer", "Architect")
    assert not of_kind(text, "matching")


def test_two_gaps_never_take_each_others_word() -> None:
    for name in ("bridge", "chips", "vaccine", "marathon"):
        for candidate in of_kind(sample(name), "cloze"):
            assert candidate.question.count("____") == len(candidate.items) == 2
            a, b = (item.answer for item in candidate.items)
            assert any(ch.isdigit() for ch in a + b) or a.split()[0] != b.split()[0]


def test_the_gaps_are_listed_from_left_to_right() -> None:
    text = (
        "The Dutch company Veltron bought the old chip factory in Dresden from Siemens"
        " for €480 million in 2009."
    )
    found = of_kind(text, "cloze")
    assert found
    for candidate in found:
        filled = candidate.question
        for item in candidate.items:
            filled = filled.replace("____", item.answer, 1)
        assert filled == text


def test_a_bank_holds_sets_as_questions_of_their_kinds() -> None:
    article = an_article(f"{LIFE}\n\n{OFFICES}\n\n{sample('bridge')}", "A life")
    bank = make_bank(article, finish(generate(article)), every=True)
    bodies = [question.body for question in bank.questions]
    assert any(isinstance(body, Ordering) for body in bodies)
    assert any(isinstance(body, Matching) for body in bodies)
    assert any(isinstance(body, Cloze) and body.prompts == 2 for body in bodies)
    assert not any(body.problems() for body in bodies)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1931", (1931, 0, 0)),
        ("May 1990", (1990, 5, 0)),
        ("14 May 2024", (2024, 5, 14)),
        ("Sept. 3, 1999", (1999, 9, 3)),
        ("Tuesday", None),
        ("3 August", None),
        ("350", None),
    ],
)
def test_a_moment_is_read_from_a_date(
    text: str, expected: tuple[int, int, int] | None
) -> None:
    assert moment(text) == expected


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = moment(text)
    assert found is None or (1500 <= found[0] < 2100 and 0 <= found[1] <= 12)
