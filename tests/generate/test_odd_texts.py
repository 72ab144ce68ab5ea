"""Texts that are no news articles: nothing breaks, and what is asked can stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generate.helpers import kept, sample
from tests.generate.test_pipeline import check

CHIPS = sample("chips")
FACT = "Veltron bought the plant in Dresden from Siemens for €480 million in 2009"
ROWS = ["Norway", "Sweden", "Denmark", "Finland"] * 15
ODD = {
    "capitals": CHIPS.upper(),
    "small letters": CHIPS.lower(),
    "no full stops": CHIPS.replace(".", ""),
    "one line": " ".join(CHIPS.split()),
    "table": "\n".join(f"| {row} | {at} | {7 * at} % |" for at, row in enumerate(ROWS)),
    "columns": "\n".join(f"{row}\t{at}\t{7 * at}" for at, row in enumerate(ROWS)),
    "bullets": "\n".join(f"• {part}" for part in CHIPS.split(". ")),
    "numbered list": "\n".join(f"{n}) {p}" for n, p in enumerate(CHIPS.split(". "))),
    "poem": "The river runs to Leeds at night,\nAnd Ann Lee waits beside the mill;\n"
    * 9,
    "code": "def f(x):\n    return [y for y in x if y != 3]  # Oslo\n" * 12,
    "emoji": CHIPS.replace(". ", " 🎉🔥. ").replace("Veltron", "Veltron 🏭"),
    "right to left": CHIPS.replace('"', "\u200f”").replace("Veltron", "\u202bVeltron"),
    "another script": CHIPS + "\nقال الرئيس «نعم» يوم الاثنين في القاهرة.",
    "left-over tags": CHIPS.replace("\n\n", '</p><p class="x">').replace(
        ". ", ".<br> "
    ),
    "left-over entities": CHIPS.replace("Veltron", "&nbsp;Veltron&amp;"),
    "Markdown": CHIPS.replace("Veltron", "[**Veltron**](https://example.org/v)"),
    "control characters": CHIPS.replace("Veltron", "Vel\x07tr\x00on"),
    "combining accents": CHIPS.replace("a", "a\u0301"),
    "endless word": f"The {'x' * 20_000} opened a school in Leeds in 1990.",
    "open quotations": '"' * 300 + CHIPS,
    "nested brackets": "(" * 300 + CHIPS + ")" * 300,
    "one fact for ever": f"{FACT}. " * 200,
}
WORDS = ["Ann Lee", "Oslo", "12 %", '"', "(", "said", "that", "the mayor", "€4", "."]
WORDS += [",", "\n", "| ", "<b>", "&amp;", "🎉", "was", "in 2009", "–", "'s", "which"]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_text_breaks_nothing_and_each_question_keeps_its_promises(
    text: str,
) -> None:
    for candidate in kept(text):
        check(text, candidate)


def test_a_sentence_of_ten_thousand_words_is_not_asked_about() -> None:
    text = ", ".join([FACT] * 800) + "."
    assert kept(text) == []


@pytest.mark.parametrize("name", ["capitals", "left-over entities", "endless word"])
def test_what_nobody_should_read_is_not_asked(name: str) -> None:
    asked = [f"{c.question} {c.answer}" for c in kept(ODD[name])]
    assert not any(mark in text for text in asked for mark in ("&", "<", "xxx"))
    assert not any(text.isupper() for text in asked)


def test_pictures_stand_in_no_question() -> None:
    asked = kept(ODD["emoji"])
    assert asked
    assert not any(mark in c.question for c in asked for mark in "🎉🔥🏭")


def test_a_text_on_one_line_is_asked_like_one_in_paragraphs() -> None:
    long = " ".join([CHIPS, *(sample(n) for n in ("bridge", "museum", "school"))] * 3)
    text = " ".join(long.split())
    found = kept(text)
    assert len(found) > 30
    for candidate in found:
        check(text, candidate)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60))
def test_words_in_any_order_break_nothing(words: list[str]) -> None:
    text = " ".join(words)
    for candidate in kept(text):
        check(text, candidate)
