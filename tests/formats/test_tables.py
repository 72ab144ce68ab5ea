import csv
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.domain.choices import Choice
from quizapp.domain.errors import FormatError
from quizapp.domain.imports import Draft, Trouble
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer, Unit
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.questions import Body, Question
from quizapp.formats.tables import CSV, TSV, Tables, guess, preview
from quizapp.formats.tables.cells import guarded, restored
from quizapp.formats.tables.layout import Column, Layout
from tests.factories import a_question, evidence
from tests.formats.sayable import questions

Q, A, W, C, R = (
    *(Column.QUESTION, Column.ANSWER, Column.WRONG),
    *(Column.CHOICE, Column.RIGHT),
)

PEOPLE = ShortAnswer((Choice("Ana", 1.0), Choice("Rui", 1.0)))


def read(text: str | bytes, table: Tables = CSV) -> tuple[list[Draft], list[Trouble]]:
    content = text.encode() if isinstance(text, str) else text
    items = list(table.read(content, "a.csv"))
    drafts = [item for item in items if isinstance(item, Draft)]
    return drafts, [item for item in items if isinstance(item, Trouble)]


def write(*asked: Question, table: Tables = CSV) -> tuple[str, list[Trouble]]:
    items = list(table.write(asked))
    texts = [item for item in items if isinstance(item, str)]
    return "".join(texts), [item for item in items if isinstance(item, Trouble)]


def problems(troubles: Iterable[Trouble]) -> list[str]:
    return [trouble.problem for trouble in troubles]


def in_order(body: Body) -> Body:
    """Return a body whose choices are in an order of their own."""
    if not isinstance(body, MultipleChoice):
        return body
    ordered = sorted(body.choices, key=lambda choice: choice.text)
    return replace(body, choices=tuple(ordered))


@given(questions, st.sampled_from([CSV, TSV]))
def test_what_a_row_can_say_comes_back_as_it_went(
    question: Question, table: Tables
) -> None:
    text, troubles = write(question, table=table)
    drafts, lost = read(text, table)
    assert len(drafts) + sum(trouble.left_out for trouble in troubles) == 1
    if drafts and not troubles:
        assert not lost
        back = drafts[0].in_bank(question.bank_id)
        assert in_order(back.body) == in_order(question.body)
        assert replace(back, id=question.id, body=question.body) == question


@given(st.text(), st.sampled_from(["", "=", "+1", "-", "@a", "'", "''=x", "\t", "'-"]))
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str, start: str) -> None:
    cell = guarded(start + text)
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r"} or not cell
    assert restored(cell) == start + text


def test_a_table_opens_in_a_spreadsheet_without_formulas() -> None:
    text, _ = write(a_question(stem="=1+1", body=ShortAnswer((Choice("-2", 1.0),))))
    header, row = csv.reader(StringIO(text, newline=""))
    assert header == ["id", "kind", "question", "answer 1", "feedback", "tags", "mark"]
    assert row[2:4] == ["'=1+1", "'-2"]
    (draft,), _ = read(text)
    assert (draft.stem, draft.body.key("", 0)) == ("=1+1", "-2")


@pytest.mark.parametrize(
    ("header", "columns", "kind"),
    [
        ("Question,Correct answer,Wrong 1,Wrong 2", (Q, A, W, W), ""),
        ("question;A;B;C;correct", (Q, C, C, C, R), ""),
        ("Question\tOption A\tOption B\tAnswer", (Q, C, C, R), ""),
        ("Question Text|Answer 1|Answer 2|Correct answer(s)", (Q, C, C, R), ""),
        ("stem,answer 1,answer 2,distractor", (Q, A, A, W), ""),
        ("Front\tBack", (Q, A), "flashcard"),
        ("Term,Definition,Tags", (Q, A, Column.TAGS), "flashcard"),
        (
            "ID,Type,Prompt,Key,Explanation,Points,Topic,Picture",
            (
                *(Column.ID, Column.KIND, Q, A, Column.FEEDBACK, Column.MARK),
                *(Column.TAGS, Column.NOTHING),
            ),
            "",
        ),
        ("Frage;Antwort;falsch;falsch", (Q, A, W, W), ""),
    ],
)
def test_columns_are_known_by_their_names(
    header: str, columns: tuple[Column, ...], kind: str
) -> None:
    found = guess(f"{header}\n".encode())
    assert (found.columns, found.header, found.kind) == (columns, True, kind)


