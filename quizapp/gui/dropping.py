"""Files and links that are dropped on the window: banks to add, articles to read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData

from quizapp.domain.errors import QuizError


def take(
    dropped: QMimeData,
    import_files: Callable[[list[str]], object],
    read_article: Callable[[str, str], object],
) -> None:
    """Import the files that hold questions, and read the others as articles."""
    urls = dropped.urls()
    files = [url.toLocalFile() for url in urls]
    banks = [file for file in files if file and _holds_questions(file)]
    import_files(banks)
    for url, file in zip(urls, files, strict=True):
        if file not in banks:
            read_article(file, url.toString())


def _holds_questions(file: str) -> bool:
    from quizapp.formats.files import beginning
    from quizapp.formats.registry import holds_questions

    path = Path(file)
    try:
        return holds_questions(path, beginning(path))
    except QuizError:
        return False  # whoever reads it as an article tells what is wrong
