"""GIFT, the text format of Moodle."""

from collections.abc import Iterable, Iterator

from quizapp.domain.imports import Draft, Trouble
from quizapp.domain.questions import Question
from quizapp.formats.files import decoded
from quizapp.formats.gift.reading import looks_like_gift, read_gift
from quizapp.formats.gift.writing import write_gift


class Gift:
    """Reads and writes GIFT."""

    name = "gift"
    suffixes = (".gift", ".txt")
    encoding = "utf-8"

    def claims(self, text: str) -> bool:
        """Tell whether a text looks like GIFT."""
        return looks_like_gift(text)

    def read(self, content: bytes, where: str) -> Iterator[Draft | Trouble]:
        """Yield a draft for each question, and what cannot be taken over."""
        text, _ = decoded(content, where)
        return read_gift(text)

    def write(self, questions: Iterable[Question]) -> Iterator[str | Trouble]:
        """Yield the text of each question, and what GIFT cannot say of it."""
        return write_gift(questions)
