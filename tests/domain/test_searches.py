import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.cards import Rating
from quizapp.domain.searches.completing import Completion, complete
from quizapp.domain.searches.parsing import parse
from quizapp.domain.searches.patterns import fits, literal
from quizapp.domain.searches.printing import to_text
from quizapp.domain.searches.terms import KEYS
from quizapp.domain.searches.tokens import SearchError
from quizapp.domain.searches.tree import (
    All,
    Condition,
    Either,
    Is,
    Measure,
    Measured,
    Named,
    Not,
    OfKind,
    Phrase,
    Rated,
    Search,
    Within,
    Word,
)
from tests.domain.searching import searches, typed

A, B, C = Word("a"), Word("b"), Word("c")
NAMES = {"bank": ["Harbour", "The harbour (old)"], "tag": ["sea"], "article": []}


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("", All()),
        ("  ", All()),
        ("a", A),
        ("a b", All((A, B))),
        ("a and b AND c", All((A, B, C))),
        ("a or b c", Either((A, All((B, C))))),
        ("(a or b) c", All((Either((A, B)), C))),
        ("-a", Not(A)),
        ("not a b", All((Not(A), B))),
        ("-(a b)", Not(All((A, B)))),
        ("--a", Not(Not(A))),
        ('"a b"', Phrase("a b")),
        ('"and"', Phrase("and")),
        (r"\and", Word("and")),
        (r'"say \"a\" \\ *"', Phrase(r'say "a" \ *')),
        ("fest*", Word("fest*")),
        (r"a\*b", Word(r"a\*b")),
        ("co-op", Word("co-op")),
        ("tag:sea", Named("tag", "sea")),
        ('BANK:"The harbour*"', Named("bank", "The harbour*")),
        ("article:a:b", Named("article", "a:b")),
        ("kind:Cloze", OfKind("cloze")),
        ("is:due", Is(Condition.DUE)),
        ("prop:stability<10", Measured(Measure.STABILITY, "<", 10)),
        ("prop:s>=0.5", Measured(Measure.STABILITY, ">=", 0.5)),
        ("prop:r<90%", Measured(Measure.RETRIEVABILITY, "<", 0.9)),
        ("prop:lapses!=0", Measured(Measure.LAPSES, "!=", 0)),
        ("added:7", Within("added", 7)),
        ("edited:1", Within("edited", 1)),
        ("rated:1", Rated(1)),
        ("rated:1:again", Rated(1, Rating.AGAIN)),
        ("rated:30:4", Rated(30, Rating.EASY)),
    ],
)
def test_a_text_says(text: str, search: Search) -> None:
    assert parse(text) == search


@pytest.mark.parametrize(
    ("text", "marked", "problem"),
    [
        ("a (b", "(", "this bracket is not closed"),
        ("a (", "(", "this bracket is not closed"),
        ("a b)", ")", "this bracket closes none"),
        ("a ()", "(", "there is nothing in the brackets"),
        ('a "b', '"b', "the quotes are not closed"),
        ('a ""', '""', "nothing stands in the quotes"),
        ("a or", "or", "nothing follows “or”"),
        ("or a", "or", "nothing stands before “or”"),
        ("a and or b", "and", "nothing follows “and”"),
        ("a -", "-", "nothing follows the minus"),
        ("not", "not", "nothing follows “not”"),
        ("a iz:due", "iz:", "there is no “iz:”"),
        ("a :due", ":due", "nothing stands before the colon"),
        ("a is:", "is:", "nothing follows “is:”"),
        ("a is:dew", "dew", "“dew” is not known here"),
        ("kind:riddle", "riddle", "“riddle” is not known here"),
        ("prop:stability", "stability", "a comparison is missing"),
        ("prop:weight<1", "weight", "“weight” is not known here"),
        ("prop:lapses<", "", "the number is missing"),
        ("prop:lapses<few", "few", "“few” is not a number"),
        ("prop:stability=10", "=", "hardly ever the same"),
        ("added:0", "0", "a number of days from 1"),
        ("added:week", "week", "a number of days from 1"),
        ("rated:7:bad", "bad", "“bad” is not known here"),
        ("rated:7:", "", "a word is missing"),
        ("(" * 60, "(", "nested more than 50 deep"),
        ("-" * 60 + "a", "-", "nested more than 50 deep"),
        ("a " * 201, "a ", "more than 200 terms"),
    ],
)
def test_an_error_points_at_its_place(text: str, marked: str, problem: str) -> None:
    with pytest.raises(SearchError, match=problem) as raised:
        parse(text)
    error = raised.value
    assert text[error.start : error.end] == marked
    assert f"Column {error.start + 1}" in str(error)


@given(typed())
def test_whatever_is_typed_is_understood_or_refused_with_a_place(text: str) -> None:
    try:
        search = parse(text)
    except SearchError as error:
        assert 0 <= error.start <= error.end <= len(text)  # noqa: PT017 - if it is one
    else:
        assert parse(to_text(search)) == search
        assert to_text(parse(to_text(search))) == to_text(search)


@given(searches())
def test_what_is_printed_says_the_same(search: Search) -> None:
    assert parse(to_text(search)) == search


@given(st.text(max_size=20))
def test_a_literal_pattern_fits_its_name(name: str) -> None:
    assert fits(literal(name), name)
    assert fits("*", name)


@pytest.mark.parametrize(
    ("pattern", "name", "holds"),
    [
        ("harb*", "Harbour", True),
        ("harb", "Harbour", False),
        ("h_rbour", "Hárbour", True),
        (r"h\_rbour", "harbour", False),
        ("geo", "geo::sea", False),
    ],
)
def test_a_pattern_fits_whatever_accents_and_capitals(
    pattern: str, name: str, *, holds: bool
) -> None:
    assert fits(pattern, name) is holds


def test_a_tag_includes_those_below_it() -> None:
    assert fits("geo", "geo::sea", family=True)
    assert not fits("geo", "geography", family=True)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("", ()),
        ("t", ("tag:",)),
        ("a -(k", ("kind:",)),
        ("is:s", ("is:suspended",)),
        ("is:", tuple(f"is:{condition}" for condition in Condition)),
        ("bank:har", ("bank:Harbour", 'bank:"The harbour (old)"')),
        ('bank:"the h', ('bank:"The harbour (old)"',)),
        ("tag:x", ()),
        ("prop:st", ("prop:stability<",)),
        ("rated:7:a", ("rated:7:again",)),
        ("zebra", ()),
        ('"tag', ()),
        ("is:due ", ()),
    ],
)
def test_what_may_stand_at_the_end_is_offered(
    text: str, options: tuple[str, ...]
) -> None:
    found = complete(text, len(text), NAMES)
    assert found.options == options


def test_all_keys_are_offered_to_whoever_asks() -> None:
    found = complete("a ", 2, NAMES, asked=True)
    assert found == Completion(2, 2, tuple(f"{key}:" for key in KEYS))


def test_a_completion_takes_the_place_of_the_whole_term() -> None:
    assert complete("a is:dx b", 6, NAMES) == Completion(2, 7, ("is:due",))


@given(typed(), st.integers(0, 40))
def test_completing_never_fails(text: str, caret: int) -> None:
    found = complete(text, min(caret, len(text)), NAMES)
    assert 0 <= found.start <= found.end <= len(text)
