"""An answer that a question offers or accepts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A text, the share of the mark it earns (-1 to 1), and what it says when given."""

    text: str
    fraction: float = 0.0
    feedback: str = ""