def test_a_table_without_names_is_a_pile_of_cards_or_of_choices() -> None:
    cards = guess(b"Lima\tPeru\nQuito\tEcuador\n")
    assert (cards.columns, cards.header, cards.separator) == ((Q, A), False, "\t")
    drafts, _ = read("Lima\tPeru\nQuito\tEcuador\n")
    assert [draft.body for draft in drafts] == [Flashcard("Peru"), Flashcard("Ecuador")]
    drafts, _ = read("Who?,Ana,Rui,Eva\nWhen?,May,June,July\n")
    assert [draft.body.name for draft in drafts] == ["multichoice", "multichoice"]


@pytest.mark.parametrize("right", ["B", "b)", "2", "blue", " BLUE "])
def test_the_right_choice_is_told_in_many_ways(right: str) -> None:
    (draft,), _ = read(f"Question,A,B,C,Correct\nWhich?,red,blue,green,{right}\n")
    assert isinstance(draft.body, MultipleChoice)
    assert [c.fraction for c in draft.body.choices] == [0, 1, 0]


@pytest.mark.parametrize("right", ["A,C", "a c", "1;3", "red, green", "A and C"])
def test_several_choices_may_be_right(right: str) -> None:
    text = f'Question,A,B,C,Correct\nWhich?,red,blue,green,"{right}"\n'
    drafts, troubles = read(text)
    if right == "A and C":
        assert "none of its choices" in troubles[0].problem
        return
    assert isinstance(drafts[0].body, MultipleChoice)
    assert [c.fraction for c in drafts[0].body.choices] == [0.5, -1, 0.5]


@pytest.mark.parametrize(
    ("kind", "cells", "body"),
    [
        ("", ["True"], TrueFalse(answer=True)),
        ("True/False", ["no"], TrueFalse(answer=False)),
        ("", ["true", "", "false"], TrueFalse(answer=True)),
        (
            "short answer",
            ["Ana", "Rui"],
            ShortAnswer((Choice("Ana", 1), Choice("Rui", 1))),
        ),
        (
            "numerical",
            ["12,000 ± 500 m"],
            Numerical((NumericalAnswer(Decimal(12000), Decimal(500)),), (Unit("m"),)),
        ),
        (
            "Matching",
            ["a -> b", "c → d", "e"],
            Matching((Pair("a", "b"), Pair("c", "d")), ("e",)),
        ),
        ("ordering", ["a", "b", "c"], Ordering(("a", "b", "c"))),
        ("flashcard both ways", ["a"], Flashcard("a", both_ways=True)),
        ("cloze", ["a | b"], Cloze((("a", "b"),))),
    ],
)
def test_each_kind_is_read_from_its_cells(
    kind: str, cells: list[str], body: Body
) -> None:
    cells += [""] * (3 - len(cells))
    last = "wrong" if kind in {"", "Matching"} else "answer 3"
    lines = StringIO(newline="")
    table = csv.writer(lines)
    table.writerow(["kind", "question", "answer 1", "answer 2", last])
    table.writerow([kind, "Q [[1]]", *cells])
    (draft,), troubles = read(lines.getvalue())
    assert not troubles
    assert draft.body == body


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",,Ana", "is empty"),
        ("riddle,Who?,Ana", "a kind that is not known: 'riddle'"),
        ("tf,Who?,Ana", "'Ana' where true or false belongs"),
        ("number,How many?,many", "'many' where a number belongs"),
        ("matching,Who?,Ana", "a pair with an arrow"),
        ("mc,Who?,Ana", "fewer than two choices"),
        ("sa,Who?,", "accepts no answer in full"),
    ],
)
def test_a_row_that_is_no_question_is_told_by_its_line(row: str, problem: str) -> None:
    drafts, (trouble,) = read(f'kind,question,answer\n"","Two\nlines?",a\n{row}\n')
    assert [draft.line for draft in drafts] == [2]
    assert (trouble.line, trouble.left_out) == (4, True)
    assert problem in trouble.problem


