"""Where the app keeps what it writes."""

import os
from dataclasses import dataclass
from pathlib import Path

HOME = "QUIZAPP_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one person on one machine."""

    data: Path
    settings: Path
    logs: Path

    @property
    def collection(self) -> Path:
        """The learner's collection."""
        return self.data / "collection.db"

    @property
    def backups(self) -> Path:
        """The folder of the collection's backups."""
        return self.data / "backups"

    @property
    def lock(self) -> Path:
        """The file that is locked while somebody may write to the collection."""
        return self.data / "collection.lock"

    @property
    def window(self) -> Path:
        """The window's size and place."""
        return self.settings.with_name("window.ini")


def find_paths() -> Paths:
    """Return the paths below QUIZAPP_HOME where it is set, else the system's own."""
    if home := os.environ.get(HOME):
        root = Path(home).expanduser().absolute()
        return Paths(root, root / "settings.toml", root / "logs")
    # Imported late: it is not needed where the folder is given.
    import platformdirs

    folders = platformdirs.PlatformDirs("QuizApp", appauthor=False)
    return Paths(
        Path(folders.user_data_dir),
        Path(folders.user_config_dir) / "settings.toml",
        Path(folders.user_log_dir),
    )
