from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.choices import Choice
from quizapp.domain.errors import ConflictError, QuizError
from quizapp.domain.ids import BankId
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.media import reference
from quizapp.domain.questions import Question
from quizapp.domain.work import finish
from quizapp.services import replacing
from quizapp.services.history import History
from quizapp.services.replacing import Hit, Part, Search
from quizapp.store.store import Store
from tests.factories import BANK, NOW, a_bank, a_question
from tests.formats.sayable import questions as any_questions

PICTURE = reference("abc0" * 16 + ".png", "an abc")


def hold(store: Store, *questions: Question, bank: BankId = BANK) -> None:
    with store.write() as tx:
        tx.banks.add(a_bank(id=bank))
        tx.questions.add(*(replace(q, bank_id=bank) for q in questions))


def find(store: Store, search: Search, bank: BankId | None = BANK) -> tuple[Hit, ...]:
    return finish(replacing.find_hits(store, search, bank))


def held(store: Store, bank: BankId = BANK) -> tuple[Question, ...]:
    with store.read() as tx:
        return tx.questions.of_bank(bank)


def test_every_place_is_found_and_those_chosen_are_replaced_in_one_step(
    store: Store,
) -> None:
    choices = (
        Choice("the fair", 1.0, "A fair it was."),
        Choice("the market", 0.0, "No fair."),
    )
    first = a_question(
        stem="What fair? Which fair?",
        body=MultipleChoice(choices),
        feedback="Fair is fair.",
        tags=("fair", "port"),
    )
    second = a_question(stem="Fairly done?", body=TrueFalse(True, "Fair.", "Unfair."))
    hold(store, first, second)
    hits = find(store, Search("fair", "feast", whole_words=True))
    assert [(hit.part, hit.text[hit.start : hit.end]) for hit in hits] == [
        (Part.QUESTION, "fair"),
        (Part.QUESTION, "fair"),
        (Part.ANSWERS, "fair"),
        (Part.EXPLANATIONS, "fair"),
        (Part.EXPLANATIONS, "fair"),
        (Part.EXPLANATIONS, "Fair"),
        (Part.EXPLANATIONS, "fair"),
        (Part.TAGS, "fair"),
        (Part.EXPLANATIONS, "Fair"),
    ]
    history = History()
    history.push(replacing.replace_hits(store, (hits[1], hits[2], *hits[7:]), NOW))
    after, other = held(store)
    assert after.stem == "What fair? Which feast?"
    assert [choice.text for choice in choices_of(after)] == ["the feast", "the market"]
    assert choices_of(after)[0].feedback == "A fair it was."
    assert after.feedback == "Fair is fair."
    assert after.tags == ("feast", "port")
    assert isinstance(other.body, TrueFalse)
    assert other.body.if_true == "feast."
    history.undo(store)
    assert held(store) == (first, second)


def choices_of(question: Question) -> tuple[Choice, ...]:
    assert isinstance(question.body, MultipleChoice)
    return question.body.choices


def test_only_the_parts_that_are_wanted_are_searched_and_only_the_bank(
    store: Store,
) -> None:
    other = BankId("f" * 32)
    hold(store, a_question(stem="Port?", feedback="A port.", tags=("port",)))
    hold(store, a_question(stem="A port?"), bank=other)
    tags = Search("port", "x", parts=frozenset({Part.TAGS}))
    assert [hit.part for hit in find(store, tags)] == [Part.TAGS]
    assert len(find(store, Search("port", "x"))) == 3
    assert len(find(store, Search("port", "x"), None)) == 4
    assert len(find(store, Search("port", "x", case=True), other)) == 1
    assert len(find(store, Search("Port", "x", case=True), other)) == 0


def test_gaps_numbers_and_pictures_are_left_alone(store: Store) -> None:
    cloze = a_question(stem=f"[[1]] of 11 came. {PICTURE}", body=Cloze((("1",),)))
    number = a_question(
        stem="How far?",
        body=Numerical(
            (NumericalAnswer(Decimal(1), Decimal(1), 1.0, "1 it is"),), (Unit("m1"),)
        ),
    )
    hold(store, cloze, number)
    replacing.replace_hits(store, find(store, Search("1", "9")), NOW)
    first, second = held(store)
    assert first.stem == f"[[1]] of 99 came. {PICTURE}"
    assert first.body == Cloze((("9",),))
    assert isinstance(second.body, Numerical)
    assert second.body.answers[0] == NumericalAnswer(
        Decimal(1), Decimal(1), 1.0, "9 it is"
    )
    assert [hit.part for hit in find(store, Search("abc", "x"))] == [Part.QUESTION]


def test_expressions_name_groups(store: Store) -> None:
    hold(store, a_question(stem="On 19/06/2024 or 20/06/2024?"))
    search = Search(r"(\d\d)/(?<m>\d\d)/(\d{4})", r"\3-\g<m>-\1", expression=True)
    hits = find(store, search)
    assert [hit.by for hit in hits] == ["2024-06-19", "2024-06-20"]
    replacing.replace_hits(store, hits, NOW)
    assert held(store)[0].stem == "On 2024-06-19 or 2024-06-20?"
    assert find(store, Search("x*", "y", expression=True)) == ()


@pytest.mark.parametrize(
    ("search", "problem"),
    [
        (Search("(", "", expression=True), "no regular expression"),
        (Search("(a", "", expression=True), "no regular expression"),
        (Search("o", r"\2", expression=True), "names a group"),
        (Search("o", r"\g<x>", expression=True), "names a group"),
        (Search("", "x"), "nothing to look for"),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_words(
    store: Store, search: Search, problem: str
) -> None:
    hold(store, a_question())
    with pytest.raises(QuizError, match=problem):
        find(store, search)


def test_an_expression_that_would_take_for_ever_is_given_up(store: Store) -> None:
    hold(store, *(a_question(stem="a" * 5_000 + "c") for _ in range(3)))
    with pytest.raises(QuizError, match="takes too long"):
        find(store, Search("(a+)+$", "x", expression=True))


def test_nothing_is_stored_where_a_question_would_be_left_empty_or_has_changed(
    store: Store,
) -> None:
    first, second = a_question(stem="Port?"), a_question(stem="Which port?")
    hold(store, first, second)
    hits = find(store, Search("port?", ""))
    with pytest.raises(QuizError, match="no words"):
        replacing.replace_hits(store, hits, NOW)
    assert held(store) == (first, second)
    with store.write() as tx:
        tx.questions.replace(second, replace(second, feedback="New."))
    with pytest.raises(ConflictError):
        replacing.replace_hits(store, hits[1:], NOW)
    assert held(store)[0] == first


@given(any_questions, st.text(min_size=1, max_size=3), st.text(max_size=3))
def test_a_hit_replaced_by_itself_changes_nothing(
    question: Question, text: str, by: str
) -> None:
    search = Search(text, by)
    pattern = replacing._pattern(search)  # noqa: SLF001 - without a store
    hits = list(replacing._Finder(search, pattern).hits(question))  # noqa: SLF001
    same = [replace(hit, by=hit.text[hit.start : hit.end]) for hit in hits]
    tags = tuple(dict.fromkeys(t.strip() for t in question.tags if t.strip()))
    assert replacing.rewritten(question, same) == replace(question, tags=tags)
    assert replacing.rewritten(question, hits).id == question.id
