"""Questions that leave out what they need, or ask what is not worth asking."""

import pytest

from tests.generate.helpers import asked, candidates, kept

LEAD = "Ann Lee opened a museum of clocks in Oslo.\n\n"
UNFIT = [
    # what a figure is of
    (("Wexa, the firm, carries 1.6 million people a year in Norway on its Nightjet"
      " network of trains from Oslo to the north and to all of the coast."),
     "How many people a year does Wexa carry?"),
    ("Ann Lee, who has run Wexa since 2001 and owns 12 per cent, will retire.",
     "does Ann Lee own"),
    ("A survey by Wexa found that 44 per cent supported the trial in Derby.",
     "much supported"),
    ("Nearly two thirds of school districts in Norway have adopted it.", "many thirds"),
    # exceptions and ends
    ("For nine days Sam Hill has been unable to talk about anything but a memo.",
     "about anything"),
    (("Sam Hill rose at the far post in the 119th minute to head Derby County to their"
      " first cup in 41 long years."), "rise"),
    ("Shares in Wexa closed 17% lower in New York at $22.60.", "At how much"),
    # no reasons
    (("Villagers in Derby have faced a detour of two miles to reach the shop and the"
      " school."), "Why"),
    ("Sam Hill finished in two hours in Derby to break the record by a minute.", "Why"),
    # torn
    (("Its shares dropped 7 per cent, while Nordzell's climbed 24 per cent to \u20ac16,"
      " suggesting some doubt."), "climb"),
    ("Sam Hill is to receive no payment in Derby.", "What is"),
    ("The European Commission blocked a joint venture between the two in 2022.",
     "between the two"),
    ("Prime Minister Ann Lee's coalition holds 79 of the 150 seats in parliament.",
     "79 of?"),
    ("Opposition in Derby was strongest among parents of children with needs.", "of?"),
    ("Customers in Derby can choose between a full refund and a replacement.",
     "Along with"),
    ("Babies in Derby are given their first dose at six months rather than at a year.",
     "months at a year"),
    ("The interest rate of Wexa would fall from an average of 6.9% to 4.5%.", "from?"),
    ("Sam Hill would have become governor of Utah had the recall succeeded.", "become"),
    ("In Derby Sam Hill would eat nothing in the evening but millet porridge.", "eat"),
    # too little
    ("A group calling itself Paper Wasp has claimed responsibility.", "responsib"),
    ("Ann Lee, who took office in April, opened a school in Derby.", "took office"),
    ("Sam Hill, who joined from the brewer Marlin & Tate in 2023, left.", "join"),
    ("Sam Hill and Ann Lee agreed.", "agreed"),
    ("Sam Hill helped to bring two civil wars in Peru to an end.", "help to do"),
    ("Sam Hill died in 2021.", "Who died"),
    ("Ann Lee produced photographs of the title page.", "What did Ann Lee produce?"),
    ("Sam Hill has denied withholding anything.", "anything"),
    ("Sam Hill has been speaking to Josephine Akello.", "whom"),
    ("The original clock in Derby uses a different charger.", "charger"),
    ("Warning systems at the time depended on small numbers of stations in Derby.",
     "What depended"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), UNFIT)
def test_what_is_cut_or_empty_is_not_asked(text: str, part: str) -> None:
    questions = [c.question for c in kept(LEAD + text) if c.kind != "cloze"]
    assert not [question for question in questions if part in question]


def test_what_something_fell_in_belongs_to_the_fall() -> None:
    text = "A pilot in Vestrup reported a fall of a fifth in sickness absence."
    questions = asked(LEAD + text)
    question = "What did a pilot in Vestrup report?"
    assert questions[question] == "fall of a fifth in sickness absence"


def test_a_week_to_sunday_is_one_span_of_time() -> None:
    text = "Wexa said 61 new infections had been recorded in the seven days to Sunday."
    questions = [c for c in kept(LEAD + text) if c.answer == "61"]
    assert all("seven days to Sunday" in c.question for c in questions)


def test_of_two_values_only_the_last_leaves_a_gap() -> None:
    text = "The interest rate of Wexa fell from an average of 6.9% to 4.5%."
    gaps = {
        c.question: c.answer for c in candidates(LEAD + text) if "____" in c.question
    }
    assert "6.9% to 4.5%" not in gaps.values()
    assert gaps["The interest rate of Wexa fell from an average of 6.9% to ____."] == (
        "4.5%"
    )


def test_a_country_after_its_city_leaves_no_gap() -> None:
    text = "Wexa, based in Kingston, Jamaica, will meet in March to vote on a treaty."
    assert not [q for q in asked(LEAD + text) if "Kingston, ____" in q]


