"""What can go wrong and be put right by the person at the screen."""


class QuizError(Exception):
    """Something a user can act on.

    Attributes:
        problem: What is wrong, a sentence without its full stop.
        where: The file, and the place in it, as far as known.
        remedy: What to do about it, and what happened to the data, in sentences.
    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.problem}.{remedy}"


class ArticleError(QuizError):
    """An article cannot be read or asked about."""


class PrivateError(ArticleError):
    """An address leads to this machine or its network, and that was not asked for."""


class FormatError(QuizError):
    """A bank file cannot be read."""


class NotFoundError(QuizError):
    """What was asked for is not in the collection, or no longer."""


class ConflictError(QuizError):
    """The collection has changed since the value was read."""


class CollectionError(QuizError):
    """The collection cannot be opened, read or written."""


class DamagedError(CollectionError):
    """The collection's file is not a sound database."""


class BusyError(CollectionError):
    """The collection is in use by another process."""
