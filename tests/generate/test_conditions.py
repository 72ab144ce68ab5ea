"""What holds under a condition is asked with it, or not at all."""

import pytest

from tests.generate.helpers import asked, kept

LEAD = "Ann Lee opened a museum of clocks in Oslo.\n\n"


def test_a_condition_stands_before_its_question() -> None:
    text = "If Norway leaves the pact, the African Union will appoint Sam Hill in May."
    questions = asked(LEAD + text)
    told = "If Norway leaves the pact, "
    assert questions[f"{told}who will the African Union appoint in May?"] == "Sam Hill"
    assert not [q for q in questions if "appoint" in q and "leaves the pact" not in q]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("If Sam Hill saw the letter, he misled Parliament on October 3.", "mislead"),
        ("Sam Hill would lose 40 jobs in Derby unless he raised prices.", "lose"),
        ("Sam Hill could sell 40 boats in Derby provided that he paid a tax.", "sell"),
        ("Had Sam Hill known of it, he would have sold 40 boats in Derby.", "sold"),
        (
            "If banks refuse, the plan fails. Norway would default in May.",
            "default",
        ),
        ("Norway would probably default on its bonds in February.", "default"),
    ],
)
def test_what_holds_only_under_a_condition_is_no_fact(text: str, part: str) -> None:
    assert not [
        c.question
        for c in kept(LEAD + text)
        if part in c.question and not c.question.startswith(("If", "Had"))
        and c.kind != "cloze"
    ]  # fmt: skip


def test_a_guess_is_not_shown_with_a_gap() -> None:
    text = "Norway would probably default on its bonds in February."
    assert not [c for c in kept(LEAD + text) if "default" in c.question]


def test_what_is_said_of_some_is_not_asked_of_all() -> None:
    text = (
        "Thirty-eight people have needed hospital treatment in Derby, 29 of them under"
        " the age of five."
    )
    questions = asked(LEAD + text)
    assert not [q for q in questions if "age of five" in q and "____" not in q]
    question = "How many people have needed hospital treatment in Derby?"
    assert questions[question] == "Thirty-eight"


def test_a_clause_that_has_lost_in_what_it_was_is_not_asked() -> None:
    text = (
        "Norway signed a treaty in May, ending a standoff in which boats were seized"
        " and two officers were killed."
    )
    assert not [q for q in asked(LEAD + text) if "killed" in q and "____" not in q]


def test_a_verb_left_out_is_not_asked_about() -> None:
    text = (
        "Ann Lee says that the dates may shift but that the size of the clock would"
        " not."
    )
    assert not [q for q in asked(LEAD + text) if "would not?" in q]


def test_how_much_more_it_is_than_before_is_no_part_of_it() -> None:
    text = (
        "Norrsken carried 310,000 passengers last year, 18 percent more than in the"
        " year before."
    )
    questions = asked(LEAD + text)
    assert questions["How many passengers did Norrsken carry?"] == "310,000"
