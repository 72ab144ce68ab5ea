import pytest

from tests.generate.helpers import asked, candidates, kept

PRINTED = [
    # "the" only where the article prints it
    (("Worcester Crown Court jailed Ann Lee for theft in May. The court heard that"
     " Ann Lee stole 62 books."), "Worcester Crown Court heard", "the Worcester"),
    (("Ann Lee spent a year on Skarv Rock. The rock has a lighthouse, a hut and 60,000"
     " gannets."), "does Skarv Rock have", "the Skarv"),
    (("The Worcester Institute fined Ann Lee in May. In June the institute gave Ann Lee"
     " 62 books."), "the Worcester Institute", "Did Worcester"),
]  # fmt: skip

UNCLEAR = [
    # named beside it, so another one
    (("The battery maker Voltera bought Nordzell in May. The company employs 11,400"
     " people and Voltera 16,000 in Spain."), "Voltera company"),
    # a thing that bears its maker's name
    (("The company Lumen recalled its glasses in May. Lumen makes them in Texas. The"
     " original Lumen uses a different charger from Japan."), "Which company uses"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "never"), PRINTED)
def test_a_name_takes_the_article_that_it_has_in_the_text(
    text: str, told: str, never: str
) -> None:
    questions = [c.question for c in kept(text)]
    assert any(told.lower() in question.lower() for question in questions)
    assert not any(never in question for question in questions)


@pytest.mark.parametrize(("text", "part"), UNCLEAR, ids=[r[1] for r in UNCLEAR])
def test_what_may_be_another_is_not_named(text: str, part: str) -> None:
    assert not [question for question in asked(text) if part in question]


def test_his_office_before_anybody_is_named_is_doubtful() -> None:
    text = "President Daniel Okello has returned from Addis Ababa, his office said."
    found = [c for c in candidates(text) if "his office, who" in c.question]
    assert found
    assert all("doubt: whose it is remains unclear" in dict(c.features) for c in found)
