"""English, as a language that questions can be made in."""

import re

from quizapp.domain.articles import Article
from quizapp.domain.candidates import Candidate
from quizapp.domain.work import Work
from quizapp.generate.languages.en import words
from quizapp.generate.languages.en.labelling import labelled
from quizapp.generate.languages.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_FREQUENT_SHARE = 0.14


def is_english(text: str) -> bool:
    """Tell whether a text has the frequent words of English often enough."""
    found = _WORD.findall(text.lower())
    frequent = words("frequent")
    return sum(word in frequent for word in found) >= _FREQUENT_SHARE * len(found) > 0


# The stages are imported when there is work for them: a bank is opened without them.


def _generate(article: Article) -> Work[tuple[Candidate, ...]]:
    from quizapp.generate.languages.en.pipeline import generate

    return generate(article)


def _warm_up() -> None:
    from quizapp.generate.languages.en.parsing import warm_up

    warm_up()


def _versions() -> dict[str, str]:
    from quizapp.generate.languages.en import parsing, pipeline

    return {"generator": str(pipeline.VERSION), **parsing.versions()}


ENGLISH = Language(
    code="en",
    name="English",
    is_written=is_english,
    labelled=labelled,
    generate=_generate,
    warm_up=_warm_up,
    versions=_versions,
)
