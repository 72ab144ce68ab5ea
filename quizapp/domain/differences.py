"""Where a typed answer differs from the right one, letter by letter."""

from dataclasses import dataclass
from difflib import SequenceMatcher

_LONGEST = 400
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Run:
    """Letters next to each other that are all in both texts, or all in one of them."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A typed text and the right one, each in runs.

    Attributes:
        typed: What was typed; what is not the same is too much.
        right: What is right; what is not the same is missing.
        alike: Whether they have so much in common that single letters tell something.
    """

    typed: tuple[Run, ...]
    right: tuple[Run, ...]
    alike: bool


def difference(typed: str, right: str) -> Difference:
    """Return the difference of two texts; capitals alone make none.

    Texts are aligned as difflib does it, by their longest common blocks.
    """
    a, b = _lowered(typed), _lowered(right)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if max(len(a), len(b)) > _LONGEST or matcher.ratio() < _ALIKE:
        return Difference((Run(typed, same=False),), (Run(right, same=False),), False)
    typed_runs: list[Run] = []
    right_runs: list[Run] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        same = tag == "equal"
        typed_runs.append(Run(typed[i:j], same))
        right_runs.append(Run(right[k:m], same))
    return Difference(_present(typed_runs), _present(right_runs), True)


def closest(typed: str, accepted: tuple[str, ...]) -> str:
    """Return the accepted answer that is most like what was typed, the best if none."""
    typed = _lowered(typed)[:_LONGEST]

    def likeness(answer: str) -> float:
        lowered = _lowered(answer)[:_LONGEST]
        return SequenceMatcher(None, typed, lowered, autojunk=False).ratio()

    return max(accepted, key=likeness, default="")


def _lowered(text: str) -> str:
    """Return a text in small letters, each where it stood."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _present(runs: list[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)
