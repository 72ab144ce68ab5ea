import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.gui import crash


@pytest.fixture
def hook_restored() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_what_nobody_caught_is_logged_and_told(
    app: QApplication, hook_restored: None, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    hook = crash.install(told.append)
    with caplog.at_level(logging.CRITICAL, logger="quizapp"):
        hook(ValueError, ValueError("seven"), None)
    assert sys.excepthook is hook
    assert "seven" in told[0]
    assert "uncaught" in caplog.text


def test_a_fault_while_a_fault_is_told_opens_no_second_dialog(
    app: QApplication, hook_restored: None
) -> None:
    told: list[str] = []

    def show(details: str) -> None:
        told.append(details)
        hook(ValueError, ValueError("again"), None)

    hook = crash.install(show)
    hook(ValueError, ValueError("first"), None)
    assert len(told) == 1


def test_the_dialog_folds_the_details_away(qtbot: QtBot, app: QApplication) -> None:
    box = crash.dialog("Traceback: seven")
    qtbot.addWidget(box)
    assert "seven" not in box.text() + box.informativeText()
    assert "seven" in box.detailedText()
