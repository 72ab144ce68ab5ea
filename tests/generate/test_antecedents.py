import pytest

from quizapp.domain.work import finish
from quizapp.generate.languages.en.pipeline import generate
from tests.generate.helpers import an_article, asked, candidates, dropped, kept

RESOLVED = [
    # a firm, by the kind of its name
    (("The Austrian company Bergbahn employs 300 people in Linz. The company paid"
     " $3 million for the hotel by Lake Traun."),
     "How much did Bergbahn pay for the hotel by Lake Traun?"),
    # a person, by what the article calls him
    (("The surgeon Alistair Penn worked in Leeds. A court in Leeds told the surgeon"
     " to leave England in 2019."),
     "Which country did a court in Leeds tell Alistair Penn to leave in 2019?"),
    # a thing, by the words it came in with
    (("A passenger ferry sank off Nkoma in a storm. Divers reached the ferry on"
     " Monday near Nkoma."),
     "On which day did divers reach the passenger ferry near Nkoma?"),
]  # fmt: skip

LEFT_HANGING = [
    "The broadcasts began on 10 August 2015.",
    "Divers from Malta reached the second on Monday.",
    "Both countries sent 300 soldiers to Cyprus in 2016.",
    "Another picture came to a museum in Leeds in 2016.",
    "The company's founder fled to Berlin on Monday.",
]

CLEAR = [
    ("Ann Lee led the government of Malta for 12 years.",
     "For how long did Ann Lee lead the government of Malta?"),
    ("Ann Lee saw the sun over Malta for the first time in 2016.",
     "Who saw the sun over Malta for the first time in 2016?"),
    ("Ann Lee visited the children's hospital in Gothenburg in 2016.",
     "In which year did Ann Lee visit the children's hospital in Gothenburg?"),
    ("Ann Lee was the first woman to win a prize in Norway.",
     "Who was the first woman to win a prize in Norway?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question"), RESOLVED)
def test_a_definite_noun_is_said_in_full(text: str, question: str) -> None:
    assert question in asked(text)


@pytest.mark.parametrize("text", LEFT_HANGING)
def test_what_only_the_text_explains_is_not_asked(text: str) -> None:
    after = f"It rained. {text}"
    found = [c for c in kept(after) if c.kind != "cloze"]
    assert not found
    assert any("needs its antecedent" in why for why in dropped(after).values())


@pytest.mark.parametrize(("text", "question"), CLEAR)
def test_a_noun_that_explains_itself_may_stand(text: str, question: str) -> None:
    assert question in asked(f"It rained. {text}")


def test_a_noun_of_the_title_may_stand() -> None:
    text = "It rained. The bakery opened in Leeds in 2016."
    question = "In which year did the bakery open in Leeds?"
    titled = finish(generate(an_article(text, "Bakery closes after a century")))
    assert question in {c.question for c in titled if c.kept}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Old bees die when they leave the warm hive in winter.",
         "Old bees die when old bees leave the ____ in winter."),
        ("Cyanobacteria are tiny. They are often called blue-green algae in Leeds.",
         "What kind of algae are Cyanobacteria often called in Leeds?"),
    ],
)  # fmt: skip
def test_they_are_the_many_that_a_sentence_is_about(text: str, question: str) -> None:
    assert question in asked(text)


def test_it_that_stands_for_a_clause_is_nothing_named_before() -> None:
    text = "Colonialism is old. It is not unusual that settlers inherit large farms."
    assert not [q for q in asked(text) if "olonialism is not" in q]


def test_a_phrase_that_stood_between_marks_keeps_its_spaces() -> None:
    text = (
        'The deal creates a "joint zone" of 900 square kilometres. Boats from Malawi'
        " will fish in the zone with a licence in May."
    )
    found = [c.question for c in candidates(text) if "Boats" in c.feedback]
    assert any("joint zone of 900" in question for question in found), found
    assert not any("zoneof" in question for question in found)
