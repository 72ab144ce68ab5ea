"""Sounds of questions: played where QtMultimedia is installed, named everywhere."""

from functools import lru_cache
from importlib import import_module
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from quizapp.domain.errors import QuizError
from quizapp.gui import media

_MODULE = "PySide6.QtMultimedia"


def play(name: str) -> None:
    """Play a sound that is kept here, from its beginning.

    Raises:
        QuizError: It cannot be played, and why.
    """
    file = media.sound(name)
    if file is None:
        raise QuizError(
            "the sound is not here",
            remedy="The question was imported without it; the rest of it is whole.",
        )
    player = _player()
    player.stop()
    player.setSource(QUrl.fromLocalFile(str(file)))
    player.play()


@lru_cache
def _player() -> Any:
    """Return what plays sounds, made when the first is played."""
    try:
        multimedia = import_module(_MODULE)
    except ImportError as error:
        raise QuizError(
            f"sounds cannot be played here ({error})",
            remedy="They are kept and go along in exports. To hear them, install the"
            " app with its extra: pip install 'quizapp-desktop[sound]'",
        ) from error
    app = QApplication.instance()
    player = multimedia.QMediaPlayer(app)
    player.setAudioOutput(multimedia.QAudioOutput(app))
    return player