def test_opening_hours_are_not_asked() -> None:
    text = "The Museum of the Adriatic in Trieste is open daily except Tuesdays."
    assert not [
        c
        for c in kept(LEAD + text)
        if "open daily" in c.question or "is open" in c.question
    ]


def test_part_of_a_sea_is_not_the_sea() -> None:
    text = "The deep south-western Pacific cooled by 0.7 degrees until about 1850."
    found = [c for c in kept(LEAD + text) if c.answer == "Pacific"]
    assert not [c for c in found if c.kind != "cloze"]


def test_what_a_court_was_told_the_court_did_not_say() -> None:
    text = "Ann Lee sold 40 clocks to Sam Hill, Worcester Crown Court was told."
    assert not [q for q in asked(LEAD + text) if q.startswith("According to")]


def test_one_noun_that_was_converted_is_doubtful() -> None:
    text = "Sam Hill bought a clock from Ann Lee in Derby."
    found = [c for c in kept(LEAD + text) if c.answer == "clock" and c.kind != "cloze"]
    assert all("doubt: one noun" in dict(c.features) for c in found)


def test_a_figure_is_not_of_the_whole_where_it_is_of_a_part() -> None:
    text = (
        "Austria's federal railways, \u00d6BB, which run the German sleepers, now carry"
        " 1.6 million people a year on its Nightjet network."
    )
    assert not [c for c in kept(LEAD + text) if c.question.endswith("people a year?")]


@pytest.mark.parametrize(
    "text",
    [
        "Parking will be available at the cricket club.",
        "The salary is \u00a324,600, with food.",
        "Mr Brandt has problems of his own.",
    ],
)
def test_a_sentence_that_says_little_is_not_shown_with_a_gap(text: str) -> None:
    assert not [
        c
        for c in kept(LEAD + text)
        if "____" in c.question and "Oslo" not in c.question
    ]


def test_a_share_of_nothing_leaves_no_gap() -> None:
    text = "The World Health Organization says 95% is needed to stop the disease."
    assert "95%" not in asked(LEAD + text).values()


def test_the_person_in_the_headline_leaves_no_gap_at_the_start() -> None:
    text = (
        "Keiko Sato, seismologist, dies at 87\n\n"
        "Keiko Sato, seismologist, was born in Derby on March 3, 1939."
    )
    assert not [q for q in asked(text) if q.startswith("____")]


def test_what_goes_on_with_what_somebody_said_is_no_fact() -> None:
    text = (
        "Farah Siddiqui said that Sam Hill had run up debts and had lost his house. He"
        " had since repaid \u00a3112,000 by selling his share of the house."
    )
    assert "\u00a3112,000" not in asked(LEAD + text).values()


def test_a_number_is_asked_for_with_what_it_is_told_of() -> None:
    text = (
        "Ninety secondary schools in the north of England will close their doors to"
        " most pupils on Fridays."
    )
    questions = [c.question for c in kept(LEAD + text) if c.answer == "Ninety"]
    assert [q for q in questions if "to most pupils on Fridays" in q]
    assert not [q for q in questions if q.endswith("doors?")]


def test_of_her_country_no_owner_is_left() -> None:
    text = "Minister Ann Lee led her country's delegation to Derby in May."
    assert "country's delegation" not in asked(LEAD + text).values()


@pytest.mark.parametrize(
    "text",
    [
        "By the most generous count in Derby Ann Lee has 38.",
        "Australia has pledged A$5m and a search team with dogs.",
        "A group calling itself Paper Wasp has claimed responsibility.",
    ],
)
def test_what_tells_too_little_or_all_leaves_no_gap(text: str) -> None:
    gaps = {q: a for q, a in asked(LEAD + text).items() if "____" in q}
    assert not {"38", "Australia", "Paper Wasp"} & set(gaps.values())


def test_whom_the_headline_names_is_doubtful() -> None:
    text = (
        "Keiko Sato, seismologist, dies at 87\n\n"
        "Keiko Sato built a laboratory for small sensors in Derby in 1991."
    )
    found = [c for c in kept(text) if c.answer == "Keiko Sato"]
    named = "doubt: the headline names the answer"
    assert all(named in dict(c.features) for c in found)


def test_what_somebody_rose_for_is_told() -> None:
    text = (
        "Sam Hill rose at the far post in the 119th minute to head Derby County to"
        " their first cup in 41 years, settling a final."
    )
    asks = "Who rose at the far post in the 119th minute to head Derby County to their"
    assert [q for q in asked(LEAD + text) if q.startswith(asks)]
