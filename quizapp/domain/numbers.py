"""Numbers as people write them, read exactly."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from fractions import Fraction

LARGEST_EXPONENT = 308
MOST_DIGITS = 100

_POWER = re.compile(
    r"\s*[x×*·]\s*10\s*(?:\^\s*([+\-−]?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))", re.IGNORECASE
)
_DIGITS = r"\d+(?:[.,' ]\d+)*|[.,]\d+"
_TYPED = re.compile(
    rf"""(?P<before>[^\d+\-.,]*)
    (?P<sign>[+-]?)\s*
    (?:(?:(?P<whole>\d+)\s+)?(?P<over>\d+)\s?[/⁄]\s?(?P<under>\d+)
     |(?P<digits>{_DIGITS})(?:[eE](?P<exponent>[+-]?\d+))?)
    (?P<after>.*)""",
    re.VERBOSE | re.DOTALL,
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_GROUPS = re.compile(r"\d{1,3}(?:\D\d{2,3})*\D\d{3}")
_PRECISE = Context(prec=12)
_PLAIN = (Decimal("1e-6"), Decimal("1e15"))
_GROUPED_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that was written with it, if any."""

    number: Fraction
    unit: str = ""


def read(text: str) -> Quantity | None:
    """Return the quantity that a text is, or None where it is none.

    A comma, a point, a space or an apostrophe may set thousands apart. A single comma
    before exactly three digits does (12,000 is twelve thousand); any other single
    comma, and a single point, begins the decimals. Powers of ten may be written 1e3,
    1×10^3 or 1×10³, common fractions 3/4 or ¾, and large numbers with a word.
    """
    match = _TYPED.fullmatch(_plain(text))
    number = match and _number(match)
    if match is None or number is None:
        return None
    unit = f"{match['before'].strip()} {match['after'].strip().removesuffix('.')}"
    scale, _, rest = unit.strip().partition(" ")
    if scale.casefold() in _SCALES:
        return Quantity(number * 10 ** _SCALES[scale.casefold()], rest.strip())
    return Quantity(number, unit.strip())


def exact(text: str) -> Decimal:
    """Return the number that a text without separators or units is.

    Raises:
        ValueError: It is none, or has more digits or a larger exponent than any
            question needs.
    """
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite() or not sound(number):
        raise ValueError(text)
    return number


def sound(number: Decimal) -> bool:
    """Tell whether a number can be reckoned with exactly, and at once."""
    digits, exponent = len(number.as_tuple().digits), number.as_tuple().exponent
    return (
        isinstance(exponent, int)
        and digits <= MOST_DIGITS
        and abs(exponent) <= LARGEST_EXPONENT
        and abs(number.adjusted()) <= LARGEST_EXPONENT
    )


def written(number: Decimal | Fraction) -> str:
    """Return a number as English writes it: 1984, 12,000, 0.25, 6.02E+23."""
    if isinstance(number, Fraction):
        number = _PRECISE.divide(
            Decimal(number.numerator), Decimal(number.denominator)
        ).normalize()
    least, most = _PLAIN
    if number and not least <= abs(number) < most:
        return f"{number:E}"
    return f"{number:,f}" if abs(number) >= _GROUPED_FROM else f"{number:f}"


def _plain(text: str) -> str:
    """Return a text in which the same signs always stand for the same."""
    text = _POWER.sub(lambda power: f"e{power[1] or power[2]}", text)
    spread = (
        f" {c}" if unicodedata.decomposition(c).startswith("<fraction>") else c
        for c in text
    )
    text = unicodedata.normalize("NFKC", "".join(spread))
    return re.sub("[−–]", "-", re.sub("[’ʼ]", "'", text)).strip()


def _number(match: re.Match[str]) -> Fraction | None:
    sign = -1 if match["sign"] == "-" else 1
    if match["under"]:
        if len(match[0]) > MOST_DIGITS or not int(match["under"]):
            return None
        common = Fraction(int(match["over"]), int(match["under"]))
        return sign * (int(match["whole"] or 0) + common)
    digits = _without_groups(match["digits"])
    if digits is None:
        return None
    try:
        return sign * Fraction(exact(f"{digits}e{match['exponent'] or 0}"))
    except ValueError:
        return None


def _without_groups(digits: str) -> str | None:
    """Return digits with a decimal point and no other separator, if they make sense."""
    mark = _decimal_mark(digits)
    whole, _, decimals = digits.rpartition(mark) if mark else (digits, "", "")
    separators = set(re.findall(r"\D", whole))
    if not decimals.isdigit() and decimals:
        return None
    if separators and (len(separators) > 1 or not _GROUPS.fullmatch(whole)):
        return None
    return f"{re.sub(r'[^0-9]', '', whole) or '0'}.{decimals or '0'}"


def _decimal_mark(digits: str) -> str:
    """Return the separator that begins the decimals, or nothing where none does."""
    marks = [c for c in digits if c in ".,"]
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) != 1:
        return ""
    before, _, after = digits.partition(marks[0])
    grouping = marks[0] == "," and len(after) == 3 and 1 <= len(before) <= 3
    return "" if grouping and before != "0" and before.isdigit() else marks[0]
