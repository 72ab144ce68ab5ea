from dataclasses import replace

from quizapp.domain.articles import Passage, Span, is_heading, located, passage
from tests.factories import TEXT, an_article, evidence

ENDS = "The festival ends on Sunday."


def test_a_passage_shows_the_paragraph_under_its_heading() -> None:
    span = evidence("About 12,000 people came.").span
    seen = passage(an_article(), span)
    assert seen.heading == "Harbour Festival"
    assert seen.before == ""
    assert seen.paragraph.startswith("Mayor Ana Costa")
    marked = seen.paragraph[seen.marked.start : seen.marked.end]
    assert marked == "About 12,000 people came."


def test_a_passage_shows_the_paragraph_before() -> None:
    seen = passage(an_article(), evidence(ENDS).span)
    assert seen.before.endswith("people came.")
    assert seen.paragraph == ENDS


def test_line_ends_of_every_kind_are_kept_out_of_sight() -> None:
    text = TEXT.replace("\n", "\r\n")
    seen = passage(replace(an_article(), text=text), evidence(ENDS, text).span)
    assert "\r" not in seen.paragraph + seen.before + seen.heading
    first = passage(an_article(text="One.\r\nTwo."), Span(0, 4))
    assert first == Passage("", "", "One.", Span(0, 4))


def test_evidence_over_several_paragraphs_shows_them_all() -> None:
    seen = passage(an_article(text="A b.\nC d.\nE f."), Span(2, 8))
    assert seen.paragraph == "A b.\nC d."
    assert seen.marked == Span(2, 8)


def test_headings_are_told_from_sentences() -> None:
    assert is_heading("Signing of Strategic Partnership")
    assert not is_heading("They signed it.")
    assert not is_heading("")
    assert not is_heading("word " * 30)


def test_spans_overlap_when_they_share_a_character() -> None:
    assert Span(0, 5).overlaps(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))


def test_evidence_is_found_again_in_an_edited_article() -> None:
    proof = evidence(ENDS)
    assert located(an_article(), proof) == proof
    moved = located(an_article(text="New first line.\n" + TEXT), proof)
    assert moved
    assert moved.span.start == proof.span.start + len("New first line.\n")
    assert located(an_article(text=TEXT.replace("Sunday", "Monday")), proof) is None
