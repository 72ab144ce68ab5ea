"""Numbers in GIFT: a value with its tolerance, or a range."""

from collections.abc import Callable, Iterator
from decimal import Context, Decimal

from quizapp.domain.kinds.numerical import Numerical, NumericalAnswer
from quizapp.domain.numbers import exact
from quizapp.formats.gift.marks import (
    UnfitError,
    find,
    said,
    split,
    unescape,
    weighed,
    weight,
)

_ANY = "*"
_EXACT = Context(prec=500)


def read_numerical(answers: str, shown: Callable[[str], str]) -> Numerical:
    """Return the question whose answers stand after {#; shown makes Markdown."""
    others = find(answers, "~")
    listed = answers if others < 0 else answers[:others]
    found = []
    for part in filter(str.strip, split(listed, "=")):
        fraction, rest = weighed(part, 1.0)
        number, feedback = said(rest)
        value, tolerance = _value(unescape(number))
        found.append(NumericalAnswer(value, tolerance, fraction, shown(feedback)))
    if others >= 0:
        _, feedback = said(answers[others + 1 :])
        found.append(NumericalAnswer(None, Decimal(0), 0.0, shown(feedback)))
    return Numerical(tuple(found))


def write_numerical(body: Numerical, shown: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of the answers; shown writes Markdown."""
    for place, answer in enumerate(body.answers, start=1):
        feedback = f"#{shown(answer.feedback)}" if answer.feedback else ""
        if answer.value is None and not answer.fraction and place == len(body.answers):
            yield f"~{feedback or '#'}"
            continue
        number = _ANY if answer.value is None else f"{answer.value}:{answer.tolerance}"
        yield f"={weight(answer.fraction)}{number}{feedback}"


def _value(text: str) -> tuple[Decimal | None, Decimal]:
    """Return the number in the middle and how far from it an answer may be."""
    if text == _ANY:
        return None, Decimal(0)
    try:
        least, dots, most = text.partition("..")
        if dots:
            return _middle(exact(least), exact(most))
        value, _, tolerance = text.partition(":")
        return exact(value), exact(tolerance) if tolerance.strip() else Decimal(0)
    except ValueError:
        raise UnfitError(f"has {text!r} where a number belongs") from None


def _middle(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal]:
    middle = _EXACT.divide(_EXACT.add(least, most), Decimal(2))
    return middle, abs(_EXACT.subtract(most, middle))
