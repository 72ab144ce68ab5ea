"""Fill a gap."""

from typing import ClassVar

from quizapp.gui.widgets.typed_answer import TypedAnswer


class ClozeWidget(TypedAnswer):
    """Takes what belongs in the gap."""

    name: ClassVar[str] = "cloze"

    def __init__(self) -> None:
        super().__init__()
        self.field.setPlaceholderText(self.tr("What belongs in the gap?"))
