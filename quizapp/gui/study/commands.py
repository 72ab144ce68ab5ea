"""What can be done to the card on the screen; each is one step that can be undone."""

import json
from collections.abc import Callable

from quizapp.domain.codec import encode
from quizapp.domain.errors import QuizError
from quizapp.domain.media import sounds
from quizapp.gui import sound
from quizapp.gui.backend import Backend
from quizapp.services import accepting, study
from quizapp.services.study import Asked


class CardCommands:
    """Puts the card away, flags it, or lets its question accept an answer."""

    def __init__(
        self,
        backend: Backend,
        asked: Callable[[], Asked | None],
        answered: Callable[[], bool],
    ) -> None:
        self._backend = backend
        self._asked = asked
        self._answered = answered

    def triggers(self) -> dict[str, Callable[[], object]]:
        """Return the commands by the names of their actions."""
        return {
            "flag": self._flag,
            "bury": self._bury,
            "suspend": self._suspend,
            "play": self.play_first,
        }

    @property
    def sound(self) -> str:
        """The first sound of what is asked; once it is answered, of what is right."""
        asked = self._asked()
        if asked is None:
            return ""
        question, ordinal = asked.question, asked.card.ordinal
        found = sounds(question.prompt(ordinal))
        if self._answered():
            found += sounds(json.dumps(encode(question)))
        return next(iter(found), "")

    def play_first(self) -> None:
        """Play the sound of what is asked."""
        self.play(self.sound)

    def play(self, name: str) -> None:
        """Play a sound, or tell why that cannot be."""
        if not name:
            return
        try:
            sound.play(name)
        except QuizError as error:
            self._backend.failed.emit(error)

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
