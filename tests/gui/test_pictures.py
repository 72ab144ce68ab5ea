from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from quizapp.gui import pictures


def test_every_screen_is_pictured_in_light_and_dark(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_VARIANTS", (("", (1000, 650), 100),))
    files = pictures.take(tmp_path / "pictures")
    names = {file.name for file in files}
    assert {"today-light.png", "study-answer-dark.png", "library-light.png"} <= names
    assert {"write-light.png", "write-problems-dark.png"} <= names
    assert {"quiz-report-light.png", "quiz-question-dark.png"} <= names
    assert {"insights-light.png", "insights-questions-dark.png"} <= names
    assert {"desk-light.png", "desk-gap-dark.png", "desk-source-light.png"} <= names
    sizes = {file.name: QImage(str(file)).size().toTuple() for file in files}
    others = {name for name, size in sizes.items() if size != (1000, 650)}
    dialogs = (
        *("custom-study", "import-table", "export-losses"),
        *("replace", "palette", "keys", "quiz-setup", "quiz-paper"),
    )
    assert others <= {f"{each}-{k}.png" for each in dialogs for k in ("light", "dark")}
    looks = {
        QImage(str(tmp_path / "pictures" / name)).pixelColor(5, 640).lightness() > 128
        for name in ("today-light.png", "today-dark.png")
    }
    assert looks == {True, False}
