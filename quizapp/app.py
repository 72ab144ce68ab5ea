"""The only place where the app's objects are put together."""

import gc
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

from quizapp.paths import find_paths


def run() -> NoReturn:
    """Run the app as a process of its own."""
    code = main()
    logging.shutdown()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # either may be closed
        stream.flush()
    # All is saved: taking thousands of objects apart would only cost time.
    os._exit(code)


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window where there is none; return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given == ["--quit-after-paint"]:
        # The parser is not needed to open the window, and costs start-up time.
        return _open_window(quit_after_paint=bool(given))
    from quizapp import cli

    parsed = cli.parser().parse_args(given)
    if parsed.command == "pictures":
        return _take_pictures(parsed.folder)
    if parsed.command is None:
        return _open_window(quit_after_paint=parsed.quit_after_paint)
    return cli.main(parsed)


def _open_window(*, quit_after_paint: bool) -> int:
    if _lacks_display():
        return 1
    gc.disable()  # nothing becomes garbage while the app is put together
    from quizapp.gui import launch

    return launch.open_window(find_paths(), quit_after_paint=quit_after_paint)


def _take_pictures(folder: Path) -> int:
    if _lacks_display():
        return 1
    from quizapp.gui import pictures

    pictures.take(folder)
    return 0


def _lacks_display() -> bool:
    """Tell whether there is no desktop to open a window on, and say so."""
    needed = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if not sys.platform.startswith("linux") or needed & os.environ.keys():
        return False
    sys.stderr.write(
        "quizapp: there is no display to open the window on. Start it on a desktop,"
        " or use the commands: quizapp --help\n"
    )
    return True
