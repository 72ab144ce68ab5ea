"""The only place where the app's objects are put together."""

import sys
from pathlib import Path

from quizapp.paths import find_paths


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
    from quizapp.gui import launch

    return launch.open_window(find_paths(), quit_after_paint=quit_after_paint)


def _take_pictures(folder: Path) -> int:
    from quizapp.gui import launch, pictures

    if launch.lacks_display():
        return 1
    pictures.take(folder)
    return 0
