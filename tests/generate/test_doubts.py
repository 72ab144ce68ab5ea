"""Doubtful questions are kept, but stand behind all others and score low."""

import pytest

from quizapp.domain.candidates import DOUBT
from quizapp.generate.balancing import balanced, worth_asking
from quizapp.generate.diversifying import ALIKE, ENOUGH
from tests.generate.helpers import NAMES, asked, candidates, kept, sample

DOUBTFUL = [
    # one noun, of which one may ask what it is
    ("Chloroplasts turn light into chemical energy in leaves.",
     "What turns light into chemical energy in leaves?", "Chloroplasts"),
    ("Most chloroplasts derive from a green alga.",
     "What do most chloroplasts derive from?", "green alga"),
    # a thing for a place
    ("Pyrenoids are found in the chloroplasts of hornworts.",
     "Where are Pyrenoids found?", "in the chloroplasts of hornworts"),
    # one word for a kind
    ("Primary chloroplasts have a double membrane in leaves.",
     "What kind of membrane in leaves do primary chloroplasts have?", "double"),
    # what something is
    ("An etioplast is a plastid that lacks chlorophyll.",
     "What is an etioplast?", "plastid that lacks chlorophyll"),
    ("Colonialism's core meaning is the exploitation of valuable assets.",
     "What is colonialism's core meaning?", "exploitation of valuable assets"),
    # a gap for a thing
    ("Not all cells in a multicellular plant contain starch grains.",
     "Not all cells in a ____ contain starch grains.", "multicellular plant"),
    ("However, no leaf of the plant contains starch grains.",
     "No leaf of the plant contains ____.", "starch grains"),
    # a sentence that explains its own pronoun
    ("While etioplasts lack chlorophyll, they have a yellow precursor stocked.",
     "While etioplasts lack chlorophyll, they have a ____ stocked.",
     "yellow precursor"),
    ("There is a growing body of evidence for plant cell plastids.",
     "There is a growing body of evidence for ____.", "plant cell plastids"),
]  # fmt: skip

HANGING = [
    "In low-light conditions, they will spread out in a thin sheet.",
    "The only known structure analogous to it is the thylakoid system.",
    "It is often found in the chloroplasts of some hornworts.",
]


@pytest.mark.parametrize(("text", "question", "answer"), DOUBTFUL)
def test_what_is_doubtful_is_kept_and_scores_low(
    text: str, question: str, answer: str
) -> None:
    spare = {ENOUGH, ALIKE}
    found = {c.question: c for c in candidates(text) if spare.issuperset(c.reasons)}
    assert found[question].answer == answer
    assert found[question].score <= 0.4
    assert any(name.startswith(DOUBT) for name, _ in found[question].features)


@pytest.mark.parametrize("text", HANGING)
def test_a_pronoun_of_something_else_leaves_no_gap(text: str) -> None:
    after = f"It rained in Leeds. {text}"
    assert not [c for c in kept(after) if c.evidence.start]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_doubtful_stands_behind_what_is_not(name: str) -> None:
    text = sample(name)
    every = kept(text)
    for chosen in (balanced(every, 12), worth_asking(every, len(text.split()))):
        assert all(c.score > 0.4 or not _doubtful(c.features) for c in chosen)
    first = [c for c in every if not c.items and c.kind != "truefalse"]
    flags = [_doubtful(c.features) for c in first]
    assert flags == sorted(flags)


def test_a_gap_for_a_thing_is_for_a_sentence_without_questions() -> None:
    text = "Ann Lee opened a chlorophyll laboratory in Leeds in 2016."
    things = [c for c in candidates(text) if c.answer == "chlorophyll laboratory"]
    assert not [c for c in things if c.kept and c.kind == "cloze"]
    assert asked(text)


def _doubtful(features: tuple[tuple[str, float], ...]) -> bool:
    return any(name.startswith(DOUBT) for name, _ in features)
