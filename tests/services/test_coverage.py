import itertools

from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.articles import Span
from quizapp.services import coverage
from tests.factories import TEXT, a_candidate, an_article

texts = st.text(st.sampled_from("Ab 1.!?\n”’"), max_size=80)
spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(
    lambda pair: Span(pair[0], sum(pair))
)


def test_what_no_candidate_tells_of_is_split_by_its_punctuation() -> None:
    found = coverage.sentences(an_article(), [a_candidate().evidence])
    assert [TEXT[s.start : s.end] for s in found] == [
        "Mayor Ana Costa opened the harbour festival in Porto on Friday.",
        "About 12,000 people came.",
        "The festival ends on Sunday.",
    ]
    assert coverage.asked(found, [a_candidate().evidence]) == (True, False, False)


def test_a_place_belongs_to_the_sentences_it_touches() -> None:
    found = coverage.sentences(an_article(), [])
    across = Span(TEXT.index("on Friday"), TEXT.index("people"))
    whole = coverage.sentence_at(found, across)
    assert TEXT[whole.start : whole.end].startswith("Mayor")
    assert TEXT[whole.start : whole.end].endswith("came.")
    heading = Span(0, 7)
    assert coverage.sentence_at(found, heading) == heading


@given(texts, st.lists(spans, max_size=6))
def test_sentences_are_in_order_and_do_not_overlap(
    text: str, known: list[Span]
) -> None:
    inside = [s for s in known if s.end <= len(text)]
    found = coverage.sentences(an_article(text=text), inside)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(any(s.overlaps(span) for s in found) for span in inside)
