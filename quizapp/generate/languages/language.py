"""What a language brings, for questions to be made in it."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.work import Work
from quizapp.generate.cleaning import Labelling


@dataclass(frozen=True, slots=True)
class Language:
    """A language that questions can be made in.

    Attributes:
        code: Its code in ISO 639-1.
        name: Its name in English.
        is_written: Tells whether a text is in it.
        labelled: Tells what the blocks of an article are.
        generate: Makes every question of an article: the kept ones first, best first.
        warm_up: Loads what the first article would have to wait for.
        versions: Tells the versions of all that decides which questions are made, by
            the names that a bank file has for them.
    """

    code: str
    name: str
    is_written: Callable[[str], bool]
    labelled: Labelling
    generate: Callable[[Article], Work[tuple[Candidate, ...]]]
    warm_up: Callable[[], None]
    versions: Callable[[], dict[str, str]]