def test_what_a_row_loses_is_told() -> None:
    text = "question,answer,answer 2,wrong,mark,kind\nWhy?,a,b,c,much,essay,beyond\n"
    (draft,), troubles = read(text)
    assert draft.default_mark == 1
    assert problems(troubles) == [
        "has 'much' for a mark, which is no number; 1 is taken",
        "loses its wrong answers",
        "loses all answers but the first",
    ]
    proof = evidence("About 12,000 people came.")
    part = ShortAnswer(
        (Choice("a", 1.0, "Yes."), Choice("b", 0.5)), case_sensitive=True
    )
    _, troubles = write(a_question(evidence=proof, body=part, tags=("a;b",)))
    assert problems(troubles) == [
        "loses answers that earn only a part",
        "loses what it says of single answers",
        "no longer heeds capitals",
        "loses the passage that proves its answer",
        "loses a tag, or where one ends",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_found(encoding: str, end: str) -> None:
    lines = ("Question;Answer", "Où est le château?;à Nantes", "Où?;là", "")
    drafts, troubles = read(end.join(lines).encode(encoding))
    assert not troubles
    assert [draft.stem for draft in drafts] == ["Où est le château?", "Où?"]
    assert [draft.line for draft in drafts] == [2, 3]


def test_a_layout_that_is_told_goes_before_a_guess() -> None:
    layout = Layout((A, Column.NOTHING, Q), ";", header=False, kind="essay")
    (draft,), _ = read("Ana;x;Who?\n", replace(CSV, layout=layout))
    assert (draft.stem, draft.body.key("", 0)) == ("Who?", "Ana")
    assert preview(b"a;b\n\nc;d\n", layout, 1) == [(1, ["a", "b"])]
    assert "No column holds the question" in replace(layout, columns=(A,)).problem()
    assert "which choice is right" in replace(layout, columns=(Q, C)).problem()


def test_an_open_quotation_mark_takes_nothing_along() -> None:
    drafts, (trouble,) = read('question,answer\nWho?,Ana\nWhen?,"May\nWhy?,so\n')
    assert [draft.stem for draft in drafts] == ["Who?"]
    assert (trouble.line, trouble.left_out) == (3, True)


def test_what_is_no_table_is_refused_by_its_place() -> None:
    with pytest.raises(FormatError, match="NUL") as caught:
        read("question,answer\nWho?,An\0a\n")
    assert caught.value.where == "a.csv: line 2, column 8"
    with pytest.raises(FormatError, match="field larger") as caught:
        read("question,answer\nWho?," + "a" * 200_000 + "\n")
    assert caught.value.where == "a.csv: line 2, column 6"
    assert not CSV.claims("Just a sentence.")
    assert CSV.claims("a,b\nc,d")


def test_columns_of_the_same_name_and_signs_of_inches_are_no_trouble() -> None:
    text = (
        "question,question,answer,wrong,wrong\r\n"
        'How wide is the 27" screen?,ignored,"27"" wide","a,b",c\n'
        "Mixed ends?,,yes,no,perhaps\r"
    )
    drafts, troubles = read(text)
    assert not troubles
    assert drafts[0].stem == 'How wide is the 27" screen?'
    assert drafts[0].body.words() == ('27" wide', "a,b", "c")
    assert [draft.line for draft in drafts] == [2, 3]
