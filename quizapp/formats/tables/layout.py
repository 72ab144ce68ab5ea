"""What the columns of a table hold, as told or as guessed from their names."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from itertools import islice

SEPARATORS = (",", ";", "\t", "|")


class Column(StrEnum):
    """What a column holds."""

    NOTHING = "nothing"
    QUESTION = "question"
    ANSWER = "answer"
    WRONG = "wrong"
    CHOICE = "choice"
    RIGHT = "right"
    KIND = "kind"
    FEEDBACK = "feedback"
    TAGS = "tags"
    MARK = "mark"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read.

    Attributes:
        columns: What each column holds. Choices are told apart by the column RIGHT,
            which holds their letters, numbers or texts.
        header: Whether the first row names the columns.
        kind: The kind of the questions whose row does not tell; where it is empty, it
            follows from what else the row holds.
    """

    columns: tuple[Column, ...]
    separator: str = ","
    header: bool = True
    encoding: str = "utf-8"
    kind: str = ""

    def problem(self) -> str:
        """Return why no question can be made, or nothing."""
        if Column.QUESTION not in self.columns:
            return "No column holds the question."
        if Column.CHOICE in self.columns and Column.RIGHT not in self.columns:
            return "No column tells which choice is right."
        return ""


_NAMES = {
    Column.QUESTION: "question stem prompt front term questiontext frage pregunta"
    " pergunta domanda vraag",
    Column.ANSWER: "answer back definition translation response antwort respuesta"
    " resposta risposta reponse réponse",
    Column.RIGHT: "correct correctanswer correctanswers correctoption correctchoice"
    " rightanswer rightanswers right key solution lösung",
    Column.CHOICE: "option choice alternative possibleanswer",
    Column.WRONG: "wrong wronganswer incorrect incorrectanswer distractor falsch",
    Column.KIND: "kind type questiontype",
    Column.FEEDBACK: "feedback explanation comment generalfeedback rationale hint note",
    Column.TAGS: "tag tags category categories topic topics subject",
    Column.MARK: "mark marks points point score weight",
    Column.ID: "id number nr no idnumber questionid",
}
_COLUMN = {name: column for column, names in _NAMES.items() for name in names.split()}
_CARDS = frozenset({"front", "back", "term", "definition", "translation"})
_ENOUGH = 2
_MOST_ROWS = 20
_START = 100_000


def guessed(rows: Sequence[Sequence[str]], separator: str, encoding: str) -> Layout:
    """Return the most likely layout of a table that begins with these rows."""
    names = [_plain(cell) for cell in rows[0]] if rows else []
    held = [_named(name)[0] for name in names]
    known = len(held) - held.count(Column.NOTHING)
    header = known >= _ENOUGH or Column.QUESTION in held
    width = max(map(len, rows), default=0)
    columns = _from_names(names) if header else _from_width(width)
    columns += (Column.NOTHING,) * (width - len(columns))
    cards = width == _ENOUGH if not header else set(names) & _CARDS
    return Layout(columns, separator, header, encoding, "flashcard" if cards else "")


def separator(text: str) -> str:
    """Return the sign whose first row names most columns, or divides most evenly."""

    def worth(sign: str) -> tuple[int, float, int]:
        rows = list(islice(_cells(text[:_START], sign), _MOST_ROWS))
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=widths.count, default=0)
        names = [_named(_plain(cell))[0] for cell in rows[0]] if rows else []
        known = len(names) - names.count(Column.NOTHING)
        even = widths.count(usual) / len(rows) if usual > 1 else 0.0
        return (known if known > 1 else 0, even, usual)

    return max(SEPARATORS, key=worth)


def _cells(text: str, sign: str) -> Iterator[list[str]]:
    with suppress(csv.Error):
        yield from filter(None, csv.reader(StringIO(text, newline=""), delimiter=sign))


def remembered(names: Sequence[str]) -> str:
    """Return what tells the header of a table from others."""
    return " | ".join(_plain(name) for name in names)


def _from_names(names: Sequence[str]) -> tuple[Column, ...]:
    found = [_named(name) for name in names]
    columns = [column for column, _ in found]
    numbered = found.count((Column.ANSWER, True))
    if Column.RIGHT in columns and numbered >= _ENOUGH:
        made = [
            Column.CHOICE if each == (Column.ANSWER, True) else each[0]
            for each in found
        ]
    elif Column.CHOICE in columns:
        made = [Column.RIGHT if c is Column.ANSWER else c for c in columns]
    else:
        made = [Column.ANSWER if c is Column.RIGHT else c for c in columns]
    once = {Column.QUESTION, Column.RIGHT, Column.KIND, Column.MARK, Column.ID}
    return tuple(
        Column.NOTHING if c in once and c in made[:place] else c
        for place, c in enumerate(made)
    )


def _from_width(width: int) -> tuple[Column, ...]:
    wrong = (Column.WRONG,) * max(0, width - 2)
    return (Column.QUESTION, Column.ANSWER, *wrong)[:width]


def _named(name: str) -> tuple[Column, bool]:
    """Return what a column of this name holds, and whether it is one of several."""
    if re.fullmatch("[a-h]", name):
        return Column.CHOICE, True
    base = re.sub(r"[\W_]*(\d+|\b[a-h])$", "", name)
    word = re.sub(r"[\W_]+", "", base)
    return _COLUMN.get(word, Column.NOTHING), base != name


def _plain(cell: str) -> str:
    return re.sub(r"\([^)]*\)", "", cell).strip().strip("*:'").strip().casefold()
