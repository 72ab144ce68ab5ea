"""Lines on pages, put together to paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_ENDED = re.compile(r"[.!?…:][\"'”’)]*$")
_PAGE_NUMBER = re.compile(r"(page )?\d{1,4}((/| of )\d{1,4})?", re.IGNORECASE)
_EDGE = 3  # so many lines at the top and the bottom of a page may be its frame
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column; lengths are in points, from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def width(self) -> float:
        """How long it is."""
        return self.right - self.left


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of pages, without what stands on every page."""
    lines = [line for page in _without_frames(pages) for line in _in_order(page)]
    if not lines:
        return []
    pitch, measure = _pitch(lines), _measure(lines)
    known = {_bare(word) for line in lines for word in line.text.split()}
    found = [lines[0].text]
    for before, line in pairwise(lines):
        if _begins(before, line, pitch, measure):
            found.append(line.text)
        else:
            found[-1] = _continued(found[-1], line.text, known)
    return found


def titled(page: Sequence[Line]) -> str:
    """Return the words in a page's largest letters, if they stand out."""
    largest = max((line.size for line in page), default=0.0)
    if largest < 1.2 * _usual_size(page):
        return ""
    words = [line.text for line in page if line.size > 0.97 * largest]
    return " ".join(words) if len(words) <= _EDGE else ""


def _without_frames(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return pages without running titles and page numbers."""
    edges = [_edge(page) for page in pages]
    often = Counter(mark for edge in edges for mark in set(map(_mark, edge)))

    def is_frame(line: Line) -> bool:
        many = often[_mark(line)] > max(1, len(pages) / 3)
        return many or _PAGE_NUMBER.fullmatch(line.text) is not None

    return [
        [line for line in page if not (line in edge and is_frame(line))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    down = sorted(page, key=lambda line: -line.top)
    return down[:_EDGE] + down[_EDGE:][-_EDGE:]


def _mark(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.bottom / 4)


def _in_order(page: Sequence[Line]) -> list[Line]:
    """Return lines as they were written, or by columns where those were mixed."""
    across = [line for before, line in pairwise(page) if _beside(before, line)]
    lines = _by_columns(page) if len(across) >= _LEAST_ROWS else page
    whole: list[Line] = []
    for line in lines:
        if whole and _beside(whole[-1], line):  # parted by wide spaces only
            whole[-1] = _joined(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """Return lines column by column; one that runs across them ends them."""
    down = sorted(lines, key=lambda line: (-round(line.bottom), line.left))
    starts = Counter(
        round(line.left) for before, line in pairwise(down) if _beside(before, line)
    )
    ((gutter, rows),) = starts.most_common(1) or [(0, 0)]
    if rows < _LEAST_ROWS:
        return down
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in down:
        if line.left < gutter - 1 < line.right:
            found += [*_by_columns(left), *_by_columns(right), line]
            left, right = [], []
        else:
            (left if line.left < gutter - 1 else right).append(line)
    return [*found, *_by_columns(left), *_by_columns(right)]


def _beside(before: Line, line: Line) -> bool:
    level = abs(before.bottom - line.bottom) < line.size / 2
    return level and line.left > before.right


def _joined(one: Line, other: Line) -> Line:
    text = f"{one.text} {other.text}"
    top, size = max(one.top, other.top), max(one.size, other.size)
    return Line(text, one.left, one.bottom, other.right, top, size)


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, in heights of a line."""
    steps = [
        (before.bottom - line.bottom) / line.size
        for before, line in pairwise(lines)
        if _alike(before, line) and 0 < before.bottom - line.bottom < 3 * line.size
    ]
    return median(steps) if steps else 1.2


def _measure(lines: Sequence[Line]) -> float:
    """Return how long a full line is."""
    widths = sorted(line.width for line in lines)
    return widths[len(widths) * 9 // 10]


def _usual_size(lines: Sequence[Line]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _begins(before: Line, line: Line, pitch: float, measure: float) -> bool:
    """Tell whether a paragraph begins with a line."""
    if not _alike(before, line):
        return True
    ended = _ENDED.search(before.text) is not None
    step = before.bottom - line.bottom
    if step <= 0:  # the next column or page
        return ended
    if step > 1.25 * pitch * line.size:
        return True
    centred = abs(before.left + before.right - line.left - line.right) < line.size
    indented = 0.7 * line.size < line.left - before.left < 5 * line.size
    if indented and not centred:
        return True
    word = line.width * len(line.text.split()[0]) / len(line.text)
    spare = before.left + measure - before.right - word
    return not centred and spare > (0.5 if ended else 3) * line.size


def _alike(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) < 0.08 * line.size


def _continued(text: str, more: str, known: set[str]) -> str:
    """Return a paragraph with its next line; a word parted by a hyphen is made whole.

    A hyphen stays in a word that has another, or that has it elsewhere too.
    """
    if not text.endswith("-") or text.endswith(" -"):
        return f"{text} {more}"
    begun, rest = text.rsplit(maxsplit=1)[-1], more.split(maxsplit=1)[0]
    own = begun.count("-") > 1 or not begun[-2:-1].isalpha() or not rest[0].islower()
    if own or _bare(begun + rest) in known:
        return text + more
    return text[:-1] + more


def _bare(word: str) -> str:
    return word.strip(".,;:!?…()\"'“”‘’")
