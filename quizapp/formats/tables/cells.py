"""Cells that a spreadsheet would take for formulas, and cells that hold several things.

A cell that begins as a formula does is written with an apostrophe before it, and the
apostrophe is taken away when it is read; so is one more where it had some.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

ALTERNATIVE = "|"
ARROW = " → "


def guarded(text: str) -> str:
    """Return a text as no spreadsheet reckons with it."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """Return the text that a cell holds."""
    return cell[1:] if _GUARDED.match(cell) else cell


def listed(cell: str) -> tuple[str, ...]:
    """Return the tags in a cell, set apart by semicolons or, without any, commas."""
    parts = cell.split(";" if ";" in cell else ",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
