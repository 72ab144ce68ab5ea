"""Dialogs that can be asked for on every page; each is imported when it is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quizapp.domain.banks import Bank
    from quizapp.gui.actions import Actions
    from quizapp.gui.backend import Backend


def find_action(actions: "Actions", parent: "QWidget") -> None:
    """Let any action be found by its name and done."""
    from quizapp.gui.widgets.command_palette import CommandPalette

    CommandPalette(actions, parent).open()


def show_keys(actions: "Actions", parent: "QWidget") -> None:
    """Show the sheet of all keys."""
    from quizapp.gui.widgets.key_sheet import KeySheet

    KeySheet(actions, parent).open()


def find_and_replace(
    backend: "Backend", bank: "Bank | None", parent: "QWidget"
) -> None:
    """Let words be replaced in a bank, or in all where it is none."""
    from quizapp.gui.replacing.dialog import ReplaceDialog

    ReplaceDialog(backend, bank, parent).open()
