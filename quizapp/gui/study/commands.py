"""What can be done to the card on the screen; each is one step that can be undone."""

from collections.abc import Callable

from quizapp.gui.backend import Backend
from quizapp.services import accepting, study
from quizapp.services.study import Asked


class CardCommands:
    """Puts the card away, flags it, or lets its question accept an answer."""

    def __init__(self, backend: Backend, asked: Callable[[], Asked | None]) -> None:
        self._backend = backend
        self._asked = asked

    def triggers(self) -> dict[str, Callable[[], object]]:
        """Return the commands by the names of their actions."""
        return {"flag": self._flag, "bury": self._bury, "suspend": self._suspend}

    def accept(self, asked: Asked, response: str) -> None:
        """Let a question accept an answer from now on."""
        self._backend.do(
            accepting.accept_answer,
            asked.question.id,
            asked.card.ordinal,
            response,
            self._backend.clock(),
        )

    def _flag(self) -> None:
        if asked := self._asked():
            self._backend.do(study.flag_card, asked.card.id)

    def _bury(self) -> None:
        if asked := self._asked():
            self._backend.do(study.bury_card, asked.card.id, self._backend.clock())

    def _suspend(self) -> None:
        if asked := self._asked():
            self._backend.do(study.suspend_card, asked.card.id)
