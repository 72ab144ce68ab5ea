import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.articles import Span
from quizapp.generate.cleaning import clean, quotations
from quizapp.generate.languages.en.labelling import labelled

ARTICLE = """Ferry runs aground off Calder Island, 214 rescued

By Joanna Pell
Saturday, September 12, 2015
PORT HALVORSEN (Northern Wire) — A ferry ran aground off Calder Island.
Grand Welcome and Talks
passengers on the pier in 2008
Image: Mark Field, who took the photograph.
Read more: www.example.org
All of them were safe.
"""


def test_each_block_has_its_label() -> None:
    assert [p.label for p in clean(ARTICLE, labelled)] == [
        "headline", "byline", "dateline", "body", "heading", "heading",
        "caption", "furniture", "body",
    ]  # fmt: skip


def test_a_place_and_an_agency_are_cut_from_the_first_sentence() -> None:
    body = next(p for p in clean(ARTICLE, labelled) if p.label == "body")
    assert body.text == "A ferry ran aground off Calder Island."


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The council of Torvale voted on Tuesday night to replace the\n"
        "Queen Street Bridge with a cable car that will cross the big\n"
        "gorge.\n\nIt opens in May.\n"
    )
    first, second = clean(text, labelled)
    assert first.text.endswith("replace the Queen Street Bridge with a cable car that"
                               " will cross the big gorge.")  # fmt: skip
    assert second.text == "It opens in May."


@given(st.text(alphabet=st.sampled_from("ab“”‘’é\u00a0\u200b \t.\r\n—𝄞"), max_size=80))
def test_every_character_knows_where_it_stood(text: str) -> None:
    for paragraph in clean(text, labelled):
        assert len(paragraph.text) == len(paragraph.offsets)
        assert list(paragraph.offsets) == sorted(set(paragraph.offsets))
        for letter, offset in zip(paragraph.text, paragraph.offsets, strict=True):
            original = text[offset]
            assert letter == original or letter in "\"' "


def test_a_span_covers_what_was_left_out_within_it() -> None:
    text = "He said\u200b  “no”."
    (paragraph,) = clean(text, labelled)
    assert paragraph.text == 'He said "no".'
    span = paragraph.span(3, len(paragraph.text))
    assert text[span.start : span.end] == "said\u200b  “no”."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', (Span(8, 11),)),
        ("He said nothing.", ()),
        ('"It goes on', (Span(0, 11),)),
    ],
)
def test_quotations_are_found(text: str, expected: tuple[Span, ...]) -> None:
    assert quotations(text) == expected
