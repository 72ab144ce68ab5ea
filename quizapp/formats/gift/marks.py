"""What has a meaning of its own in GIFT, unless a backslash stands before it."""

import re
from fractions import Fraction
from functools import lru_cache

_KNOWN = re.compile(r"\\([~=#{}:\\n])")
_WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d*)?)%")
_COMMONEST = 20  # the largest denominator of Moodle's weights
_RESERVED = re.compile(r"[\\~=#{}:\n]")


class UnfitError(Exception):
    """What stands in a file is no question; carries why, in words."""


def unescape(text: str) -> str:
    """Return a text of a file without its escapes."""
    return _KNOWN.sub(lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def escape(text: str) -> str:
    """Return a text as it is written to a file."""
    plain = text.strip().replace("\r", "")
    return _RESERVED.sub(lambda c: "\\n" if c[0] == "\n" else f"\\{c[0]}", plain)


def find(text: str, mark: str, start: int = 0) -> int:
    """Return where a mark stands that is not escaped, or -1."""
    places = _places(mark).finditer(text, start)
    return next((found.start() for found in places if found[0] == mark), -1)


def find_last(text: str, mark: str) -> int:
    """Return where a mark stands last that is not escaped, or -1."""
    found = [each.start() for each in _places(mark).finditer(text) if each[0] == mark]
    return found[-1] if found else -1


def split(text: str, mark: str, times: int = -1) -> list[str]:
    """Return the parts of a text between marks that are not escaped."""
    parts: list[str] = []
    start = 0
    for found in _places(mark).finditer(text):
        if found[0] == mark and len(parts) != times:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def said(text: str) -> tuple[str, str]:
    """Return an answer, and what is said when it is given."""
    answer, *feedback = split(text, "#", 1)
    return answer, "".join(feedback)


def weighed(text: str, default: float) -> tuple[float, str]:
    """Return the share of the mark that an answer begins with, and the rest of it."""
    found = _WEIGHT.match(text)
    if not found:
        return default, text
    share = float(found[1]) / 100
    common = Fraction(share).limit_denominator(_COMMONEST)
    near = abs(share - common) < 1e-5
    return float(common) if near else share, text[found.end() :]


def weight(fraction: float) -> str:
    """Return a share of the mark as it is written before an answer."""
    return f"%{round(100 * fraction, 5):g}%"


@lru_cache
def _places(mark: str) -> re.Pattern[str]:
    return re.compile(rf"\\.|{re.escape(mark)}", re.DOTALL)
