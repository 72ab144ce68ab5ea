import re

import pytest

from quizapp.domain.candidates import Candidate
from quizapp.generate.languages.en import table
from quizapp.generate.languages.en.lexicon import kind_by_form
from quizapp.generate.languages.en.numbers import near_ages, near_values
from quizapp.generate.languages.en.persons import family_name
from tests.generate.helpers import NAMES, kept, sample


def choices(name: str) -> list[Candidate]:
    return [c for c in kept(sample(name)) if c.kind == "multichoice"]


@pytest.mark.parametrize("name", NAMES)
def test_a_choice_offers_three_different_wrong_answers(name: str) -> None:
    for candidate in choices(name):
        texts = [d.text.lower() for d in candidate.distractors]
        good = {candidate.answer.lower(), *(a.lower() for a in candidate.accepted)}
        assert len(set(texts)) == 3
        assert not set(texts) & good


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_answer_is_not_in_the_question_nor_beside_the_right_one(
    name: str,
) -> None:
    text = sample(name)
    for candidate in choices(name):
        evidence = text[candidate.evidence.start : candidate.evidence.end]
        for distractor in candidate.distractors:
            word = rf"\b{re.escape(distractor.text)}\b"
            assert not re.search(word, candidate.question)
            if not re.search(r"\d", distractor.text):
                named = re.search(word, evidence)
                assert not named or distractor.text[0].islower(), candidate.question


@pytest.mark.parametrize("name", NAMES)
def test_each_wrong_answer_says_what_it_really_is(name: str) -> None:
    for candidate in choices(name):
        assert all(d.feedback.endswith((".", '"', "!")) for d in candidate.distractors)


def test_countries_are_mixed_with_countries() -> None:
    found = [c for c in choices("storm") if c.question.startswith("Which country")]
    assert found
    for candidate in found:
        kinds = {kind_by_form(d.text) for d in candidate.distractors}
        assert kinds == {"COUNTRY"}


@pytest.mark.parametrize(
    ("text", "kind", "pattern"),
    [
        ("18,000", "NUMBER", r"\d+,000"),
        ("$1.9 billion", "MONEY", r"\$\d+\.\d billion"),
        ("29 percent", "PERCENT", r"\d+ percent"),
        ("six", "NUMBER", r"[a-z]+"),
        ("Eleven", "NUMBER", r"[A-Z][a-z]+"),
        ("2009", "YEAR", r"20\d\d|199\d"),
        ("Monday", "WEEKDAY", r"\w+day"),
        ("October 2023", "MONTH", r"[A-Z]\w+ 2023"),
        ("3 May 2021", "DAY", r"\d+ \w+ 2021"),
        ("six weeks", "DURATION", r"[a-z]+ weeks"),
    ],
)
def test_numbers_and_dates_stay_written_alike(
    text: str, kind: str, pattern: str
) -> None:
    found = list(near_values(text, kind))
    assert len(set(found) - {text}) >= 3
    assert all(re.fullmatch(pattern, other) for other in found)


def test_ages_are_such_as_people_reach() -> None:
    assert all(70 < int(age) < 92 for age in near_ages("81"))
    assert len(list(near_ages("19"))) >= 3


def test_no_share_is_more_than_all() -> None:
    assert all(
        float(other.split()[0]) < 100 for other in near_values("94 percent", "PERCENT")
    )


def test_a_range_of_shares_is_no_number_and_still_has_others() -> None:
    found = list(near_values("0.4–0.8 percent", "PERCENT"))
    assert found
    assert "0.4–0.8 percent" not in found


@pytest.mark.parametrize(
    ("name", "family"),
    [("Osama bin Laden", "bin Laden"), ("Kim Jong Un", "Kim"), ("Ann Lee", "Lee")],
)
def test_a_family_name_is_whole(name: str, family: str) -> None:
    assert family_name(name) == family


def test_people_of_the_article_are_offered_before_invented_ones() -> None:
    text = (
        "Mayor Anna Holt opened the new bridge in Torvale. Engineer Peter Lungu had"
        " praised the plan in 2019.\n\nCouncillor Boris Kolar voted against the plan."
        " Teacher Jonas Lind signed the petition in May."
    )
    choices = [c for c in kept(text) if c.kind == "multichoice"]
    offered = {c.answer: {d.text for d in c.distractors} for c in choices}
    assert offered["Anna Holt"] == {"Peter Lungu", "Boris Kolar", "Jonas Lind"}


@pytest.mark.parametrize("date", ["March 31", "31 May 2024", "30 January", "August 31"])
def test_no_month_is_given_days_it_does_not_have(date: str) -> None:
    found = list(near_values(date, "DAY"))
    assert len(found) >= 3
    short = re.compile(
        r"(April|June|September|November) 31|31 (April|June)|30 Feb|ry 30$"
    )
    assert not any(short.search(text) and "January" not in text for text in found)


def test_what_is_no_person_does_not_stand_among_persons() -> None:
    text = (
        "The trainer Tom Brady bought the racehorse Silver Promise in 2019. Prosecutor"
        " Brendan Tuohy said that Silver Promise had cost 2 million euros.\n\nDetective"
        " Orla Manning led the inquiry for three years."
    )
    offered = [d.text for c in kept(text) for d in c.distractors]
    assert offered
    assert not {"Silver Promise", "Promise"} & {*offered}


@pytest.mark.parametrize(
    ("text", "question", "others"),
    [
        (
            "The energy company Norscot installed 40 batteries near Wick in 2021.",
            "Which company installed 40 batteries",
            {"Shell", "BP", "TotalEnergies", "Equinor", "Vattenfall"},
        ),
        (
            "Shropshire Council closed nine libraries in Ludlow in 2021.",
            "Which council closed nine libraries",
            {*table("organisations")["county council"]},
        ),
    ],
)
def test_bodies_stand_among_bodies_of_their_sort(
    text: str, question: str, others: set[str]
) -> None:
    found = [c for c in kept(text) if c.question.startswith(question)]
    assert found
    assert {d.text for c in found for d in c.distractors} <= others


def test_a_body_of_an_unknown_sort_has_no_choices() -> None:
    text = "The Verdant Circle planted 4,000 trees in Oslo. Ann Lee thanked it."
    found = [c for c in kept(text) if c.answer == "Verdant Circle"]
    assert all(c.kind != "multichoice" for c in found)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Thirty-eight", ["Thirty-seven", "Thirty-six", "Thirty-nine"]),
        ("between $180m and $240m", ["between $220m and $300m"]),
        ("twelve", ["fourteen", "eleven", "sixteen"]),
        ("at least nine", ["at least eleven", "at least thirteen", "at least ten"]),
        ("up to 3,100", ["up to 2,300", "up to 1,600"]),
    ],
)
def test_other_numbers_are_written_as_numbers_are(text: str, others: list[str]) -> None:
    assert list(near_values(text, "NUMBER"))[: len(others)] == others


def test_invented_people_are_from_where_the_answer_is() -> None:
    found = kept("In Leeds 44 per cent of farmers voted for Ann Lee on Sunday.")
    wrong = next(c.distractors for c in found if c.answer == "Ann Lee")
    english = table("names")["regions"]["English"]
    assert all(d.text.split()[0] in english["female"] for d in wrong)
