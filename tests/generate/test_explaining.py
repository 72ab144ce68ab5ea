import re

import pytest

from quizapp.generate.cleaning import clean
from quizapp.generate.languages.en.labelling import labelled
from tests.generate.helpers import NAMES, kept, read, sample


@pytest.mark.parametrize("name", NAMES)
def test_each_explanation_is_one_sentence_of_the_article(name: str) -> None:
    text = sample(name)
    own = {s.text for s in read(text)[0]}
    for candidate in kept(text):
        assert candidate.feedback in own


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_choice_is_not_named_only_where_it_is_not(name: str) -> None:
    text = sample(name)
    own = {s.text for s in read(text)[0]}
    plain = " ".join(p.text for p in clean(text, labelled))
    for candidate in kept(text):
        for wrong in candidate.distractors:
            named = re.search(rf"(?<!\w){re.escape(wrong.text)}(?!\w)", plain)
            assert not (named and "does not name" in wrong.feedback)
            _, _, told = wrong.feedback.partition(": ")
            assert not told or told in own or wrong.feedback.endswith(".")


def test_a_wrong_choice_is_explained_by_a_sentence_that_stands_alone() -> None:
    text = (
        "Ann Lee opened a bakery in Leeds in 2001. She later moved to Oslo."
        " The mayor of Oslo bought 40 loaves. Tom Reed opened a school in Bergen."
    )
    found = {
        d.text: d.feedback
        for c in kept(text)
        if c.answer == "Bergen"
        for d in c.distractors
    }
    assert found["Oslo"].endswith(": The mayor of Oslo bought 40 loaves.")
