import pytest

from tests.generate.helpers import candidates, dropped, kept

LEAD = "Ann Lee opened a museum in Oslo in May. Ann Lee paid for the museum. "

UNSAID = [
    # of what, or whose
    "The rest belongs to hedge funds in Spain, which bought it for 60 cents.",
    "Four more will open on Monday, one at a bus station in Bergen.",
    "About 55% is in the hands of banks and funds in Spain.",
    "A daughter, Eva Lee, died in Bergen in 1986.",
    "An interim report is due in July 2028 in Bergen.",
    "The shares had fallen 64 per cent in two years.",
    "One possibility is that ice from Norway slowed the currents in the sea.",
    "In return the government of Norway has promised 60 schools by 2028.",
    "Of the 140 guests, 17 fell ill within a fortnight.",
    # known from before only
    "The café, which has 120 seats, was full by eleven.",
    "The salary is £24,600, with food and a small house.",
    "The union will decide at a meeting in Bergen on 5 December.",
    "In May a bank in Bergen declined to comment on the claim.",
    "Her party in Norway is beginning to hint at the second.",
    "The former England midfielder was joking with Ann Lee in Oslo.",
    # some, or somebody, of whom there are many
    "Most were built in Norway in the 1970s.",
    "The pair moved to Bergen in 2016.",
    "The mother of two was born in Bergen in 1970.",
    "The Leipzig-based group employs 300 people in Spain.",
    "A working group, whose chairman is Peter Berg, will report in 2030.",
    "The company's chief officer, Greg Berg, moved to Bergen on 6 May 2016.",
    "A second attempt failed in 2016 because of rain in Bergen.",
    "The suspect, a man of 34 from Bergen, was arrested on Monday.",
]  # fmt: skip

CLEAR = [
    ("The rest of the money came from a bank in Bergen in May.", "____ in May"),
    ("A daughter of Ann Lee opened a school in Bergen in 1986.", "____"),
    ("The museum has 120 rooms and a garden by the sea.", "____ rooms"),
    ("The midfielder Eva Berg opened a school in Bergen in 1986.", "____"),
    ("The IG Metall union called a strike in Bergen in May.", "____"),
    ("More than 300 people came to the garden in Bergen.", "____"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", UNSAID)
def test_a_gap_is_not_left_in_what_only_the_text_explains(sentence: str) -> None:
    text = LEAD + sentence
    whole = [c for c in kept(text) if c.kind in {"cloze", "truefalse"}]
    told = [c for c in whole if c.evidence.start >= len(LEAD)]
    firm = [c for c in told if not any("doubt" in name for name, _ in c.features)]
    assert not firm
    assert any(
        why in {"what it is about is not said", "needs its antecedent"}
        for reasons in dropped(text).values()
        for why in reasons
    )


@pytest.mark.parametrize(("sentence", "part"), CLEAR)
def test_a_gap_is_left_in_what_says_what_it_is_about(sentence: str, part: str) -> None:
    found = [c for c in candidates(LEAD + sentence) if c.kind == "cloze"]
    assert any(part in c.question and c.kept for c in found)


def test_what_stands_for_something_said_makes_a_question_doubtful() -> None:
    text = LEAD + "A court in Bergen will hear the case in June."
    found = [c for c in candidates(text) if c.question.startswith("When will")]
    assert found
    assert all(any(n.startswith("doubt") for n, _ in c.features) for c in found)


def test_a_question_about_a_part_of_what_is_unsaid_is_doubtful() -> None:
    text = LEAD + "An interim report is due in Bergen in July 2028."
    found = [c for c in candidates(text) if c.question.startswith("When is")]
    assert found
    assert all(any("doubt" in name for name, _ in c.features) for c in found)
