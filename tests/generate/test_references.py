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
    (("A storm threw a crane into Mecca's Grand Mosque in May. Ann Lee visited the"
     " mosque in 2016."), "the Grand Mosque", "visit Grand"),
]  # fmt: skip

UNCLEAR = [
    # named beside it, so another one
    (("The battery maker Voltera bought Nordzell in May. The company employs 11,400"
     " people and Voltera 16,000 in Spain."), "Voltera company"),
    # an island is no village
    (("A quake struck the island of Sulmara on Monday. In Sulmara 112 people died. In"
      " Bar almost every house fell. The village has 110 inhabitants."), "Sulmara ha"),
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


def test_what_is_his_is_not_hers_who_speaks_of_it() -> None:
    text = "It rained. Dr Sarah Mackay says that his notes are the best in Scotland."
    assert not [q for q in asked(text) if "his notes" in q]


def test_the_next_day_is_in_no_gapped_sentence() -> None:
    text = "It rained. The next day Ann Lee flew to Paris with 60 guests."
    assert not [q for q in asked(text) if "next day" in q]


def test_a_time_that_only_the_text_tells_is_not_printed() -> None:
    text = "It rained. Ann Lee was minister of transport in Norway at the time."
    assert not [q for q in asked(text) if "at the time" in q]


def test_it_stands_for_nothing_that_is_not_explained() -> None:
    lead = "Ann Lee opened a museum in Oslo. Ann Lee had paid for the museum. "
    before = "Within a decade the system had been copied in Mexico. "
    found = asked(lead + before + "It comprises 26 sensors in Chile.")
    assert not [q for q in found if "the system comprise" in q]


def test_what_a_thing_has_is_said_with_its_name_only() -> None:
    text = (
        "A city of 3.7 million people will run out of water in Orania. The city has"
        " closed its pools. Its largest lake has shrunk to 14 per cent of its size."
    )
    assert not [c.question for c in kept(text) if "people's" in c.question]


def test_a_prize_is_not_only_that_of_the_year() -> None:
    text = (
        "Liis Tamm won the 2026 Nordlys Prize in Oslo. It rained in Oslo. Liis Tamm is"
        " the first woman to win the prize in Norway."
    )
    assert not [q for q in asked(text) if "woman to win the 2026" in q]
