import pytest

from tests.generate.helpers import asked, candidates, dropped, kept

LEAD = "Ann Lee opened a museum of clocks in Oslo.\n\n"
MENDED = [
    ("Prime Minister Simon Hargreaves survived a vote of no confidence on Wednesday.",
     "What did Prime Minister Simon Hargreaves survive?", "vote of no confidence"),
    ("The report comes after North and South Korea exchanged artillery fire.",
     "Which countries exchanged artillery fire?", "North and South Korea"),
    ("The Water Services Bill would transfer pipes and plants from 67 councils.",
     "What would the Water Services Bill transfer from 67 councils?",
     "pipes and plants"),
    ("Neighboring Ecuador offered to send a field hospital to Lima.",
     "What did neighboring Ecuador offer to send to Lima?", "field hospital"),
    ("Ewan Prowse was shown a second yellow card on 63 minutes for a foul in Hull.",
     "What was Ewan Prowse shown for a foul in Hull?", "second yellow card"),
]  # fmt: skip
UNFIT = [
    # a name, a body or a result cut short
    ("Russia's Foreign Ministry accused Norway of lying.", "Which ministry"),
    (("Simon Hargreaves survived a vote of no confidence in Wellington by 62 votes to"
      " 60."), "by 62 votes?"),
    # what points back
    ("The European Commission proposed in 2023 to weaken that protection.", "2023"),
    ("Mr Karim will stand at the gate of the school in Derby until then.", "then"),
    # question words
    ("Airports in Norway depend on a data centre near Bergen.", "Where do airports"),
    (("Detective Sergeant Colin Marsh of Gloucestershire Police appealed to collectors"
      " to check their purchases."), "Why"),
    # misread sentences
    (("The deepest core reached 41 metres. Inside it lay a thin band of shells from a"
      " brackish-water snail."), "core lie"),
    (("Nuria Campos dropped a cross under pressure and Ingrid Lund, a substitute who"
     " plays for Rosenborg, turned the ball into an empty net."), "pressure and"),
    # too little said
    ("Police in the area said that three people were arrested.", "were arrested?"),
    ("At least 38 sheep have been killed in the municipality since April.", "in the"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question", "answer"), MENDED)
def test_answers_and_questions_are_whole(text: str, question: str, answer: str) -> None:
    assert asked(text).get(question) == answer


@pytest.mark.parametrize(("text", "part"), UNFIT, ids=[row[1] for row in UNFIT])
def test_what_is_cut_or_misread_is_not_asked(text: str, part: str) -> None:
    questions = [c.question for c in kept(LEAD + text) if c.kind != "cloze"]
    assert not [question for question in questions if part in question]


def test_a_body_cut_from_its_country_says_so() -> None:
    found = dropped(LEAD + "Russia's Foreign Ministry accused Norway of lying.")
    assert any("the answer is cut short" in why for why in found.values())


def test_a_sum_is_no_percentage() -> None:
    text = "Under Singapore law, Pelagic could be fined up to S$1 million."
    sums = [c for c in candidates(text) if "1 million" in c.answer]
    assert sums
    assert not {"1", "1%", "1 percent"} & {a for c in sums for a in c.accepted}


def test_the_age_of_a_minor_figure_is_not_asked() -> None:
    text = LEAD + "A pupil, Ellie Moorhouse, 10, read a poem about Tower Bridge."
    why = {q: r for q, r in dropped(text).items() if q.startswith("How old")}
    assert any("the age of a minor figure" in reasons for reasons in why.values())


def test_an_opera_is_asked_about_in_quotation_marks() -> None:
    text = (
        'The aria belongs to "The Blind Queen", an opera of 1806.\n\n'
        "The Blind Queen will travel to Lisbon in October."
    )
    questions = [q for q in asked(text) if "Blind Queen" in q and "____" not in q]
    assert questions
    assert all('"The Blind Queen"' in question for question in questions)


def test_the_following_year_is_left_in_no_gapped_sentence() -> None:
    sentence = "The opera disappeared when France invaded Portugal the following year."
    assert not [q for q in asked(LEAD + sentence) if "following" in q]


def test_a_number_in_a_name_leaves_no_gap() -> None:
    text = "Rachel Lee is an analyst with the 38 North programme in Washington."
    assert "38" not in asked(text).values()


def test_it_is_not_said_of_one_of_two_bodies() -> None:
    text = (
        "The Walloon Federation of Agriculture demanded that the government pay the"
        " full cost of fences. It pays 80 per cent at present."
    )
    assert not [q for q in asked(text) if "does the Walloon Federation" in q]
