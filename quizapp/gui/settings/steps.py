"""Learning steps as people write them: 1m 10m 1d."""

import re
from datetime import timedelta

from quizapp.domain.errors import QuizError

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_STEP = re.compile(r"(\d{1,9})\s*([smhd])", re.IGNORECASE)


def read_steps(text: str) -> tuple[timedelta, ...]:
    """Return the waits that a text like 1m 10m 1d stands for.

    Raises:
        QuizError: A part of it is no step.
    """
    parts = re.sub(r"(?<=\d)\s+(?=[smhd]\b)", "", text.replace(",", " ")).split()
    steps = []
    for part in parts:
        step = _STEP.fullmatch(part)
        if step is None:
            raise QuizError(
                f"“{part}” is no step",
                remedy="Write a number and s, m, h or d for each, as in 1m 10m 1d.",
            )
        steps.append(timedelta(seconds=int(step[1]) * _UNITS[step[2].lower()]))
    return tuple(steps)


def write_steps(steps: tuple[timedelta, ...]) -> str:
    """Return waits as text, each in the largest unit that it is whole in."""
    return " ".join(map(_written, steps))


def _written(step: timedelta) -> str:
    seconds = round(step.total_seconds())
    fits = [(size, unit) for unit, size in _UNITS.items() if seconds % size == 0]
    size, unit = max(fits) if seconds else (1, "s")
    return f"{seconds // size}{unit}"
