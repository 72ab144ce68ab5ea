"""Our own format: one bank with its articles in a JSON file.

The file is written the same way for the same bank, and for people to read and compare:
fields at their default are left out, one field a line. docs/bank.schema.json says
what may stand in it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quizapp.domain.articles import Article
from quizapp.domain.banks import Bank
from quizapp.domain.codec import decode, encode
from quizapp.domain.errors import FormatError
from quizapp.domain.imports import LONGEST_TEXT, MOST_MARKS
from quizapp.domain.questions import Question
from quizapp.formats.files import UNTOUCHED, read_bytes, write_text

FORMAT = "quizapp-bank"
VERSION = 1
LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Maker:
    """What made a generated bank: the same versions make the same bank again."""

    generator: str
    spacy: str
    model: str


@dataclass(frozen=True, slots=True)
class BankFile:
    """What a bank file holds."""

    bank: Bank
    articles: tuple[Article, ...]
    questions: tuple[Question, ...]
    maker: Maker | None = None


def write(path: Path, file: BankFile) -> None:
    """Write a bank file, whole or not at all.

    Raises:
        FormatError: The file cannot be written there.
    """
    write_text(path, dumps(file))


def dumps(file: BankFile) -> str:
    """Return the text of a bank file."""
    data = {"format": FORMAT, "version": VERSION}
    data |= encode(replace(file, questions=()))
    data["questions"] = [_question_data(question) for question in file.questions]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _question_data(question: Question) -> Any:
    data = encode(replace(question, origin=""))
    del data["bank_id"]
    return data


def read(path: Path) -> BankFile:
    """Return what a bank file holds; the questions are in its bank.

    Raises:
        FormatError: It is no bank file, or a part of it does not fit; where is the
            file and the path of the wrong value.
    """
    return loads(read_bytes(path), str(path))


def loads(content: bytes, where: str) -> BankFile:
    """Return what the bytes of a bank file say; raises as read does."""
    try:
        return _bank_file(_json(content))
    except FormatError as error:
        place = f"{where}: {error.where}" if error.where else where
        remedy = error.remedy or UNTOUCHED
        raise FormatError(error.problem, where=place, remedy=remedy) from None


def _json(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise FormatError(
            "this is not a bank file: it is not UTF-8 text", where=f"byte {error.start}"
        ) from None
    except json.JSONDecodeError as error:
        raise FormatError(
            f"the file is damaged or not a bank file: {error.msg}",
            where=f"line {error.lineno}, column {error.colno}",
            remedy=f"It may have been cut off: get it again. {UNTOUCHED}",
        ) from None
    except ValueError:
        raise FormatError("a number in the file has too many digits") from None
    except RecursionError:
        raise FormatError("this is not a bank file: it is nested too deep") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FormatError(f'this is not a bank file: "format" is not "{FORMAT}"')
    return data


def _no_constant(name: str) -> float:
    raise FormatError(f"{name} is not a number that a bank can hold")


def _bank_file(data: dict[str, Any]) -> BankFile:
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise FormatError("the version of the format is not a number", where="version")
    if version > VERSION:
        raise FormatError(
            f"the file is in version {version} of the format, this app knows {VERSION}",
            where="version",
            remedy=f"A newer QuizApp made it: update this one. {UNTOUCHED}",
        )
    rest = {name: data[name] for name in data if name not in {"format", "version"}}
    bank_id = _bank_id(rest)
    questions = rest.get("questions", [])
    if isinstance(questions, list):
        rest["questions"] = [
            {**each, "bank_id": bank_id} if isinstance(each, dict) else each
            for each in questions
        ]
    file = decode(BankFile, rest)
    _check_ids(file)
    _check_bank(file.bank)
    _check_questions(file)
    return file


def _bank_id(data: dict[str, Any]) -> str:
    bank = data.get("bank")
    found = bank.get("id") if isinstance(bank, dict) else None
    return found if isinstance(found, str) else ""


def _check_ids(file: BankFile) -> None:
    _check_unique([file.bank.id], "bank", single=True)
    _check_unique((article.id for article in file.articles), "articles")
    _check_unique((question.id for question in file.questions), "questions")


def _check_unique(ids: Iterable[str], name: str, *, single: bool = False) -> None:
    first: dict[str, int] = {}
    for position, each in enumerate(ids):
        place = name if single else f"{name}[{position}]"
        if not 1 <= len(each) <= 64 or not each.isascii() or not each.isalnum():
            raise FormatError(
                "an id is 1 to 64 letters and digits", where=f"{place}.id"
            )
        if each in first:
            raise FormatError(
                f"the id is that of {name}[{first[each]}] too", where=f"{place}.id"
            )
        first[each] = position


def _check_bank(bank: Bank) -> None:
    name = bank.name
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise FormatError(
            f"a bank's name is one line of 1 to {LONGEST_NAME} characters",
            where="bank.name",
        )
    for field, problem in bank.options.problems():
        raise FormatError(problem, where=f"bank.options.{field}")


def _check_questions(file: BankFile) -> None:
    articles = {article.id: article for article in file.articles}
    for position, question in enumerate(file.questions):
        where = f"questions[{position}]"
        if not question.stem.strip():
            raise FormatError("the question is empty", where=f"{where}.stem")
        texts = (question.stem, question.feedback, *question.body.words())
        if (longest := max(map(len, texts))) > LONGEST_TEXT:
            raise FormatError(
                f"a text of {longest} characters is too long to be shown as one;"
                f" {LONGEST_TEXT} are the most",
                where=where,
            )
        if not 0 <= question.default_mark <= MOST_MARKS:
            raise FormatError(
                f"a mark is between 0 and {MOST_MARKS}", where=f"{where}.default_mark"
            )
        if question.difficulty is not None and not 0 <= question.difficulty <= 1:
            raise FormatError(
                "a difficulty is between 0 and 1", where=f"{where}.difficulty"
            )
        for problem in question.body.problems():
            raise FormatError(f"the question {problem}", where=f"{where}.body")
        if question.evidence:
            article = articles.get(question.evidence.article_id)
            _check_evidence(question, article, f"{where}.evidence")


def _check_evidence(question: Question, article: Article | None, where: str) -> None:
    evidence = question.evidence
    assert evidence is not None
    if article is None:
        raise FormatError("the article is not in the file", where=f"{where}.article_id")
    span, length = evidence.span, len(article.text)
    if not 0 <= span.start < span.end <= length:
        raise FormatError(
            f"{span.start} to {span.end} is outside the article of {length} characters",
            where=f"{where}.span",
        )
    if article.text[span.start : span.end] != evidence.quote:
        raise FormatError(
            "the quote is not what stands in the article there", where=f"{where}.quote"
        )
