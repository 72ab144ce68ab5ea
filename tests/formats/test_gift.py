from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given

from quizapp.domain.choices import Choice
from quizapp.domain.imports import Draft, Trouble
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
from quizapp.domain.questions import Body, Question
from quizapp.formats.gift import Gift
from tests.factories import a_question, evidence
from tests.formats.sayable import questions

DATA = Path(__file__).parents[1] / "data" / "gift"


def read(text: str | bytes) -> tuple[list[Draft], list[Trouble]]:
    content = text.encode() if isinstance(text, str) else text
    items = list(Gift().read(content, "a.gift"))
    drafts = [item for item in items if isinstance(item, Draft)]
    return drafts, [item for item in items if isinstance(item, Trouble)]


def write(*asked: Question) -> tuple[str, list[Trouble]]:
    items = list(Gift().write(asked))
    texts = [item for item in items if isinstance(item, str)]
    return "".join(texts), [item for item in items if isinstance(item, Trouble)]


def body_of(text: str) -> Body:
    (draft,), troubles = read(text)
    assert not troubles
    return draft.body


def problems(troubles: Iterable[Trouble]) -> list[str]:
    return [trouble.problem for trouble in troubles]


def test_a_file_with_one_of_each_is_read() -> None:
    drafts, troubles = read((DATA / "harbour.gift").read_bytes())
    assert [(t.line, t.problem) for t in troubles] == [
        (13, "loses its title, which is not kept here"),
    ]
    kinds = [draft.body.name for draft in drafts]
    assert kinds == [
        *("multichoice", "multichoice", "truefalse", "truefalse", "cloze"),
        *("multichoice", "shortanswer", "numerical", "numerical", "numerical"),
        *("matching", "essay", "essay", "description"),
    ]
    first, colours, lasts = drafts[0], drafts[1], drafts[2]
    assert (first.ident, first.line) == ("port-1", 6)
    assert first.tags == ("Geography/Ports", "easy", "two words")
    assert first.feedback == "The mayor always does."
    assert first.body == MultipleChoice(
        (
            Choice("Ana Costa", 1.0, "She is the mayor."),
            Choice("Rui Lopes", 0.0, "No, he came ~ later."),
            Choice("Eva Silva", -0.5),
        )
    )
    assert isinstance(colours.body, MultipleChoice)
    assert not colours.body.single
    wrong = "It ends on Sunday."
    assert lasts.body == TrueFalse(answer=False, if_true=wrong, if_false="Well read.")
    assert drafts[3].stem == "1 + 1 = 2"
    assert drafts[4].stem == "Porto lies on the river [[1]] in Portugal."
    assert drafts[4].body == Cloze((("Douro", "Duero"),))
    assert drafts[5].stem == "Where is the ____ harbour?"
    people = drafts[7].body
    assert people == Numerical(
        (
            NumericalAnswer(Decimal(12000), Decimal(500), 1.0, "About right."),
            NumericalAnswer(Decimal(12500), Decimal(1500), 0.5, "Near."),
            NumericalAnswer(None, Decimal(0), 0.0, "Read again."),
        )
    )
    towns = drafts[10]
    assert towns.tags == ()
    assert towns.body == Matching(
        (
            Pair("Ada", "London"),
            Pair("Eva", "Lima"),
            Pair("*Rui*", "São Paulo -> Brazil"),
        ),
        ("Oslo",),
    )
    assert drafts[11].stem == "Why is the harbour **new**?\n\n- cost\n- use"
    assert drafts[12].feedback == "See the {second} paragraph."
    assert drafts[13].stem == "You will now read  \nabout the harbour."


@given(questions)
def test_what_gift_can_say_comes_back_as_it_went(question: Question) -> None:
    text, troubles = write(question)
    drafts, lost = read(text)
    assert not lost
    left_out = [trouble for trouble in troubles if trouble.left_out]
    assert len(drafts) + len(left_out) == 1
    if drafts and not troubles:
        draft = drafts[0]
        assert draft.ident == question.id
        back = replace(draft.in_bank(question.bank_id), id=question.id)
        assert back == question
    elif drafts:
        assert drafts[0].stem == question.stem or isinstance(question.body, Cloze)


@given(questions, questions)
def test_questions_do_not_run_into_each_other(a: Question, b: Question) -> None:
    text, troubles = write(a, b)
    drafts, _ = read(text)
    assert len(drafts) + sum(trouble.left_out for trouble in troubles) == 2


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("Fine?{T}\n\nWho? {=Ana\n\nWhen? {=May}", 3, "opens a { in column 6"),
        ("Who? =Ana}", 1, "closes a } in column 10"),
        ("// only\nWho?\n~a} {", 2, "closes a } in its line 3"),
        ("A {T}\nB {F}", 1, "second pair of braces in its line 2"),
        ("How many? {#a lot}", 1, "'a lot' where a number belongs"),
        ("Pairs {=a -> b =c}", 1, "a pair without an arrow"),
        ("Who? {=Ana =Eva ~Rui}", 1, "2 right choices where one is wanted"),
        ("Who? {~Ana ~Eva}", 1, "cannot be answered in full"),
        ("{=Ana}", 1, "is empty"),
        ("Who? {=%30%Ana}", 1, "accepts no answer in full"),
        ("w" * 20_001 + "{T}", 1, "too long"),
    ],
)
def test_what_is_no_question_is_left_out_by_its_line(
    text: str, line: int, problem: str
) -> None:
    _, troubles = read(text)
    (trouble,) = troubles
    assert trouble.left_out
    assert trouble.line == line
    assert problem in trouble.problem


