from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.articles import Article
from quizapp.domain.banks import Bank, StudyOptions
from quizapp.domain.choices import Choice
from quizapp.domain.codec import decode, encode, fingerprint
from quizapp.domain.difficulty import Thinking
from quizapp.domain.errors import FormatError
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Question
from tests.factories import a_bank, a_question, an_article, evidence

_VALUE = "body.answers[0].value"

texts = st.text(max_size=40)
choices = st.builds(Choice, texts, st.floats(-1, 1), texts)
lists = st.lists(choices, max_size=5).map(tuple)
pairs = st.lists(st.builds(Pair, texts, texts), max_size=5).map(tuple)
decimals = st.decimals(
    Decimal("-1e50"), Decimal("1e50"), allow_nan=False, allow_infinity=False
)
answers = st.builds(
    NumericalAnswer, st.none() | decimals, decimals, st.floats(0, 1), texts
)
units = st.lists(st.builds(Unit, texts, decimals), max_size=2).map(tuple)
bodies = st.one_of(
    st.builds(MultipleChoice, lists, single=st.booleans()),
    st.builds(TrueFalse, st.booleans(), texts, texts),
    st.builds(ShortAnswer, lists, case_sensitive=st.booleans()),
    st.builds(Cloze, st.lists(st.lists(texts).map(tuple)).map(tuple)),
    st.builds(Flashcard, texts, both_ways=st.booleans()),
    st.builds(Matching, pairs, st.lists(texts, max_size=3).map(tuple)),
    st.builds(Ordering, st.lists(texts, max_size=5).map(tuple)),
    st.builds(
        Numerical, st.lists(answers, max_size=3).map(tuple), units, st.floats(0, 1)
    ),
    st.builds(Essay, texts, texts),
    st.builds(Description),
)
times = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - the zone is given below
    timezones=st.just(UTC),
)
questions = st.builds(
    lambda body, stem, tags, created: a_question(
        body=body,
        stem=stem,
        tags=tags,
        created=created,
        evidence=evidence("About 12,000 people came."),
    ),
    bodies,
    texts,
    st.lists(texts).map(tuple),
    st.none() | times,
)


@given(questions)
def test_a_question_comes_back_as_it_went(question: Question) -> None:
    assert decode(Question, encode(question)) == question


def test_banks_and_articles_come_back_as_they_went() -> None:
    options = StudyOptions(learning_steps=(timedelta(minutes=5),), parameters=(0.1, 2))
    bank = a_bank(options=options, archived=True)
    assert decode(Bank, encode(bank)) == bank
    article = an_article(published=date(2024, 6, 19), accessed=None)
    assert decode(Article, encode(article)) == article


def test_what_is_at_its_default_is_left_out() -> None:
    assert encode(Bank(a_bank().id, "Harbour")) == {
        "id": a_bank().id,
        "name": "Harbour",
    }
    assert encode(TrueFalse(answer=False)) == {"kind": "truefalse", "answer": False}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"stem": 5}, "stem"),
        ({"default_mark": "much"}, "default_mark"),
        ({"default_mark": True}, "default_mark"),
        ({"tags": "news"}, "tags"),
        ({"tags": ["a", None]}, "tags[1]"),
        ({"body": {"kind": "riddle"}}, "body.kind"),
        ({"body": []}, "body"),
        ({"body": {"kind": "numerical", "answers": [{"value": "NaN"}]}}, _VALUE),
        ({"body": {"kind": "numerical", "answers": [{"value": "1e999"}]}}, _VALUE),
        ({"body": {"kind": "numerical", "answers": [{"value": 0.1}]}}, _VALUE),
        ({"body": {"kind": "truefalse"}}, "body"),
        ({"body": {"kind": "cloze", "gaps": [["a"], "b"]}}, "body.gaps[1]"),
        ({"created": "yesterday"}, "created"),
        ({"evidence": {"article_id": "a", "span": [], "quote": ""}}, "evidence.span"),
        ({"evidence": []}, "evidence"),
        ({"thinking": "deep"}, "thinking"),
        ({"thinking": ["name"]}, "thinking"),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(
    change: dict[str, Any], path: str
) -> None:
    with pytest.raises(FormatError) as caught:
        decode(Question, encode(a_question()) | change)
    assert caught.value.where == path


def test_what_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(FormatError, match="'name' is missing"):
        decode(Bank, {"id": "a"})
    with pytest.raises(FormatError, match="'colour' is not known"):
        decode(Bank, {"id": "a", "name": "b", "colour": "c"})


def test_a_fingerprint_is_of_what_the_question_says() -> None:
    question = a_question()
    kept = replace(question, origin="x", created=datetime(2026, 1, 1, tzinfo=UTC))
    assert fingerprint(kept) == fingerprint(question)
    assert fingerprint(replace(question, stem="Who?")) != fingerprint(question)
    estimated = replace(question, thinking=Thinking.NAME, difficulty=0.3)
    assert fingerprint(estimated) == fingerprint(question)
