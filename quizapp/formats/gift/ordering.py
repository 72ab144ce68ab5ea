"""Items to be put in order in GIFT, as Moodle 4.4 and later has them.

The braces begin with > and how the question is shown and graded; the items follow, each
on a line of its own and, unlike all else in GIFT, as they are: nothing in them is
escaped (Moodle's question/type/ordering/questiontype.php, import_from_gift).
"""

import re
from collections.abc import Callable, Iterator

from quizapp.domain.kinds.ordering import Ordering
from quizapp.formats.gift.marks import UnfitError

_HEADER = re.compile(
    r">\s*\d+\s*(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?"
    r"\s*(?:HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0)?"
    r"\s*(?:ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_\w+|RELATIVE|REL"
    r"|LONGEST_ORDERED_SUBSET|LONGEST_CONTIGUOUS_SUBSET)?"
    r"\s*(?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)?"
    r"\s*(?:none|123|abc|ABCD|iii|IIII)?\s*$"
)
_GRADED = "ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW none"
_UNSAYABLE = re.compile(r"[{}\\\n]|####|^//")


def is_ordering(answers: str) -> bool:
    """Tell whether braces hold items to be put in order."""
    first, lines, _ = answers.partition("\n")
    return bool(lines and _HEADER.match(first.strip()))


def read_ordering(answers: str, shown: Callable[[str], str]) -> Ordering:
    """Return the question whose items stand in the lines after the first."""
    items = (line.strip() for line in answers.split("\n")[1:])
    return Ordering(tuple(shown(item) for item in items if item))


def write_ordering(body: Ordering, shown: Callable[[str], str]) -> Iterator[str]:
    """Yield the line that says how it is graded, and the lines of the items."""
    yield f">{len(body.items)} {_GRADED}"
    for item in body.items:
        text = shown(item)
        if _UNSAYABLE.search(text):
            raise UnfitError("has an item that GIFT cannot write on a line of its own")
        yield text
