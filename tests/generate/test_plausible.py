import re

import pytest

from tests.generate.helpers import kept, read

TEXT = (
    "Ann Lee opened a school in Nairobi in 2019. The North Sea flood killed 300 people"
    " in Belgium. Turkey, Nigeria and Thailand sent 40 doctors to Ann Lee in 2021."
)
WHO = (
    "The World Health Organization opened an office for doctors in Nairobi. Workers"
    " made RTS4 in Perth. The Green Party won 40 seats. The Royal Society met in"
    " London."
)
NEPHEW = (
    "Daniel Price, the nephew of the mayor of Leeds, found the letter in 2016. Mary"
    " Hale read it in London. Susan Cole and Jane West wrote to the police in York."
)


def _choices(text: str, part: str) -> list[str]:
    found = [c for c in kept(text) if part in c.question and c.distractors]
    assert found, [c.question for c in kept(text)]
    return [d.text for c in found for d in c.distractors]


def test_a_country_is_mixed_with_those_of_its_part_of_the_world() -> None:
    assert not {"Turkey", "Nigeria", "Thailand"} & {*_choices(TEXT, "which country")}


def test_no_year_is_offered_that_the_article_does_not_reach() -> None:
    years = _choices(TEXT, "which year")
    assert years
    assert all(int(year) <= 2021 for year in years)


def test_the_latest_year_is_the_last_told_of_as_past() -> None:
    _, names = read("Ann Lee met Bo Berg in 2019. The bridge will open in 2031.")
    assert names.latest == 2019


@pytest.mark.parametrize("wrong", ["RTS4", "Green Party", "Royal Society"])
def test_an_organization_is_mixed_with_its_like(wrong: str) -> None:
    assert wrong not in _choices(WHO, "hich UN agency")


def test_a_nephew_is_no_woman() -> None:
    wrong = _choices(NEPHEW, "nephew")
    assert not [text for text in wrong if re.match("Mary|Susan|Jane", text)]


def test_an_unknown_firm_is_not_set_among_known_ones() -> None:
    found = kept("The firm Lodestar conducted polls in Ohio in 2021. Ann Lee left.")
    assert all(not c.distractors for c in found if c.answer == "Lodestar")
