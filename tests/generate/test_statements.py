import re

import pytest

from quizapp.domain.candidates import Candidate
from quizapp.domain.difficulty import Thinking
from quizapp.generate.languages.en.entities.ties import Ties
from quizapp.generate.languages.en.finishing.judging import false_answer
from quizapp.generate.languages.en.realising.statements import Statement, state
from quizapp.generate.languages.en.references.resolving import References
from tests.generate.helpers import NAMES, dropped, kept, read, sample

_NEGATIVE = re.compile(r"\b(not|never|no|nobody|without|denied)\b|n't", re.IGNORECASE)


def stated(text: str) -> list[Statement]:
    """Return the statements of the last sentence of a text that stand alone."""
    sentences, names = read(text)
    references = References(names)
    found: list[Statement] = []
    for sentence in sentences:
        found = list(state(names, sentence, references.swaps(sentence)))
    return [s for s in found if not s.draft.reasons]


def judged(name: str) -> list[Candidate]:
    return [c for c in kept(sample(name)) if c.kind == "truefalse"]


@pytest.mark.parametrize(
    ("text", "statement", "answers"),
    [
        (
            "The council of Torvale bought the old Queen Street Bridge in 2009.",
            "The council of Torvale bought the old Queen Street Bridge in 2009.",
            {"council of Torvale", "Queen Street Bridge", "2009"},
        ),
        (
            (
                "Maria Lopez moved to Paris. Lopez opened a small bakery there and in"
                " Lyon. She sold 400 loaves of bread in the village of Mende."
            ),
            "Maria Lopez sold 400 loaves of bread in the village of Mende.",
            {"400", "Mende"},
        ),
        (
            "The company, which makes glass, opened a new factory in Ghana in 2021.",
            "",
            set(),
        ),
        (
            (
                "Northsea Glass, which was founded by two brothers, opened a new"
                " factory in Ghana in 2021."
            ),
            "Northsea Glass opened a new factory in Ghana in 2021.",
            {"Northsea Glass", "Ghana", "2021"},
        ),
        (
            "According to the World Bank, the new road through Kenya cost $40 million.",
            "According to the World Bank, the new road through Kenya cost $40 million.",
            {"Kenya", "$40 million"},
        ),
    ],
)
def test_a_simple_sentence_is_stated_in_full(
    text: str, statement: str, answers: set[str]
) -> None:
    found = stated(text)
    assert {s.text for s in found} == ({statement} if statement else set())
    assert {s.draft.answer_text for s in found} == answers


@pytest.mark.parametrize(
    "text",
    [
        "The Maersk company did not open a new factory in Ghana in 2021.",
        "Maersk never paid the 40 workers from Poland for their work.",
        "Maersk may open a new factory with 40 workers in Ghana.",
        "If it rains, Maersk will close its large factory in Ghana on Monday.",
        "However, Maersk opened a new factory with 40 workers in Ghana in 2021.",
        "He opened a new factory with 40 workers in the north of Ghana in 2021.",
        'Maersk called the new factory in Ghana "a gift" to 40 families in 2021.',
        "Maersk denied that the new factory in Ghana had poisoned 40 workers.",
        "Maersk allegedly poisoned 40 workers at the new factory in Ghana.",
        "Police in Ghana accused Maersk of hiding 40 barrels of oil in 2021.",
        "This new factory in the north of Ghana makes 40 cars in 2021.",
    ],
)
def test_what_is_no_plain_fact_is_not_stated(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("At least 40 people from the village were killed in Ghana.", "40"),
        ("More than 40 people from the village were killed in Ghana.", "40"),
        ("Up to 40 people from the village were invited to Ghana.", "40"),
        ("Helen Marsh said the company in Leeds had opened in 1997.", "Helen Marsh"),
        ("Police said that Karl Huber bought the garage in Graz.", "Karl Huber"),
        ("A jury in Leeds found Karl Huber guilty of 11 thefts.", "Karl Huber"),
        ("Maersk opened factories in countries such as Ghana in 2021.", "Ghana"),
    ],
)
def test_an_answer_that_another_might_be_true_beside_stays(
    text: str, fixed: str
) -> None:
    assert fixed not in {s.draft.answer_text for s in stated(text)}


def test_the_other_answer_is_not_true_elsewhere_in_the_article() -> None:
    text = (
        "Jana Novotna opened a school in Vienna. Jana Novotna opened a school in"
        " Prague. Jana Novotna opened a school in Brno in 1984."
    )
    sentences, names = read(text)
    ties = Ties(names, sentences)
    every = stated(text)
    assert every
    for statement in every:
        wrong = false_answer(statement.draft, names, sentences, ties)
        assert wrong not in {"Vienna", "Prague", "Brno", "1984", "Jana Novotna"}


@pytest.mark.parametrize("name", NAMES)
def test_the_other_answer_is_of_the_same_kind_and_not_in_the_sentence(
    name: str,
) -> None:
    sentences, names = read(sample(name))
    ties = Ties(names, sentences)
    references = References(names)
    for sentence in sentences:
        for statement in state(names, sentence, references.swaps(sentence)):
            entity = statement.draft.entity
            wrong = false_answer(statement.draft, names, sentences, ties)
            assert not wrong or wrong not in sentence.text
            other = names.named(wrong)
            if entity is not None:
                assert wrong not in entity.aliases
                assert other is None or other.kind == entity.kind


