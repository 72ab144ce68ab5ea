"""What every kind's answer widget does."""

import random
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from quizapp.domain.grading import Grade
from quizapp.domain.questions import Question, Response


class AnswerWidget(QWidget):
    """Takes the answer to questions of one kind, one after the other.

    Whoever shows it calls, in this order: ask with a question; restore, if it had been
    answered already; then hands it each key that it takes, until the answer is wanted
    and read from response, words or grade; then reveal, if what is right is to be
    seen, after which it takes no more until it is asked again. It knows nothing of
    schedules, marks or pages, and keeps nothing once another question is asked.

    Attributes:
        name: The kind it is for.
        shows_key: Whether it shows the right answer itself when it is revealed.
        check_key: The key that checks the answer.
        changed: What has been answered is another now.
        submitted: The answer is complete and is to be checked.
    """

    name: ClassVar[str]
    shows_key: bool = False
    check_key: ClassVar[str] = "Enter"

    changed = Signal()
    submitted = Signal()

    def ask(self, question: Question, ordinal: int, seed: str) -> None:
        """Begin with a new question; the seed settles the order of choices.

        An empty seed keeps them in the author's order.
        """
        raise NotImplementedError

    @property
    def response(self) -> Response:
        """What was answered, as the question's body grades it; None before that."""
        raise NotImplementedError

    def restore(self, response: Response) -> None:
        """Show what was answered before, after the question was asked again."""
        raise NotImplementedError

    @property
    def answered(self) -> bool:
        """Whether there is something to check."""
        return self.response is not None

    def grade(self, article: str) -> Grade:
        """Grade what was answered."""
        raise NotImplementedError

    def words(self) -> str:
        """Return what was answered, as text."""
        raise NotImplementedError

    def options(self) -> tuple[str, ...]:
        """Return what can be chosen from, for those who listen."""
        return ()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer, each with what it does."""
        return ()

    def follow(self, question: Question) -> bool:
        """Take up a question that was edited after the answer, if that still fits.

        Returns:
            Whether it does, so that the answer can be graded anew.
        """
        return False

    def reveal(self, grade: Grade) -> None:
        """Show what was right and what was answered; take no more answers."""

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key chooses something."""
        return False

    def press(self, event: QKeyEvent) -> None:
        """Choose what a key stands for."""

    def take_focus(self) -> bool:
        """Take the focus where typing needs it, and tell whether it did."""
        return False


def shuffled(count: int, seed: str) -> list[int]:
    """Return the places of some choices in the order that a seed settles."""
    places = list(range(count))
    if seed:
        random.Random(seed).shuffle(places)  # noqa: S311 - not a secret
    return places