@pytest.mark.parametrize(
    "header",
    [
        ">3 ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW none",
        ">3 RANDOM VERT ABS HIDE",
        "> 3",
        ">6 CONTIG H LONGEST_ORDERED_SUBSET 1 123",
    ],
)
def test_what_is_to_be_put_in_order_is_read(header: str) -> None:
    (draft,), troubles = read(
        f"Sort them. {{{header}\n\t5 < 6 = so\n1 apple\n  a: b #c\n####Well.}}"
    )
    assert not troubles
    assert draft.stem == "Sort them."
    assert draft.feedback == "Well."
    assert draft.body == Ordering(("5 < 6 = so", "1 apple", "a: b #c"))
    assert body_of("Which? {> 5}") == ShortAnswer((Choice("> 5", 1.0),))


def test_what_is_around_a_bad_question_is_kept() -> None:
    drafts, troubles = read("One? {T}\n\nTwo? {=a\n\nThree? {F}\n\nFour \\")
    assert [draft.stem for draft in drafts] == ["One?", "Three?", "Four \\\\"]
    assert len(troubles) == 1


@pytest.mark.parametrize("text", ["", "// a\n\n//b", "\n\n\n", "$CATEGORY: x"])
def test_a_file_without_questions_holds_none(text: str) -> None:
    assert read(text) == ([], [])


def test_line_ends_and_encodings_of_other_systems_are_read() -> None:
    text = "Où est le château? {\r\n=ici\r\n}\r\n\r\nFin? {T}\r\n"
    for content in (text.encode("cp1252"), text.encode("utf-16"), text.encode()):
        drafts, _ = read(content)
        assert [draft.stem for draft in drafts] == ["Où est le château?", "Fin?"]
    drafts, _ = read(text.replace("\r\n", "\r"))
    assert len(drafts) == 2


def test_escapes_are_literal() -> None:
    body = body_of(r"Which? {=a \= b \# c \{ \} \: \~ \\ d ~two\nlines}")
    assert isinstance(body, MultipleChoice)
    assert body.choices[0].text == r"a = b # c { } : ~ \\ d"
    assert body.choices[1].text == "two  \nlines"
    assert body_of("Which? {no one}") == ShortAnswer((Choice("no one", 1.0),))
    assert body_of("Is it? {true}") == TrueFalse(answer=True)


def test_plain_text_is_shown_as_it_is_and_html_in_markdown() -> None:
    drafts, troubles = read("What is 2*3? {=6}\n\n<b>Who</b>? {T}\n\n[plain]<b>? {T}")
    assert [draft.stem for draft in drafts] == [
        r"What is 2\*3?",
        "**Who**?",
        r"\<b>?",
    ]
    assert not troubles
    _, troubles = read("[html]Who is <img src='x.png' alt='she'>? {T}")
    assert problems(troubles) == ["loses what its HTML shows by <img>"]


def test_what_gift_cannot_say_is_told_of_each_question() -> None:
    proof = evidence("About 12,000 people came.")
    asked = {
        "loses its mark, which is 1 in GIFT": a_question(default_mark=2.0),
        "loses the passage that proves its answer": a_question(evidence=proof),
        "loses its units": a_question(
            body=Numerical((NumericalAnswer(Decimal(1)),), (Unit("m"),))
        ),
        "loses its model answer or template": a_question(body=Essay("Because.")),
        "becomes a short answer question": a_question(body=Flashcard("Lima")),
        "loses its feedback": a_question(body=Description(), feedback="So."),
        "loses a tag": a_question(tags=("two\nlines",)),
        "no longer heeds capitals": a_question(
            body=ShortAnswer((Choice("pH", 1.0),), case_sensitive=True)
        ),
        "loses the marks of a text, such as bold": a_question(
            body=Matching((Pair("a", "**b**"), Pair("c", "d")), ("e",))
        ),
    }
    text, troubles = write(*asked.values())
    assert problems(troubles) == list(asked)
    assert not any(trouble.left_out for trouble in troubles)
    assert len(read(text)[0]) == len(asked)


@pytest.mark.parametrize(
    ("body", "stem", "problem"),
    [
        (Ordering(("a{", "b", "c")), "Sort", "on a line of its own"),
        (Ordering(("a", "//b", "c")), "Sort", "on a line of its own"),
        (Cloze((("a",), ("b",))), "[[1]] [[2]].", "more gaps"),
        (Cloze((("a",),)), "____ [[1]].", "a blank beside its gap"),
        (ShortAnswer((Choice("a->b", 1.0),)), "Which?", "an arrow -> in an answer"),
        (Matching((Pair("a->b", "c"), Pair("d", "e")), ("f",)), "Who?", "in a pair"),
    ],
)
def test_what_gift_would_garble_is_left_out(
    body: Body, stem: str, problem: str
) -> None:
    text, (trouble,) = write(a_question(body=body, stem=stem))
    assert text == ""
    assert trouble.left_out
    assert problem in trouble.problem


def test_a_huge_question_takes_no_longer_than_its_length() -> None:
    started = process_time()
    read("Which? {" + "=a ~b \\" * 400_000)
    read("Which? {" + "~a#b" * 400_000 + "}")
    read(":: ::" * 400_000)
    assert process_time() - started < 20
