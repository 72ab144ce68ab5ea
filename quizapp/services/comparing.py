"""What an edit changed, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from quizapp.domain.choices import Choice
from quizapp.domain.codec import encode
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.matching import Matching
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.shortanswer import ShortAnswer
from quizapp.domain.questions import Question

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is another now, and its words in pieces."""

    field: str
    pieces: tuple[tuple[Piece, str], ...]


def differences(before: Question, after: Question) -> tuple[Difference, ...]:
    """Return the fields of a question that an edit changed."""
    old, new = dict(_fields(before)), dict(_fields(after))
    return tuple(
        Difference(name, tuple(_pieces(old.get(name, ""), new.get(name, ""))))
        for name in dict.fromkeys((*old, *new))
        if old.get(name, "") != new.get(name, "")
    )


def _fields(question: Question) -> Iterator[tuple[str, str]]:
    yield "kind", question.body.name
    yield "stem", question.stem
    yield from (
        (f"answer {n}", line) for n, line in enumerate(_lines(question), start=1)
    )
    yield "feedback", question.feedback
    yield "tags", ", ".join(question.tags)
    yield "evidence", question.evidence.quote if question.evidence else ""
    yield "author", question.author
    yield "mark", f"{question.default_mark:g}"


def _lines(question: Question) -> Iterator[str]:
    """Yield the answers of a question, a line each, as its kind has them."""
    body = question.body
    if isinstance(body, MultipleChoice):
        yield from map(_choice, body.choices)
    elif isinstance(body, ShortAnswer):
        yield from map(_choice, body.answers)
        if body.case_sensitive:
            yield "Aa"
    elif isinstance(body, Cloze):
        yield from (" / ".join(gap) for gap in body.gaps)
    elif isinstance(body, Matching):
        yield from (f"{p.subquestion} → {p.answer}" for p in body.pairs)
        yield from (f"→ {answer}" for answer in body.extra)
    else:
        data = {k: v for k, v in encode(body).items() if k != "kind"}
        yield from filter(None, _flat(data))


def _choice(choice: Choice) -> str:
    told = f" — {choice.feedback}" if choice.feedback else ""
    return f"{choice.text} ({100 * choice.fraction:.5g} %){told}"


def _flat(data: Any) -> Iterator[str]:
    """Yield the values of JSON data, each object of plain values on one line."""
    if isinstance(data, dict):
        plain = [str(v) for v in data.values() if not isinstance(v, dict | list)]
        yield " ".join(plain)
        for value in data.values():
            if isinstance(value, dict | list):
                yield from _flat(value)
    elif isinstance(data, list):
        for value in data:
            yield from _flat(value)
    else:
        yield str(data)


def _pieces(before: str, after: str) -> Iterator[tuple[Piece, str]]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for how, a, b, c, d in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if how == "equal":
            yield Piece.KEPT, "".join(old[a:b])
            continue
        if a < b:
            yield Piece.GONE, "".join(old[a:b])
        if c < d:
            yield Piece.NEW, "".join(new[c:d])
