"""Find numbers and dates near a given one, written in the same way."""

import calendar
import re
from collections.abc import Iterable, Iterator

from quizapp.generate.languages.en import table, words

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STEPS = (1.25, 0.75, 1.5, 0.5, 0.6, 0.9, 2.0, 1.75)
_COMMON_YEAR = 2023  # of 28 days in February


def near_values(text: str, kind: str) -> Iterator[str]:
    """Yield other values of a kind, written like the text."""
    if kind == "WEEKDAY":
        yield from (day for day in calendar.day_name if day != text)
    elif kind in {"MONTH", "DAY"}:
        yield from _other_dates(text)
    elif kind == "YEAR":
        yield from (str(int(text) + step) for step in (-2, 3, -5, 1, 6, -9))
    elif kind == "PERCENT":
        yield from (other for other in _other_numbers(text) if _share(other, text))
    elif kind in {"NUMBER", "MONEY", "DURATION", "DECADE"}:
        yield from _other_numbers(text)


def latest_year(texts: Iterable[str]) -> int:
    """Return the last year that texts tell of as past, or nought."""
    found = (
        int(year)
        for text in texts
        if not re.search(r"\b(will|would|by|until)\b", text)
        for year in re.findall(r"\b(1\d{3}|20\d\d)\b(?![.,]\d)", text)
    )
    return max(found, default=0)


def _share(text: str, like: str) -> bool:
    """Tell whether a percentage is no more than all, if the one it is like is not."""
    return _largest(text) < 100 or _largest(like) >= 100


def _largest(text: str) -> float:
    """Return the largest number that a text names: 0.8 of 0.4–0.8 percent."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    return max((float(each.replace(",", "")) for each in found), default=0.0)


def near_ages(text: str) -> Iterator[str]:
    """Yield ages that somebody of an age might be taken for."""
    age = int(text)
    for step in (4, -3, 7, -6, 2, 9):
        if age + step > max(1, age // 2):
            yield str(age + step)


def _other_dates(text: str) -> Iterator[str]:
    day = re.search(r"\b\d{1,2}\b(?!\d|,?\d{3})", text)
    month = next((m for m in calendar.month_name[1:] if m in text), "")
    if day:
        for step in (3, -4, 7, -9, 11):
            new = int(day[0]) + step
            if 0 < new <= 28:
                yield text[: day.start()] + str(new) + text[day.end() :]
    if month:
        at = list(calendar.month_name).index(month)
        for step in (1, -1, 3, -3):
            number = (at - 1 + step) % 12 + 1
            if not day or int(day[0]) <= calendar.monthrange(_COMMON_YEAR, number)[1]:
                yield text.replace(month, calendar.month_name[number])


def _other_numbers(text: str) -> Iterator[str]:
    digits = list(_DIGITS.finditer(text))
    side = _open_side(text)
    if digits:
        # Of "between 180 and 240" both ends move.
        for moved in zip(*(_near(each[0], side) for each in digits), strict=False):
            yield _with_numbers(text, moved)
        return
    low = text.lower()
    if re.search(r"\w-\w", low):
        yield from _other_tens(text)
        return
    spelled: list[str] = table("words")["spelled_numbers"].split()
    word = next((w for w in re.findall(r"[a-z]+", low) if w in spelled), "")
    if word and word in words("numbers"):
        at = spelled.index(word)
        for step in (2, -1, 4, -2, 1, 3):
            if 0 < at + step < len(spelled) and step * side >= 0:
                new = spelled[at + step]
                result = re.sub(rf"\b{word}\b", new, text, count=1, flags=re.IGNORECASE)
                capital = text[0].isupper()
                yield result[0].upper() + result[1:] if capital else result


def _with_numbers(text: str, numbers: Iterable[str]) -> str:
    """Return a text with other numbers in the place of its own."""
    left = iter(numbers)
    return _DIGITS.sub(lambda _: next(left), text)


def _other_tens(text: str) -> Iterator[str]:
    """Yield numbers near one such as thirty-eight."""
    spelled: list[str] = table("words")["spelled_numbers"].split()
    found = re.search(r"\b([a-z]+)-([a-z]+)\b", text, re.IGNORECASE)
    if found is None or found[1].lower() not in words("tens"):
        return
    units = spelled[:9]
    if found[2].lower() in units:
        at = units.index(found[2].lower())
        for step in (2, -1, 4, -2, 1, 3):
            if 0 <= at + step < len(units):
                yield text.replace(found[0], f"{found[1]}-{units[at + step]}", 1)


def _open_side(text: str) -> int:
    """Return 1 where only more would be wrong, -1 where only less, nought for both.

    Whoever says that there are at least nine does not deny that there are eight.
    """
    if re.search(r"\b(at least|(?<!no )more than|over|above)\b", text.lower()):
        return 1
    most = r"\b(at most|up to|fewer than|less than|under|below|no more than)\b"
    return -1 if re.search(most, text.lower()) else 0


def _near(digits: str, side: int = 0) -> Iterator[str]:
    """Yield numbers near one, as round and as finely divided as it is.

    Args:
        digits: The number as it is written.
        side: 1 for larger ones only, -1 for smaller ones.
    """
    value = float(digits.replace(",", ""))
    places = len(digits.partition(".")[2])
    whole = digits.replace(",", "").partition(".")[0]
    zeros = len(whole) - len(whole.rstrip("0")) if not places else 0
    unit = 10.0 ** (zeros or -places)
    seen = {value}
    for step in _STEPS:
        if value < 1000 <= value * step and "," not in digits:
            continue
        new = round(value * step / unit) * unit
        if new == value:
            new = value + unit
        if (new - value) * side < 0:
            continue
        while new in seen:
            new += unit
        seen.add(new)
        if new > 0:
            yield (
                f"{new:,.{places}f}"
                if "," in digits or new >= 10_000
                else f"{new:.{places}f}"
            )
