from typing import Any

import pytest

from quizapp.domain.choices import Choice
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.services.checking import Finding, Flaw, alike, check
from tests.factories import TEXT, a_question, an_article, evidence

SENTENCE = "Mayor Ana Costa opened the harbour festival in Porto on Friday."


def short(key: str) -> ShortAnswer:
    return ShortAnswer((Choice(key, 1.0),))


def choices(*texts: str) -> MultipleChoice:
    return MultipleChoice(tuple(Choice(t, float(t == texts[0])) for t in texts))


def found(stem: str, body: Any = None, **changes: Any) -> list[tuple[Flaw, str]]:
    asked = {"stem": stem, "evidence": evidence(SENTENCE)} | changes
    if body is not None:
        asked["body"] = body
    return [(f.flaw, f.about) for f in check(a_question(**asked), an_article())]


def test_a_good_question_has_no_flaw() -> None:
    assert found("Who opened the harbour festival in Porto?") == []
    wrong = choices("Ana Costa", "Rui Lopes", "Eva Silva")
    assert found("Who opened the harbour festival in Porto?", wrong) == []


@pytest.mark.parametrize(
    ("stem", "flaw", "about"),
    [
        ("", Flaw.UNFINISHED, ""),
        ("What did she open in Porto on Friday?", Flaw.POINTS_NOWHERE, "she"),
        ("Who opened Porto's festival yesterday?", Flaw.PASSING_TIME, "yesterday"),
        ("Who opened it?", Flaw.POINTS_NOWHERE, "it"),
        ("Who came?", Flaw.VAGUE, ""),
        ("Which Costa opened the festival in Porto?", Flaw.LEAKS, "costa"),
    ],
)
def test_the_wording_is_judged(stem: str, flaw: Flaw, about: str) -> None:
    assert (flaw, about) in found(stem)


def test_a_pronoun_after_a_name_points_somewhere() -> None:
    assert (
        found("What did Mayor Costa of Porto say when she came?", short("Friday")) == []
    )


def test_an_answer_of_digits_leaks_by_its_digits_alone() -> None:
    about = {"evidence": evidence("About 12,000 people came.")}
    assert (
        found("How many people came to Porto's fair?", short("12,000 people"), **about)
        == []
    )
    leaked = found("Did 12,000 come to Porto's fair?", short("12,000 people"), **about)
    assert (Flaw.LEAKS, "12000") in leaked


def test_evidence_has_to_stand_in_the_article_and_say_the_answer() -> None:
    stem = "Who opened the harbour festival in Porto?"
    assert (Flaw.NO_EVIDENCE, "") in found(stem, evidence=None)
    assert (Flaw.ANSWER_NOT_THERE, "Rui") in found(stem, short("Rui"))
    owned = evidence("The festival ends on Sunday.")
    assert (Flaw.ANSWER_NOT_THERE, "Ana Costa") in found(stem, evidence=owned)


def test_an_answer_stands_in_the_evidence_as_an_owner_too() -> None:
    text = "Porto’s festival is old and loud."
    asked = a_question(
        stem="Which city has an old and loud festival?",
        body=short("Porto"),
        evidence=evidence(text, text),
    )
    assert check(asked, an_article(text=text)) == ()


@pytest.mark.parametrize("other", ["Costa", "Ana", "Porto"])
def test_a_choice_that_is_part_of_the_answer_or_of_the_evidence_may_fit(
    other: str,
) -> None:
    body = choices("Ana Costa", "Rui Lopes", other)
    assert (Flaw.CHOICE_FITS, other) in found("Who opened the festival?", body)


def test_numbers_that_share_words_are_no_parts_of_each_other() -> None:
    body = choices("12,000 people", "9,000 people", "900 people")
    about = {"evidence": evidence("About 12,000 people came.")}
    assert found("How many came to the fair in Porto?", body, **about) == []


def test_another_sentence_that_answers_too_is_named() -> None:
    text = TEXT + "\nRui Lopes opened the harbour festival in Porto last year."
    asked = a_question(
        stem="Who opened the harbour festival in Porto?", evidence=evidence(SENTENCE)
    )
    (finding,) = check(asked, an_article(text=text))
    assert finding.flaw is Flaw.ANSWERED_ELSEWHERE
    assert finding.about.startswith("Rui Lopes")


def test_what_cannot_be_asked_is_told() -> None:
    flaws = found("Who opened the harbour festival in Porto?", choices("Ana Costa"))
    assert flaws[0][0] is Flaw.UNFINISHED


def test_near_duplicates_are_found_among_those_kept() -> None:
    first = a_question(stem="Who opened the harbour festival in Porto?")
    again = a_question(stem="Who was it that opened Porto's harbour festival?")
    where = a_question(stem="Where was the harbour festival?", body=short("Porto"))
    assert alike(first, again)
    assert not alike(first, where)
    assert not alike(first, a_question(stem=first.stem, body=TrueFalse(True)))
    assert check(first, an_article(), [again])[-1] == Finding(Flaw.REPEATS, again.stem)
