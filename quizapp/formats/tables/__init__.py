"""Tables of questions: CSV, TSV and what else is set apart by a sign."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from quizapp.domain.errors import FormatError
from quizapp.domain.imports import Draft, Trouble
from quizapp.domain.questions import Question
from quizapp.formats.files import UNTOUCHED, decoded
from quizapp.formats.tables.layout import SEPARATORS, Layout, guessed, separator
from quizapp.formats.tables.reading import draft
from quizapp.formats.tables.writing import write_rows

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Reads and writes tables whose cells are set apart by a sign.

    Attributes:
        layout: What its columns hold, where that is known better than by guessing.
    """

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv",)
    sign: str = ","
    layout: Layout | None = None
    encoding: str = (
        "utf-8-sig"  # the mark at its beginning tells Excel that it is UTF-8
    )

    def claims(self, text: str) -> bool:
        """Tell whether a text has several columns."""
        return any(len(cells) > 1 for _, cells in rows(text, separator(text), 20))

    def read(self, content: bytes, where: str) -> Iterator[Draft | Trouble]:
        """Yield a draft for each row, and what cannot be taken over.

        Raises:
            FormatError: It is not text, or not in cells.
        """
        layout = self.layout or guess(content, where)
        text, _ = decoded(content, where, layout.encoding)
        found = list(_rows(text, layout.separator, where))
        if found and text.count('"') % 2 and "\n" in "".join(found[-1][1]):
            problem = "opens a quotation mark that is not closed"
            yield Trouble(problem, found.pop()[0], left_out=True)
        for line, cells in found[layout.header :]:
            yield from draft(layout, line, cells)

    def write(self, questions: Iterable[Question]) -> Iterator[str | Trouble]:
        """Yield the rows, the names of the columns first, and what they cannot say."""
        lines = StringIO(newline="")
        writer = csv.writer(lines, delimiter=self.sign)
        for item in write_rows(questions):
            if isinstance(item, Trouble):
                yield item
            else:
                writer.writerow(item)
        yield lines.getvalue()


CSV = Tables()
TSV = Tables("tsv", (".tsv", ".tab"), "\t")


def guess(
    content: bytes, where: str = "", encoding: str = "", sign: str = ""
) -> Layout:
    """Return how a table is most likely to be read, as far as it is not told.

    Raises:
        FormatError: It is not text, or not in the encoding told.
    """
    text, encoding = decoded(content, where, encoding)
    sign = sign or separator(text)
    return guessed([cells for _, cells in rows(text, sign, 20)], sign, encoding)


def preview(content: bytes, layout: Layout, most: int = 20) -> list[Row]:
    """Return the first rows of a table, each with its line; none if it has none."""
    text, _ = decoded(content, "", layout.encoding)
    return rows(text, layout.separator, most)


def rows(text: str, sign: str, most: int) -> list[Row]:
    """Return the first rows of a text, as far as they are in cells."""
    found: list[Row] = []
    try:
        for row in _rows(text, sign, ""):
            found.append(row)
            if len(found) == most:
                break
    except FormatError:
        return found
    return found


def _rows(text: str, sign: str, where: str) -> Iterator[Row]:
    """Yield the rows that hold something, each with the line it begins in."""
    assert sign in SEPARATORS
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        column = _column_of_largest(text, line, sign)
        raise FormatError(
            f"the table cannot be read: {error}",
            where=f"{where}: line {line}, column {column}",
            remedy="A quotation mark may be open there. " + UNTOUCHED,
        ) from error


def _column_of_largest(text: str, line: int, sign: str) -> int:
    """Return where in a line, or in those that follow, the largest cell begins."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    cells = text[start:].partition("\n")[0].split(sign)
    largest = max(range(len(cells)), key=lambda place: len(cells[place]))
    return sum(len(cell) + 1 for cell in cells[:largest]) + 1