@pytest.mark.parametrize(
    ("text", "answer", "party"),
    [
        (
            (
                "Norwegian leader Anna Berg visited Sweden. The king of Denmark flew to"
                " Finland. Berg asked for stronger economic ties with Denmark."
            ),
            "Denmark",
            {"Norway", "Oslo"},
        ),
        (
            (
                "Oslo sent 40 doctors to Poland. Norway and Sweden signed a treaty."
                " Oslo bought 12 ships from shipyards in Poland."
            ),
            "Poland",
            {"Norway"},
        ),
        (
            (
                "Tom Reed, the mayor of Bergen, saw Oslo. Anna Berg lives in Bergen."
                " Tom Reed opened a large public library in Oslo in 2019."
            ),
            "Oslo",
            {"Bergen"},
        ),
    ],
)
def test_no_party_to_what_is_stated_is_put_in_the_gap(
    text: str, answer: str, party: set[str]
) -> None:
    sentences, names = read(text)
    ties = Ties(names, sentences)
    (draft,) = (s.draft for s in stated(text) if s.draft.answer_text == answer)
    assert party <= ties.parties(draft.sentence)
    wrong = false_answer(draft, names, sentences, ties)
    assert wrong
    assert wrong not in party


def test_she_after_somebody_of_hers_is_nobody_certain() -> None:
    text = (
        "Leila Haddad won the cup. Her coach, Samir Khoury, lives in Beirut."
        " She moved to Germany with 12 friends in 2020."
    )
    assert not any("Khoury move" in c.question for c in kept(text))


def test_what_the_next_sentence_denies_is_not_asked_as_a_fact() -> None:
    text = (
        "Northsea Terminals paid 40 councillors in Leeds in 2018. The company denied"
        " this. Maersk moved 12 ships to Rotterdam in 2019."
    )
    questions = [c.question for c in kept(text)]
    assert any("Maersk" in q for q in questions)
    assert not any("councillors" in q for q in questions)


@pytest.mark.parametrize(
    "denial",
    [
        "Both men dispute the allegation.",
        "The mayor called the accusation false.",
        "The company rejected the claims.",
        "That is not true, the mayor said.",
        "The charge was dismissed.",
    ],
)
def test_many_ways_of_denying_are_known(denial: str) -> None:
    text = f"Northsea Terminals paid 40 councillors in Leeds in 2018. {denial}"
    assert not any("in 2018" in c.question for c in kept(text))


def test_a_proposal_that_is_rejected_remains_a_fact() -> None:
    text = (
        "Northsea Terminals built 40 houses in Leeds in 2018. The judge dismissed it."
    )
    assert any("Leeds" in c.question for c in kept(text))


def test_a_claim_is_not_asked_where_no_one_sentence_tells_it_and_who_denies_it() -> (
    None
):
    text = (
        "Helen Marsh said that Northsea Terminals hired 300 workers from Poland."
        " The company denied this."
    )
    assert kept(text) == []
    reasons = [why for every in dropped(text).values() for why in every]
    assert "another sentence denies it" in reasons


@pytest.mark.parametrize(
    "denial",
    [
        "Northsea Terminals denied hiring workers from Poland.",
        "The company has denied that it hired workers from Poland.",
        "Its director called the claim that it hired workers from Poland false.",
        "Northsea Terminals denied the accusation.",
    ],
)
def test_a_denial_is_seen_however_late_it_stands(denial: str) -> None:
    text = (
        "Helen Marsh accused Northsea Terminals of hiring 300 workers from Poland."
        " The council of Leeds met on Monday. Maersk moved 12 ships to Rotterdam in"
        f" 2019. {denial}"
    )
    assert any("Maersk" in c.question for c in kept(text))
    for candidate in kept(text):
        if candidate.evidence.start == 0:
            assert candidate.feedback == denial
            assert candidate.answer in denial


def test_a_claim_is_asked_where_the_denial_tells_the_answer_too() -> None:
    text = (
        "Helen Marsh accused Northsea Terminals of poisoning the River Tarn."
        " The council of Leeds met on Monday."
        " Northsea Terminals denied that it had poisoned the River Tarn."
    )
    found = [c for c in kept(text) if "accuse" in c.question]
    assert found
    for candidate in found:
        assert candidate.feedback.endswith(
            "denied that it had poisoned the River Tarn."
        )


@pytest.mark.parametrize("name", NAMES)
def test_true_and_false_are_in_balance_and_few(name: str) -> None:
    found = judged(name)
    true = sum(c.answer == "True" for c in found)
    assert abs(2 * true - len(found)) <= 1
    assert 0 < len(found) <= len(kept(sample(name))) / 5 + 1
    assert len({c.evidence for c in found}) == len(found)


@pytest.mark.parametrize("name", NAMES)
def test_good_questions_stand_before_statements(name: str) -> None:
    found = kept(sample(name))
    first = next(n for n, c in enumerate(found) if c.kind == "truefalse")
    later = [c for c in found[first:] if c.kind in {"multichoice", "cloze"}]
    assert first >= 10 or all(c.items or c.score < 0.75 for c in later)


@pytest.mark.parametrize("name", NAMES)
def test_a_true_statement_holds_the_answer_and_a_false_one_another(name: str) -> None:
    text = sample(name)
    for candidate in judged(name):
        span = candidate.answer_span
        assert span is not None
        answer = text[span.start : span.end]
        assert answer in candidate.feedback
        assert (answer in candidate.question) == (candidate.answer == "True")
        assert not _NEGATIVE.search(candidate.question)
        assert re.fullmatch(r"[A-Z].*\w[\"')]?\.|[A-Z].*\.", candidate.question)
        assert candidate.thinking is Thinking.STATEMENT
        assert not candidate.distractors
        assert not candidate.accepted
