"""Grades, and how a typed answer is compared with the right one."""

import re
import unicodedata
from dataclasses import dataclass

_ARTICLES = frozenset({"a", "an", "the"})
_KEPT = frozenset("%&#")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_DROPPED = re.compile(r"(?<!\d)\.|\.(?!\d)|\s+(?=%)")  # as in U.N. and 3.5 %
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"-?\d+(?:[.,:]\d+)*%?|[^\W\d_]+|[^\s\w]|\d+|_", re.UNICODE)
_SPACES = re.compile(r"\s+")
_WILDCARD = re.compile(r"(?<!\\)\*")
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer is worth.

    Attributes:
        fraction: The share of the mark, 0 to 1; None where the learner must judge.
        near: Whether it is one typing slip away from the right answer.
    """

    fraction: float | None
    feedback: str = ""
    near: bool = False

    @property
    def correct(self) -> bool | None:
        """Whether the answer is right in full; None where the learner must judge."""
        return None if self.fraction is None or self.near else self.fraction >= 1


def compared(text: str) -> tuple[str, ...]:
    """Return the words of an answer without what never matters.

    Case, accents, punctuation, apostrophes, thousands separators and the English
    articles are left out; a decimal point, a minus sign and % are kept.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for unimportant in (_APOSTROPHES, _DROPPED, _THOUSANDS):
        plain = unimportant.sub("", plain)
    found = [word for word in _WORD.findall(plain) if _counts(word)]
    kept = [word for word in found if word not in _ARTICLES]
    return tuple(kept or found) or tuple(text.casefold().split())


def _counts(word: str) -> bool:
    return word[-1] in _KEPT or not unicodedata.category(word[-1]).startswith("P")


def same(typed: str, key: str) -> bool:
    """Tell whether a typed answer is the key but for what never matters."""
    return compared(typed) == compared(key)


def matches(typed: str, pattern: str, *, exact: bool = False) -> bool:
    r"""Tell whether a typed answer fits an accepted one.

    A star in it stands for any letters and \* for a star, as in Moodle. The pieces
    between stars are looked for from left to right, each once, so that the time grows
    with the length alone.
    """
    pieces = _pieces(pattern)
    whole = "*".join(pieces)
    if (typed == whole) if exact else same(typed, whole):
        return True
    if len(pieces) == 1:
        return False
    if not exact:
        typed, pieces = _folded(typed).strip(), [_folded(piece) for piece in pieces]
        pieces[0], pieces[-1] = pieces[0].lstrip(), pieces[-1].rstrip()
    return _in_order(typed, pieces)


def has_wildcard(pattern: str) -> bool:
    """Tell whether an accepted answer stands for many."""
    return len(_pieces(pattern)) > 1


def literal(text: str) -> str:
    """Return the accepted answer that stands for a text and nothing else."""
    return text.replace("*", r"\*")


def unescaped(pattern: str) -> str:
    """Return an accepted answer as it is read."""
    return "*".join(_pieces(pattern))


def _pieces(pattern: str) -> list[str]:
    return [piece.replace(r"\*", "*") for piece in _WILDCARD.split(pattern)]


def _in_order(text: str, pieces: list[str]) -> bool:
    first, *middle, last = pieces
    end = len(text) - len(last)
    at = len(first)
    if at > end or not (text.startswith(first) and text.endswith(last)):
        return False
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _folded(text: str) -> str:
    """Return a text without what never matters in its letters and signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for unimportant in (_APOSTROPHES, _DROPPED, _THOUSANDS):
        plain = unimportant.sub("", plain)
    kept = "".join(c if c.isalnum() or c in _KEPT or c in ".-" else " " for c in plain)
    return _SPACES.sub(" ", kept)


def near(typed: str, key: str, article: str = "") -> bool:
    """Tell whether a typed answer is one typing slip away from the key.

    The slip is one letter missing, added, wrong or swapped with its neighbour, in a
    word of five letters or more, never in digits. A word that stands in the
    article is no slip: it names something else.
    """
    words, wanted = compared(typed), compared(key)
    if len(words) != len(wanted):
        return False
    wrong = [(a, b) for a, b in zip(words, wanted, strict=True) if a != b]
    if len(wrong) != 1:
        return False
    ((slip, right),) = wrong
    return (
        len(right) >= _SHORTEST
        and right.isalpha()
        and slip.isalpha()
        and _one_slip(slip, right)
        and slip not in compared(article)
    )


def _one_slip(a: str, b: str) -> bool:
    """Tell whether the Damerau-Levenshtein distance of two words is one."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None
    )
    if start is None:
        return len(a) != len(b)
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )
