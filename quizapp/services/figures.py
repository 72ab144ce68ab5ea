"""Figures written to files for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from quizapp.formats.files import write_text
from quizapp.formats.tables.cells import guarded


def write_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write a table as CSV; no spreadsheet takes a cell of it for a formula.

    Raises:
        FormatError: It cannot be written; what stood there is as it was.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    write_text(path, text.getvalue())
