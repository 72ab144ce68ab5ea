import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from quizapp.domain.attempts import Item
from quizapp.domain.choices import Choice
from quizapp.domain.errors import FormatError
from quizapp.domain.kinds import KINDS
from quizapp.domain.kinds.cloze import Cloze
from quizapp.domain.kinds.description import Description
from quizapp.domain.kinds.essay import Essay
from quizapp.domain.kinds.flashcard import Flashcard
from quizapp.domain.kinds.matching import Matching, Pair
from quizapp.domain.kinds.multichoice import MultipleChoice
from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer
from quizapp.domain.kinds.ordering import Ordering
from quizapp.domain.kinds.truefalse import TrueFalse
from quizapp.domain.papers import Printed, versions
from quizapp.domain.questions import Body
from quizapp.domain.work import finish
from quizapp.gui.printing.faces import face
from quizapp.gui.printing.sheet import Layout, print_pdf
from tests.factories import a_choice_question, a_question, an_article, evidence

ANY_NUMBER = Numerical((NumericalAnswer(None),))
BODIES: tuple[Body, ...] = (
    a_choice_question().body,
    MultipleChoice((Choice("a", 0.5), Choice("b", 0.5), Choice("c", -1.0)), False),
    TrueFalse(answer=False),
    a_question().body,
    ANY_NUMBER,
    Matching((Pair("Porto", "Portugal"), Pair("Turin", "Italy")), ("Spain",)),
    Ordering(("First", "Second", "Third")),
    Cloze((("mayor",),)),
    Flashcard("Back"),
    Essay("A model"),
    Description(),
)
ITEMS = [
    Item(
        a_question(
            body=body,
            stem="The [[1]] came." if isinstance(body, Cloze) else f"{body.name}?",
            evidence=evidence("Mayor Ana Costa"),
        )
    )
    for body in BODIES
]
LONG = "Which of the following sentences about the harbour is true? " * 3
MANY = [Item(a_choice_question(stem=f"{n}: {LONG}")) for n in range(40)]


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Texts need one."""


def printed(path: Path, items: list[Item], count: int = 1, **changes: object) -> int:
    layout = Layout(**changes)  # type: ignore[arg-type]
    made = versions(items, count, seed=3)
    return finish(print_pdf(path, "Harbour test", made, [an_article()], layout))


def pages(path: Path) -> list[str]:
    with closing(pypdfium2.PdfDocument(path)) as document:
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(" ".join(text.get_text_bounded().split()))
            text.close()
            page.close()
        return texts


def boxes(path: Path) -> Iterator[tuple[float, float, float, float]]:
    """Yield the box of every letter, and the size of its page as the last two."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        for page in document:
            text = page.get_textpage()
            width, height = page.get_size()
            for at in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(at)
                if right > left:
                    assert left > 0, (at, left)
                    yield left / width, bottom / height, right / width, top / height
            text.close()
            page.close()


def test_every_kind_has_a_face() -> None:
    assert {type(body) for body in BODIES} == set(KINDS)
    for item in ITEMS:
        shown = face(Printed(1, item, "1"))
        assert shown.stem
        asks = item.question.body.prompts > 0
        assert shown.number == asks
        assert bool(shown.key) == (
            asks and not isinstance(item.question.body, Numerical)
        )


def test_the_sheet_holds_every_question_and_the_key_every_answer(
    tmp_path: Path,
) -> None:
    path = tmp_path / "paper.pdf"
    printed(path, ITEMS, article=True)
    *sheets, key = pages(path)
    sheet = " ".join(sheets)
    assert "Name" in sheet
    assert "Version A · 10 marks" in sheet
    assert "About 12,000 people came." in sheet
    assert "The ________________ came." in sheet
    for body in BODIES:
        stem = "came" if isinstance(body, Cloze) else f"{body.name}?"
        assert stem in sheet
    for answer in ("Ana Costa", "False", "mayor", "Back", "A model", "Mayor Ana Costa"):
        assert answer in key
    assert "Ana Costa" not in re.sub(
        r"A Ana Costa|Mayor Ana Costa|. Ana Costa", "", sheet
    )


def test_the_key_names_the_letters_that_the_sheet_printed(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    printed(path, MANY, count=2, marks=False)
    texts = pages(path)
    for letter in "AB":
        sheet = " ".join(t for t in texts if f"· Version {letter}" in t)
        key = " ".join(t for t in texts if f"Answers to version {letter}" in t)
        asked = re.findall(r"(\w) Ana Costa", sheet)
        assert len(asked) == len(MANY)
        assert re.findall(r"\d+\. (\w) Ana Costa", key) == asked
        assert len(set(asked)) == 4


def test_versions_ask_the_same_in_other_orders() -> None:
    first, second, third = versions(MANY, 3, seed=3)
    assert versions(MANY, 3, seed=3) == (first, second, third)
    assert [each.item for each in first.printed] == MANY
    stems = [[each.item.prompt for each in v.printed] for v in (first, second, third)]
    assert stems[0] != stems[1] != stems[2] != stems[0]
    assert sorted(stems[0]) == sorted(stems[1]) == sorted(stems[2])
    assert [each.number for each in second.printed] == list(range(1, 41))


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("columns", [1, 2])
def test_nothing_is_clipped_or_printed_over_the_edge(
    tmp_path: Path, size: str, columns: int
) -> None:
    path = tmp_path / "paper.pdf"
    giant = Item(a_question(stem="A very long text to read. " * 400))
    printed(path, [*MANY, giant], size=size, columns=columns, article=True, key=False)
    text = " ".join(pages(path))
    assert text.count("true?") == 3 * len(MANY)
    assert text.count("long") == 400
    for left, bottom, right, top in boxes(path):
        assert left > 0.05
        assert bottom > 0.05
        assert right < 0.95
        assert top < 0.96


def test_columns_stand_apart(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    printed(path, MANY, columns=2, key=False, name_line=False)
    middle = [box for box in boxes(path) if box[0] < 0.5 < box[2]]
    assert middle == []


def test_pages_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    count = printed(path, MANY)
    texts = pages(path)
    assert len(texts) == count
    assert all(f"{n} / {count}" in text for n, text in enumerate(texts, start=1))


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "none" / "paper.pdf"
    with pytest.raises(FormatError, match="cannot be written"):
        printed(path, ITEMS)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_is_written_again_takes_the_place_of_the_first(
    tmp_path: Path,
) -> None:
    path = tmp_path / "paper.pdf"
    printed(path, MANY)
    printed(path, ITEMS)
    assert "description?" in " ".join(pages(path))
    assert [each.name for each in tmp_path.iterdir()] == ["paper.pdf"]
