"""Files that come with the app."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """Return the folder of typefaces, icons and styles."""
    return _folder("resources")


def shipped_banks() -> tuple[Path, ...]:
    """Return the bank files that come with the app."""
    return tuple(sorted(_folder("questions").glob("*.json")))


def _folder(name: str) -> Path:
    """Return a folder of an installed wheel, or of the checkout where there is one."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
