"""Type a short answer."""

from typing import ClassVar

from quizapp.gui.widgets.typed_answer import TypedAnswer


class ShortAnswerWidget(TypedAnswer):
    """Takes a short answer."""

    name: ClassVar[str] = "shortanswer"
